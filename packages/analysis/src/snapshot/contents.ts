import { dayNumber, localDay, maxBoundaryVersions } from '@understory/model'
import { type DaySet, daySet, intersect, noDays, spanOf } from '../day-set.ts'
import type { Dictionary } from '../dictionary.ts'
import type { Database } from './database.ts'
import { kindCoverage } from './kind-coverage.ts'

/** What one source says of one kind. */
export interface SourceKind {
  readonly sourceNo: number
  readonly kind: number
  readonly rows: number
  readonly firstDay: number | null
  readonly lastDay: number | null
  /** Rows that say how the case was closed. */
  readonly withClearance: number
  /** Days for which the source reports this kind: within those it covers at all. */
  readonly covered: DaySet
}

/** What is in a snapshot, counted once after every change. */
export interface Contents {
  readonly rows: number
  readonly newestDay: number | null
  readonly sourceKinds: readonly SourceKind[]
  /** Boundary slots in which at least one row has an area. */
  readonly slotsWithData: ReadonlySet<number>
  /** Days each source covers: as its publisher says, else from its first to its last row. */
  readonly covered: ReadonlyMap<number, DaySet>
}

export async function readContents(db: Database, dictionary: Dictionary): Promise<Contents> {
  const slots = Array.from({ length: maxBoundaryVersions }, (_, i) => i + 1)
  const kinds = await db.ask(
    `SELECT source_no, kind, count(*) AS rows, min(day) AS first, max(day) AS last, sum(CASE WHEN clearance <> 0 THEN 1 ELSE 0 END) AS stated FROM incident_fact GROUP BY 1, 2 ORDER BY 1, 2`,
  )
  const [filled] = await db.ask(
    `SELECT ${slots.map(slot => `max(place_${slot}) AS p${slot}`).join(', ')} FROM incident_fact`,
  )
  const counted = kinds.map(row => ({
    sourceNo: Number(row.source_no),
    kind: Number(row.kind),
    rows: Number(row.rows),
    firstDay: row.first === null ? null : Number(row.first),
    lastDay: row.last === null ? null : Number(row.last),
    withClearance: Number(row.stated),
  }))
  const covered = new Map(dictionary.sources.map(s => [s.no, coveredBy(s.no, counted, dictionary)]))
  const within = await rowsWithin(db, covered)
  const sourceKinds = counted.map(k => ({
    ...k,
    covered: daysOfKind(covered.get(k.sourceNo) ?? noDays, within.get(`${k.sourceNo} ${k.kind}`)),
  }))
  return {
    rows: sourceKinds.reduce((sum, k) => sum + k.rows, 0),
    newestDay: newestOf(covered, sourceKinds),
    sourceKinds,
    slotsWithData: new Set(slots.filter(slot => Number(filled?.[`p${slot}`] ?? 0) > 0)),
    covered,
  }
}

type Counted = Omit<SourceKind, 'covered'>
interface Within {
  readonly first: number
  readonly last: number
  readonly rows: number
}

/** Rows of each kind inside the days that its source covers: rows dated before or after those are mistakes. */
async function rowsWithin(db: Database, covered: ReadonlyMap<number, DaySet>): Promise<Map<string, Within>> {
  const spans = [...covered].flatMap(([no, set]) =>
    set.map(([from, to]) => `source_no = ${no} AND day BETWEEN ${from} AND ${to}`),
  )
  if (spans.length === 0) return new Map()
  const rows = await db.ask(
    `SELECT source_no, kind, count(*) AS rows, min(day) AS first, max(day) AS last FROM incident_fact WHERE ${spans.join(' OR ')} GROUP BY 1, 2`,
  )
  return new Map(
    rows.map(row => [
      `${row.source_no} ${row.kind}`,
      { first: Number(row.first), last: Number(row.last), rows: Number(row.rows) },
    ]),
  )
}

const daysOfKind = (covered: DaySet, within: Within | undefined): DaySet => {
  const span = spanOf(covered)
  return span && within ? intersect(covered, [kindCoverage(span, within)]) : noDays
}

function coveredBy(no: number, all: readonly Counted[], dictionary: Dictionary): DaySet {
  const source = dictionary.sources.find(s => s.no === no)
  const mine = all.filter(k => k.sourceNo === no)
  const first = least(mine.flatMap(k => k.firstDay ?? []))
  const last = most(mine.flatMap(k => k.lastDay ?? []))
  if (first === null || last === null) return []
  const received = least([receivedDay(dictionary), source?.covers?.to ? dayNumber(source.covers.to) : null])
  const from = source?.covers ? dayNumber(source.covers.from) : first
  return daySet([[from, received === null ? last : Math.min(last, received)]])
}

/** The day on which the newest file came: rows dated later are mistakes and cover nothing. */
function receivedDay(dictionary: Dictionary): number | null {
  const at = dictionary.revisions.lastReceivedAt
  return at === null ? null : dayNumber(localDay(new Date(at), dictionary.city.timeZone))
}

function newestOf(covered: ReadonlyMap<number, DaySet>, kinds: readonly Counted[]): number | null {
  const ends = [...covered.values()].flatMap(set => set.at(-1)?.[1] ?? [])
  return most(ends) ?? most(kinds.flatMap(k => k.lastDay ?? []))
}

const least = (numbers: readonly (number | null)[]): number | null =>
  numbers.reduce((a, b) => (a === null ? b : b === null ? a : Math.min(a, b)), null)
const most = (numbers: readonly (number | null)[]): number | null =>
  numbers.reduce((a, b) => (a === null ? b : b === null ? a : Math.max(a, b)), null)
