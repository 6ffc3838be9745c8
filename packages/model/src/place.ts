import * as z from 'zod'

/** Kinds of place that boundaries describe. */
export const placeKinds = ['city', 'district', 'neighborhood', 'csa'] as const
export type PlaceKind = (typeof placeKinds)[number]

/** At most this many boundary versions per city: the snapshot has one integer column for each. */
export const maxBoundaryVersions = 8

/** A GeoJSON geometry restricted to areas, WGS84 lon/lat. */
export type AreaGeometry =
  | { type: 'Polygon'; coordinates: number[][][] }
  | { type: 'MultiPolygon'; coordinates: number[][][][] }

/** One version of the boundaries of one kind of place, e.g. neighborhood 2010. `slot` counts from 1. */
export const boundaryVersionShape = z.object({
  slot: z.int().min(1).max(maxBoundaryVersions),
  kind: z.enum(placeKinds),
  version: z.string().regex(/^[a-z0-9-]+$/),
  label: z.string(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  areaCount: z.int(),
  repairs: z.array(z.object({ name: z.string(), what: z.string() })),
})
export type BoundaryVersion = z.infer<typeof boundaryVersionShape>

/** One area of a boundary version. `no` counts from 1 inside its version; 0 means "no area" everywhere. */
export interface Area {
  readonly no: number
  /** As published, e.g. "Mid-Govans". */
  readonly name: string
  /** For addresses: lower-case kebab, unique inside the version. */
  readonly slug: string
  /** Other names the same area goes by in this version (never names of other versions). */
  readonly otherNames: readonly string[]
  readonly geometry: AreaGeometry
  /** Simplified for small maps; same topology across neighbours. */
  readonly outline: AreaGeometry
  /** Square metres on the ellipsoid. */
  readonly area_m2: number
}

/** `Mid-Town Belvedere` → `mid-town-belvedere`. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'unnamed'
