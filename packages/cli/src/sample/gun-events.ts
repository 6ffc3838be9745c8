import { dayNumber, dayOfNumber } from '@understory/model'
import { burglary, dealers, soldPerDay } from './gun-plan.ts'
import type { TrueGun } from './guns.ts'
import { firstDay, type SamplePlan } from './plan.ts'
import { type Random, randomOf } from './random.ts'

export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `${rows.map(row => row.join(',')).join('\n')}\n`

export const salesHeader = ['dealer_license', 'dealer_name', 'dealer_state', 'year', 'guns_sold']
export const eventHeader = [
  ...[
    'event_number',
    'event',
    'day',
    'gun_number',
    'other_gun',
    'incident_number',
    'dealer_license',
    'party_code',
  ],
  ...['transaction', 'what', 'count'],
]

/** A gun of the file under its number there; `traced` where its trace was completed by the day of the cut. */
export interface FiledGun extends TrueGun {
  readonly key: string
  readonly traced: boolean
}

/** Of a hundred guns that a dealer sells this many become crime guns, the same for all dealers but the one of the story. */
export const crimeShare = 0.04

/** What the dealers sold, and what else is told of the guns. */
export function eventFiles(
  guns: readonly FiledGun[],
  plan: SamplePlan,
): { salesCsv: string; eventsCsv: string } {
  return {
    salesCsv: csvOf([salesHeader, ...sales(plan)]),
    eventsCsv: csvOf([eventHeader, ...events(guns, plan)]),
  }
}

/** Sales of each dealer and year: what its crime guns are a share of. */
function* sales(plan: SamplePlan): Generator<string[]> {
  const total = dealers.reduce((sum, dealer) => sum + dealer.weight, 0)
  const [from, to] = [Number(firstDay(plan).slice(0, 4)), Number(plan.asOf.slice(0, 4))]
  for (const dealer of dealers)
    for (let year = from; year <= to; year++) {
      const random = randomOf(plan.seed, 'guns', 'sales', dealer.licence, year)
      const part = year === to ? dayNumber(plan.asOf) - dayNumber(`${year}-01-01`) + 1 : 365
      const mean = (plan.scale * soldPerDay * part * (dealer.weight / total)) / crimeShare
      yield [dealer.licence, dealer.name, dealer.state, String(year), String(random.poisson(mean))]
    }
}

type Told = Partial<
  Record<
    'event' | 'day' | 'gun' | 'other' | 'incident' | 'dealer' | 'party' | 'transaction' | 'what' | 'count',
    string
  >
>

function events(guns: readonly FiledGun[], plan: SamplePlan): string[][] {
  const random = randomOf(plan.seed, 'guns', 'events')
  const told = [...salesOf(guns, random), ...ballistics(guns, random), ...theRest(guns, plan, random)]
  return told.map((one, n) => [
    `EV${String(n + 1).padStart(6, '0')}`,
    ...[
      one.event,
      one.day,
      one.gun,
      one.other,
      one.incident,
      one.dealer,
      one.party,
      one.transaction,
      one.what,
      one.count,
    ].map(text => text ?? ''),
  ])
}

/** Buyers of the story: each buys several guns in one transaction, again and again. Everybody else buys one. */
const strawBuyers = 6
function* salesOf(guns: readonly FiledGun[], random: Random): Generator<Told> {
  const trafficked = guns.filter(gun => gun.story === 'trafficking' && gun.traced)
  for (const [transaction, group] of Map.groupBy(trafficked, gun => gun.transaction ?? 0)) {
    const number = `T${String(transaction).padStart(5, '0')}`
    const party = `P9${String(1 + random.below(strawBuyers)).padStart(4, '0')}`
    const day = dayOfNumber(group[0]?.sold ?? 0)
    const dealer = group[0]?.dealer?.licence ?? ''
    for (const { key } of group) {
      yield { event: 'SALE', day, gun: key, dealer, party, transaction: number }
      yield { event: 'POSSESSION', gun: key, party: `P1${String(random.below(90_000)).padStart(5, '0')}` }
    }
    if (group.length > 1)
      yield { event: 'MULTIPLE SALE', day, dealer, party, transaction: number, count: String(group.length) }
  }
  for (const gun of guns) {
    if (gun.story !== 'none' || gun.sold === null || !gun.traced) continue
    const party = `P2${String(random.below(900_000)).padStart(6, '0')}`
    const own = random.chance(0.3)
    yield {
      event: 'SALE',
      day: dayOfNumber(gun.sold),
      gun: gun.key,
      dealer: gun.dealer?.licence ?? '',
      party,
    }
    if (random.chance(0.5))
      yield {
        event: 'POSSESSION',
        gun: gun.key,
        party: own ? party : `P3${String(random.below(900_000)).padStart(6, '0')}`,
      }
  }
}

/** Casings of one gun at several incidents; guns of the story are linked more often. */
function* ballistics(guns: readonly FiledGun[], random: Random): Generator<Told> {
  let incident = 0
  for (const gun of guns) {
    if (!random.chance(gun.story === 'trafficking' ? 0.8 : 0.3)) continue
    yield { event: 'BALLISTIC ENTRY', day: dayOfNumber(gun.recovered + 2), gun: gun.key }
    const links = random.chance(gun.story === 'trafficking' ? 0.5 : 0.2) ? 1 + random.below(3) : 0
    for (let n = 0; n < links; n++) {
      const shared = incident > 5 && random.chance(0.25)
      const number = `SH${String(shared ? incident - random.below(5) : ++incident).padStart(5, '0')}`
      const day = dayOfNumber(gun.recovered - random.below(120))
      yield {
        event: random.chance(0.3) ? 'BALLISTIC HIT' : 'BALLISTIC LEAD',
        day,
        gun: gun.key,
        incident: number,
      }
    }
  }
}

function* theRest(guns: readonly FiledGun[], plan: SamplePlan, random: Random): Generator<Told> {
  const robbed = dealers.find(dealer => dealer.name === burglary.dealer)
  const stolen = guns.filter(gun => gun.story === 'burglary').length
  const night = dayOfNumber(dayNumber(plan.asOf) - burglary.daysBefore)
  if (stolen > 0)
    yield {
      event: 'THEFT',
      day: night,
      dealer: robbed?.licence ?? '',
      what: 'burglary',
      count: String(stolen + 5),
    }
  for (const gun of guns)
    if (random.chance(0.3))
      yield {
        event: 'DISPOSITION',
        day: dayOfNumber(gun.recovered + 200),
        gun: gun.key,
        what: random.pick(['destroyed', 'held as evidence', 'returned']),
      }
  const [from, to] = [dayNumber(firstDay(plan)), dayNumber(plan.asOf)]
  for (let day = from; day <= to; day++)
    for (let count = random.poisson(plan.scale * 0.6); count > 0; count--) {
      const number = `GA${day}${count}`
      yield { event: 'GUNSHOT ALERT', day: dayOfNumber(day), incident: number }
      if (random.chance(0.35)) yield { event: 'CONFIRMED SHOTS', day: dayOfNumber(day), incident: number }
    }
}
