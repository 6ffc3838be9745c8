import { clearances, type ExploreFacet, incidentKinds, weapons } from '@understory/model'
import { districts, neighborhoods, randomOf } from './facts.ts'

/** A brush: per facet the numbers chosen. */
export type Brush = Partial<Record<ExploreFacet, readonly number[]>>

/** Different brushes of one to three facets, as a person drags them: stretches of months and hours, a few of the rest. */
export function makeBrushes(count: number, seed: number): Brush[] {
  const random = randomOf(seed)
  const stretch = (first: number, size: number, longest: number) => {
    const from = random(size)
    const length = 1 + random(longest)
    return Array.from({ length: Math.min(length, size - from) }, (_, i) => first + from + i)
  }
  const some = (first: number, size: number, most: number) => [
    ...new Set(Array.from({ length: 1 + random(most) }, () => first + random(size))),
  ]
  const makers: readonly [ExploreFacet, () => readonly number[]][] = [
    ['month', () => stretch(2014 * 12, 144, 36)],
    ['hour', () => stretch(0, 24, 12)],
    ['weekday', () => some(1, 7, 4)],
    ['kind', () => some(0, incidentKinds.length, 4)],
    ['weapon', () => some(0, weapons.length, 3)],
    ['district', () => some(1, districts, 3)],
    ['neighborhood', () => some(1, neighborhoods, 20)],
    ['clearance', () => some(0, clearances.length, 2)],
  ]
  return Array.from({ length: count }, () => {
    const brush: Brush = { month: stretch(2014 * 12, 144, 60) }
    for (let i = random(3); i > 0; i--) {
      const [facet, make] = makers[1 + random(makers.length - 1)] ?? ['hour', () => [1]]
      brush[facet] = make()
    }
    return brush
  })
}

/** The query of the HTTP API. */
export function queryOf(brush: Brush): string {
  const query = new URLSearchParams()
  for (const [facet, numbers] of Object.entries(brush))
    for (const number of numbers) query.append(`where.${facet}`, codeOf(facet, number))
  return query.toString()
}

function codeOf(facet: string, number: number): string {
  if (facet === 'month') return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`
  if (facet === 'kind') return incidentKinds[number] ?? ''
  if (facet === 'weapon') return weapons[number] ?? ''
  if (facet === 'clearance') return clearances[number] ?? ''
  if (facet === 'district' || facet === 'neighborhood') return `${facet}-${number}`
  return String(number)
}

/** The columns of the PostgreSQL table, by facet. */
export const facetColumns: Record<ExploreFacet, string> = {
  kind: 'kind',
  month: 'month_no',
  weekday: 'weekday',
  hour: 'hour',
  weapon: 'weapon',
  district: 'district',
  neighborhood: 'neighborhood',
  clearance: 'clearance',
}

/** One query for each facet, under the filters of all the others. */
export function statementsOf(brush: Brush): string[] {
  return Object.keys(facetColumns).map(facet => {
    const column = facetColumns[facet as ExploreFacet]
    const filters = Object.entries(brush)
      .filter(([other]) => other !== facet)
      .map(([other, numbers]) => `${facetColumns[other as ExploreFacet]} in (${numbers.join(',')})`)
    return `select ${column}, count(*) from facet_row ${filters.length ? `where ${filters.join(' and ')}` : ''} group by 1`
  })
}
