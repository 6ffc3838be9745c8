import {
  type GunFact,
  type GunSummary,
  gunFlags,
  serialStates,
  timeToCrimeBand,
  timeToCrimeBands,
  timeToCrimeReasons,
} from '@understory/model'
import { correctedTime } from './corrected-time.ts'
import { dealersOf } from './dealers.ts'
import { gunCoverage } from './gun-coverage.ts'
import { kindMonths } from './kind-months.ts'
import { recoveries } from './recoveries.ts'
import { reportedWeeks } from './reported-weeks.ts'
import { countEach, middle, quantileOf, shareOf } from './shares.ts'
import { tracedWeeks } from './traced-weeks.ts'

const year_days = 365
const threeYears_days = 1_095
const statesShown = 15

/**
 * What the guns that somebody may read say together: how long from first sale to recovery, plain and corrected for what could not
 * be seen yet, from which states and dealers, and how much of it is known at all.
 *
 * Unit: guns. Population: recovered guns of the sources given, which are no random sample of guns in crime. Time to crime within a
 * year counts 365 days, within three years fewer than 1,095, as the published totals of the Wilmington file do. Guns of one
 * row that speaks of several count once and have no time.
 */
export function gunSummary(facts: readonly GunFact[]): GunSummary {
  const { asOf, traced, turnaround_days, turnaroundKnown } = gunCoverage(facts)
  const stated = countEach(facts, one => one.privatelyMade)
  return {
    asOf,
    sources: [...new Set(facts.map(one => one.source))],
    guns: facts.length,
    coverage: {
      traced,
      turnaround_days,
      turnaroundKnown,
      flags: gunFlags.flatMap(flag => {
        const count = facts.filter(one => one.flags.includes(flag)).length
        return count > 0 ? [{ flag, count }] : []
      }),
    },
    timeToCrime: timeOf(facts),
    corrected: correctedTime(facts, asOf, { horizon_days: threeYears_days, within_days: year_days }),
    recoveries: recoveries(facts),
    kindMonths: kindMonths(facts, asOf),
    reportedWeeks: reportedWeeks(facts, asOf),
    tracedWeeks: tracedWeeks(facts, asOf),
    ...placesOf(facts),
    ...dealersOf(facts, threeYears_days),
    ballisticLinks: facts.filter(({ ballistics }) => ['lead', 'confirmed', 'linked'].includes(ballistics))
      .length,
    serials: serialStates.flatMap(state => {
      const count = facts.filter(one => one.serialState === state).length
      return count > 0 ? [{ state, count }] : []
    }),
    privatelyMade: stated.get('yes') ?? 0,
    conversionDevices: facts.filter(one => one.conversionDevice === 'yes').length,
  }
}

function timeOf(facts: readonly GunFact[]): GunSummary['timeToCrime'] {
  const days = facts.flatMap(({ timeToCrime }) => timeToCrime.days ?? []).sort((a, b) => a - b)
  const bands = countEach(days, timeToCrimeBand)
  const reasons = countEach(facts, ({ timeToCrime }) => timeToCrime.reason)
  const bases = countEach(facts, ({ timeToCrime }) => timeToCrime.basis)
  const lower = quantileOf(days, 0.25)
  const upper = quantileOf(days, 0.75)
  return {
    known: shareOf(days.length, facts.length),
    computed: bases.get('dates') ?? 0,
    stated: bases.get('stated') ?? 0,
    undefinedBy: timeToCrimeReasons.flatMap(reason => {
      const count = reasons.get(reason) ?? 0
      return count > 0 ? [{ reason, count }] : []
    }),
    median_days: middle(days),
    quartiles_days: lower === null || upper === null ? null : [lower, upper],
    bands: timeToCrimeBands.map(({ name }) => ({
      band: name,
      ...shareOf(bands.get(name) ?? 0, days.length),
    })),
    withinYear: shareOf(days.filter(one => one <= year_days).length, days.length),
    withinThreeYears: shareOf(days.filter(one => one < threeYears_days).length, days.length),
  }
}

function placesOf(facts: readonly GunFact[]): Pick<GunSummary, 'interstate' | 'states'> {
  const both = facts.filter(one => one.dealerState !== null && one.recoveryState !== null)
  const away = both.filter(one => one.dealerState !== one.recoveryState)
  const byState = Map.groupBy(both, one => one.dealerState ?? '')
  const states = [...byState].map(([state, guns]) => ({
    state,
    ...shareOf(guns.length, both.length),
    median_days: middle(guns.flatMap(one => one.timeToCrime.days ?? [])),
  }))
  return {
    interstate: shareOf(away.length, both.length),
    states: states.sort((a, b) => b.count - a.count || (a.state < b.state ? -1 : 1)).slice(0, statesShown),
  }
}
