import { type Day, daysInMonth, type GunReportSource, isDay } from '@understory/model'
import { readDate } from '../mapping/dates.ts'

type Layout = NonNullable<GunReportSource['when']>['layout']

/** First and last day of what a report tells of. */
export interface Span {
  readonly from: Day
  readonly to: Day
}

const two = (n: number) => String(n).padStart(2, '0')

/** Reads a year as all its days, a month as its days, and a day as itself. */
export function spanReader(layout: Layout): (text: string) => Span | null {
  if (layout === 'yyyy')
    return text => {
      const [, year] = /^\s*(\d{4})\s*$/.exec(text) ?? []
      return year === undefined || !isDay(`${year}-01-01`)
        ? null
        : { from: `${year}-01-01`, to: `${year}-12-31` }
    }
  if (layout === 'yyyy-mm')
    return text => {
      const [, year = '', month = ''] = /^\s*(\d{4})-(\d{2})\s*$/.exec(text) ?? []
      const first = `${year}-${month}-01`
      if (!isDay(first)) return null
      return { from: first, to: `${year}-${month}-${two(daysInMonth(Number(year), Number(month)))}` }
    }
  return text => {
    const day = readDate(text, layout, null)?.day ?? null
    return day === null ? null : { from: day, to: day }
  }
}
