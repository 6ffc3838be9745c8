import {
  apiPath,
  askBoundaries,
  askMeasure,
  askOutlines,
  askPlaces,
  boundaryName,
  type Context,
  newestFirst,
  type Query,
} from '../api/ask.ts'
import { measures } from '../api/questions.ts'

/** Rates by place with outlines, or null in a city without boundaries. */
export async function loadRateMap(context: Context, query: Query) {
  const found = await findBoundary(context)
  if (!found) return null
  const { boundary, places, isNewest } = found
  const name = boundaryName(boundary)
  const rateQuery = { ...query, by: name }
  const [outlines, rates, cityRate] = await Promise.all([
    askOutlines(context, name),
    askMeasure(context, measures.rate, rateQuery),
    askMeasure(context, measures.rate, query),
  ])
  const download = apiPath(`measures/${measures.rate}`, { ...rateQuery, format: 'csv' })
  return { boundary, isNewest, outlines, places, rates, cityRate, download }
}
export type RateMap = NonNullable<Awaited<ReturnType<typeof loadRateMap>>>

/** The newest neighborhoods whose residents were counted, else districts; where nobody was counted, the newest. */
async function findBoundary(context: Context) {
  const all = await askBoundaries(context)
  const newest = [newestFirst(all, 'neighborhood'), newestFirst(all, 'district')]
  const candidates = await Promise.all(
    newest.flatMap(versions =>
      versions.map(async (boundary, i) => ({
        boundary,
        isNewest: i === 0,
        places: await askPlaces(context, boundaryName(boundary)),
      })),
    ),
  )
  return candidates.find(one => one.places.populationYear !== null) ?? candidates[0] ?? null
}
