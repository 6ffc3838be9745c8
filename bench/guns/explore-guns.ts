import { exploreGuns } from '@understory/analysis'
import {
  type GunExploreFilter,
  type GunFacet,
  type GunFact,
  gunFacets,
  inState,
  timeToCrimeBand,
} from '@understory/model'
import { percentile, timed } from '../machine/timing.ts'
import { type Bench, outcome } from '../outcome.ts'
import { below, madeUpFacts } from './made-up-guns.ts'

const guns = 1_000_000
const brushes = 60
const plainBrushes = 5

export const gunExplore: Bench = {
  name: 'gun-explore',
  about: 'eight facets of 1,000,000 guns brushed together, beside a plain pass over the same guns',
  run: async say => {
    const facts = madeUpFacts(guns)
    const first = await timed(async () => exploreGuns(facts, {}))
    if (!first.value.ok) throw new Error(first.value.problem.detail)
    const groups = new Map(
      first.value.value.facets.map(one => [one.name, one.groups.map(group => group.code)]),
    )
    say(`loaded in ${first.seconds.toFixed(1)} s; ${brushes} brushes`)
    const draw = below()
    const took: number[] = []
    const plain: number[] = []
    for (let n = 0; n < brushes; n++) {
      const filter = brushOf(groups, draw)
      const asked = await timed(async () => JSON.stringify(exploreGuns(facts, filter)))
      took.push(asked.seconds * 1000)
      if (n >= plainBrushes) continue
      const counted = await timed(async () => plainCount(facts, filter))
      plain.push(counted.seconds * 1000)
      const { matching } = JSON.parse(asked.value).value
      if (matching !== counted.value) throw new Error(`${matching} here, ${counted.value} in a plain pass`)
    }
    const p95 = percentile(took, 0.95)
    return [
      outcome({
        what: 'eight-facet brush over 1,000,000 guns, p95, answer written out',
        value: p95,
        unit: 'ms',
        most: 40,
        ratio: `median ${percentile(took, 0.5).toFixed(0)} ms; a plain pass that only counts what matches takes ${(percentile(plain, 0.5) / percentile(took, 0.5)).toFixed(1)} × as long`,
        limit: 'one thread, one pass over packed columns',
      }),
    ]
  },
}

/** Two or three facets with a few codes each; months as a stretch. */
function brushOf(groups: ReadonlyMap<GunFacet, string[]>, draw: (n: number) => number): GunExploreFilter {
  const chosen = new Set(Array.from({ length: 3 }, () => gunFacets[draw(gunFacets.length)] as GunFacet))
  return Object.fromEntries(
    [...chosen].map(facet => {
      const codes = groups.get(facet) ?? []
      const from = draw(codes.length)
      return [facet, codes.slice(from, from + (facet === 'month' ? 24 : 3))]
    }),
  )
}

const plainOf: Record<GunFacet, (fact: GunFact) => string> = {
  type: ({ type }) => type,
  month: ({ recoveredOn }) => recoveredOn?.slice(0, 7) ?? '',
  circumstance: ({ circumstance }) => (circumstance === 'not-stated' ? '' : circumstance),
  source: ({ dealerState, recoveryState }) => (dealerState === recoveryState ? inState : (dealerState ?? '')),
  calibre: ({ calibre }) => calibre ?? '',
  place: ({ recoveryArea }) => recoveryArea ?? '',
  maker: ({ maker }) => maker ?? '',
  time: ({ timeToCrime: { days } }) => (days === null ? '' : timeToCrimeBand(days)),
}

/** How many guns match, looked at one by one: what the explorer's answer is checked and timed against. */
function plainCount(facts: readonly GunFact[], filter: GunExploreFilter): number {
  const tests = gunFacets.flatMap(name => {
    const codes = filter[name]
    if (codes === undefined) return []
    const set = new Set(codes)
    return [(fact: GunFact) => set.has(plainOf[name](fact))]
  })
  return facts.reduce((sum, fact) => sum + (tests.every(test => test(fact)) ? 1 : 0), 0)
}
