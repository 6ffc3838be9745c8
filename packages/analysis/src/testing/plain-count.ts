import {
  clearances,
  dayNumber,
  dayOfNumber,
  incidentKinds,
  type MeasureQuestion,
  settings,
  weapons,
} from '@understory/model'
import { kindCoverage } from '../snapshot/kind-coverage.ts'
import type { FactRow, RowWorld } from '../testing.ts'

/** The same questions answered by looking at every row, written apart from the SQL: what the measures are checked against. */
export interface PlainGroup {
  readonly codes: readonly string[]
  readonly rows: readonly FactRow[]
}

const monday = (day: number): string => {
  const at = new Date(day * 86_400_000)
  at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7))
  return at.toISOString().slice(0, 10)
}

/** The code that a row shows in an answer; empty where it is not known. */
export function codeIn(world: RowWorld, row: FactRow, dimension: string): string {
  const { day } = row
  const place = (slot: 1 | 2) =>
    world.areas?.[slot]?.find(a => a.no === row[slot === 1 ? 'place_1' : 'place_2'])?.slug ?? ''
  switch (dimension) {
    case 'kind':
      return incidentKinds[row.kind ?? 0] ?? ''
    case 'weapon':
      return weapons[row.weapon ?? 0] ?? ''
    case 'clearance':
      return clearances[row.clearance ?? 0] ?? ''
    case 'setting':
      return settings[row.setting ?? 0] ?? ''
    case 'source':
      return world.sources.find(s => s.no === row.source_no)?.name ?? ''
    case 'district':
      return place(1)
    case 'neighborhood':
    case 'neighborhood:2010':
      return place(2)
    case 'hour':
      return row.hour === null ? '' : String(row.hour)
    case 'year':
      return day === null ? '' : dayOfNumber(day).slice(0, 4)
    case 'month':
      return day === null ? '' : dayOfNumber(day).slice(0, 7)
    case 'week':
      return day === null ? '' : monday(day)
    case 'day':
      return day === null ? '' : dayOfNumber(day)
    case 'weekday':
      return day === null ? '' : String(((new Date(day * 86_400_000).getUTCDay() + 6) % 7) + 1)
    default:
      throw new Error(`no such dimension: ${dimension}`)
  }
}

/** Rows that answer a question, grouped. Days of a kind that a better source covers too are left out. */
export function plainGroups(
  world: RowWorld,
  question: MeasureQuestion,
  better: (a: FactRow, otherSource: number) => boolean,
): PlainGroup[] {
  const { by, where, from, to } = question
  const named = by.includes('source') || Object.hasOwn(where, 'source')
  const kept = world.rows.filter(
    row =>
      Object.entries(where).every(([name, codes]) => codes.includes(codeIn(world, row, name))) &&
      (from === null || (row.day !== null && row.day >= dayNumber(from))) &&
      (to === null || (row.day !== null && row.day <= dayNumber(to))) &&
      (named || !world.sources.some(s => better(row, s.no))),
  )
  const groups = Map.groupBy(kept, row => JSON.stringify(by.map(name => codeIn(world, row, name))))
  return [...groups].map(([key, rows]) => ({ codes: JSON.parse(key) as string[], rows }))
}

/** Whether another source is to be preferred for a row's kind and day: its data of that kind reach further. */
export function betterSource(
  world: RowWorld,
  takesPart: (row: FactRow) => boolean,
): (row: FactRow, other: number) => boolean {
  const spanOf = (rows: readonly FactRow[]) => {
    const days = rows.flatMap(r => r.day ?? [])
    return { first: Math.min(...days), last: Math.max(...days), rows: days.length }
  }
  const ofSource = (no: number) => world.rows.filter(r => r.source_no === no)
  return (row, other) => {
    const [mine, theirs] = [row.source_no ?? 0, other].map(no =>
      ofSource(no).filter(r => r.kind === row.kind),
    )
    if (!mine?.some(takesPart) || !theirs?.some(takesPart)) return false
    if (other === row.source_no || row.day === null || theirs.every(r => r.day === null)) return false
    const source = spanOf(ofSource(other))
    const [from, to] = kindCoverage([source.first, source.last], spanOf(theirs))
    if (!(from <= row.day && row.day <= to)) return false
    if (spanOf(theirs).last !== spanOf(mine).last) return spanOf(theirs).last > spanOf(mine).last
    if (theirs.length !== mine.length) return theirs.length > mine.length
    return other < (row.source_no ?? 0)
  }
}
