import * as z from 'zod'
import { clearances, incidentKinds, settings, weapons } from './kind.ts'
import { provenances, retentionClasses } from './provenance.ts'

/** Layouts a date or time column can have. Never guessed at import: the mapping names it. */
export const dateLayouts = [
  'iso',
  'iso-datetime',
  'm/d/yyyy',
  'm/d/yyyy h:mm',
  'm/d/yyyy h:mm:ss am',
  'd/m/yyyy',
  'yyyymmdd',
  'month d, yyyy',
  'epoch-ms',
  'epoch-s',
] as const
export const timeLayouts = ['hh:mm:ss', 'hh:mm', 'hhmm', 'hh:mm:ss or hhmm', 'h:mm am'] as const

/** Coordinate systems that can be read, by EPSG code. The table of names is in intake. */
export const crsPattern = /^EPSG:\d{4,5}$/

const column = z.string()
/** A lookup from the source's text (trimmed, upper-cased) to one of our words. `*` is the fallback. */
const lookup = <T extends readonly [string, ...string[]]>(words: T) => z.record(z.string(), z.enum(words))

/**
 * A source: how a file's columns become incidents. It is data: `inspect` writes it as JSON, a person corrects it,
 * `import` reads it. Anything a lookup cannot say is a named transform, code in intake.
 */
export const sourceShape = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string(),
  publisher: z.string(),
  licence: z.string(),
  url: z.string().nullable().default(null),
  /** Rises whenever the meaning changes; part of every row's hash, so a new mapping revises rows. */
  version: z.int().min(1).default(1),
  provenance: z.enum(provenances).default('open'),
  retention: z.enum(retentionClasses).default('open-data'),
  format: z.enum(['csv', 'tsv', 'geojson', 'ndjson', 'socrata', 'arcgis']),
  encoding: z.enum(['utf-8', 'windows-1252', 'iso-8859-1', 'utf-16le', 'utf-16be']).default('utf-8'),
  delimiter: z.string().length(1).default(','),
  lineEnd: z.enum(['lf', 'crlf', 'cr', 'mixed']).default('lf'),
  /** The header as it stands in the file: how a file is recognised, and checked before any row is read. */
  header: z.array(z.string()),
  /** Only rows where every named column has this value belong to this city; others are counted as set aside. */
  only: z.record(z.string(), z.string()).default({}),
  key: z.discriminatedUnion('how', [
    z.strictObject({ how: z.literal('columns'), columns: z.array(column).min(1) }),
    z.strictObject({ how: z.literal('columns-and-ordinal'), columns: z.array(column).min(1) }),
    z.strictObject({ how: z.literal('content'), why: z.string() }),
  ]),
  date: z.discriminatedUnion('how', [
    z.strictObject({
      how: z.literal('column'),
      column,
      layout: z.enum(dateLayouts),
      timeZone: z.string().nullable().default(null),
    }),
    z.strictObject({ how: z.literal('parts'), year: column, month: column, day: column }),
  ]),
  time: z
    .strictObject({ column, layout: z.enum(timeLayouts) })
    .nullable()
    .default(null),
  reported: z
    .strictObject({ column, layout: z.enum(dateLayouts) })
    .nullable()
    .default(null),
  /** Days the source covers; a date outside is flagged. */
  covers: z.strictObject({ from: z.string(), to: z.string().nullable() }).nullable().default(null),
  kind: z.discriminatedUnion('how', [
    z.strictObject({ how: z.literal('always'), kind: z.enum(incidentKinds) }),
    z.strictObject({ how: z.literal('lookup'), column, words: lookup(incidentKinds) }),
    /** Longest matching prefix of a code column, e.g. 3AF → robbery by `3`. */
    z.strictObject({ how: z.literal('prefix'), column, words: lookup(incidentKinds) }),
  ]),
  offence: column.nullable().default(null),
  code: column.nullable().default(null),
  weapon: z
    .strictObject({ column, words: lookup(weapons) })
    .nullable()
    .default(null),
  clearance: z
    .strictObject({ column, words: lookup(clearances) })
    .nullable()
    .default(null),
  setting: z
    .strictObject({ column, words: lookup(settings) })
    .nullable()
    .default(null),
  /** Number of victims: one per row, a column, or two columns that become two parts (homicide and shooting). */
  victims: z
    .discriminatedUnion('how', [
      z.strictObject({ how: z.literal('one') }),
      z.strictObject({ how: z.literal('none') }),
      z.strictObject({ how: z.literal('column'), column }),
      z.strictObject({ how: z.literal('killed-and-injured'), killed: column, injured: column }),
    ])
    .default({ how: 'one' }),
  /** Columns that name an event; null derives it from date, time and block where all three are known. */
  event: z.array(column).nullable().default(null),
  /** Columns joined by a space into the block address. House numbers are rounded down to the hundred. */
  block: z.array(column).default([]),
  point: z
    .strictObject({ x: column, y: column, crs: z.string().regex(crsPattern) })
    .nullable()
    .default(null),
  /** Place names in the file and the boundary version they belong to, e.g. neighborhood → neighborhood:2010. */
  placeNames: z.array(z.strictObject({ column, boundary: z.string() })).default([]),
  /** Named transforms in code, applied to the raw row before mapping, in order. */
  transforms: z.array(z.string()).default([]),
  /** Columns kept as they are in `detail`. */
  keep: z.array(column).default([]),
  /** Columns never stored (names of people). */
  never: z.array(column).default([]),
  notes: z.array(z.string()).default([]),
})
export type Source = z.infer<typeof sourceShape>
export type SourceInput = z.input<typeof sourceShape>
