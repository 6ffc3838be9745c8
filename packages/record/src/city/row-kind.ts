import type { SetAsideRow } from '@understory/model'
import type { BinaryCopy } from './binary-copy.ts'
import type { ImportNumbers } from './encode-incident.ts'
import type { Hash64 } from './hash.ts'

/** What every row that comes from a file has, whatever it is about. */
export interface KeyedRow {
  readonly line: number
  readonly key: string
  readonly part: number
  readonly hash: string
  readonly flags: readonly string[]
}

/** Some consecutive file rows: every one of `read` is in `rows` (by line) or in `setAside`. */
export interface RowBatch<Row> {
  readonly read: number
  readonly rows: readonly Row[]
  readonly setAside: readonly SetAsideRow[]
}

/** Tables that imports fill. */
export const importedTables = ['incident', 'gun', 'gun_report'] as const
export type ImportedTable = (typeof importedTables)[number]

/** The table of a source by what its mapping says it is about; a mapping of incidents does not say. */
export const tableAbout = (about: unknown): ImportedTable =>
  about === 'guns' ? 'gun' : about === 'gun-reports' ? 'gun_report' : 'incident'

/** How rows of one kind are written: what an import of incidents and one of guns differ in. */
export interface RowKind<Row extends KeyedRow> {
  readonly table: ImportedTable
  columns(slots: number): readonly string[]
  /** Adds a row to the COPY data and puts the hash of what the source said into `said`. */
  encode(out: BinaryCopy, row: Row, numbers: ImportNumbers, said: Hash64): void
  /** The day that the row is about, for the range of an import. */
  dayOf(row: Row): string | null
}
