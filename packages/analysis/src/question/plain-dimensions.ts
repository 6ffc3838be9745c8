import {
  clearances,
  dayNumber,
  dayOfNumber,
  incidentKinds,
  isDay,
  type PlainDimension,
  settings,
  weapons,
} from '@understory/model'
import { daysOfMonth, daysOfWeek, daysOfYear, monthNoOf, weekNoOf, yearOf } from '../day-set.ts'
import type { Dimension } from './dimension.ts'

const plain: Pick<Dimension, 'missing' | 'domain' | 'calendar' | 'slot'> = {
  missing: 'never',
  domain: null,
  calendar: null,
  slot: null,
}

const words = (name: string, list: readonly string[]): Dimension => ({
  ...plain,
  name,
  column: name,
  parse: code => indexOrNull(list, code),
  codeOf: n => list[n] ?? `${n}`,
  labelOf: n => (list[n] ?? `${n}`).replaceAll('-', ' '),
  expected: list.join(', '),
})

const indexOrNull = (list: readonly string[], code: string): number | null => {
  const n = list.indexOf(code)
  return n < 0 ? null : n
}

const smallNumber = (code: string, least: number, most: number): number | null =>
  /^\d{1,2}$/.test(code) && Number(code) >= least && Number(code) <= most ? Number(code) : null

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
const two = (n: number) => String(n).padStart(2, '0')
const monthNames =
  'January February March April May June July August September October November December'.split(' ')
const weekdayNames = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')

const year: Dimension = {
  ...plain,
  name: 'year',
  column: 'year',
  missing: 'null',
  parse: code => (/^[12]\d{3}$/.test(code) ? Number(code) : null),
  codeOf: n => String(n).padStart(4, '0'),
  labelOf: n => String(n),
  calendar: { days: daysOfYear, of: yearOf },
  expected: 'a year such as 2019',
}

const month: Dimension = {
  ...plain,
  name: 'month',
  column: 'month_no',
  missing: 'null',
  parse: code =>
    /^[12]\d{3}-(0[1-9]|1[0-2])$/.test(code)
      ? Number(code.slice(0, 4)) * 12 + Number(code.slice(5)) - 1
      : null,
  codeOf: n => `${String(Math.floor(n / 12)).padStart(4, '0')}-${two((n % 12) + 1)}`,
  labelOf: n => `${monthNames[n % 12]} ${Math.floor(n / 12)}`,
  calendar: { days: daysOfMonth, of: monthNoOf },
  expected: 'a month such as 2019-03',
}

const asDay = (code: string): number | null =>
  isDay(code) && code >= '1000' && code < '3000' ? dayNumber(code) : null

const week: Dimension = {
  ...plain,
  name: 'week',
  column: 'week_no',
  missing: 'null',
  parse: code => {
    const day = asDay(code)
    return day !== null && daysOfWeek(weekNoOf(day))[0] === day ? weekNoOf(day) : null
  },
  codeOf: n => dayOfNumber(daysOfWeek(n)[0]),
  labelOf: n => `week of ${dayOfNumber(daysOfWeek(n)[0])}`,
  calendar: { days: daysOfWeek, of: weekNoOf },
  expected: 'the Monday of a week, such as 2019-03-04',
}

const day: Dimension = {
  ...plain,
  name: 'day',
  column: 'day',
  missing: 'null',
  parse: asDay,
  codeOf: dayOfNumber,
  labelOf: dayOfNumber,
  calendar: { days: n => [n, n], of: n => n },
  expected: 'a day such as 2019-03-04',
}

const hour: Dimension = {
  ...plain,
  name: 'hour',
  column: 'hour',
  missing: 'null',
  parse: code => smallNumber(code, 0, 23),
  codeOf: String,
  labelOf: n => `${two(n)}:00–${two(n)}:59`,
  domain: range(0, 23),
  expected: 'an hour from 0 to 23',
}

const weekday: Dimension = {
  ...plain,
  name: 'weekday',
  column: 'weekday',
  missing: 'null',
  parse: code => smallNumber(code, 1, 7),
  codeOf: String,
  labelOf: n => weekdayNames[n - 1] ?? `${n}`,
  domain: range(1, 7),
  expected: 'a weekday from 1 (Monday) to 7 (Sunday)',
}

/** Every dimension that does not depend on the city. */
export const cityFreeDimensions: Readonly<Record<Exclude<PlainDimension, 'source'>, Dimension>> = {
  kind: words('kind', incidentKinds),
  weapon: words('weapon', weapons),
  clearance: words('clearance', clearances),
  setting: words('setting', settings),
  year,
  month,
  week,
  day,
  hour,
  weekday,
}
