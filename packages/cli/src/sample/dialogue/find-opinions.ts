import { opinionGroups } from '@understory/analysis'
import { adjustedRand, type OpinionMap } from '@understory/stats'
import { plantedCommon, plantedGroups } from './safe-summer.ts'

/** What the opinion map finds of what was planted among the voters of the online series. */
export interface FoundOpinions {
  readonly voters: number
  readonly groups: { readonly planted: number; readonly found: number }
  /** Between the planted groups and those of the map, over everybody who is placed: 1 for the same groups, about 0 for chance. */
  readonly adjustedRandIndex: number
  /** Numbers of planted statements, and of those the ones in the published lists of common ground. */
  readonly common: { readonly planted: readonly number[]; readonly listed: readonly number[] }
}

/** Holds a map against the planted groups of its voters, in the order of its rows; `numbers` are those of its statements. */
export function findOpinions(
  map: OpinionMap,
  planted: readonly number[],
  numbers: readonly number[],
): FoundOpinions {
  const placed = [...map.grouping.members]
  const { consensus, groups } = opinionGroups(map)
  const listed = (side: 'agree' | 'disagree') => {
    const found = new Set(consensus[side].map(one => numbers[one.statement]))
    return plantedCommon[side].filter(no => found.has(no))
  }
  return {
    voters: map.table.rows.length,
    groups: { planted: plantedGroups.length, found: groups.length },
    adjustedRandIndex: adjustedRand(
      placed.map(voter => map.grouping.groups[voter] ?? -1),
      placed.map(voter => planted[voter] ?? -1),
    ),
    common: {
      planted: [...plantedCommon.agree, ...plantedCommon.disagree],
      listed: [...listed('agree'), ...listed('disagree')],
    },
  }
}
