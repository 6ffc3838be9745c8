import type { GunFact, Recoveries, RecoveryDimension, RecoveryLine } from '@understory/model'
import { countEach, shareOf } from './shares.ts'

const linesShown = 15

/** What a gun is counted under; null where its row does not say. */
const saidBy: Record<RecoveryDimension, (fact: GunFact) => string | null> = {
  type: ({ type }) => (type === 'not-stated' ? null : type),
  calibre: ({ calibre }) => calibre,
  maker: ({ maker }) => maker,
  circumstance: ({ circumstance }) => (circumstance === 'not-stated' ? null : circumstance),
  place: ({ recoveryArea }) => recoveryArea,
}

/**
 * What kinds of guns were recovered, and where? Recovered guns by type, calibre, maker, circumstance and part of the city. Unit: guns.
 * Population: recovered guns of the sources given; those whose row does not say are counted apart and in no share. Shares have the
 * Wilson interval. The most frequent values are listed and the rest is one line; not estimable where no row says.
 */
export const recoveries = (facts: readonly GunFact[]): Recoveries => ({
  type: linesOf(facts, 'type'),
  calibre: linesOf(facts, 'calibre'),
  maker: linesOf(facts, 'maker'),
  circumstance: linesOf(facts, 'circumstance'),
  place: linesOf(facts, 'place'),
})

function linesOf(facts: readonly GunFact[], dimension: RecoveryDimension): Recoveries[RecoveryDimension] {
  const counts = countEach(facts, saidBy[dimension])
  const notSaid = counts.get(null) ?? 0
  const said = facts.length - notSaid
  const all = [...counts]
    .flatMap(([value, count]) => (value === null ? [] : [{ value, count }]))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  const line = ({ value, count }: { value: string; count: number }): RecoveryLine => ({
    value,
    ...shareOf(count, said),
  })
  const rest = all.slice(linesShown).reduce((sum, one) => sum + one.count, 0)
  return { lines: all.slice(0, linesShown).map(line), rest, values: all.length, said, notSaid }
}
