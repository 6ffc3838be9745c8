import type { MeasureAnswer, MeasureRow } from '@understory/model'
import type { TrendPoint } from '../charts/trend.tsx'
import { askMeasure, type Context, type Query } from './ask.ts'
import type { Period } from './periods.ts'

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

/** Rows by one dimension as points of a trend. */
export const trendPoints = (answer: MeasureAnswer, dimension: string): TrendPoint[] =>
  answer.rows.flatMap(row => {
    const code = row.by[dimension]?.code
    return code ? [{ code, value: row.value, low: row.low, high: row.high }] : []
  })

/** The row of an answer that is not divided, or of one group. */
export const rowOf = (answer: MeasureAnswer, dimension?: string, code?: string): MeasureRow | null =>
  answer.rows.find(row => dimension === undefined || row.by[dimension]?.code === code) ?? null

/** The newest day of the data for some question; null where there is no data. */
export async function newestDay(context: Context, query: Query): Promise<string | null> {
  const { period, proviso } = await askMeasure(context, measures.victims, query)
  return period.to ?? proviso.age.newestDay
}

export const during = ({ from, to }: Period): Query => ({ from, to })
