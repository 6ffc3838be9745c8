import {
  type Area,
  type BoundaryVersion,
  fail,
  type Outlines,
  type PlaceList,
  problem,
  type Result,
} from '@understory/model'
import type { Published } from '@understory/record/published'

type Populations = Extract<Awaited<ReturnType<Published['populations']>>, { ok: true }>['value']

export const boundaryName = (b: BoundaryVersion): string => `${b.kind}:${b.version}`

export const noSuchBoundary = (name: string, all: readonly BoundaryVersion[]): Result<never> =>
  fail(
    problem('no-such-place', `There are no boundaries “${name.slice(0, 80)}”.`, {
      where: 'boundary',
      expected: all.map(boundaryName).join(', ') || '(this city has no boundaries yet)',
    }),
  )

/** Areas with the newest count of their residents. */
export function placeListOf(
  boundary: BoundaryVersion,
  areas: readonly Area[],
  populations: Populations,
): PlaceList {
  const mine = populations.filter(p => p.slot === boundary.slot)
  const year = mine.reduce<number | null>((newest, p) => Math.max(newest ?? p.year, p.year), null)
  const counts = new Map(mine.filter(p => p.year === year).map(p => [p.no, p.count]))
  return {
    boundary,
    populationYear: year,
    areas: areas.map(({ no, name, slug, area_m2 }) => ({
      no,
      name,
      slug,
      population: counts.get(no) ?? null,
      area_m2,
    })),
  }
}

/** Simplified outlines as GeoJSON, for maps. */
export const outlinesOf = (areas: readonly Area[]): Outlines => ({
  type: 'FeatureCollection',
  features: areas.map(a => ({
    type: 'Feature' as const,
    id: a.slug,
    properties: { name: a.name, no: a.no },
    geometry: a.outline,
  })),
})
