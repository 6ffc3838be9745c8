import { usStates } from '@understory/model'
import { geoPath } from 'd3-geo'
import type { Feature, FeatureCollection } from 'geojson'
import { feature } from 'topojson-client'
import { presimplify, quantile, simplify } from 'topojson-simplify'
import type { GeometryCollection, Topology } from 'topojson-specification'
import atlas from 'us-atlas/states-albers-10m.json' with { type: 'json' }

/** A state on a map of 975 by 610 units, Alaska and Hawaii moved in, as Albers projects it. */
export interface StateOutline {
  readonly code: string
  readonly path: string
  readonly centre: readonly [number, number]
}

export const statesWidth = 975
export const statesHeight = 610

const codeOf = new Map(Object.entries(usStates).map(([code, name]) => [name, code]))

/** Half of the corners are kept of the simplified border lines: enough at the size of a page. */
function usOutlines(): StateOutline[] {
  const whole = atlas as unknown as Topology<{ states: GeometryCollection<{ name: string }> }>
  const weighed = presimplify(whole)
  const simple = simplify(weighed, quantile(weighed, 0.9)) as typeof whole
  const draw = geoPath().digits(0)
  const { features } = feature(simple, simple.objects.states) as FeatureCollection<never, { name: string }>
  return features.flatMap((one: Feature<never, { name: string }>) => {
    const code = codeOf.get(one.properties.name)
    const path = draw(one)
    if (code === undefined || path === null) return []
    const [x, y] = draw.centroid(one)
    return [{ code, path, centre: [Math.round(x), Math.round(y)] as const }]
  })
}

/** The states of the invented country lie on no map of the earth: four fields beside each other. */
const invented: readonly StateOutline[] = [
  { code: 'XA', path: 'M330,180L560,150L640,300L590,450L380,470L290,330Z', centre: [465, 315] },
  { code: 'XB', path: 'M560,150L760,90L900,210L860,330L640,300Z', centre: [745, 215] },
  { code: 'XC', path: 'M330,180L290,330L380,470L210,540L80,400L120,210Z', centre: [235, 350] },
  { code: 'XD', path: 'M640,300L860,330L830,510L660,570L590,450Z', centre: [725, 440] },
]

let us: readonly StateOutline[] | null = null

/** The outlines that these codes lie in: of the invented country where one of them is, else of the US. */
export function outlinesFor(codes: readonly string[]): readonly StateOutline[] {
  if (codes.some(code => invented.some(one => one.code === code))) return invented
  us ??= usOutlines()
  return us
}
