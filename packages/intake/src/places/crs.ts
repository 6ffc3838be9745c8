import proj4 from 'proj4'
import { crsDefinitions } from './crs-definitions.ts'

/** A coordinate system that coordinates in a file can be in. */
export interface Crs {
  /** `EPSG:26985` */
  readonly code: string
  readonly title: string
  readonly unit: 'degree' | 'metre' | 'us-foot'
  /** Where it is meant to be used, WGS84 degrees: west, south, east, north. */
  readonly area: readonly [west: number, south: number, east: number, north: number]
  readonly proj4: string
}

export const crsList: readonly Crs[] = crsDefinitions

export const crsByCode = (code: string): Crs | null => crsList.find(crs => crs.code === code) ?? null

export type Transform = (x: number, y: number) => [number, number]

const toLonLatMade = new Map<string, Transform>()
const fromLonLatMade = new Map<string, Transform>()

/**
 * The function from a file's coordinates to WGS84 longitude and latitude, made once per system; null for a system
 * that is not in {@link crsList}. NAD83 and WGS84 are taken as one (they differ by a metre or two in the United
 * States); OSGB36 goes by the seven-parameter shift, good to about five metres.
 */
export function toLonLat(code: string): Transform | null {
  return remember(toLonLatMade, code, crs => {
    const converter = proj4(crs.proj4, 'EPSG:4326')
    return (x, y) => converter.forward([x, y]) as [number, number]
  })
}

/** The way back, from WGS84 degrees to a file's coordinates. */
export function fromLonLat(code: string): Transform | null {
  return remember(fromLonLatMade, code, crs => {
    const converter = proj4('EPSG:4326', crs.proj4)
    return (x, y) => converter.forward([x, y]) as [number, number]
  })
}

function remember(
  made: Map<string, Transform>,
  code: string,
  make: (crs: Crs) => Transform,
): Transform | null {
  const known = made.get(code)
  if (known) return known
  const crs = crsByCode(code)
  if (!crs) return null
  const transform: Transform = code === 'EPSG:4326' ? (x, y) => [x, y] : guard(make(crs))
  made.set(code, transform)
  return transform
}

/** proj4 throws on numbers that are not finite; a file may hold any. */
const guard =
  (transform: Transform): Transform =>
  (x, y) =>
    Number.isFinite(x) && Number.isFinite(y) ? transform(x, y) : [Number.NaN, Number.NaN]
