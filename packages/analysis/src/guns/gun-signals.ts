import { type Day, dayNumber, dayOfNumber, type GunFact, type GunSignal } from '@understory/model'
import { type WeeklySignal, weeklySignals } from '@understory/stats'
import { mondayOf, weekOf } from './weeks.ts'

/** Accepted false alarms in a year over the whole city: so many for the weekly series together, and the rest for the scan for clusters. */
export const falseAlarmsPerYear = 4
export const scanAlarmsPerYear = 1
export const weeklyAlarmsPerYear = falseAlarmsPerYear - scanAlarmsPerYear
/** Series with fewer guns than this in the last two years are followed only as part of larger ones. */
const leastGuns = 8
const twoYears_weeks = 104
const weeksShown = 26
/** Separate series whatever their type: what a city wants to see at once when it begins. */
export const marks = ['privately-made', 'serial-obliterated', 'conversion-device'] as const

/** `all` where a series is not broken down by it. */
export interface GunSeries {
  readonly id: string
  readonly type: string
  readonly place: string
  readonly origin: string
  readonly counts: number[]
}

/**
 * Weekly counts by type and place in the week of recovery, and by type, place and source in the week in which the trace was completed: before
 * that the source is not known, and counted by recovery the newest weeks would always fall short. Besides privately made guns, removed
 * serial numbers and conversion devices by place. Whole weeks alone, up to the one before the newest day.
 */
export function gunSeries(
  facts: readonly GunFact[],
  asOf: Day,
  { least = leastGuns }: { least?: number } = {},
): GunSeries[] {
  const last = weekOf(dayOfNumber(dayNumber(asOf) + 1)) - 1
  const first = facts.reduce(
    (low, { recoveredOn }) => Math.min(low, recoveredOn === null ? low : weekOf(recoveredOn)),
    last,
  )
  const series = new Map<string, GunSeries>()
  const add = (type: string, place: string, origin: string, day: Day | null) => {
    if (day === null) return
    const week = weekOf(day)
    if (week < first || week > last) return
    const id = `${type} | ${place} | ${origin}`
    const known = series.get(id) ?? {
      id,
      type,
      place,
      origin,
      counts: new Array<number>(last - first + 1).fill(0),
    }
    known.counts[week - first] = (known.counts[week - first] ?? 0) + 1
    series.set(id, known)
  }
  for (const fact of facts) {
    const places = fact.recoveryArea === null ? ['all'] : ['all', fact.recoveryArea]
    const own = marks.filter(mark => hasMark(mark, fact))
    for (const place of places)
      for (const type of ['all', fact.type, ...own]) add(type, place, 'all', fact.recoveredOn)
    if (fact.dealerState === null || fact.recoveryState === null) continue
    const origin = fact.dealerState === fact.recoveryState ? 'in-state' : 'out-of-state'
    for (const place of places)
      for (const type of ['all', fact.type]) add(type, place, origin, fact.traceCompletedOn)
  }
  const special: ReadonlySet<string> = new Set(marks)
  return [...series.values()]
    .filter(
      one => special.has(one.type) || one.counts.slice(-twoYears_weeks).reduce((a, b) => a + b, 0) >= least,
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

export function hasMark(mark: (typeof marks)[number], fact: GunFact): boolean {
  if (mark === 'privately-made') return fact.privatelyMade === 'yes'
  if (mark === 'serial-obliterated') return fact.serialState === 'obliterated'
  return fact.conversionDevice === 'yes'
}

export type FoundSignal = Omit<GunSignal, 'state' | 'outcome' | 'steps'>

/**
 * What changed in the newest whole week, most surprising first, within a budget of false alarms for the whole city; how many series were
 * looked at, and how many could not be. Methods: docs/methods/weekly-signals.md.
 */
export function gunSignals(
  facts: readonly GunFact[],
  asOf: Day,
): { week: Day; series: number; notEstimable: number; signals: FoundSignal[] } {
  const series = gunSeries(facts, asOf)
  const judged = weeklySignals(series, { falseAlarmsPerYear: weeklyAlarmsPerYear })
  const week = mondayOf(weekOf(dayOfNumber(dayNumber(asOf) + 1)) - 1)
  const signals = series.flatMap((one, i): FoundSignal[] => {
    const found = judged[i]
    return found && (found.sudden || found.lasting) ? [signalOf(one, found, week)] : []
  })
  return {
    week,
    series: series.length,
    notEstimable: judged.filter(one => one.notEstimable !== null).length,
    signals: signals.sort((a, b) => (a.p ?? 1) - (b.p ?? 1) || (a.subject < b.subject ? -1 : 1)),
  }
}

const signalOf = (
  { type, place, origin, counts, id }: GunSeries,
  found: WeeklySignal,
  week: Day,
): FoundSignal => ({
  ...{ subject: `${week} | ${id}`, week, type, place, origin },
  ...{ observed: found.observed, expected: found.expected, upper: found.upper, p: found.p, q: found.q },
  ...{ sudden: found.sudden, lasting: found.lasting, method: found.method },
  counts: counts.slice(-weeksShown),
})
