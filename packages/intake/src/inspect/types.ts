import type { Source, SourceInput } from '@understory/model'
import type { PlacedVersion } from '../places/index.ts'

/** What a column seems to hold. `never` columns are about persons and are not stored. */
export const meanings = [
  'key',
  'row-number',
  'date',
  'date-reported',
  'time',
  'year',
  'month',
  'day',
  'offence',
  'code',
  'weapon',
  'clearance',
  'setting',
  'longitude',
  'latitude',
  'x',
  'y',
  'point-text',
  'address',
  'district',
  'neighborhood',
  'city',
  'victims',
  'killed',
  'injured',
  'person',
  'about-a-person',
  'other',
  'constant',
  'empty',
] as const
export type Meaning = (typeof meanings)[number]

export interface InspectedColumn {
  readonly name: string
  readonly meaning: Meaning
  /** What says so: the name, the content, or both. */
  readonly why: string
  /** How the most frequent values are written, with digits as 9 and letters as a: never the values themselves. */
  readonly examples: readonly string[]
  /** Share of the sampled rows that have a value, 0 to 1. */
  readonly filled: number
}

export interface Finding {
  /** `error`: no import is possible before this is mended. `warning`: rows will be flagged or set aside. */
  readonly level: 'info' | 'warning' | 'error'
  /** A column, `header`, or `file`. */
  readonly where: string
  readonly says: string
}

export interface Question {
  readonly code:
    | 'ambiguous-coordinates'
    | 'unknown-coordinates'
    | 'date-order'
    | 'time-zone'
    | 'which-boundary'
    | 'which-city'
    | 'kind-of-file'
    | 'kind-of-offence'
    | 'key'
  readonly where: string
  readonly asks: string
  /** Where in the mapping the answer goes, e.g. `point.crs`. */
  readonly field: string
  /** Values that fit, the likeliest first; empty when a person has to say. */
  readonly answers: readonly string[]
  /** The mapping is a guess until this is answered. */
  readonly mustAnswer: boolean
}

export interface Inspection {
  readonly format: Source['format']
  readonly encoding: Source['encoding']
  readonly delimiter: string
  readonly lineEnd: Source['lineEnd']
  readonly header: readonly string[]
  readonly sampledRows: number
  readonly columns: readonly InspectedColumn[]
  readonly findings: readonly Finding[]
  readonly questions: readonly Question[]
  /** A mapping to correct and import with; null when no column holds a date or the file has no header. */
  readonly proposal: SourceInput | null
}

/** What the person who asks knows already: each answers a question. */
export interface InspectOptions {
  /** The coordinate system, e.g. `EPSG:26985`. */
  readonly crs?: string
  /** A point near the middle of the city, WGS84 degrees. */
  readonly near?: { readonly lon: number; readonly lat: number }
  /** The city's boundary versions: they say where the city is, and which version the place names belong to. */
  readonly boundaries?: readonly PlacedVersion[]
  /** IANA time zone of the city, for instants written in UTC. */
  readonly timeZone?: string
  readonly dateOrder?: 'day-first' | 'month-first'
  /** The city to take from a file of many. */
  readonly city?: string
  /** False when the bytes are only the beginning of the file. By default 64 kB or more are taken as a beginning. */
  readonly whole?: boolean
}
