import {
  type IndicatorMonth,
  type IndicatorStand,
  type IndicatorTerms,
  monthNumber,
  monthOfNumber,
  type Target,
} from '@understory/model'
import { pathRatio, periodsToTell, targetStatus } from '@understory/stats'

export interface MonthCount {
  readonly month: string
  /** Null where no source covers the month. */
  readonly count: number | null
}
export interface IndicatorStatus {
  readonly months: readonly IndicatorMonth[]
  readonly stand: IndicatorStand | null
  readonly reason: 'no-target' | 'too-few-months' | 'not-covered' | 'no-data' | null
  readonly dispersion: number | null
  readonly tellIn_months: number | null
  readonly wholeChange: number | null
}

const window = 12
/** Half the width of a 99 % interval in standard deviations. */
const z99 = 2.5758

/**
 * A monthly count against its target, month by month as anybody could have said it then: the twelve months that end with a month compared with
 * the baseline by `targetStatus`, and what the path asks of the same twelve months by `pathRatio`.
 *
 * `months` are whole months without a gap, oldest first, in counts; the newest `settling_months` of them still fill up and are left out. The band
 * is the range in which the mean of twelve months lies around the path by chance alone (99 %), with the dispersion of the baseline.
 * Not estimable, with the reason, without a target, where the baseline is not wholly covered or holds nothing, and before twelve months are whole.
 * Source: docs/methods/target-status.md. Checked against drawn cities in packages/cli/src/sample/indicators.test.ts.
 */
export function indicatorStatus(
  months: readonly MonthCount[],
  terms: Pick<IndicatorTerms, 'better' | 'settling_months' | 'target'>,
): IndicatorStatus {
  const { target, settling_months: settling } = terms
  const plain = months.map((one, i): IndicatorMonth => {
    const fills = i >= months.length - settling
    const before = months.slice(Math.max(0, i - window + 1), i + 1)
    return { ...one, settling: fills, mean: fills ? null : meanOf(before), ...unknown }
  })
  const without = (reason: IndicatorStatus['reason']): IndicatorStatus => ({
    ...{ months: plain, stand: null, reason, dispersion: null, tellIn_months: null },
    wholeChange: target && wholeOf(target),
  })
  if (months.length === 0) return without('no-data')
  if (!target) return without('no-target')
  const baseline = countsBetween(months, target.baselineFrom, target.baselineTo)
  if (!baseline) return without('not-covered')
  const mean = baseline.reduce((a, b) => a + b, 0) / baseline.length
  if (mean === 0) return without('no-data')
  return withTarget({ plain, months, baseline, mean, target, better: terms.better })
}

const unknown = { path: null, low: null, high: null, state: null }
const meanOf = (months: readonly MonthCount[]): number | null => {
  const counts = months.flatMap(one => one.count ?? [])
  return counts.length === window ? counts.reduce((a, b) => a + b, 0) / window : null
}

function countsBetween(months: readonly MonthCount[], from: string, to: string): number[] | null {
  const own = months.filter(one => one.month >= from && one.month <= to)
  const counts = own.flatMap(one => one.count ?? [])
  return counts.length === monthNumber(to) - monthNumber(from) + 1 ? counts : null
}

const pathMonths = (target: Target): number => monthNumber(target.until) - monthNumber(target.baselineTo)
const wholeOf = (target: Target): number => (1 + target.perYear) ** (pathMonths(target) / 12) - 1

function withTarget(one: {
  readonly plain: readonly IndicatorMonth[]
  readonly months: readonly MonthCount[]
  readonly baseline: readonly number[]
  readonly mean: number
  readonly target: Target
  readonly better: IndicatorTerms['better']
}): IndicatorStatus {
  const { plain, months, baseline, mean, target, better } = one
  const path = { change: wholeOf(target), periods: pathMonths(target) }
  const first = monthNumber(target.baselineTo) + 1
  let stand: IndicatorStand | null = null
  let dispersion = 1
  const shown = plain.map((month, i): IndicatorMonth => {
    const from = monthNumber(month.month) - first - window + 1
    if (month.month < target.baselineFrom) return month
    const asked = pathRatio(path, from, window)
    const recent = months.slice(i - window + 1, i + 1).flatMap(each => each.count ?? [])
    if (month.month <= target.baselineTo || month.settling || recent.length < window)
      return { ...month, path: asked * mean }
    const found = targetStatus({ baseline, recent, asked, better })
    dispersion = found.dispersion
    const { value: ratio, low, high } = found.ratio
    stand = {
      ...{ state: found.state, from: monthOfNumber(monthNumber(month.month) - window + 1), to: month.month },
      ...{ mean: month.mean ?? 0, baseline: mean, ratio, low, high, asked },
    }
    return { ...month, path: asked * mean, state: found.state }
  })
  const tell = periodsToTell({ mean, baseline: baseline.length, change: path.change }, { dispersion })
  return {
    months: shown.map(month => (month.path === null ? month : { ...month, ...bandOf(month.path) })),
    ...{ stand, reason: stand ? null : 'too-few-months', dispersion: stand ? dispersion : null },
    ...{ tellIn_months: tell, wholeChange: path.change },
  }

  function bandOf(level: number) {
    const spread = Math.sqrt(dispersion * (1 / (level * window) + 1 / (mean * baseline.length)))
    return { low: level * Math.exp(-z99 * spread), high: level * Math.exp(z99 * spread) }
  }
}
