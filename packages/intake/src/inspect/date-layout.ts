import { type dateLayouts, daysInMonth, type timeLayouts } from '@understory/model'
import { type ColumnProfile, shareOf } from './column-profile.ts'

type DateLayout = (typeof dateLayouts)[number]
type TimeLayout = (typeof timeLayouts)[number]

export interface DateReading {
  readonly layout: DateLayout
  readonly share: number
  /** Day and month cannot be told apart by any value. */
  readonly ambiguous: boolean
  /** Some values are only right day first, others only month first. */
  readonly mixed: boolean
  /** Values carry a time of day that is not always midnight. */
  readonly hasTime: boolean
  /** Values carry a time of day at all. */
  readonly writesTime: boolean
  /** Every value is a day, or a day at midnight in a form that the transform `drop-midnight` knows. */
  readonly onlyMidnight: boolean
  /** Values are instants in UTC or with an offset. */
  readonly zoned: boolean
  /** The dates themselves are well, but no layout of the mapping says how they are written. */
  readonly unsupported: string | null
}

const enough = 0.8
const iso = /^(\d{4})-(\d\d)-(\d\d)$/
const isoTime = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s?(Z|[+-]\d\d:?(?:\d\d)?)?$/
const slashed =
  /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:[ T]+(\d{1,2}):(\d\d)(?::(\d\d))?\s?([AaPp][Mm])?)?$/
const compact = /^(\d{4})(\d\d)(\d\d)$/
const worded =
  /^(Jan(uary)?|Feb(ruary)?|Mar(ch)?|Apr(il)?|May|June?|July?|Aug(ust)?|Sep(t|tember)?|Oct(ober)?|Nov(ember)?|Dec(ember)?)\.? \d{1,2},? \d{4}$/i

const isDate = (y: number, m: number, d: number): boolean =>
  y >= 1900 && y <= 2100 && m >= 1 && m <= 12 && d >= 1 && d <= daysInMonth(y, m)
const dateParts = (pattern: RegExp) => (value: string) => {
  const [, y, m, d] = pattern.exec(value) ?? []
  return isDate(Number(y), Number(m), Number(d))
}
const plain = {
  onlyMidnight: false,
  ambiguous: false,
  mixed: false,
  hasTime: false,
  writesTime: false,
  zoned: false,
  unsupported: null,
}

/** How a column writes dates, or null when it holds none. `named` says that its name speaks of a date. */
export function readDates(
  profile: ColumnProfile,
  named: boolean,
  dayFirst: boolean | null,
): DateReading | null {
  const simple: readonly (readonly [DateLayout, (value: string) => boolean])[] = [
    ['iso', dateParts(iso)],
    ['month d, yyyy', value => worded.test(value)],
    ['yyyymmdd', dateParts(compact)],
  ]
  for (const [layout, test] of simple) {
    const share = shareOf(profile, test)
    if (share >= enough) return { ...plain, layout, share }
  }
  return readIsoTimes(profile) ?? readSlashed(profile, dayFirst) ?? (named ? readEpoch(profile) : null)
}

function readIsoTimes(profile: ColumnProfile): DateReading | null {
  const share = shareOf(profile, value => dateParts(isoTime)(value))
  if (share < enough) return null
  const zoned = shareOf(profile, value => isoTime.exec(value)?.[7] !== undefined) > 0
  const midnight = shareOf(profile, value => /[T ]00:00(:00(\.0{1,9})?)?\s?(Z|[+-].{0,20})?$/.test(value))
  return {
    ...plain,
    layout: 'iso-datetime',
    share,
    zoned,
    writesTime: true,
    hasTime: midnight < 0.999,
    onlyMidnight: !zoned && isOnlyMidnight(profile),
  }
}

const isOnlyMidnight = (profile: ColumnProfile): boolean =>
  shareOf(
    profile,
    value => !value.includes(':') || /( {1,8}12:00:00 AM|[T ]00:00:00(\.0{1,9})?)$/i.test(value),
  ) === 1

function readSlashed(profile: ColumnProfile, dayFirst: boolean | null): DateReading | null {
  const share = shareOf(profile, value => slashed.test(value))
  if (share < enough) return null
  const found = [...profile.counts.keys()].flatMap(value => {
    const match = slashed.exec(value)
    return match ? [match] : []
  })
  const [dayLed, monthLed] = [found.some(m => Number(m[1]) > 12), found.some(m => Number(m[3]) > 12)]
  const byDay = dayLed === monthLed ? (dayFirst ?? false) : dayLed
  const writesTime = found.some(m => m[5] !== undefined)
  const onlyMidnight = writesTime && isOnlyMidnight(profile)
  const midnight = shareOf(profile, value => /(^[^ T]+$|[ T](0?0:00(:00)?|12:00(:00)? ?AM)$)/i.test(value))
  const reads = writesTime && !onlyMidnight
  const withMeridiem = reads && found.some(m => m[8] !== undefined)
  return {
    layout: reads
      ? withMeridiem
        ? 'm/d/yyyy h:mm:ss am'
        : 'm/d/yyyy h:mm'
      : byDay
        ? 'd/m/yyyy'
        : 'm/d/yyyy',
    share,
    ambiguous: !dayLed && !monthLed && dayFirst === null,
    mixed: dayLed && monthLed,
    writesTime,
    hasTime: writesTime && midnight < 0.999,
    onlyMidnight,
    zoned: false,
    unsupported: unsupportedSlashed(found, byDay && reads, withMeridiem),
  }
}

function unsupportedSlashed(
  found: readonly RegExpExecArray[],
  dayFirstWithTime: boolean,
  withMeridiem: boolean,
): string | null {
  if (found.some(m => m[4]?.length === 2)) return 'the years have two digits'
  const mark = found.find(m => m[2] !== '/')?.[2]
  if (mark !== undefined) return `the parts are joined by "${mark}", not "/"`
  if (dayFirstWithTime) return 'a time of day follows a day-first date'
  return withMeridiem && found.some(m => m[7] === undefined) ? 'AM or PM follow without seconds' : null
}

/** Numbers that fall between 1990 and 2040 when read as milliseconds or seconds since 1970. */
function readEpoch(profile: ColumnProfile): DateReading | null {
  for (const [layout, unit] of [
    ['epoch-ms', 1],
    ['epoch-s', 1000],
  ] as const) {
    const share = shareOf(profile, value => {
      const ms = Number(value) * unit
      return /^\d{9,13}$/.test(value) && ms > 631_152_000_000 && ms < 2_208_988_800_000
    })
    if (share >= enough) return { ...plain, layout, share, zoned: true, writesTime: true, hasTime: true }
  }
  return null
}

const clock = /^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/
const joined = /^([01]\d|2[0-3])[0-5]\d$/
const meridiem = /^(0?[1-9]|1[0-2]):[0-5]\d(:[0-5]\d)? ?[AaPp]\.?[Mm]\.?$/

/** How a column writes times of day, or null. */
export function readTimes(
  profile: ColumnProfile,
  named: boolean,
): { layout: TimeLayout; odd: number } | null {
  const withColon = shareOf(profile, value => clock.test(value))
  const together = shareOf(profile, value => joined.test(value))
  const am = shareOf(profile, value => meridiem.test(value))
  if (am >= enough) return { layout: 'h:mm am', odd: 1 - am }
  if (withColon >= 0.5 && together > 0 && withColon + together >= enough) {
    return { layout: 'hh:mm:ss or hhmm', odd: together }
  }
  if (withColon >= enough) {
    const seconds = shareOf(profile, value => /^\d?\d:\d\d:\d\d$/.test(value))
    return { layout: seconds > 0.5 ? 'hh:mm:ss' : 'hh:mm', odd: 1 - withColon }
  }
  return named && together >= enough ? { layout: 'hhmm', odd: 1 - together } : null
}
