import type { Area, BoundaryVersion, City, ImportReport } from '@understory/model'
import type { PopulationRow } from '../types.ts'

/** Columns of `incident_fact` in the order of the exported CSV; an empty field is null. */
export const factColumns = [
  'import_no',
  'line',
  'part',
  'source_no',
  'day',
  'year',
  'month_no',
  'week_no',
  'weekday',
  'hour',
  'kind',
  'weapon',
  'clearance',
  'setting',
  'victims',
  'event_no',
  'place_1',
  'place_2',
  'place_3',
  'place_4',
  'place_5',
  'place_6',
  'place_7',
  'place_8',
  'key_no',
] as const
export type FactColumn = (typeof factColumns)[number]

/** A source as analysis needs it: its number in the facts and the line that travels with every number. */
export interface ReaderSource {
  readonly no: number
  readonly name: string
  readonly title: string
  readonly publisher: string
  readonly licence: string
  readonly url: string | null
  readonly version: number
  readonly provenance: string
  /** Days the publisher says the source covers; null where it does not say. */
  readonly covers?: { readonly from: string; readonly to: string | null } | null
}

/** Facts as of one change number. CSV without header, LF, chunks end at a row's end. */
export interface FactExport {
  /** The facts stand as of this change; ask for `since` it next time. */
  readonly changeNo: number
  /** True when `rows` is everything: throw away what you have. */
  readonly whole: boolean
  readonly rows: AsyncIterable<Uint8Array>
  /** Rows to take out (`import_no,line,part`); only when not whole. Read it before or after `rows`. */
  readonly gone: AsyncIterable<Uint8Array>
}

/** An area as answers name it. */
export interface AreaName {
  readonly slot: number
  readonly no: number
  readonly name: string
  readonly slug: string
}

/** What analysis reads. Every call is one transaction as the role `snapshot_reader`. */
export interface Reader {
  readonly engine: 'pglite' | 'postgres'
  cities(): Promise<City[]>
  /** Rises with everything that changes an answer: imports, boundaries, populations, sources. */
  changeNo(city: string): Promise<number>
  boundaries(city: string): Promise<BoundaryVersion[]>
  areas(city: string, slot: number): Promise<Area[]>
  /** Names of all areas of all boundary versions, without their geometries: quick. */
  areaNames(city: string): Promise<AreaName[]>
  populations(city: string): Promise<PopulationRow[]>
  sources(city: string): Promise<ReaderSource[]>
  imports(city: string, limit?: number): Promise<ImportReport[]>
  /** For the proviso: rows that a later file changed, and when the newest complete file came. */
  revisions(
    city: string,
  ): Promise<{ revised: number; lastRevisedAt: string | null; lastReceivedAt: string | null }>
  /** Facts whole (`since` null), or what changed since a change number. */
  exportFacts(city: string, since: number | null): Promise<FactExport>
  /** A measure's SQL on the view itself, for comparing with the snapshot: `from` names the fact view. */
  measureSql(
    city: string,
    sql: (from: string) => string,
    values?: readonly unknown[],
  ): Promise<Record<string, unknown>[]>
}
