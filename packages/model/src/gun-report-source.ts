import * as z from 'zod'
import { type GunReportKind, gunReportKindNames } from './gun-report.ts'
import { dateLayouts, sourceShape } from './source.ts'

const kind = z.enum(gunReportKindNames as [GunReportKind, ...GunReportKind[]])
const column = z.string()
const text = column.nullable().default(null)

/** A place: as it stands there, or the full name of a state of the US as its two letters. */
const place = z
  .strictObject({
    column,
    as: z.enum(['text', 'us-state']).default('text'),
    /** Texts that are no such place but are to be kept, under our word. */
    words: z.record(z.string(), z.string()).default({}),
  })
  .or(z.strictObject({ always: z.string() }))
  .nullable()
  .default(null)

const { name, title, publisher, licence, url, version, format, encoding, delimiter, lineEnd, header, key } =
  sourceShape.shape
const { never, notes, provenance, retention } = sourceShape.shape

/** How the columns of a file of reports are read. Data, like `sourceShape`. */
export const gunReportSourceShape = z.strictObject({
  about: z.literal('gun-reports'),
  ...{ name, title, publisher, licence, url, version, format, encoding, delimiter, lineEnd, header, key },
  ...{ never, notes, provenance, retention },
  kind: z.strictObject({ always: kind }).or(z.strictObject({ column, words: z.record(z.string(), kind) })),
  /** A day, a month `YYYY-MM` or a year: the report then covers all of it. */
  when: z
    .strictObject({ column, layout: z.enum([...dateLayouts, 'yyyy-mm', 'yyyy']) })
    .nullable()
    .default(null),
  /** What exactly, as it stands there or through `words`. A wide file has `wide` instead. */
  what: z
    .strictObject({ column, words: z.record(z.string(), z.string()).default({}) })
    .nullable()
    .default(null),
  place,
  origin: place,
  city: text,
  /** The first column that is not blank. */
  dealerName: z.array(column).default([]),
  dealerLicence: text,
  gunKey: text,
  otherGunKey: text,
  incidentKey: text,
  party: text,
  transaction: text,
  count: text,
  /** Columns that each hold a number, by what they count; a blank is no number. `kind` overrides the kind for a column. */
  wide: z
    .array(z.strictObject({ column, what: z.string().nullable(), kind: kind.nullable().default(null) }))
    .default([]),
})
export type GunReportSource = z.infer<typeof gunReportSourceShape>
export type GunReportSourceInput = z.input<typeof gunReportSourceShape>

/** Every column that a mapping of reports names, with the field that names it. */
export function namedReportColumns(
  source: GunReportSource,
): readonly (readonly [field: string, column: string])[] {
  const list: (readonly [string, string])[] = []
  const { city, dealerLicence, gunKey, otherGunKey, incidentKey, party, transaction, count } = source
  const plain = { city, dealerLicence, gunKey, otherGunKey, incidentKey, party, transaction, count }
  for (const [field, name] of Object.entries(plain)) if (name !== null) list.push([field, name])
  for (const field of ['kind', 'when', 'what', 'place', 'origin'] as const) {
    const part = source[field]
    if (part !== null && 'column' in part) list.push([`${field}.column`, part.column])
  }
  for (const one of source.dealerName) list.push(['dealerName', one])
  for (const one of source.wide) list.push(['wide', one.column])
  for (const one of source.never) list.push(['never', one])
  if (source.key.how !== 'content') for (const one of source.key.columns) list.push(['key.columns', one])
  return list
}

/** The columns that a mapping of reports reads, in the order of the header. */
export function reportColumnsRead(source: GunReportSource): string[] {
  const named = namedReportColumns(source).flatMap(([field, name]) => (field === 'never' ? [] : [name]))
  const read = new Set([...named, ...(source.key.how === 'content' ? source.header : [])])
  for (const name of source.never) read.delete(name)
  // A name that repeats in the header is `Other#2` in the mapping.
  return [...read]
}
