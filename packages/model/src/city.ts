import * as z from 'zod'

/** A city of the record. `name` is its schema and its address; invented cities say so on every page. */
export const cityShape = z.object({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,40}$/),
  title: z.string(),
  timeZone: z.string(),
  invented: z.boolean(),
})
export type City = z.infer<typeof cityShape>
