import { apiPath, askMeasure, type Context } from '../../api/ask.ts'
import { lastMonths } from '../../api/periods.ts'
import { during, killedOrShot, measures } from '../../api/questions.ts'
import { loadRateMap } from '../../measured/rate-map-data.ts'

/** Everything the home page says, asked of the API. Null fields: the city has no dated rows, or no boundaries. */
export async function loadHome(context: Context) {
  const whole = await askMeasure(context, measures.victims, killedOrShot)
  const newest = whole.proviso.age.newestDay
  const { city, proviso } = whole
  if (newest === null) return { city, proviso, figures: null, map: null }
  const year = lastMonths(newest, 12)
  const years = lastMonths(newest, 60)
  const trendQuery = { ...killedOrShot, by: 'month', ...during(lastMonths(newest, 72)) }
  const [people, change, trend, kinds, kindChange, map] = await Promise.all([
    askMeasure(context, measures.victims, { ...killedOrShot, ...during(year) }),
    askMeasure(context, measures.change, { ...killedOrShot, ...during(year) }),
    askMeasure(context, measures.victims, trendQuery),
    askMeasure(context, measures.incidents, { by: 'kind', ...during(year) }),
    askMeasure(context, measures.changeInIncidents, { by: 'kind', ...during(year) }),
    loadRateMap(context, { ...killedOrShot, ...during(years) }),
  ])
  const downloads = {
    trend: apiPath(`measures/${measures.victims}`, { ...trendQuery, format: 'csv' }),
    kinds: apiPath(`measures/${measures.incidents}`, { by: 'kind', ...during(year), format: 'csv' }),
  }
  return {
    city,
    proviso,
    figures: { newest, year, people, change, trend, kinds, kindChange, downloads },
    map,
  }
}
