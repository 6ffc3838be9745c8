import { crsByCode, crsList, type PlacedVersion, toLonLat } from '../places/index.ts'
import type { InspectOptions } from './types.ts'

/** A place is near the city when it is within this many degrees of its middle: about 50 km. */
const near_degrees = 0.5

export type SystemAnswer =
  | { readonly found: string; readonly why: string }
  | { readonly found: null; readonly fitting: readonly string[] }

/**
 * The coordinate system of pairs of numbers. A system fits when nine pairs in ten land in the area it is meant for
 * and, where it is known where the city is, near the city. Two that fit are a question, never a guess.
 */
export function findSystem(
  pairs: readonly (readonly [x: number, y: number])[],
  options: InspectOptions,
): SystemAnswer {
  if (options.crs !== undefined && crsByCode(options.crs)) return { found: options.crs, why: 'named by you' }
  const sample = thin(pairs, 300)
  const fitting = crsList.filter(crs => fits(crs.code, sample, crs.area)).map(crs => crs.code)
  if (fitting.includes('EPSG:4326')) return { found: 'EPSG:4326', why: 'the numbers are degrees' }
  const middle = middleOf(options)
  const here = middle ? fitting.filter(code => isNear(code, sample, middle)) : fitting
  const [only] = here
  if (only !== undefined && here.length === 1) {
    return {
      found: only,
      why: middle ? 'the only system that puts them near the city' : 'the only system that fits',
    }
  }
  return { found: null, fitting: here }
}

function fits(
  code: string,
  pairs: readonly (readonly [number, number])[],
  [west, south, east, north]: readonly [number, number, number, number],
): boolean {
  if (pairs.length === 0) return false
  if (code === 'EPSG:4326') return share(pairs, ([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 90) >= 0.9
  // Degrees read as metres all land at the origin of a grid.
  if (share(pairs, ([x, y]) => Math.abs(x) > 1000 || Math.abs(y) > 1000) < 0.9) return false
  // Web Mercator covers the world, so any numbers fit it: between 13° north and south it is not considered.
  if (code === 'EPSG:3857' && share(pairs, ([, y]) => Math.abs(y) > 1_500_000) < 0.9) return false
  const transform = toLonLat(code)
  if (!transform) return false
  return (
    share(pairs, ([x, y]) => {
      const [lon, lat] = transform(x, y)
      return lon >= west && lon <= east && lat >= south && lat <= north
    }) >= 0.9
  )
}

function isNear(
  code: string,
  pairs: readonly (readonly [number, number])[],
  middle: { lon: number; lat: number },
): boolean {
  const transform = toLonLat(code)
  if (!transform) return false
  const near = share(pairs, ([x, y]) => {
    const [lon, lat] = transform(x, y)
    return Math.abs(lon - middle.lon) <= near_degrees && Math.abs(lat - middle.lat) <= near_degrees
  })
  return near >= 0.5
}

/** Where the city is, as far as the person who asks has said. */
export function middleOf(options: InspectOptions): { lon: number; lat: number } | null {
  return options.near ?? middleOfBoundaries(options.boundaries ?? [])
}

function middleOfBoundaries(boundaries: readonly PlacedVersion[]): { lon: number; lat: number } | null {
  const points = boundaries.flatMap(version =>
    version.areas.map(area => firstPoint(area.outline.coordinates)),
  )
  const [lon, lat] = [median(points.map(p => p[0])), median(points.map(p => p[1]))]
  return lon === null || lat === null ? null : { lon, lat }
}

type Nested = number | readonly Nested[]
function firstPoint(coordinates: Nested): [number, number] {
  let at: Nested = coordinates
  while (Array.isArray(at) && Array.isArray(at[0])) at = at[0]
  return Array.isArray(at) ? [Number(at[0]), Number(at[1])] : [Number.NaN, Number.NaN]
}

export function median(numbers: readonly number[]): number | null {
  const sorted = numbers.filter(Number.isFinite).sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? null
}

const share = <T>(items: readonly T[], test: (item: T) => boolean): number =>
  items.length === 0 ? 0 : items.filter(test).length / items.length

/** Every n-th item, so that at most `most` are left. */
function thin<T>(items: readonly T[], most: number): readonly T[] {
  const step = Math.ceil(items.length / most)
  return step <= 1 ? items : items.filter((_, i) => i % step === 0)
}
