import { type DaySet, spanOf, yearOf } from '../day-set.ts'
import type { Dictionary, Population } from '../dictionary.ts'
import type { Cell } from './groups.ts'
import type { Query } from './query.ts'

/** How many people live where a cell counts; or why that is not known. */
export type Residents =
  | { readonly count: number; readonly year: number; readonly boundary: string }
  | { readonly count: null; readonly why: string }

const unknown = (why: string): Residents => ({ count: null, why })

/** Residents of the cell's area, of the selected areas, or of the whole city, counted nearest to the period. */
export function residentsOf(cell: Cell, query: Query, days: DaySet, dictionary: Dictionary): Residents {
  const slots = new Set([
    ...query.by.flatMap(d => d.slot ?? []),
    ...query.selections.flatMap(s => s.dimension.slot ?? []),
  ])
  if (slots.size > 1)
    return unknown('The number of residents is not known where two kinds of places overlap.')
  const [slot] = slots
  if (slot === undefined) return cityResidents(days, dictionary)
  const areas = areasOf(cell, query, slot)
  if (!areas) return unknown('Nobody lives in a place that is not known.')
  const population = nearest(
    dictionary.populations.filter(p => p.slot === slot),
    days,
  )
  if (!population) return unknown('No population is known for these places.')
  const counts = areas.map(no => population.byArea.get(no))
  if (counts.some(c => c === undefined)) return unknown('The population of this place is not known.')
  const count = counts.reduce<number>((sum, c) => sum + (c ?? 0), 0)
  if (count === 0) return unknown('Nobody lives here, so there is no rate.')
  return { count, year: population.year, boundary: labelOf(dictionary, slot) }
}

function areasOf(cell: Cell, query: Query, slot: number): readonly number[] | null {
  const index = query.by.findIndex(d => d.slot === slot)
  if (index >= 0) {
    const no = cell.codes[index] ?? null
    return no === null ? null : [no]
  }
  const selection = query.selections.find(s => s.dimension.slot === slot)
  return selection && !selection.missing ? selection.codes : null
}

/** A population of the city itself where there is one, else the largest sum over the areas of a boundary version. */
function cityResidents(days: DaySet, dictionary: Dictionary): Residents {
  const isCity = (p: Population) => dictionary.boundaries.some(b => b.slot === p.slot && b.kind === 'city')
  const ofCity = dictionary.populations.filter(isCity)
  const candidates = ofCity.length > 0 ? ofCity : dictionary.populations
  const best = nearest(candidates, days)
  if (!best) return unknown('No population of the city is known.')
  const totals = candidates.filter(p => p.year === best.year).map(p => ({ p, total: totalOf(p) }))
  const largest = totals.reduce((a, b) => (b.total > a.total ? b : a))
  if (largest.total === 0) return unknown('Nobody lives here, so there is no rate.')
  return { count: largest.total, year: best.year, boundary: labelOf(dictionary, largest.p.slot) }
}

const totalOf = (p: Population): number => [...p.byArea.values()].reduce((sum, n) => sum + n, 0)

const labelOf = (dictionary: Dictionary, slot: number): string =>
  dictionary.boundaries.find(b => b.slot === slot)?.label ?? `boundary ${slot}`

function nearest(populations: readonly Population[], days: DaySet): Population | null {
  const span = spanOf(days)
  const middle = span ? yearOf(Math.floor((span[0] + span[1]) / 2)) : Infinity
  const distance = (p: Population) => (middle === Infinity ? -p.year : Math.abs(p.year - middle))
  return populations.reduce<Population | null>(
    (a, b) => (a === null || distance(b) < distance(a) ? b : a),
    null,
  )
}
