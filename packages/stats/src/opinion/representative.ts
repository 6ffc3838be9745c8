import { shareDifference, significant, type VoteShares, voteShares } from './side.ts'
import type { Tallies } from './tallies.ts'

/** A group on a statement beside all other groups. */
export interface ComparedShares extends VoteShares {
  /** How many times as likely as the others the group is to agree, or to disagree. */
  readonly agreeRatio: number
  readonly disagreeRatio: number
  /** The difference to the others as a normal score. */
  readonly agreeDifference: number
  readonly disagreeDifference: number
}

/** A statement that shows what sets a group apart, and on which side the group stands. */
export interface RepresentativeStatement {
  readonly statement: number
  readonly side: 'agree' | 'disagree'
  readonly count: number
  readonly seen: number
  readonly share: number
  readonly shareScore: number
  readonly ratio: number
  readonly difference: number
  /** Whether it stands first because most of the group agrees with it. */
  readonly bestAgree: boolean
}

/** The group `group` on a statement, compared with all other groups taken together. */
export function comparedShares(groups: readonly Tallies[], group: number, statement: number): ComparedShares {
  const own = voteShares(groups[group] as Tallies, statement)
  let [agree, disagree, seen] = [0, 0, 0]
  groups.forEach((other, i) => {
    if (i === group) return
    agree += other.agree[statement] ?? 0
    disagree += other.disagree[statement] ?? 0
    seen += other.seen[statement] ?? 0
  })
  return {
    ...own,
    agreeRatio: own.agreeShare / ((agree + 1) / (seen + 2)),
    disagreeRatio: own.disagreeShare / ((disagree + 1) / (seen + 2)),
    agreeDifference: shareDifference(own.agreed, own.seen, agree, seen),
    disagreeDifference: shareDifference(own.disagreed, own.seen, disagree, seen),
  }
}

/**
 * Up to five statements per group that show what sets it apart: those whose share and whose difference to the others are both significant
 * on one side, ranked by ratio · difference · share · score; the best one that the group agrees with comes first, and those it agrees with
 * come before those it disagrees with. A group without any such statement gets the one that comes nearest. Hidden statements are left out.
 *
 * Source: Polis, math/repness.clj, `select-rep-comments`. Checked against the output of Polis.
 */
export function representativeStatements(
  groups: readonly Tallies[],
  hidden: Uint8Array,
): RepresentativeStatement[][] {
  return groups.map((_, group) => representativeOf(groups, group, hidden))
}

function representativeOf(
  groups: readonly Tallies[],
  group: number,
  hidden: Uint8Array,
): RepresentativeStatement[] {
  const sufficient: RepresentativeStatement[] = []
  let nearest: RepresentativeStatement | null = null
  let best: { statement: number; shares: ComparedShares } | null = null
  for (let statement = 0; statement < hidden.length; statement++) {
    if (hidden[statement]) continue
    const shares = comparedShares(groups, group, statement)
    const shown = onItsSide(statement, shares)
    if (isSufficient(shares)) sufficient.push(shown)
    const furthest = Math.max(shares.agreeDifference, shares.disagreeDifference)
    if (sufficient.length === 0 && (!nearest || furthest > nearest.difference)) nearest = shown
    if (isBetterAgreed(shares, best?.shares ?? null)) best = { statement, shares }
  }
  const first = best ? [{ ...onItsSide(best.statement, best.shares), bestAgree: true }] : []
  if (sufficient.length === 0) return first.length > 0 || !nearest ? first : [nearest]
  const others = sufficient.filter(({ statement }) => statement !== best?.statement)
  others.sort((a, b) => rank(b) - rank(a))
  const chosen = [...first, ...others].slice(0, 5)
  return [
    ...chosen.filter(({ side }) => side === 'agree'),
    ...chosen.filter(({ side }) => side === 'disagree'),
  ]
}

const rank = ({ ratio, difference, share, shareScore }: RepresentativeStatement) =>
  ratio * difference * share * shareScore

const isSufficient = (shares: ComparedShares) =>
  (shares.agreeDifference > significant && shares.agreeScore > significant) ||
  (shares.disagreeDifference > significant && shares.disagreeScore > significant)

function onItsSide(statement: number, shares: ComparedShares): RepresentativeStatement {
  const { seen } = shares
  if (shares.agreeDifference > shares.disagreeDifference)
    return {
      statement,
      side: 'agree',
      count: shares.agreed,
      seen,
      share: shares.agreeShare,
      shareScore: shares.agreeScore,
      ratio: shares.agreeRatio,
      difference: shares.agreeDifference,
      bestAgree: false,
    }
  return {
    statement,
    side: 'disagree',
    count: shares.disagreed,
    seen,
    share: shares.disagreeShare,
    shareScore: shares.disagreeScore,
    ratio: shares.disagreeRatio,
    difference: shares.disagreeDifference,
    bestAgree: false,
  }
}

/** Whether the group agrees with this one more tellingly than with the best so far. */
function isBetterAgreed(shares: ComparedShares, best: ComparedShares | null): boolean {
  if (shares.agreed === 0 && shares.disagreed === 0) return false
  const generally = (of: ComparedShares) => of.agreeShare * of.agreeScore
  const tellingly = (of: ComparedShares) => of.agreeRatio * of.agreeDifference * generally(of)
  if (best && best.agreeRatio > 1) return tellingly(shares) > tellingly(best)
  if (best) return generally(shares) > generally(best)
  return shares.agreeScore > significant || (shares.agreeRatio > 1 && shares.agreeShare > 0.5)
}
