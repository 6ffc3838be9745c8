import { type GunExploreFilter, type GunFact, gunFacets, inState } from '@understory/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gunFact } from '../testing/made-up-fact.ts'
import { exploreGuns } from './explore-guns.ts'

const states = ['MD', 'VA', null] as const
const aFact = fc
  .record({
    type: fc.constantFrom('pistol' as const, 'rifle' as const, 'not-stated' as const),
    recoveredOn: fc.constantFrom('2025-01-04', '2025-03-09', '2024-12-30', null),
    circumstance: fc.constantFrom('drugs' as const, 'not-stated' as const),
    dealerState: fc.constantFrom(...states),
    calibre: fc.constantFrom('9mm', '.40', null),
    recoveryArea: fc.constantFrom('North', 'South', null),
    maker: fc.constantFrom('A', 'B', null),
    days: fc.constantFrom(10, 400, 4_000, null),
  })
  .map(({ days, ...change }) =>
    gunFact({
      ...change,
      recoveryState: 'MD',
      timeToCrime:
        days === null
          ? { days: null, basis: null, reason: 'no-sale-day' }
          : { days, basis: 'dates', reason: null },
    }),
  )
const some = (...codes: string[]) => fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1 })
const filters = fc.record(
  {
    type: some('pistol', 'rifle', ''),
    source: some(inState, 'VA', ''),
    place: some('North', ''),
    calibre: some('9mm', ''),
  },
  { requiredKeys: [] },
)

/** The plain way: what a gun has in a facet, looked up one by one. */
const plain: Record<string, (fact: GunFact) => string> = {
  type: ({ type }) => (type === 'not-stated' ? '' : type),
  source: ({ dealerState }) => (dealerState === null ? '' : dealerState === 'MD' ? inState : dealerState),
  place: ({ recoveryArea }) => recoveryArea ?? '',
  calibre: ({ calibre }) => calibre ?? '',
  maker: ({ maker }) => maker ?? '',
  month: ({ recoveredOn }) => recoveredOn?.slice(0, 7) ?? '',
}
const every = gunFact({
  type: 'rifle',
  calibre: '9mm',
  recoveryArea: 'North',
  dealerState: 'VA',
  recoveryState: 'MD',
})
const rest = [
  gunFact({ dealerState: 'MD', recoveryState: 'MD' }),
  gunFact({ dealerState: null, calibre: null }),
]

test('every facet is counted under the filters of all the others, as by looking at every gun', () => {
  fc.assert(
    fc.property(fc.array(aFact, { maxLength: 60 }), filters, (list, filter: GunExploreFilter) => {
      const facts = [...list, every, ...rest]
      const answer = exploreGuns(facts, filter)
      if (!answer.ok) throw new Error(answer.problem.detail)
      const fits = (fact: GunFact, except: string | null) =>
        Object.entries(filter).every(
          ([name, codes]) => name === except || codes.includes(plain[name]?.(fact) ?? ''),
        )
      const selected = facts.filter(fact => fits(fact, null))
      expect(answer.value.matching).toBe(selected.length)
      expect(answer.value.traced).toMatchObject({
        count: selected.filter(fact => fact.dealerState !== null).length,
        of: selected.length,
      })
      for (const [name, codeOf] of Object.entries(plain)) {
        const groups = answer.value.facets.find(one => one.name === name)?.groups ?? []
        const counted = new Map(groups.filter(one => one.count > 0).map(one => [one.code, one.count]))
        const there = Map.groupBy(
          facts.filter(fact => fits(fact, name)),
          codeOf,
        )
        expect(counted, name).toEqual(new Map([...there].map(([code, guns]) => [code, guns.length])))
      }
    }),
  )
})

test('the eight facets come in their order; months between are listed; rare makers are one', () => {
  const makers = Array.from({ length: 60 }, (_, n) => gunFact({ maker: `M${n}`, recoveredOn: '2025-01-04' }))
  const answer = exploreGuns([...makers, gunFact({ maker: 'M0', recoveredOn: '2025-04-01' })], {})
  if (!answer.ok) throw new Error(answer.problem.detail)
  expect(answer.value.facets.map(one => one.name)).toEqual([...gunFacets])
  expect(answer.value.facets[1]?.groups).toEqual([
    { code: '2025-01', count: 60 },
    { code: '2025-02', count: 0 },
    { code: '2025-03', count: 0 },
    { code: '2025-04', count: 1 },
  ])
  const shown = answer.value.facets.find(one => one.name === 'maker')?.groups ?? []
  expect(shown[0]).toEqual({ code: 'M0', count: 2 })
  expect(shown.find(one => one.code === '*')?.count).toBe(20)
})

test('a code or a facet that is not there is a problem that names it', () => {
  expect(exploreGuns([every], { place: ['West'] })).toMatchObject({ ok: false, problem: { where: 'place' } })
  const facet = { colour: ['red'] } as GunExploreFilter
  expect(exploreGuns([every], facet)).toMatchObject({ ok: false, problem: { where: 'colour' } })
})
