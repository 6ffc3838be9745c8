import { gunzipSync } from 'node:zlib'
import { type AreaGeometry, fail, ok, problem, type Result } from '@understory/model'
import * as z from 'zod'

/** Boundary files are small; what unpacks to more than this is not one. */
const largestText_bytes = 256 * 1024 * 1024

const position = z.array(z.number()).min(2)
const rings = z.array(z.array(position).min(4)).min(1)
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: rings }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(rings).min(1) }),
])
const collection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.object({ properties: z.record(z.string(), z.unknown()).nullable(), geometry })).min(1),
})

export interface AreaFeature {
  readonly properties: Readonly<Record<string, unknown>>
  readonly geometry: AreaGeometry
}

/** Reads GeoJSON areas in WGS84, gzip or plain. Every feature must be a Polygon or MultiPolygon. */
export function readFeatures(bytes: Uint8Array): Result<AreaFeature[]> {
  const unreadable = (detail: string, expected = 'a GeoJSON FeatureCollection of areas') =>
    fail(problem('unreadable-file', detail, { expected }))
  let json: unknown
  try {
    const gzip = bytes[0] === 0x1f && bytes[1] === 0x8b
    const plain = gzip ? gunzipSync(bytes, { maxOutputLength: largestText_bytes }) : bytes
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain))
  } catch (error) {
    return unreadable(
      `The boundaries are not readable JSON: ${error instanceof Error ? error.message : error}.`,
    )
  }
  const parsed = collection.safeParse(json)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return unreadable(`The boundaries are not areas: ${issue?.path.join('.')}: ${issue?.message}.`)
  }
  const features = parsed.data.features.map(f => ({ properties: f.properties ?? {}, geometry: f.geometry }))
  const outside = features.findIndex(f => !isLonLat(f.geometry))
  if (outside >= 0) {
    return unreadable(
      `Feature ${outside + 1} has coordinates that are not degrees.`,
      'WGS84 longitude and latitude, as GeoJSON (RFC 7946) requires',
    )
  }
  return ok(features)
}

/** The polygons of an area: each a shell followed by its holes. */
export const polygonsOf = (geometry: AreaGeometry): number[][][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates

const isLonLat = (geometry: AreaGeometry): boolean =>
  polygonsOf(geometry).every(polygon =>
    polygon.every(ring => ring.every(([x = 0, y = 0]) => Math.abs(x) <= 180 && Math.abs(y) <= 90)),
  )
