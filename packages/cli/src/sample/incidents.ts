import { dayNumber, dayOfNumber, type IncidentKind } from '@understory/model'
import type { Geography } from './geography.ts'
import { firstDay, reportingDelay, type SamplePlan, strategy, strategyStart } from './plan.ts'
import { type Random, randomOf, weightedDraw } from './random.ts'
import { hourShapes, type KindRates, kindRates } from './rates.ts'
import { type Block, makeQuarters, type Quarter } from './streets.ts'

/** One incident as it happened, before any clerk wrote it down. */
export interface TrueIncident {
  readonly kind: IncidentKind
  /** Days since 1970-01-01. */
  readonly day: number
  readonly reported: number
  readonly minute: number
  readonly offence: string
  readonly weapon: string
  readonly status: string
  readonly outside: boolean
  readonly victims: number
  readonly quarter: Quarter
  readonly block: Block
}

/** What the generator did that a method should be able to find again. */
export interface Tally {
  readonly happened: Partial<Record<IncidentKind, number>>
  readonly removedByStrategy: { shootings: number }
  /** Incidents that happened but were not reported by the day the files were cut. */
  readonly notYetReported: { incidents: number }
}

const violent: ReadonlySet<IncidentKind> = new Set([
  'homicide',
  'shooting',
  'robbery',
  'aggravated-assault',
  'common-assault',
  'rape',
])

/** Everything that happened, day by day, and is in the files; `tally` counts along. */
export function* happen(
  plan: SamplePlan,
  geography: Geography,
  people: ReadonlyMap<string, number>,
  tally: Tally,
): Generator<TrueIncident> {
  const quarters = makeQuarters(plan.seed, geography)
  const models = kindRates.map(rates => prepare(rates, quarters, people))
  const [first, last] = [dayNumber(firstDay(plan)), dayNumber(plan.asOf)]
  const start = dayNumber(strategyStart(plan))
  for (let day = first; day <= last; day++) {
    const random = randomOf(plan.seed, 'day', day)
    const yearIndex = Number(dayOfNumber(day).slice(0, 4)) - Number(firstDay(plan).slice(0, 4))
    for (const model of models) {
      const { kind } = model.rates
      const count = random.poisson(plan.scale * expectedOn(model.rates, day, yearIndex))
      for (let i = 0; i < count; i++) {
        const incident = draw(model, random, day, last)
        const covered = kind === 'shooting' && day >= start && incident.quarter.district === strategy.district
        if (covered && random.chance(strategy.removedShare)) tally.removedByStrategy.shootings++
        else if (incident.reported > last) tally.notYetReported.incidents++
        else {
          tally.happened[kind] = (tally.happened[kind] ?? 0) + 1
          yield incident
        }
      }
    }
  }
}

/** The mean count of a day: year, season (highest on 25 July) and weekday multiply. */
export function expectedOn(rates: KindRates, day: number, yearIndex: number): number {
  const season = 1 + rates.season * Math.cos((2 * Math.PI * (day - 205)) / 365.2425)
  const weekday = rates.weekday[(day + 3) % 7] ?? 1
  return (rates.perYear / 365.25) * (rates.years[yearIndex] ?? 1) * season * weekday
}

interface KindModel {
  readonly rates: KindRates
  readonly quarters: readonly Quarter[]
  readonly quarter: (random: Random) => number
  readonly hour: (random: Random) => number
  readonly offence: (random: Random) => string
  readonly weapon: (random: Random) => string
  readonly status: (random: Random) => string
  readonly delay: (random: Random) => number
}

function prepare(
  rates: KindRates,
  quarters: readonly Quarter[],
  people: ReadonlyMap<string, number>,
): KindModel {
  const weights = quarters.map(
    ({ name, intensity }) => ((people.get(name) ?? 0) + 900) * intensity ** rates.concentration,
  )
  const curve = reportingDelay[violent.has(rates.kind) ? 'violent' : 'property']
  const step = weightedDraw(curve.map(([, share]) => share))
  return {
    rates,
    quarters,
    quarter: weightedDraw(weights),
    hour: weightedDraw(hourShapes[rates.hours]),
    offence: wordDraw(rates.offences),
    weapon: wordDraw(rates.weapons),
    status: wordDraw(rates.statuses),
    delay: random => {
      const i = step(random)
      const [to, before] = [curve[i]?.[0] ?? 0, curve[i - 1]?.[0] ?? -1]
      return before + 1 + random.below(to - before)
    },
  }
}

function wordDraw(weights: Readonly<Record<string, number>>): (random: Random) => string {
  const words = Object.keys(weights)
  const position = weightedDraw(Object.values(weights))
  return random => words[position(random)] ?? ''
}

function draw(model: KindModel, random: Random, day: number, last: number): TrueIncident {
  const { rates } = model
  const quarter = model.quarters[model.quarter(random)] as Quarter
  const block = quarter.blocks[quarter.drawBlock(random)] as Block
  const reported = day + model.delay(random)
  const stillOpen = random.chance(0.7 * Math.max(0, 1 - (last - day) / 120))
  const several = (rates.kind === 'shooting' || rates.kind === 'homicide') && random.chance(0.09)
  return {
    kind: rates.kind,
    day,
    reported,
    minute: model.hour(random) * 60 + (random.chance(0.45) ? 30 * random.below(2) : random.below(60)),
    offence: model.offence(random),
    weapon: model.weapon(random),
    status: stillOpen ? 'OPEN' : model.status(random),
    outside: random.chance(rates.outside),
    victims: several ? 2 + random.below(3) : 1,
    quarter,
    block,
  }
}
