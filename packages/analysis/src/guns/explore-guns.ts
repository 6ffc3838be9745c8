import {
  fail,
  type GunExplore,
  type GunExploreFilter,
  type GunFact,
  gunFacets,
  ok,
  problem,
  type Result,
} from '@understory/model'
import { packsOf, packTable, spanOfPack, type Tally, tallyRows, unpack } from '../explore/tally.ts'
import { type GunArrays, type GunFacetCodes, gunArrays } from './gun-arrays.ts'
import { gunCoverage } from './gun-coverage.ts'
import { shareOf } from './shares.ts'

interface Loaded {
  readonly arrays: GunArrays
  readonly coverage: ReturnType<typeof gunCoverage>
  readonly everything: Tally
}
/** What was loaded of a list of guns goes when the list goes: nobody gets the counts of rows that they were not given. */
const loaded = new WeakMap<readonly GunFact[], Loaded>()

/**
 * Eight facets of guns, each counted under the filters of all the others, with how many of the selection are traced. The first question
 * to a list of guns loads it; the next take one pass over typed arrays. Problem `bad-parameter` for a facet or a code that is not there.
 */
export function exploreGuns(facts: readonly GunFact[], filter: GunExploreFilter): Result<GunExplore> {
  const { arrays, coverage, everything } = load(facts)
  const chosen = chosenCodes(arrays.facets, filter)
  if (!chosen.ok) return chosen
  const tally = count(arrays, chosen.value)
  return ok({
    coverage,
    traced: tracedOf(arrays, tally, chosen.value),
    matching: tally.matching,
    total: arrays.rows,
    facets: arrays.facets.map((facet, i) => ({
      name: facet.name,
      groups: inOrder(facet).flatMap(at => {
        const code = facet.codes[at] ?? ''
        const listed = facet.name === 'month' ? code !== '' : (everything.counts[i]?.[at] ?? 0) > 0
        return listed || (everything.counts[i]?.[at] ?? 0) > 0
          ? [{ code, count: tally.counts[i]?.[at] ?? 0 }]
          : []
      }),
    })),
  })
}

function load(facts: readonly GunFact[]): Loaded {
  const known = loaded.get(facts)
  if (known) return known
  const arrays = gunArrays(facts)
  const made = { arrays, coverage: gunCoverage(facts), everything: count(arrays, new Map()) }
  loaded.set(facts, made)
  return made
}

/** What is not known stands last. */
const inOrder = ({ codes }: GunFacetCodes): number[] => [...codes.keys()].slice(1).concat(0)

type Chosen = ReadonlyMap<number, ReadonlySet<number>>

function chosenCodes(facets: readonly GunFacetCodes[], filter: GunExploreFilter): Result<Chosen> {
  const chosen = new Map<number, ReadonlySet<number>>()
  for (const [name, codes] of Object.entries(filter)) {
    const at = facets.findIndex(one => one.name === name)
    const facet = facets[at]
    if (!facet)
      return fail(
        problem('bad-parameter', `There is no facet ${JSON.stringify(name.slice(0, 60))}.`, {
          where: name.slice(0, 60),
          expected: gunFacets.join(', '),
        }),
      )
    const unknown = codes.find(code => !facet.at.has(code))
    if (unknown !== undefined)
      return fail(
        problem('bad-parameter', `${JSON.stringify(unknown.slice(0, 60))} is no ${name} of these guns.`, {
          where: name,
          expected: facet.codes.slice(0, 40).join(', '),
        }),
      )
    if (codes.length > 0) chosen.set(at, new Set(codes.map(code => facet.at.get(code) ?? 0)))
  }
  return ok(chosen)
}

function count({ rows, facets, columns }: GunArrays, chosen: Chosen): Tally {
  const sizes = facets.map(one => one.codes.length)
  const packs = packsOf(sizes)
  const fails = sizes.map((size, i) => {
    const table = new Uint8Array(size)
    const codes = chosen.get(i)
    if (codes) for (let code = 0; code < size; code++) table[code] = codes.has(code) ? 0 : 1 << i
    return table
  })
  const tables = packs.map(pack => packTable(pack, fails))
  const tallies = packs.map(pack => ({
    all: new Uint32Array(spanOfPack(pack)),
    one: new Uint32Array(spanOfPack(pack)),
  }))
  tallyRows(columns, tables, tallies, 0, rows)
  return unpack(packs, tables, tallies, sizes)
}

/** A facet is counted under the others' filters: its chosen codes, or all of them, are the selection. */
function tracedOf({ facets }: GunArrays, tally: Tally, chosen: Chosen): GunExplore['traced'] {
  const at = facets.findIndex(one => one.name === 'source')
  const codes = chosen.get(at)
  const counts = tally.counts[at] ?? new Uint32Array()
  let [traced, all] = [0, 0]
  for (const [code, n] of counts.entries()) {
    if (codes && !codes.has(code)) continue
    all += n
    if (code !== 0) traced += n
  }
  return shareOf(traced, all)
}
