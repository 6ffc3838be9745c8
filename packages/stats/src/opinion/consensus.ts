import { significant, type VoteShares, voteShares } from './side.ts'
import type { Tallies } from './tallies.ts'

/** A statement on which most people stand on one side. */
export interface ConsensusStatement {
  readonly statement: number
  readonly count: number
  readonly seen: number
  readonly share: number
  readonly shareScore: number
}

export interface ConsensusLists {
  readonly agree: readonly ConsensusStatement[]
  readonly disagree: readonly ConsensusStatement[]
}

/**
 * Up to five statements that most voters agree with, and five that most disagree with, whatever their group: a share above one half,
 * significantly so, ranked by share times score. Hidden statements are left out.
 *
 * Source: Polis, math/repness.clj, `select-consensus-comments`. Checked against the output of Polis.
 */
export function consensusLists(everybody: Tallies, hidden: Uint8Array): ConsensusLists {
  const shown = Array.from(hidden.keys()).filter(statement => !hidden[statement])
  const shares = shown.map(statement => ({ statement, shares: voteShares(everybody, statement) }))
  const topFive = (side: (of: VoteShares) => Omit<ConsensusStatement, 'statement' | 'seen'>) =>
    shares
      .map(({ statement, shares }) => ({ statement, seen: shares.seen, ...side(shares) }))
      .filter(({ share, shareScore }) => share > 0.5 && shareScore > significant)
      .sort((a, b) => b.share * b.shareScore - a.share * a.shareScore)
      .slice(0, 5)
  return {
    agree: topFive(of => ({ count: of.agreed, share: of.agreeShare, shareScore: of.agreeScore })),
    disagree: topFive(of => ({ count: of.disagreed, share: of.disagreeShare, shareScore: of.disagreeScore })),
  }
}

/** How far the groups agree with one statement. */
export interface GroupAgreement {
  /** Polis' group-informed consensus: the product over groups of (A + 1) / (S + 2). It falls as groups are added. */
  readonly product: number
  /**
   * The share who agree in the group that agrees least, of those who saw it, without imagined voters: "in every group at least so many
   * agree". Null where some group has nobody who saw it.
   */
  readonly least: number | null
  readonly leastGroup: number | null
}

/**
 * Agreement across groups per statement. Without groups there is none: an empty list gives products of 1 and nulls, so ask for groups first.
 *
 * Source: Polis, math/conversation.clj, `group-aware-consensus`. Checked against the output of Polis and a column of its CSV exports.
 */
export function groupAgreement(groups: readonly Tallies[], statements: number): GroupAgreement[] {
  return Array.from({ length: statements }, (_, statement) => {
    let product = 1
    let least: number | null = null
    let leastGroup: number | null = null
    let isKnown = groups.length > 0
    groups.forEach(({ agree, seen }, group) => {
      const [agreed, saw] = [agree[statement] ?? 0, seen[statement] ?? 0]
      product *= (agreed + 1) / (saw + 2)
      if (saw === 0) isKnown = false
      else if (least === null || agreed / saw < least) {
        least = agreed / saw
        leastGroup = group
      }
    })
    return isKnown ? { product, least, leastGroup } : { product, least: null, leastGroup: null }
  })
}
