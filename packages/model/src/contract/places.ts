import * as z from 'zod'
import { boundaryVersionShape } from '../place.ts'

export const areaSummaryShape = z.object({
  no: z.int(),
  name: z.string(),
  slug: z.string(),
  population: z.int().nullable(),
  area_m2: z.number(),
})
export type AreaSummary = z.infer<typeof areaSummaryShape>

/** Areas of one boundary version; `outlines` is a GeoJSON FeatureCollection of simplified areas keyed by slug. */
export const placeListShape = z.object({
  boundary: boundaryVersionShape,
  populationYear: z.int().nullable(),
  areas: z.array(areaSummaryShape),
})
export type PlaceList = z.infer<typeof placeListShape>

export const outlinesShape = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.string(),
      properties: z.object({ name: z.string(), no: z.int() }),
      geometry: z.object({ type: z.enum(['Polygon', 'MultiPolygon']), coordinates: z.array(z.unknown()) }),
    }),
  ),
})
export type Outlines = z.infer<typeof outlinesShape>
