import { geoMercator, geoPath } from 'd3-geo'
import type { Feature, FeatureCollection, Geometry } from 'geojson'
import type { Outlines } from '../api/ask.ts'
import { useWords } from '../strings/words.tsx'
import { classBreaks, classOf } from './class-breaks.ts'

export interface AreaValue {
  slug: string
  name: string
  /** Null where there is not enough data. */
  value: number | null
  /** Its likely range leaves the value of the whole city out. */
  clear?: boolean
}

export interface ChoroplethProps {
  outlines: Outlines
  values: readonly AreaValue[]
  /** The address of an area's page. */
  linkTo: (slug: string) => string
  /** The area or areas drawn in green with a clay outline. */
  here?: string | readonly string[]
  /** A map that only shows where a place is: no values, no legend. */
  plain?: boolean
  height?: number
}

const width = 600

/** GeoJSON rings wind clockwise for d3 (RFC 7946 says the other way), or a small area fills the whole sphere. */
function rewound(geometry: Outlines['features'][number]['geometry']): Geometry {
  const turn = (ring: number[][]) => (signedArea(ring) > 0 ? ring.toReversed() : ring)
  if (geometry.type === 'Polygon')
    return {
      type: 'Polygon',
      coordinates: (geometry.coordinates as number[][][]).map((ring, i) =>
        i === 0 ? turn(ring) : turn(ring).toReversed(),
      ),
    }
  return {
    type: 'MultiPolygon',
    coordinates: (geometry.coordinates as number[][][][]).map(polygon =>
      polygon.map((ring, i) => (i === 0 ? turn(ring) : turn(ring).toReversed())),
    ),
  }
}

const signedArea = (ring: number[][]): number =>
  ring.reduce((sum, [x = 0, y = 0], i) => {
    const [nextX = 0, nextY = 0] = ring[(i + 1) % ring.length] ?? []
    return sum + (x * nextY - nextX * y)
  }, 0)

function drawAreas(outlines: Outlines, height: number | undefined) {
  const features: Feature[] = outlines.features.map(({ id, geometry }) => ({
    type: 'Feature',
    id,
    properties: null,
    geometry: rewound(geometry),
  }))
  const all: FeatureCollection = { type: 'FeatureCollection', features }
  const projection = geoMercator()
  const fitted = height ? projection.fitSize([width, height], all) : projection.fitWidth(width, all)
  const path = geoPath(fitted).digits(0)
  const bottom = Math.ceil(path.bounds(all)[1][1])
  return {
    paths: features.map(feature => ({ slug: String(feature.id), d: path(feature) ?? '' })),
    height: height ?? bottom,
  }
}

/** Areas of one boundary version shaded by a rate. Hatched where there is not enough data. */
export function Choropleth({ outlines, values, linkTo, here, plain, height }: ChoroplethProps) {
  const words = useWords()
  const drawing = drawAreas(outlines, height)
  const areaOf = new Map(values.map(area => [area.slug, area]))
  const breaks = classBreaks(values.flatMap(area => (area.value === null ? [] : [area.value])))
  const isClear = (slug: string) => areaOf.get(slug)?.clear === true
  const clearLast = drawing.paths.toSorted((a, b) => Number(isClear(a.slug)) - Number(isClear(b.slug)))
  const marked = new Set(typeof here === 'string' ? [here] : here)
  const hereD = drawing.paths.filter(area => marked.has(area.slug)).map(area => area.d)
  return (
    <>
      <svg
        className="map"
        viewBox={`-2 -2 ${width + 4} ${drawing.height + 4}`}
        aria-hidden="true"
        focusable="false"
      >
        <Hatching />
        {clearLast.map(({ slug, d }) => {
          const area = areaOf.get(slug)
          const value = area?.value ?? null
          if (plain) return <path key={slug} d={d} className={marked.has(slug) ? 'f3' : 'ground'} />
          const shading =
            value === null ? { fill: 'url(#hatch)' } : { className: `f${classOf(value, breaks)}` }
          const label = value === null ? words.t('map.notEnough') : words.measured(value)
          return (
            <a key={slug} href={linkTo(slug)} tabIndex={-1} {...(area?.clear ? { className: 'clear' } : {})}>
              <title>{`${area?.name ?? slug}: ${label}`}</title>
              <path d={d} {...shading} />
            </a>
          )
        })}
        {hereD.length > 0 && <path d={hereD.join('')} className="here" />}
      </svg>
      {!plain && (
        <Legend
          breaks={breaks}
          clear={values.some(area => area.clear)}
          hatched={drawing.paths.some(({ slug }) => (areaOf.get(slug)?.value ?? null) === null)}
        />
      )}
    </>
  )
}

function Hatching() {
  return (
    <defs>
      <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" className="hatch-ground" />
        <line x1="0" y1="0" x2="0" y2="6" className="hatch-line" />
      </pattern>
    </defs>
  )
}

function Legend(props: { breaks: readonly number[]; hatched: boolean; clear: boolean }) {
  const { breaks, hatched, clear } = props
  const words = useWords()
  const n = (value: number) => words.number(value)
  const labels = [...breaks, null].map((end, i) => {
    const start = i === 0 ? 0 : (breaks[i - 1] ?? 0)
    if (end === null)
      return breaks.length === 0 ? words.t('map.all') : words.t('map.andMore', { from: n(start) })
    return i === 0
      ? words.t('map.below', { to: n(end) })
      : words.t('map.between', { from: n(start), to: n(end) })
  })
  return (
    <ul className="legend">
      {labels.map((label, i) => (
        <li key={label}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <rect width="16" height="16" rx="3" className={`f${i}`} />
          </svg>
          {label}
        </li>
      ))}
      {hatched && (
        <li>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <rect width="16" height="16" rx="3" fill="url(#hatch)" />
          </svg>
          {words.t('map.notEnough')}
        </li>
      )}
      {clear && (
        <li>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <rect x="1" y="1" width="14" height="14" rx="2" className="outlined" />
          </svg>
          {words.t('map.clear')}
        </li>
      )}
    </ul>
  )
}
