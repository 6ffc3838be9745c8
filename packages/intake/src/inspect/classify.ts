import { meaningsOfName } from './column-names.ts'
import { type ColumnProfile, shareOf } from './column-profile.ts'
import { type DateReading, readDates, readTimes } from './date-layout.ts'
import { isRowNumber } from './key-candidates.ts'
import { personalContent } from './persons.ts'
import type { InspectOptions, Meaning } from './types.ts'
import { clearancesOf, kindsOf, settingsOf, weaponsOf } from './words.ts'

export interface ClassifiedColumn {
  readonly profile: ColumnProfile
  readonly meaning: Meaning
  readonly why: string
  /** For date columns. */
  readonly dates: DateReading | null
}

interface Clues {
  readonly profile: ColumnProfile
  readonly named: readonly Meaning[]
  readonly options: InspectOptions
}
type Verdict = readonly [meaning: Meaning, why: string] | null

export function classifyColumn(profile: ColumnProfile, options: InspectOptions): ClassifiedColumn {
  const clues: Clues = { profile, named: meaningsOfName(profile.name), options }
  const [meaning, why] = decide(clues)
  const isDate = meaning === 'date' || meaning === 'date-reported'
  return { profile, meaning, why, dates: isDate ? datesOf(clues) : null }
}

/** Rules in order; the first that answers decides. What is about persons comes first, so that it is never kept. */
const rules: readonly ((clues: Clues) => Verdict)[] = [
  byPerson,
  ({ profile }) => (profile.values.length === 0 ? ['empty', 'no sampled row has a value'] : null),
  byDate,
  byTime,
  byDatePart,
  byPoint,
  byCoordinate,
  byRowNumber,
  bySetting,
  byConstant,
  byCount,
  byWords,
  byPlace,
  byAddress,
  ({ named }) => (named.includes('about-a-person') ? ['about-a-person', 'the name'] : null),
  ({ named }) => (named.includes('code') ? ['code', 'the name'] : null),
  ({ named }) => (named.includes('offence') ? ['offence', 'the name; the words are not known'] : null),
]

function decide(clues: Clues): NonNullable<Verdict> {
  for (const rule of rules) {
    const verdict = rule(clues)
    if (verdict) return verdict
  }
  return ['other', 'neither the name nor the content says']
}

function byPerson({ profile, named }: Clues): Verdict {
  if (named.includes('person')) return ['person', 'the name']
  const content = personalContent(profile)
  return content === null ? null : ['person', content]
}

const datesOf = ({ profile, named, options }: Clues): DateReading | null => {
  const dayFirst = options.dateOrder === undefined ? null : options.dateOrder === 'day-first'
  return readDates(profile, named.includes('date') || named.includes('date-reported'), dayFirst)
}

function byDate(clues: Clues): Verdict {
  const dates = datesOf(clues)
  const isNamed = clues.named.includes('date') || clues.named.includes('date-reported')
  if (!dates || (dates.layout === 'yyyymmdd' && !isNamed)) return null
  const why = `${isNamed ? 'the name, and ' : ''}${percent(dates.share)} of the values are dates (${dates.layout})`
  return [clues.named.includes('date-reported') ? 'date-reported' : 'date', why]
}

function byTime({ profile, named }: Clues): Verdict {
  const times = readTimes(profile, named.includes('time'))
  return times ? ['time', `values are times of day (${times.layout})`] : null
}

const ranges: readonly (readonly [Meaning, number, number])[] = [
  ['year', 1900, 2100],
  ['month', 1, 12],
  ['day', 1, 31],
]
function byDatePart({ profile, named }: Clues): Verdict {
  for (const [meaning, low, high] of ranges) {
    if (!named.includes(meaning) || !profile.allNumbers) continue
    if (profile.numbers.every(n => Number.isInteger(n) && n >= low && n <= high)) {
      return [meaning, `the name, and whole numbers from ${low} to ${high}`]
    }
  }
  return null
}

const pairText = /^(POINT ?)?\([^, \n]*[, ].*\)$/i
function byPoint({ profile, named }: Clues): Verdict {
  const share = shareOf(profile, value => pairText.test(value))
  if (share >= 0.9) return ['point-text', 'values are pairs in brackets']
  return named.includes('point-text') && share > 0 ? ['point-text', 'the name'] : null
}

const coordinateNames: readonly Meaning[] = ['longitude', 'latitude', 'x', 'y']
function byCoordinate({ profile, named }: Clues): Verdict {
  const meaning = coordinateNames.find(name => named.includes(name))
  if (!meaning) return null
  const numeric = shareOf(profile, value => Number.isFinite(Number(value)))
  return numeric >= 0.9 ? [meaning, 'the name, and the values are numbers'] : null
}

function byRowNumber({ profile, named }: Clues): Verdict {
  if (!isRowNumber(profile)) return null
  const known = named.filter(meaning => meaning !== 'key')
  return known.length === 0 ? ['row-number', 'values count the rows'] : null
}

function bySetting({ profile, named }: Clues): Verdict {
  const { share } = settingsOf(profile)
  if (share < 0.9) return null
  return [
    'setting',
    named.includes('setting')
      ? 'the name, and values say inside or outside'
      : 'values say inside or outside, whatever the name',
  ]
}

function byConstant({ profile, named }: Clues): Verdict {
  const placeName = named.includes('city') || named.includes('district')
  if (profile.counts.size > 1 || profile.filled < 1 || profile.rows < 5 || placeName) return null
  return ['constant', 'every sampled value is the same']
}

const countNames: readonly Meaning[] = ['killed', 'injured', 'victims']
function byCount({ profile, named }: Clues): Verdict {
  const meaning = countNames.find(name => named.includes(name))
  if (!meaning || !profile.allNumbers) return null
  const small = profile.numbers.every(n => Number.isInteger(n) && n >= 0 && n < 1000)
  const suspects = /suspect|offender|perp/i.test(profile.name)
  return small && !suspects ? [meaning, 'the name, and small whole numbers'] : null
}

function byWords({ profile, named }: Clues): Verdict {
  const said = (meaning: Meaning, share: number, least: number): Verdict =>
    named.includes(meaning) && share >= least
      ? [meaning, `the name, and ${percent(share)} of the values are known words`]
      : null
  const kinds = kindsOf(profile).share
  return (
    said('clearance', clearancesOf(profile).share, 0.5) ??
    said('weapon', weaponsOf(profile).share, 0.3) ??
    said('offence', kinds, 0.01) ??
    (kinds >= 0.5 && !profile.allNumbers
      ? ['offence', `${percent(kinds)} of the values are words for offences`]
      : null)
  )
}

const placeNames: readonly Meaning[] = ['neighborhood', 'district', 'city']
function byPlace({ profile, named }: Clues): Verdict {
  const meaning = placeNames.find(name => named.includes(name))
  if (!meaning) return null
  const worded = shareOf(profile, value => /\p{L}{3}/u.test(value))
  return worded >= 0.8 ? [meaning, 'the name, and the values are words'] : null
}

const street = /\b(ST|STREET|AVE?|AVENUE|RD|ROAD|BLVD|DR|DRIVE|LN|LANE|CT|PL|WAY|HWY|PKWY|TER|CIR|BLOCK)\b/i
function byAddress({ profile, named }: Clues): Verdict {
  const share = shareOf(profile, value => street.test(value) && /\d|&|\/| and /i.test(value))
  if (share >= 0.5) return ['address', `${percent(share)} of the values look like street addresses`]
  return named.includes('address') ? ['address', 'the name'] : null
}

const percent = (share: number): string => `${Math.floor(share * 1000) / 10}%`
