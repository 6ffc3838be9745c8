import type { AreaSummary, BoundaryVersion } from '@understory/model'
import { data } from 'react-router'
import {
  apiPath,
  askBoundaries,
  askMeasure,
  askOutlines,
  askPlaces,
  boundaryName,
  type Context,
  newestFirst,
} from '../../api/ask.ts'
import { lastMonths } from '../../api/periods.ts'
import { during, killedOrShot, measures } from '../../api/questions.ts'

const kinds = ['district', 'neighborhood', 'csa'] as const

/** The newest boundaries of each kind with their areas. */
export async function loadPlaces(context: Context) {
  const [boundaries, { city }] = await Promise.all([
    askBoundaries(context),
    askMeasure(context, measures.victims, killedOrShot),
  ])
  const newest = kinds.flatMap(kind => newestFirst(boundaries, kind).slice(0, 1))
  const lists = await Promise.all(
    newest.map(async boundary => ({
      boundary,
      others: boundaries.filter(b => b.kind === boundary.kind && b.slot !== boundary.slot),
      places: await askPlaces(context, boundaryName(boundary)),
    })),
  )
  return { city, lists }
}

/** The boundary version a page is about: the one named in the address, else the newest that has the place. */
async function findPlace(context: Context, kind: string, slug: string, version: string | null) {
  const candidates = newestFirst(await askBoundaries(context), kind)
  const holding: { boundary: BoundaryVersion; area: AreaSummary; year: number | null }[] = []
  for (const boundary of candidates) {
    const { areas, populationYear } = await askPlaces(context, boundaryName(boundary))
    const area = areas.find(one => one.slug === slug)
    if (area) holding.push({ boundary, area, year: populationYear })
  }
  const found = version ? holding.find(one => one.boundary.version === version) : holding[0]
  if (!found) throw data(null, { status: 404 })
  return {
    ...found,
    isNewest: found.boundary === candidates[0],
    others: holding.filter(one => one !== found).map(one => one.boundary),
    versions: candidates.length,
  }
}

/** Everything the page of one place says. */
export async function loadPlace(context: Context, kind: string, slug: string, version: string | null) {
  const place = await findPlace(context, kind, slug, version)
  const name = boundaryName(place.boundary)
  const here = { [`where.${name}`]: slug }
  const whole = await askMeasure(context, measures.victims, { ...killedOrShot, ...here, by: 'year' })
  const newest = whole.proviso.age.newestDay
  const outlines = await askOutlines(context, name)
  const { city } = whole
  if (newest === null) return { city, place, outlines, figures: null }
  const year = during(lastMonths(newest, 12))
  const years = during(lastMonths(newest, 60))
  const trendQuery = { ...killedOrShot, ...here, by: 'year' }
  const kindQuery = { ...here, ...year, by: 'kind' }
  const [people, change, rate, cityRate, kinds, kindChange] = await Promise.all([
    askMeasure(context, measures.victims, { ...killedOrShot, ...here, ...year }),
    askMeasure(context, measures.change, { ...killedOrShot, ...here, ...year }),
    askMeasure(context, measures.rate, { ...killedOrShot, ...here, ...years }),
    askMeasure(context, measures.rate, { ...killedOrShot, ...years }),
    askMeasure(context, measures.incidents, kindQuery),
    askMeasure(context, measures.changeInIncidents, kindQuery),
  ])
  const downloads = {
    trend: apiPath(`measures/${measures.victims}`, { ...trendQuery, format: 'csv' }),
    kinds: apiPath(`measures/${measures.incidents}`, { ...kindQuery, format: 'csv' }),
    map: apiPath(`places/${name}/outlines`),
  }
  return {
    city,
    place,
    outlines,
    figures: { newest, trend: whole, people, change, rate, cityRate, kinds, kindChange, downloads },
  }
}
export type Place = Awaited<ReturnType<typeof loadPlace>>
