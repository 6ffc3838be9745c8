import { dayOfNumber, type Proviso, weapons } from '@understory/model'
import type { Dictionary } from '../dictionary.ts'
import type { Contents } from '../snapshot/contents.ts'
import type { Database, SqlRow } from '../snapshot/database.ts'
import type { SnapshotMeta } from '../snapshot/snapshot-file.ts'
import type { Query } from './query.ts'
import { notDoubled, selectionCondition, timeCondition } from './sql.ts'

export interface Snapshot {
  readonly db: Database
  readonly meta: SnapshotMeta
  readonly dictionary: Dictionary
  readonly contents: Contents
}

const weaponNotKnown = `weapon IN (${weapons.indexOf('none-recorded')}, ${weapons.indexOf('unknown')})`

/**
 * Rows behind an answer and how many lack something, in one pass. A row that lacks what is filtered by (a date, a
 * place, a weapon) cannot be behind the answer, but could have been: it is counted as lacking.
 */
export function coverageSql(query: Query, placeSlots: readonly number[], from = 'incident_fact'): string {
  const time = timeCondition(query)
  const asked = [...query.by, ...query.selections.map(s => s.dimension)].flatMap(d => d.slot ?? [])
  const slots = asked.length > 0 ? asked : placeSlots
  const noPlace = slots.length > 0 ? slots.map(slot => `place_${slot} = 0`).join(' AND ') : '1 = 1'
  const without = (drop: (column: string) => boolean) =>
    [
      '1 = 1',
      ...query.selections.filter(s => !drop(s.dimension.column)).map(selectionCondition),
      ...(query.onlySources ? [`source_no IN (${[...query.onlySources, -1].join(', ')})`] : []),
      ...query.doubles.map(notDoubled),
    ].join(' AND ')
  const all = without(() => false)
  const count = (condition: string) => `coalesce(sum(CASE WHEN ${condition} THEN 1 ELSE 0 END), 0)`
  return (
    `SELECT ${count(`${all} AND ${time}`)} AS rows_behind, ${count(`${all} AND day IS NULL`)} AS without_date, ` +
    `${count(`${without(c => c.startsWith('place_'))} AND ${time} AND ${noPlace}`)} AS without_place, ` +
    `${count(`${without(c => c === 'weapon')} AND ${time} AND ${weaponNotKnown}`)} AS without_weapon, ` +
    `min(CASE WHEN ${all} AND ${time} THEN day END) AS first_day, max(CASE WHEN ${all} AND ${time} THEN day END) AS last_day FROM ${from}`
  )
}

export const placeSlotsOf = (dictionary: Dictionary): number[] =>
  dictionary.boundaries.filter(b => b.kind !== 'city').map(b => b.slot)

/** What travels with every number: coverage, age, revisions, sources, snapshot. */
export function provisoOf(snapshot: Snapshot, query: Query, counted: SqlRow, today: string): Proviso {
  const { dictionary, contents, meta } = snapshot
  const sources = askedSources(snapshot, query)
  const names = new Set(sources.map(s => s.name))
  const imports = dictionary.imports.filter(i => names.has(i.source) && i.state === 'complete')
  const everySource = sources.length === new Set(contents.sourceKinds.map(k => k.sourceNo)).size
  const revised = imports.filter(i => i.revised > 0)
  const newest = newestDay(snapshot, sources)
  return {
    coverage: {
      rows: Number(counted.rows_behind ?? 0),
      withoutDate: Number(counted.without_date ?? 0),
      withoutPlace: Number(counted.without_place ?? 0),
      withoutWeapon: Number(counted.without_weapon ?? 0),
    },
    age: {
      newestDay: newest === null ? null : dayOfNumber(newest),
      receivedAt:
        latest(imports.map(i => i.receivedAt)) ?? (everySource ? dictionary.revisions.lastReceivedAt : null),
      age_days: newest === null ? null : Math.round(Date.parse(today) / 86_400_000) - newest,
    },
    revisions: everySource
      ? { revised: dictionary.revisions.revised, lastRevisedAt: dictionary.revisions.lastRevisedAt }
      : {
          revised: revised.reduce((sum, i) => sum + i.revised, 0),
          lastRevisedAt: latest(revised.map(i => i.receivedAt)),
        },
    sources: sources.map(({ name, title, publisher, licence, url }) => ({
      name,
      title,
      publisher,
      licence,
      url,
    })),
    snapshot: { no: meta.no, builtAt: meta.builtAt },
  }
}

const askedSources = ({ dictionary, contents }: Snapshot, query: Query) =>
  dictionary.sources.filter(s => isAsked(s.no, query, contents))
/** The newest day that any source behind the answer covers. */
export const newestDayOf = (snapshot: Snapshot, query: Query): number | null =>
  newestDay(snapshot, askedSources(snapshot, query))

function isAsked(no: number, query: Query, contents: Contents): boolean {
  const bySource = query.selections.find(s => s.dimension.column === 'source_no')
  if (bySource && !bySource.codes.includes(no)) return false
  if (query.onlySources && !query.onlySources.includes(no)) return false
  const kinds = query.selections.find(s => s.dimension.column === 'kind')?.codes
  const reported = contents.sourceKinds.filter(k => k.sourceNo === no).map(k => k.kind)
  return reported.length > 0 && (!kinds || reported.some(k => kinds.includes(k)))
}

function newestDay(snapshot: Snapshot, sources: readonly { no: number }[]): number | null {
  const ends = sources.flatMap(s => snapshot.contents.covered.get(s.no)?.at(-1)?.[1] ?? [])
  return ends.length > 0 ? Math.max(...ends) : null
}

const latest = (instants: readonly string[]): string | null =>
  instants.reduce<string | null>((a, b) => (a === null || b > a ? b : a), null)
