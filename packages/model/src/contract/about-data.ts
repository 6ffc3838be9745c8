import * as z from 'zod'
import { cityShape } from '../city.ts'
import { importReportShape } from '../import-report.ts'
import { boundaryVersionShape } from '../place.ts'
import { sourceLineShape } from './measures.ts'

export const sourceStateShape = sourceLineShape.extend({
  version: z.int(),
  provenance: z.string(),
  rows: z.int(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  lastReceivedAt: z.string().nullable(),
  setAside: z.int(),
  revised: z.int(),
  /** Rows of the record per flag. */
  flagged: z.record(z.string(), z.int()),
  notes: z.array(z.string()),
})
export type SourceState = z.infer<typeof sourceStateShape>

/** Everything the page about the data says. Set-aside rows appear as counts per reason, never as text. */
export const aboutDataShape = z.object({
  city: cityShape,
  sources: z.array(sourceStateShape),
  boundaries: z.array(boundaryVersionShape),
  imports: z.array(importReportShape),
  setAsideReasons: z.array(z.object({ source: z.string(), reason: z.string(), rows: z.int() })),
  revisions: z.array(z.object({ month: z.string(), revised: z.int() })),
  snapshot: z.object({ no: z.int(), builtAt: z.string(), rows: z.int() }),
})
export type AboutData = z.infer<typeof aboutDataShape>
