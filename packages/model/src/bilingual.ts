import * as z from 'zod'

/** The same text in every language of the pages, 1 to `most` characters each. */
export const bilingualShape = (most: number) =>
  z.strictObject({ en: z.string().trim().min(1).max(most), es: z.string().trim().min(1).max(most) })
export type Bilingual = z.infer<ReturnType<typeof bilingualShape>>
