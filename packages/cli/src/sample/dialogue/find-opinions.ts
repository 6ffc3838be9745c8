import { opinionGroups } from '@understory/analysis'
import { adjustedRand, type OpinionMap } from '@understory/stats'
import type { FoundOpinions } from './opinion-lines.ts'
import { plantedCommon, plantedGroups } from './safe-summer.ts'

/** Holds a map against the planted groups of its voters, in the order of its rows; `numbers` are those of its statements. */
export function findOpinions(
  map: OpinionMap,
  planted: readonly number[],
  numbers: readonly number[],
): FoundOpinions {
  const placed = [...map.grouping.members]
  const { consensus, groups } = opinionGroups(map, null)
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
