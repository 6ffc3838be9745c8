import { shuffled } from '../shuffled.ts'
import { adjustedRand } from './adjusted-rand.ts'
import { components } from './components.ts'
import { drawnGroups } from './groups.ts'
import { pick } from './k-means.ts'
import type { OpinionMap } from './opinion-map.ts'
import { addVoter, pairSums } from './pair-sums.ts'
import { voterPositions } from './positions.ts'
import type { VoteTable } from './votes.ts'

/** Fewer voters in the conversation than this are not put into groups. */
export const fewestVoters = 60

/** Groups that come back less alike than this are not shown: Steinley (2004) calls an adjusted Rand index below 0.65 poor. */
export const leastStability = 0.65

/** Whether the groups of a map may be shown, how far they come back, and why not where they may not. */
export interface GroupStability {
  /** Mean adjusted Rand index of groups drawn again from other starts, with the groups of the map. */
  readonly otherStarts: number | null
  /** The same with every tenth voter left out and everything worked out anew. */
  readonly leftOut: number | null
  readonly voters: number
  /** How many voters the figures were made from. */
  readonly sample: number
  readonly notShown: string | null
}

/**
 * Whether other starts, and one voter in ten fewer, would have given the same groups: means over `rounds` draws each, on at most
 * `sampleSize` voters drawn from those in the conversation. Groups are not shown below 60 voters, and not when either figure is below 0.65.
 *
 * Stable is not the same as real: a long cloud without gaps is cut in the same place every time. Show the share of spread that the two
 * components hold, and the silhouette, beside the groups. With fewer voters than there are, groups come back less well than they would,
 * so the sample errs on the side of not showing.
 *
 * Source: index of Hubert and Arabie (1985); threshold of Steinley (2004), Psychol Methods 9:386–396, doi:10.1037/1082-989X.9.3.386;
 * leaving out as in Hennig (2007), Comput Stat Data Anal 52:258–271, doi:10.1016/j.csda.2006.11.025. Checked on planted groups and on
 * votes without any.
 */
export function groupStability(
  map: OpinionMap,
  {
    random,
    rounds = 100,
    sampleSize = 1_000,
  }: { random: () => number; rounds?: number; sampleSize?: number },
): GroupStability {
  const { members } = map.grouping
  const voters = members.length
  if (voters < fewestVoters)
    return {
      otherStarts: null,
      leftOut: null,
      voters,
      sample: 0,
      notShown: `opinion groups need at least ${fewestVoters} voters, and there are ${voters}`,
    }
  const order = shuffled(voters, random).subarray(0, sampleSize)
  const sample = Uint32Array.from(order, i => members[i] as number)
  const otherStarts = againFromOtherStarts(map, sample, { random, rounds })
  const leftOut = againWithoutSome(map, sample, { random, rounds })
  const least = Math.min(otherStarts, leftOut)
  const notShown =
    least >= leastStability
      ? null
      : `opinion groups are not stable: drawn again they are alike by ${least.toFixed(2)}, and ${leastStability} is the least`
  return { otherStarts, leftOut, voters, sample: sample.length, notShown }
}

interface Rounds {
  readonly random: () => number
  readonly rounds: number
}

function againFromOtherStarts(map: OpinionMap, sample: Uint32Array, { random, rounds }: Rounds): number {
  let sum = 0
  for (let round = 0; round < rounds; round++) {
    const voters = shuffled(sample.length, random).map(i => sample[i] as number)
    const points = pick(map.positions, voters)
    const again = drawnGroups(points, Uint32Array.from(voters.keys()), { random })
    sum += adjustedRand(again.groups, pickGroups(map, voters))
  }
  return sum / rounds
}

function againWithoutSome(map: OpinionMap, sample: Uint32Array, { random, rounds }: Rounds): number {
  const { hidden } = map
  const whole = tableOfThese(map.table, sample)
  const sums = pairSums(whole)
  let sum = 0
  for (let round = 0; round < rounds; round++) {
    const order = shuffled(sample.length, random)
    const cut = Math.ceil(sample.length / 10)
    const [out, left] = [order.subarray(0, cut), order.subarray(cut)]
    for (const i of out) addVoter(sums, whole.rows[i] as VoteTable['rows'][number], -1)
    const rest = tableOfThese(whole, left)
    const positions = voterPositions(rest, components(sums, hidden, map.components), hidden)
    for (const i of out) addVoter(sums, whole.rows[i] as VoteTable['rows'][number])
    const again = drawnGroups(positions, Uint32Array.from(left.keys()), { random })
    sum += adjustedRand(
      again.groups,
      pickGroups(
        map,
        left.map(i => sample[i] as number),
      ),
    )
  }
  return sum / rounds
}

const tableOfThese = ({ statements, rows }: VoteTable, voters: Uint32Array): VoteTable => ({
  statements,
  rows: Array.from(voters, voter => rows[voter] as VoteTable['rows'][number]),
})

const pickGroups = ({ grouping }: OpinionMap, voters: Uint32Array): Int32Array =>
  Int32Array.from(voters, voter => grouping.groups[voter] as number)
