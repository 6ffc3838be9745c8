import * as z from 'zod'

/** How somebody wants the letters of the plan: reminders and the week. */
export const letterChoiceShape = z.strictObject({ language: z.enum(['en', 'es']), wanted: z.boolean() })
export type LetterChoice = z.infer<typeof letterChoiceShape>

/** The same by the key that stands in every letter, without signing in. */
export const letterKeyShape = z.string().max(200)
export const letterKeyOfMeShape = z.object({ key: letterKeyShape })
export const chooseByKeyShape = z.strictObject({ key: letterKeyShape, ...letterChoiceShape.partial().shape })
