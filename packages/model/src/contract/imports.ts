import * as z from 'zod'

/** A line of progress while an import or another long command runs; the last line of a stream is a result. */
export const progressShape = z.object({
  step: z.string(),
  done: z.number(),
  total: z.number().nullable(),
  unit: z.string(),
})
export type Progress = z.infer<typeof progressShape>

export const setAsideShape = z.object({
  id: z.string(),
  importNo: z.int(),
  source: z.string(),
  line: z.int(),
  column: z.string().nullable(),
  reason: z.string(),
  raw: z.string(),
  /** The import that took the row up after the mapping was mended; null while it is still aside. */
  resolvedByImportNo: z.int().nullable(),
})
export type SetAside = z.infer<typeof setAsideShape>
