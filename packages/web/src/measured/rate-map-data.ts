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
} from '../api/ask.ts'
import { measures } from '../api/questions.ts'

/** Rates of the newest neighbourhoods (or districts) with their outlines; null in a city without boundaries. */
export async function loadRateMap(context: Context, query: Query) {
  const boundaries = await askBoundaries(context)
  const boundary = newestOf(boundaries, 'neighborhood') ?? newestOf(boundaries, 'district')
  if (!boundary) return null
  const name = boundaryName(boundary)
  const rateQuery = { ...query, by: name }
  const [outlines, places, rates, cityRate] = await Promise.all([
    askOutlines(context, name),
    askPlaces(context, name),
    askMeasure(context, measures.rate, rateQuery),
    askMeasure(context, measures.rate, query),
  ])
  const download = apiPath(`measures/${measures.rate}`, { ...rateQuery, format: 'csv' })
  return { boundary, outlines, places, rates, cityRate, download }
}
export type RateMap = NonNullable<Awaited<ReturnType<typeof loadRateMap>>>
