import { type ExploreFacet, exploreFacets } from '@understory/model'

/**
 * The whole state of the explorer, as it stands in the address: selected codes per facet and a span of months.
 * `?kind=homicide&kind=shooting&from=2019-01&to=2020-06`. An absent facet is unfiltered.
 */
export interface ExploreState {
  readonly selected: Readonly<Partial<Record<ExploreFacet, readonly string[]>>>
  /** First and last month of the span, `YYYY-MM`, or null for an open end. */
  readonly from: string | null
  readonly to: string | null
}

const monthPattern = /^\d{4}-(0[1-9]|1[0-2])$/

/** Facets that are chosen value by value; months are chosen as a span. */
export const chosenFacets = exploreFacets.filter(facet => facet !== 'month')

export function stateOfSearch(search: URLSearchParams): ExploreState {
  const selected: Partial<Record<ExploreFacet, readonly string[]>> = {}
  for (const facet of chosenFacets) {
    const codes = [...new Set(search.getAll(facet))]
    if (codes.length > 0) selected[facet] = codes
  }
  const month = (name: string): string | null => {
    const value = search.get(name) ?? ''
    return monthPattern.test(value) ? value : null
  }
  const [from, to] = [month('from'), month('to')]
  return from && to && from > to ? { selected, from: to, to: from } : { selected, from, to }
}

/** The address of a state; facets and codes in a fixed order, so that one state has one address. */
export function searchOfState(state: ExploreState, extra: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(extra)
  for (const facet of chosenFacets)
    for (const code of [...(state.selected[facet] ?? [])].sort()) search.append(facet, code)
  if (state.from) search.set('from', state.from)
  if (state.to) search.set('to', state.to)
  const text = search.toString()
  return text === '' ? '?' : `?${text}`
}

export function toggle(state: ExploreState, facet: ExploreFacet, code: string): ExploreState {
  const now = state.selected[facet] ?? []
  const next = now.includes(code) ? now.filter(one => one !== code) : [...now, code]
  const { [facet]: _dropped, ...rest } = state.selected
  return { ...state, selected: next.length > 0 ? { ...rest, [facet]: next } : rest }
}

export function clear(state: ExploreState, facet: ExploreFacet): ExploreState {
  if (facet === 'month') return { ...state, from: null, to: null }
  const { [facet]: _dropped, ...rest } = state.selected
  return { ...state, selected: rest }
}

export const isFiltered = (state: ExploreState): boolean =>
  Object.keys(state.selected).length > 0 || state.from !== null || state.to !== null

/** Months from `from` to `to`, both included; at most 1,200. */
export function monthsBetween(from: string, to: string): string[] {
  const number = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
  const first = number(from)
  const length = Math.min(1200, number(to) - first + 1)
  return Array.from({ length: Math.max(0, length) }, (_, index) => {
    const month = first + index
    return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
  })
}

/** The query of `/api/v1/explore` for a state. Months become the codes between the ends of the span. */
export function apiQuery(
  state: ExploreState,
  span: { readonly first: string; readonly last: string } | null,
): URLSearchParams {
  const query = new URLSearchParams()
  for (const facet of chosenFacets)
    for (const code of state.selected[facet] ?? []) query.append(`where.${facet}`, code)
  if (span && (state.from || state.to)) {
    const from = state.from && state.from > span.first ? state.from : span.first
    const to = state.to && state.to < span.last ? state.to : span.last
    for (const month of monthsBetween(from, to)) query.append('where.month', month)
  }
  return query
}
