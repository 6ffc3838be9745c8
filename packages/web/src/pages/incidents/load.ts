import { apiPath, askMeasure, type Context } from '../../api/ask.ts'
import { measures } from '../../api/questions.ts'
import { loadRateMap } from '../../measured/rate-map-data.ts'
import { type Choice, measureOf, periodOf, whereOf } from './choice.ts'

/** Everything the page of incidents says, for one choice of the form. */
export async function loadIncidents(context: Context, choice: Choice) {
  const measure = measureOf(choice.kind)
  const years = await askMeasure(context, measures.incidents, { by: 'year' })
  const { city, proviso } = years
  const offeredYears = years.rows
    .flatMap(row => (row.count > 0 && row.by.year?.code ? [row.by.year.code] : []))
    .toReversed()
  const newest = proviso.age.newestDay
  if (newest === null) return { city, choice, offeredYears, newest, found: null }
  const where = { ...whereOf(choice.kind), ...periodOf(choice.period, newest) }
  const step = choice.period === 'all' ? ('year' as const) : ('month' as const)
  const [total, trend, kinds, when, map] = await Promise.all([
    askMeasure(context, measure, where),
    askMeasure(context, measure, { ...where, by: step }),
    askMeasure(context, measures.incidents, { ...where, by: 'kind' }),
    askMeasure(context, measures.incidents, { ...where, by: ['weekday', 'hour'] }),
    choice.kind === 'everything' ? null : loadRateMap(context, where),
  ])
  const csv = (name: string, by: string | string[]) =>
    apiPath(`measures/${name}`, { ...where, by, format: 'csv' })
  const downloads = {
    trend: csv(measure, step),
    kinds: csv(measures.incidents, 'kind'),
    when: csv(measures.incidents, ['weekday', 'hour']),
    rows: apiPath('incidents', { ...where, format: 'csv' }),
  }
  return {
    city,
    choice,
    offeredYears,
    newest,
    found: { newest, step, total, trend, kinds, when, map, downloads },
  }
}
