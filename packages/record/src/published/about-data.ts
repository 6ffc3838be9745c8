import type { City, ImportReport, Source } from '@understory/model'
import { sql } from 'kysely'
import { boundariesIn } from '../city/boundaries.ts'
import { flagsOf } from '../city/encode-incident.ts'
import { type ReportRow, reportOf } from '../city/import-reports.ts'
import type { UnitOfWork } from '../engine/unit-of-work.ts'
import { gunSourceCounts } from './guns.ts'
import type { PublishedAboutData } from './types.ts'

const importsShown = 50

interface SourceRow {
  no: number
  name: string
  version: number
  provenance: string
  definition: Source
}
interface CountRow {
  source_no: number
  flags: number | bigint
  rows: number
  first_day: string | null
  last_day: string | null
}

/** All that the page about the data says, but for the snapshot. Set-aside rows are counts, never text. */
export async function aboutData(unit: UnitOfWork, city: City): Promise<PublishedAboutData> {
  const { db } = unit
  const sources = await sql<SourceRow>`select * from public_source order by name`.execute(db)
  const counts = await sql<CountRow>`select * from public_source_count`.execute(db)
  const guns = await gunSourceCounts(unit)
  const all =
    await sql<ReportRow>`select * from public_import where state = 'complete' order by no desc`.execute(db)
  const reports = all.rows.map(row => reportOf(city.name, row))
  return {
    city,
    sources: sources.rows.map(source =>
      sourceState(
        source,
        [
          ...counts.rows
            .filter(count => count.source_no === source.no)
            .map(count => ({ ...count, flags: flagsOf(count.flags) })),
          ...guns.filter(count => count.source === source.name),
        ],
        reports.filter(report => report.source === source.name),
      ),
    ),
    boundaries: await boundariesIn(unit, 'public_boundary', 'public_area'),
    imports: reports.slice(0, importsShown),
    setAsideReasons: setAsideReasons(reports),
    revisions: revisionsByMonth(reports),
  }
}

interface Counted extends Omit<CountRow, 'source_no' | 'flags'> {
  readonly flags: readonly string[]
}

function sourceState(source: SourceRow, counts: readonly Counted[], reports: readonly ImportReport[]) {
  const flagged: Record<string, number> = {}
  for (const count of counts) {
    for (const flag of count.flags) flagged[flag] = (flagged[flag] ?? 0) + Number(count.rows)
  }
  const days = counts.flatMap(count => [count.first_day, count.last_day]).filter(day => day !== null)
  days.sort()
  const { title, publisher, licence, url, notes } = source.definition
  return {
    name: source.name,
    title,
    publisher,
    licence,
    url,
    notes,
    version: source.version,
    provenance: source.provenance,
    rows: counts.reduce((sum, count) => sum + Number(count.rows), 0),
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    lastReceivedAt: reports[0]?.receivedAt ?? null,
    setAside: ownReports(reports).reduce((sum, report) => sum + report.setAside, 0),
    revised: reports.reduce((sum, report) => sum + report.revised, 0),
    flagged,
  }
}

/** The same file imported again sets the same rows aside again; they count once. */
const ownReports = (reports: readonly ImportReport[]): ImportReport[] =>
  reports.filter(report => report.sameAsImportNo === null)

function setAsideReasons(reports: readonly ImportReport[]) {
  const rows = new Map<string, { source: string; reason: string; rows: number }>()
  for (const report of ownReports(reports)) {
    for (const [reason, count] of Object.entries(report.setAsideReasons)) {
      const key = `${report.source}\n${reason}`
      const one = rows.get(key) ?? { source: report.source, reason, rows: 0 }
      one.rows += count
      rows.set(key, one)
    }
  }
  return [...rows.values()].sort((a, b) => b.rows - a.rows)
}

/** Rows changed by later files, by the month in which the file came. */
function revisionsByMonth(reports: readonly ImportReport[]) {
  const months = new Map<string, number>()
  for (const report of reports) {
    if (report.revised === 0) continue
    const month = report.receivedAt.slice(0, 7)
    months.set(month, (months.get(month) ?? 0) + report.revised)
  }
  return [...months]
    .map(([month, revised]) => ({ month, revised }))
    .sort((a, b) => (a.month < b.month ? -1 : 1))
}
