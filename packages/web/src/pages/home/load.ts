import {
  apiPath,
  askBoundaries,
  askMeasure,
  askOutlines,
  askPlaces,
  boundaryName,
  type Context,
  newestOf,
  type Query,
} from '../../api/ask.ts'
import { lastMonths } from '../../api/periods.ts'
import { during, killedOrShot, measures } from '../../api/questions.ts'

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
  return { city, proviso, figures: { year, people, change, trend, kinds, kindChange, downloads }, map }
}

/** Rates of the newest neighbourhoods (or districts) with their outlines; null in a city without boundaries. */
export async function loadRateMap(context: Context, query: Query) {
  const boundaries = await askBoundaries(context)
  const boundary = newestOf(boundaries, 'neighborhood') ?? newestOf(boundaries, 'district')
  if (!boundary) return null
  const name = boundaryName(boundary)
  const rateQuery = { ...query, by: name }
  const [outlines, places, rates] = await Promise.all([
    askOutlines(context, name),
    askPlaces(context, name),
    askMeasure(context, measures.rate, rateQuery),
  ])
  return {
    boundary,
    outlines,
    places,
    rates,
    download: apiPath(`measures/${measures.rate}`, { ...rateQuery, format: 'csv' }),
  }
}
export type RateMap = NonNullable<Awaited<ReturnType<typeof loadRateMap>>>
