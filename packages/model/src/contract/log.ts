import * as z from 'zod'
import { logTypes } from '../log.ts'

/** The fields of an entry, in the order RFC 8785 writes them. `sha256` is over salt (32 bytes) and canonical payload. */
export const logEntryShape = z.strictObject({
  id: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  time: z.string(),
  type: z.enum(logTypes),
  version: z.int().min(1),
})
export type LogEntry = z.infer<typeof logEntryShape>

export const logLineShape = z.object({
  index: z.int(),
  entry: logEntryShape,
  /** The very text whose bytes are the entry of the log. */
  text: z.string(),
})
export type LogLine = z.infer<typeof logLineShape>

export const logOneShape = logLineShape.extend({
  /** What the hash was taken over; null once it was erased. */
  payload: z.object({ salt: z.string(), value: z.unknown() }).nullable(),
  /** The proof file; null while no checkpoint covers the entry. */
  proof: z.string().nullable(),
})
export type LogOne = z.infer<typeof logOneShape>

export const logStateShape = z.object({
  origin: z.string(),
  /** The key that signs, as `name+id+key`; printed outside this site too. */
  verifierKey: z.string(),
  /** The newest checkpoint as it was signed; null before the first. */
  checkpoint: z
    .object({
      note: z.string(),
      size: z.int(),
      root: z.string(),
      at: z.string(),
      /** Witnesses who cosigned it, and when they say that they saw it. */
      cosignatures: z.array(z.object({ witness: z.string(), at: z.string() })),
    })
    .nullable(),
  /** Why nothing is signed now; null when all is well. */
  refusal: z.string().nullable(),
})
export type LogState = z.infer<typeof logStateShape>

export const logPageShape = z.object({ entries: z.array(logLineShape), next: z.string().nullable() })
export type LogPage = z.infer<typeof logPageShape>
