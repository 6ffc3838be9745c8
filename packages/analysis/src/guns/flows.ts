import type { GunFact, GunFlows, OpenGunReport } from '@understory/model'
import { shareOf } from './shares.ts'

/** Guns first sold in `origin` and recovered in `place` in a year; null for an origin outside the states. */
export interface Flow {
  readonly year: number
  readonly place: string
  readonly origin: string | null
  readonly count: number
}

const corridorsShown = 20
const notAState: ReadonlySet<string> = new Set(['elsewhere', 'unreadable'])

/** The flows of a published matrix. */
export const flowsOfReports = (reports: readonly OpenGunReport[]): Flow[] =>
  reports.map(({ from, place, origin, count }) => ({
    year: Number(from.slice(0, 4)),
    place: place ?? '',
    origin: origin === null || notAState.has(origin) ? null : origin,
    count,
  }))

/** The flows of guns themselves, of those where both states and the day of recovery are known. */
export function flowsOfGuns(facts: readonly GunFact[]): Flow[] {
  const counts = new Map<string, Flow>()
  for (const { recoveredOn, recoveryState: place, dealerState: origin } of facts) {
    if (recoveredOn === null || place === null || origin === null) continue
    const year = Number(recoveredOn.slice(0, 4))
    const key = `${year} ${place} ${origin}`
    counts.set(key, { year, place, origin, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()]
}

const total = (flows: readonly Flow[]) => flows.reduce((sum, flow) => sum + flow.count, 0)
const inState = (flows: readonly Flow[]) =>
  shareOf(total(flows.filter(flow => flow.origin === flow.place)), total(flows))

/**
 * From which states the guns recovered in one state (or in all) come in a year, and how the share from the same state went over the
 * years. Unit: traced guns with a known state of first sale; what a source calls elsewhere is counted in the whole and in no state.
 * A place or year that the source does not have gives null.
 */
export function gunFlows(
  flows: readonly Flow[],
  source: string,
  { place, year }: { place: string | null; year: number | null },
): GunFlows['chosen'] {
  const years = [...new Set(flows.map(flow => flow.year))].sort((a, b) => a - b)
  const places = [...new Set(flows.map(flow => flow.place))].sort()
  const asked = year ?? years.at(-1)
  if (asked === undefined || !years.includes(asked) || (place !== null && !places.includes(place)))
    return null
  const here = place === null ? flows : flows.filter(flow => flow.place === place)
  const now = here.filter(flow => flow.year === asked)
  const guns = total(now)
  const byOrigin = Map.groupBy(
    now.filter(flow => flow.origin !== null && flow.count > 0),
    flow => flow.origin ?? '',
  )
  const recovered = new Map([...Map.groupBy(now, flow => flow.place)].map(([at, list]) => [at, total(list)]))
  return {
    ...{ source, year: asked, place, places, guns },
    inState: inState(now),
    elsewhere: total(now.filter(flow => flow.origin === null)),
    origins: [...byOrigin]
      .map(([state, list]) => ({ state, ...shareOf(total(list), guns) }))
      .sort((a, b) => b.count - a.count || (a.state < b.state ? -1 : 1)),
    corridors: now
      .filter(flow => flow.origin !== null && flow.origin !== flow.place && flow.count > 0)
      .sort((a, b) => b.count - a.count || (`${a.origin}${a.place}` < `${b.origin}${b.place}` ? -1 : 1))
      .slice(0, corridorsShown)
      .map(({ origin, place: to, count }) => ({
        from: origin ?? '',
        to,
        count,
        ofRecovered: shareOf(count, recovered.get(to) ?? 0),
      })),
    years: years.map(one => ({ year: one, inState: inState(here.filter(flow => flow.year === one)) })),
  }
}
