import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  apiQuery,
  chosenFacets,
  clear,
  type ExploreState,
  monthsBetween,
  searchOfState,
  stateOfSearch,
  toggle,
} from './explore-state.ts'

const month = fc
  .tuple(fc.integer({ min: 1990, max: 2030 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`)

const states: fc.Arbitrary<ExploreState> = fc
  .record({
    pairs: fc.array(fc.tuple(fc.constantFrom(...chosenFacets), fc.string({ maxLength: 12 })), {
      maxLength: 12,
    }),
    from: fc.option(month),
    to: fc.option(month),
  })
  .map(({ pairs, from, to }) => {
    const search = new URLSearchParams(pairs)
    if (from) search.set('from', from)
    if (to) search.set('to', to)
    return stateOfSearch(search)
  })

const sorted = (state: ExploreState): unknown => ({
  ...state,
  selected: Object.fromEntries(
    Object.entries(state.selected).map(([facet, codes]) => [facet, [...(codes ?? [])].sort()]),
  ),
})

describe('the address of the explorer', () => {
  test('holds the whole state: reading what was written gives the same state', () => {
    fc.assert(
      fc.property(states, state => {
        expect(sorted(stateOfSearch(new URLSearchParams(searchOfState(state))))).toEqual(sorted(state))
      }),
    )
  })

  test('choosing a value twice is choosing nothing', () => {
    fc.assert(
      fc.property(states, fc.constantFrom(...chosenFacets), fc.string(), (state, facet, code) => {
        expect(sorted(toggle(toggle(state, facet, code), facet, code))).toEqual(sorted(state))
      }),
    )
  })

  test('a span written backwards is read forwards, and nonsense is no span', () => {
    expect(stateOfSearch(new URLSearchParams('from=2020-06&to=2019-01'))).toMatchObject({
      from: '2019-01',
      to: '2020-06',
    })
    expect(stateOfSearch(new URLSearchParams('from=2020-13&to=x'))).toMatchObject({ from: null, to: null })
  })

  test('clearing a facet leaves the others', () => {
    const state = stateOfSearch(new URLSearchParams('kind=homicide&weapon=knife&from=2019-01'))
    expect(clear(state, 'kind').selected).toEqual({ weapon: ['knife'] })
    expect(clear(state, 'month')).toMatchObject({
      from: null,
      to: null,
      selected: { kind: ['homicide'], weapon: ['knife'] },
    })
  })

  test('months run over the year', () => {
    expect(monthsBetween('2019-11', '2020-02')).toEqual(['2019-11', '2019-12', '2020-01', '2020-02'])
    expect(monthsBetween('2020-02', '2019-11')).toEqual([])
  })

  test('an open span is filled from the months of the data', () => {
    const state = stateOfSearch(new URLSearchParams('kind=homicide&from=2019-12'))
    expect(apiQuery(state, { first: '2019-01', last: '2020-01' }).toString()).toBe(
      'where.kind=homicide&where.month=2019-12&where.month=2020-01',
    )
  })
})
