import { type Day, dayNumber } from './day.ts'

/** Why a gun has no time to crime. Undefined is never zero. Append only. */
export const timeToCrimeReasons = [
  'no-sale-day',
  'no-recovery-day',
  'neither-day',
  'sale-after-recovery',
  'later-used-sale',
  'several-guns',
] as const
export type TimeToCrimeReason = (typeof timeToCrimeReasons)[number]

/**
 * Days from the first retail sale of a gun to its recovery. `dates`: counted here, from two days. `stated`: the source
 * gives a plain number and not the days behind it. Without either, `days` is null and `reason` says why.
 */
export type TimeToCrime =
  | { readonly days: number; readonly basis: 'dates' | 'stated'; readonly reason: null }
  | { readonly days: null; readonly basis: null; readonly reason: TimeToCrimeReason }

const undefinedBecause = (reason: TimeToCrimeReason): TimeToCrime => ({ days: null, basis: null, reason })

/** What is known of one gun when its time to crime is asked for. `stated_days` is the source's own number, if it is one. */
export interface TimeToCrimeFacts {
  readonly soldOn: Day | null
  readonly recoveredOn: Day | null
  readonly stated_days: number | null
  /** The sale is known to be a later sale of a used gun. */
  readonly usedSale: boolean
  /** The row speaks of several guns, and its number could be of any. */
  readonly severalGuns: boolean
}

/**
 * Time to crime in days: computed from two days wherever both are there, so that a number in a file is never trusted
 * over its own dates. A stated number counts only where a day is missing and the row is of one gun.
 * Source of the definition: National Firearms Commerce and Trafficking Assessment, volume II, part III (ATF, 2023).
 */
export function timeToCrime(facts: TimeToCrimeFacts): TimeToCrime {
  const { soldOn, recoveredOn, stated_days, usedSale, severalGuns } = facts
  if (usedSale) return undefinedBecause('later-used-sale')
  if (soldOn !== null && recoveredOn !== null) {
    const days = dayNumber(recoveredOn) - dayNumber(soldOn)
    return days < 0 ? undefinedBecause('sale-after-recovery') : { days, basis: 'dates', reason: null }
  }
  if (severalGuns) return undefinedBecause('several-guns')
  if (stated_days !== null) return { days: stated_days, basis: 'stated', reason: null }
  if (soldOn === null && recoveredOn === null) return undefinedBecause('neither-day')
  return undefinedBecause(soldOn === null ? 'no-sale-day' : 'no-recovery-day')
}

/**
 * The bands of the tracing centre's yearly tables, as first day of each: under 3 months, 3 to under 7 months, 7 months
 * to under a year, 1 to under 2 years, 2 to under 3 years, 3 years and over. A year is 365 days, a month a twelfth of it.
 */
export const timeToCrimeBands = [
  { name: 'under-3-months', from_days: 0 },
  { name: '3-to-7-months', from_days: 92 },
  { name: '7-to-12-months', from_days: 213 },
  { name: '1-to-2-years', from_days: 365 },
  { name: '2-to-3-years', from_days: 730 },
  { name: '3-years-and-over', from_days: 1095 },
] as const
export type TimeToCrimeBand = (typeof timeToCrimeBands)[number]['name']

/** The band of a number of days of at least 0. */
export function timeToCrimeBand(days: number): TimeToCrimeBand {
  let band: TimeToCrimeBand = 'under-3-months'
  for (const { name, from_days } of timeToCrimeBands) if (days >= from_days) band = name
  return band
}
