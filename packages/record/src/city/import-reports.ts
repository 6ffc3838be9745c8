import type { ImportReport } from '@understory/model'
import type { SelectQueryBuilder } from 'kysely'
import type { UnitOfWork } from '../engine/unit-of-work.ts'
import type { CityTables } from '../tables/index.ts'
import { asReader, type CityContext } from './context.ts'

/** `2026-11-23 20:46:56.1+00` → `2026-11-23T20:46:56.100Z`. */
export const instantOf = (text: string): string =>
  new Date(text.replace(' ', 'T').replace(/\+00$/, 'Z')).toISOString()
const instantOrNull = (text: string | null): string | null => (text === null ? null : instantOf(text))

/** A row of `import` or of the view `public_import`, with the name of its source. */
export interface ReportRow {
  no: number
  source: string
  file_name: string
  file_hash: string | null
  state: string
  received_at: string
  finished_at: string | null
  read: number
  kept: number
  unchanged: number
  revised: number
  set_aside: number
  flagged: unknown
  set_aside_reasons: unknown
  first_day: string | null
  last_day: string | null
  same_as_import_no: number | null
  notes: unknown
}

export const reportOf = (city: string, row: ReportRow): ImportReport => ({
  importNo: row.no,
  city,
  source: row.source,
  fileName: row.file_name,
  fileHash: row.file_hash ?? '',
  state: row.state as ImportReport['state'],
  receivedAt: instantOf(row.received_at),
  finishedAt: instantOrNull(row.finished_at),
  read: row.read,
  kept: row.kept,
  unchanged: row.unchanged,
  revised: row.revised,
  setAside: row.set_aside,
  flagged: row.flagged as Record<string, number>,
  setAsideReasons: row.set_aside_reasons as Record<string, number>,
  from: row.first_day,
  to: row.last_day,
  sameAsImportNo: row.same_as_import_no,
  notes: row.notes as string[],
})

type Reports = SelectQueryBuilder<CityTables, 'import' | 'source', ReportRow>
export const reports = ({ db }: UnitOfWork): Reports =>
  db
    .selectFrom('import')
    .innerJoin('source', 'source.no', 'import.source_no')
    .select([
      'import.no',
      'source.name as source',
      'file_name',
      'file_hash',
      'state',
      'received_at',
      'finished_at',
      'read',
      'kept',
      'unchanged',
      'revised',
      'set_aside',
      'flagged',
      'set_aside_reasons',
      'first_day',
      'last_day',
      'same_as_import_no',
      'notes',
    ])

/** Reports of imports, newest first. */
export const imports = (context: CityContext, limit = 100): Promise<ImportReport[]> =>
  asReader(context, 'list imports', async unit => {
    const rows = await reports(unit).orderBy('import.no', 'desc').limit(limit).execute()
    return rows.map(row => reportOf(context.city.name, row))
  })

export async function reportIn(
  unit: UnitOfWork,
  city: string,
  importNo: number,
): Promise<ImportReport | null> {
  const row = await reports(unit).where('import.no', '=', importNo).executeTakeFirst()
  return row ? reportOf(city, row) : null
}

export const importReport = (context: CityContext, importNo: number): Promise<ImportReport | null> =>
  asReader(context, 'read an import', unit => reportIn(unit, context.city.name, importNo))
