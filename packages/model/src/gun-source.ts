import * as z from 'zod'
import {
  ballisticStates,
  firearmTypes,
  recoveryCircumstances,
  serialStates,
  statements,
  traceStatuses,
} from './gun.ts'
import { dateLayouts, sourceShape } from './source.ts'

const column = z.string()
const day = z.strictObject({
  column,
  layout: z.enum(dateLayouts),
  /** A column with the same day as it was typed: text there and none in `column` means that it could not be read. */
  typed: column.nullable().default(null),
})
/** From the source's text (trimmed, upper case) to one of our words; `*` is the fallback. */
const lookup = <T extends readonly [string, ...string[]]>(words: T) =>
  z
    .strictObject({ column, words: z.record(z.string(), z.enum(words)) })
    .nullable()
    .default(null)
const text = column.nullable().default(null)

const { name, title, publisher, licence, url, version, format, encoding, delimiter, lineEnd, header, key } =
  sourceShape.shape
const { keep, never, notes, provenance, retention } = sourceShape.shape

/** A source of guns: how the columns of a file of recoveries or traces become guns. Data, like `sourceShape`. */
export const gunSourceShape = z.strictObject({
  about: z.literal('guns'),
  ...{ name, title, publisher, licence, url, version, format, encoding, delimiter, lineEnd, header, key },
  ...{ keep, never, notes, provenance, retention },
  recovered: day.nullable().default(null),
  recoveryCity: text,
  recoveryState: text,
  recoveryArea: text,
  circumstance: lookup(recoveryCircumstances),
  type: lookup(firearmTypes),
  maker: text,
  model: text,
  calibre: text,
  serial: z
    .strictObject({
      column,
      /** Texts that are no number but say what became of it. */ words: z
        .record(z.string(), z.enum(serialStates))
        .default({}),
    })
    .nullable()
    .default(null),
  privatelyMade: lookup(statements),
  conversionDevice: lookup(statements),
  traceStatus: lookup(traceStatuses),
  traceRequested: day.nullable().default(null),
  traceCompleted: day.nullable().default(null),
  sold: day.nullable().default(null),
  usedSale: lookup(statements),
  dealer: z
    .strictObject({ licence: text, name: text, city: text, state: text })
    .default({ licence: null, name: null, city: null, state: null }),
  /** The source's own number of days, and its own label of it with the limits that the label claims (to is exclusive). */
  statedTimeToCrime: z
    .strictObject({
      column,
      band: z
        .strictObject({
          column,
          words: z.record(z.string(), z.strictObject({ from_days: z.int(), to_days: z.int().nullable() })),
        })
        .nullable()
        .default(null),
    })
    .nullable()
    .default(null),
  ballistics: lookup(ballisticStates),
  multipleSale: lookup(statements),
  reportedStolen: lookup(statements),
  /** Columns in which people write several guns into one cell (`G1: 223` and `G2: 218` on two lines). */
  mayHoldSeveral: z.array(column).default([]),
})
export type GunSource = z.infer<typeof gunSourceShape>
export type GunSourceInput = z.input<typeof gunSourceShape>
