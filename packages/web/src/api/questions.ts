import type { MeasureAnswer, MeasureRow, Proviso } from '@understory/model'
import type { TrendPoint } from '../charts/trend.tsx'
import type { Query } from './ask.ts'
import { lastWholeMonth, type Period } from './periods.ts'

/** Names of the measures that pages ask; each is described at `/api/v1/measures`. */
export const measures = {
  victims: 'victims',
  incidents: 'incidents',
  rate: 'rate',
  change: 'change',
  changeInIncidents: 'change-in-incidents',
} as const

/** People killed or shot: what the home page and the place pages are about. */
export const killedOrShot: Query = { 'where.kind': ['homicide', 'shooting'] }

/** Rows by year or month as points of a trend, up to the newest day; the period it falls into may be partial. */
export function trendPoints(
  answer: MeasureAnswer,
  dimension: 'year' | 'month',
  newestDay: string,
): TrendPoint[] {
  const length = dimension === 'year' ? 4 : 7
  const now = newestDay.slice(0, length)
  const whole = dimension === 'year' ? newestDay.endsWith('-12-31') : lastWholeMonth(newestDay) === now
  return answer.rows.flatMap(row => {
    const code = row.by[dimension]?.code
    if (!code || code > now) return []
    return [{ code, value: row.value, low: row.low, high: row.high, partial: code === now && !whole }]
  })
}

/** The row of an answer that is not divided, or of one group. */
export const rowOf = (answer: MeasureAnswer, dimension?: string, code?: string): MeasureRow | null =>
  answer.rows.find(row => dimension === undefined || row.by[dimension]?.code === code) ?? null

export const during = ({ from, to }: Period): Query => ({ from, to })

/** Where most reports name no place, a place without reports says nothing: missing is not zero. */
export const placesAreKnown = ({ coverage }: Proviso): boolean => coverage.withoutPlace <= coverage.rows / 2

/** Whether "the last twelve months" would mislead, because the data end long before today. */
export const isOld = ({ age }: Proviso): 'yes' | 'no' => ((age.age_days ?? 0) > 62 ? 'yes' : 'no')
