import * as z from 'zod'

/** What became of a file. Law: read = kept + unchanged + revised + setAside. All counts are file rows. */
export const importReportShape = z.object({
  importNo: z.int(),
  city: z.string(),
  source: z.string(),
  fileName: z.string(),
  /** SHA-256 of the file as it came, hex. */
  fileHash: z.string(),
  state: z.enum(['running', 'complete', 'interrupted', 'failed']),
  receivedAt: z.string(),
  finishedAt: z.string().nullable(),
  read: z.int(),
  kept: z.int(),
  unchanged: z.int(),
  revised: z.int(),
  setAside: z.int(),
  /** Rows of the record per flag, in this import. */
  flagged: z.record(z.string(), z.int()),
  /** Set-aside rows per reason (reason text without the value). */
  setAsideReasons: z.record(z.string(), z.int()),
  /** First and last day in the file. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Set when the very same file was imported before and nothing came in between. */
  sameAsImportNo: z.int().nullable(),
  notes: z.array(z.string()),
})
export type ImportReport = z.infer<typeof importReportShape>
