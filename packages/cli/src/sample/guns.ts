import { dayNumber, dayOfNumber } from '@understory/model'
import { csvOf, eventFiles } from './gun-events.ts'
import {
  burglary,
  type Dealer,
  dealers,
  firstSale,
  guns as gunRates,
  soldPerDay,
  surge,
  timeToCrimeTruth,
  traceDelay,
  trafficking,
  trueShareWithin,
} from './gun-plan.ts'
import { districtNames } from './names.ts'
import { firstDay, type SamplePlan } from './plan.ts'
import { type Random, randomOf, weightedDraw } from './random.ts'

export const gunHeader = [
  ...[
    'gun_number',
    'recovered_date',
    'city',
    'district',
    'state',
    'circumstance',
    'type',
    'maker',
    'caliber',
    'serial',
  ],
  ...[
    'privately_made',
    'conversion_device',
    'trace_status',
    'trace_requested',
    'trace_completed',
    'sold_date',
  ],
  ...[
    'dealer_license',
    'dealer_name',
    'dealer_city',
    'dealer_state',
    'multiple_sale',
    'reported_stolen',
    'ballistics',
  ],
]

export interface TrueGun {
  readonly recovered: number
  /** Null for a gun that was never sold. */
  readonly sold: number | null
  readonly dealer: Dealer | null
  readonly story: 'none' | 'trafficking' | 'burglary' | 'privately-made' | 'surge'
  /** Guns bought at once have the same. */
  readonly transaction?: number
}

const exponential = (mean: number, random: Random) => Math.floor(-mean * Math.log(1 - random.next()))

/** The crime guns of the invented city as rows of a file, in the order of their recovery, and what is true of them. */
export function makeGuns(
  plan: SamplePlan,
  { stories = true }: { stories?: boolean } = {},
): { csv: string; salesCsv: string; eventsCsv: string; truth: Record<string, unknown> } {
  const told = [traffickedGuns, stolenGuns, privatelyMade, surgeGuns]
  const all = [...soldGuns(plan), ...(stories ? told.flatMap(story => [...story(plan)]) : [])]
  const [from, to] = [dayNumber(firstDay(plan)), dayNumber(plan.asOf)]
  const found = all
    .filter(gun => gun.recovered >= from && gun.recovered <= to)
    .map((gun, at) => ({ gun, at }))
    .sort((a, b) => a.gun.recovered - b.gun.recovered || a.at - b.at)
  const random = randomOf(plan.seed, 'guns', 'clerk')
  const rows = found.map(({ gun }, n) => rowOf(gun, n, plan, random))
  const planted = (story: TrueGun['story']) => found.filter(({ gun }) => gun.story === story).length
  return {
    csv: csvOf([gunHeader, ...rows]),
    ...eventFiles(
      found.map(({ gun }, n) => ({ ...gun, key: keyOf(n), traced: rows[n]?.[tracedAt] !== '' })),
      plan,
    ),
    truth: {
      rows: rows.length,
      timeToCrime: {
        ...timeToCrimeTruth,
        withinYearOfThreeYears: trueShareWithin(365, 1_095),
      },
      trafficking: { ...trafficking, recovered: planted('trafficking') },
      burglary: { ...burglary, recovered: planted('burglary') },
      traceDelay,
      privatelyMade: planted('privately-made') + planted('surge'),
      surge: { ...surge, recovered: planted('surge') },
    },
  }
}

function* soldGuns(plan: SamplePlan): Generator<TrueGun> {
  const drawDealer = weightedDraw(dealers.map(dealer => dealer.weight))
  for (let day = firstSale(plan); day <= dayNumber(plan.asOf); day++) {
    const random = randomOf(plan.seed, 'guns', day)
    for (let count = random.poisson(plan.scale * soldPerDay); count > 0; count--) {
      const soon = random.chance(timeToCrimeTruth.soonShare)
      const time = exponential(soon ? timeToCrimeTruth.soon_days : timeToCrimeTruth.later_days, random)
      yield { recovered: day + time, sold: day, dealer: dealers[drawDealer(random)] ?? null, story: 'none' }
    }
  }
}

const named = (name: string) => dealers.find(dealer => dealer.name === name) ?? null
const scaled = (count: number, plan: SamplePlan) => Math.max(5, Math.round(count * plan.scale))

function* traffickedGuns(plan: SamplePlan): Generator<TrueGun> {
  const random = randomOf(plan.seed, 'guns', 'trafficking')
  let transaction = 0
  for (let left = scaled(trafficking.guns, plan); left > 0; ) {
    const sold = dayNumber(plan.asOf) - random.below(trafficking.lastDays)
    const size = Math.min(left, 1 + random.below(4))
    left -= size
    transaction++
    for (let n = 0; n < size; n++) {
      const recovered = sold + 1 + exponential(trafficking.time_days, random)
      yield { recovered, sold, dealer: named(trafficking.dealer), story: 'trafficking', transaction }
    }
  }
}

function* stolenGuns(plan: SamplePlan): Generator<TrueGun> {
  const random = randomOf(plan.seed, 'guns', 'burglary')
  const night = dayNumber(plan.asOf) - burglary.daysBefore
  for (let n = scaled(burglary.guns, plan); n > 0; n--)
    yield {
      recovered: night + exponential(200, random),
      sold: null,
      dealer: named(burglary.dealer),
      story: 'burglary',
    }
}

function* privatelyMade(plan: SamplePlan): Generator<TrueGun> {
  const [from, to] = [dayNumber(firstDay(plan)), dayNumber(plan.asOf)]
  const random = randomOf(plan.seed, 'guns', 'privately-made')
  for (let day = from; day <= to; day++) {
    const mean = plan.scale * soldPerDay * gunRates.privatelyMadeShare * ((day - from) / (to - from))
    for (let count = random.poisson(mean); count > 0; count--)
      yield { recovered: day, sold: null, dealer: null, story: 'privately-made' }
  }
}

/** Privately made pistols of one district, many a week, in the last weeks of the file. */
function* surgeGuns(plan: SamplePlan): Generator<TrueGun> {
  const to = dayNumber(plan.asOf)
  const random = randomOf(plan.seed, 'guns', 'surge')
  for (let day = to - 7 * surge.weeksBefore + 1; day <= to; day++)
    for (let count = random.poisson((plan.scale * surge.perWeek) / 7); count > 0; count--)
      yield { recovered: day, sold: null, dealer: null, story: 'surge' }
}

const keyOf = (n: number) => `AG${String(n + 1).padStart(6, '0')}`
const tracedAt = gunHeader.indexOf('trace_completed')

/** Where a gun is found has a stream of its own, so that all else of the city stays as it was. */
function districtOf({ story, recovered }: TrueGun, n: number, plan: SamplePlan): string {
  if (story === 'surge') return surge.district
  return randomOf(plan.seed, 'guns', 'district', recovered, n).pick(districtNames)
}

const circumstances = [
  'POSSESSION',
  'POSSESSION',
  'TRAFFIC STOP',
  'SEARCH WARRANT',
  'SHOOTING',
  'DOMESTIC',
  'FOUND',
]
const types = [
  ['PISTOL', '9 mm'],
  ['PISTOL', '9mm'],
  ['PISTOL', '.40'],
  ['PISTOL', '.380'],
  ['REVOLVER', '.38'],
  ['RIFLE', '5.56'],
  ['SHOTGUN', '12 Gauge'],
] as const
const makers = ['BRINDLE', 'CALDER', 'FENWICK', 'HOLLIS', 'MARROW', 'TARRANT']

function rowOf(gun: TrueGun, n: number, plan: SamplePlan, random: Random): string[] {
  const { recovered, story } = gun
  const late = (recovered - dayNumber(firstDay(plan))) / (dayNumber(plan.asOf) - dayNumber(firstDay(plan)))
  const drawn = random.pick(types)
  const [type, calibre] = story === 'surge' ? types[0] : drawn
  const unmarked = story === 'privately-made' || story === 'surge'
  const removed = !unmarked && story === 'none' && random.chance(gunRates.obliteratedShare)
  const serial = unmarked
    ? 'NONE'
    : removed
      ? 'OBLITERATED'
      : `${random.pick(['AB', 'KR', 'TX', 'ZQ'])}${100_000 + n * 7}`
  const converted = type === 'PISTOL' && random.chance(gunRates.conversionShare * late)
  const dark = random.chance(0.6) ? '' : random.chance(0.25) ? 'LEAD' : 'ENTERED'
  const about = [
    type,
    random.pick(makers),
    calibre,
    serial,
    unmarked ? 'YES' : 'NO',
    converted ? 'YES' : 'NO',
  ]
  return [
    keyOf(n),
    dayOfNumber(recovered),
    'Alder City',
    districtOf(gun, n, plan),
    'XA',
    random.pick(circumstances),
    ...about,
    ...traceOf(gun, { unmarked, removed }, plan, random),
    dark,
  ]
}

/** A trace is asked for the day after; what was not completed by the day of the cut, or ever, has no sale to show. */
function traceOf(
  gun: TrueGun,
  { unmarked, removed }: { unmarked: boolean; removed: boolean },
  plan: SamplePlan,
  random: Random,
): string[] {
  const nothing = (status: string, requested: number) => [
    status,
    dayOfNumber(requested),
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
  ]
  const requested = gun.recovered + 1
  const completed = requested + traceDelay.least_days + exponential(traceDelay.more_days, random)
  const never = random.chance(traceDelay.neverShare)
  const several = gun.story === 'trafficking' ? 0.6 : 0.08
  const multiple = random.chance(several) ? 'YES' : 'NO'
  if (unmarked) return nothing('NO SERIAL', requested)
  if (removed) return nothing('SERIAL OBLITERATED', requested)
  if (never || completed > dayNumber(plan.asOf)) return nothing('IN PROCESS', requested)
  const { licence = '', name = '', city = '', state = '' } = gun.dealer ?? {}
  const stolen = gun.story === 'burglary'
  return [
    stolen ? 'TRACED TO DEALER' : 'TRACED TO PURCHASER',
    dayOfNumber(requested),
    dayOfNumber(completed),
    gun.sold === null ? '' : dayOfNumber(gun.sold),
    licence,
    name,
    city,
    state,
    stolen ? 'NO' : multiple,
    stolen ? 'YES' : 'NO',
  ]
}
