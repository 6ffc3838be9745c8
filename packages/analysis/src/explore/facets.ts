import { clearances, type ExploreFacet, exploreFacets, incidentKinds, weapons } from '@understory/model'
import { type DaySet, monthNoOf } from '../day-set.ts'
import { defaultVersion } from '../question/city-dimensions.ts'
import { missingCode, missingLabel } from '../question/dimension.ts'
import { cityFreeDimensions } from '../question/plain-dimensions.ts'
import type { Snapshot } from '../question/proviso.ts'

/** One code of a facet: its position in the count arrays, and what it is called. */
export interface FacetGroup {
  readonly at: number
  readonly code: string
  readonly label: string
}

/** A facet of one snapshot: how it is read from the fact table and what its codes are, in display order. */
export interface Facet {
  readonly name: ExploreFacet
  readonly sql: string
  /** Length of its count array. */
  readonly size: number
  readonly groups: readonly FacetGroup[]
  readonly byCode: ReadonlyMap<string, number>
}

const notKnown: FacetGroup = { at: 0, code: missingCode, label: missingLabel }
const { hour, weekday, month } = cityFreeDimensions

/** The eight facets. `months` are those with rows; months that are covered but empty are listed too. */
export function facetsOf(snapshot: Snapshot, months: readonly number[], covered: DaySet): Facet[] {
  const first = Math.min(...months, ...covered.map(([from]) => monthNoOf(from)))
  const made: Record<ExploreFacet, Facet> = {
    kind: words('kind', 'kind', incidentKinds),
    weapon: words('weapon', 'weapon', weapons),
    clearance: words('clearance', 'clearance', clearances),
    weekday: numbers('weekday', 'coalesce(weekday, 0)', weekday, 0),
    hour: numbers('hour', 'coalesce(hour + 1, 0)', hour, 1),
    month: monthFacet(Number.isFinite(first) ? first : 0, months, covered),
    district: places(snapshot, 'district'),
    neighborhood: places(snapshot, 'neighborhood'),
  }
  return exploreFacets.map(name => made[name])
}

function facet(name: ExploreFacet, sql: string, groups: readonly FacetGroup[]): Facet {
  const size = Math.max(0, ...groups.map(g => g.at)) + 1
  return {
    name,
    sql,
    size,
    groups,
    byCode: new Map(groups.map(g => [g.code, g.at])),
  }
}

const words = (name: ExploreFacet, column: string, list: readonly string[]) =>
  facet(
    name,
    column,
    list.map((code, at) => ({ at, code, label: code.replaceAll('-', ' ') })),
  )

const numbers = (name: ExploreFacet, sql: string, d: typeof hour, shift: number) =>
  facet(name, sql, [
    ...(d.domain ?? []).map(n => ({ at: n + shift, code: d.codeOf(n), label: d.labelOf(n) })),
    notKnown,
  ])

function monthFacet(first: number, months: readonly number[], covered: DaySet): Facet {
  const all = new Set(months)
  for (const [from, to] of covered) for (let m = monthNoOf(from); m <= monthNoOf(to); m++) all.add(m)
  const groups = [...all]
    .sort((a, b) => a - b)
    .map(m => ({ at: m - first + 1, code: month.codeOf(m), label: month.labelOf(m) }))
  return facet('month', `coalesce(month_no - ${first - 1}, 0)`, [...groups, notKnown])
}

function places(snapshot: Snapshot, kind: 'district' | 'neighborhood'): Facet {
  const boundary = defaultVersion(snapshot.dictionary, snapshot.contents, kind)
  if (!boundary) return facet(kind, '0', [notKnown])
  const areas = [...(snapshot.dictionary.areas.get(boundary.slot) ?? [])].sort((a, b) =>
    a.name.localeCompare(b.name),
  )
  return facet(kind, knownArea(`place_${boundary.slot}`, areas), [
    ...areas.map(a => ({ at: a.no, code: a.slug, label: a.name })),
    notKnown,
  ])
}

/** An area that the dictionary does not name yet counts as not known. */
const knownArea = (column: string, areas: readonly { no: number }[]): string =>
  `CASE WHEN ${column} <= ${Math.max(0, ...areas.map(a => a.no))} THEN ${column} ELSE 0 END`
