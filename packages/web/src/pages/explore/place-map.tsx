import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Outlines } from '../../api/ask.ts'
import { useWords } from '../../strings/words.tsx'
import { type ExploreState, searchOfState, toggle } from './explore-state.ts'
import type { Facet } from './facet-list.tsx'

const ramp = ['#F1EFE6', '#D3DFCF', '#A3C2AC', '#5F9580', '#1F5C4A'] as const

interface Props {
  facet: Facet
  state: ExploreState
  outlines: Outlines
}

/** Records per neighbourhood on a map without outside tiles. A press chooses the place, like its line in the list. */
export function PlaceMap({ facet, state, outlines }: Props) {
  const words = useWords()
  const navigate = useNavigate()
  const box = useRef<HTMLDivElement>(null)
  const choose = useRef<(slug: string) => void>(() => {})
  choose.current = slug =>
    navigate(searchOfState(toggle(state, 'neighborhood', slug)), { preventScrollReset: true })
  const [drawn, setDrawn] = useState<{ map: MapLibreMap; outlines: Outlines } | null>(null)

  useEffect(() => {
    let gone = false
    let made: MapLibreMap | null = null
    if (box.current)
      void drawMap(box.current, outlines, slug => choose.current(slug)).then(one => {
        made = one
        if (gone) one.remove()
        else setDrawn({ map: one, outlines })
      })
    return () => {
      gone = true
      made?.remove()
      setDrawn(null)
    }
  }, [outlines])

  useEffect(() => {
    // A map of other outlines was taken away in this very commit.
    if (drawn?.outlines === outlines) paint(drawn.map, facet, state)
  }, [drawn, outlines, facet, state])

  return (
    <section className="facet facet-map" aria-labelledby="facet-map">
      <h2 className="facet-head" id="facet-map">
        {words.t('explore.map.title')}
      </h2>
      <div className="place-map" ref={box} role="img" aria-label={words.t('explore.map.text')}>
        <noscript>{words.t('explore.map.needs-script')}</noscript>
      </div>
      <p className="place-map-legend" aria-hidden="true">
        <span>{words.t('explore.map.fewer')}</span>
        {ramp.map(colour => (
          <svg key={colour} className="place-map-swatch" aria-hidden="true">
            <rect width="100%" height="100%" fill={colour} />
          </svg>
        ))}
        <span>{words.t('explore.map.more')}</span>
      </p>
    </section>
  )
}

async function drawMap(
  container: HTMLElement,
  outlines: Outlines,
  onChoose: (slug: string) => void,
): Promise<MapLibreMap> {
  const [{ Map: MapLibre, setWorkerUrl }, worker] = await Promise.all([
    import('maplibre-gl'),
    import('maplibre-gl/dist/maplibre-gl-worker.mjs?url'),
    import('maplibre-gl/dist/maplibre-gl.css'),
  ])
  setWorkerUrl(worker.default)
  const features = outlines.features.map((feature, index) => ({
    ...feature,
    id: index,
    properties: { ...feature.properties, slug: feature.id },
  }))
  const map = new MapLibre({
    container,
    attributionControl: false,
    dragRotate: false,
    cooperativeGestures: true,
    bounds: boundsOf(outlines),
    fitBoundsOptions: { padding: 12 },
    style: {
      version: 8,
      sources: {
        places: {
          type: 'geojson',
          data: { type: 'FeatureCollection', features } as GeoJSON.FeatureCollection,
          promoteId: 'slug',
        },
      },
      layers: [
        { id: 'paper', type: 'background', paint: { 'background-color': '#FBFAF7' } },
        {
          id: 'fill',
          type: 'fill',
          source: 'places',
          paint: {
            'fill-color': [
              'interpolate',
              ['linear'],
              ['coalesce', ['feature-state', 'share'], 0],
              0,
              ramp[0],
              0.15,
              ramp[1],
              0.35,
              ramp[2],
              0.65,
              ramp[3],
              1,
              ramp[4],
            ],
          },
        },
        {
          id: 'line',
          type: 'line',
          source: 'places',
          paint: {
            'line-color': ['case', ['boolean', ['feature-state', 'chosen'], false], '#B4552D', '#FFFFFF'],
            'line-width': ['case', ['boolean', ['feature-state', 'chosen'], false], 3, 0.8],
          },
        },
      ],
    },
  })
  map.touchZoomRotate.disableRotation()
  map.on('click', 'fill', event => {
    const slug = event.features?.[0]?.properties?.slug
    if (typeof slug === 'string') onChoose(slug)
  })
  map.on('mouseenter', 'fill', () => {
    map.getCanvas().style.cursor = 'pointer'
  })
  map.on('mouseleave', 'fill', () => {
    map.getCanvas().style.cursor = ''
  })
  map.getCanvas().tabIndex = -1
  await map.once('load')
  map.resize()
  map.fitBounds(boundsOf(outlines), { padding: 12, animate: false })
  return map
}

/** Counts as a share of the largest; the square root keeps small places apart. */
function paint(map: MapLibreMap, facet: Facet, state: ExploreState): void {
  const places = facet.groups.filter(group => group.code !== '')
  const most = Math.max(1, ...places.map(group => group.count))
  for (const group of places) {
    const chosen = state.selected.neighborhood?.includes(group.code) ?? false
    map.setFeatureState(
      { source: 'places', id: group.code },
      { share: Math.sqrt(group.count / most), chosen },
    )
  }
}

function boundsOf(outlines: Outlines): [number, number, number, number] {
  const box: [number, number, number, number] = [180, 90, -180, -90]
  const walk = (part: unknown): void => {
    if (!Array.isArray(part)) return
    const [x, y] = part
    if (typeof x === 'number' && typeof y === 'number') {
      box[0] = Math.min(box[0], x)
      box[1] = Math.min(box[1], y)
      box[2] = Math.max(box[2], x)
      box[3] = Math.max(box[3], y)
    } else part.forEach(walk)
  }
  for (const feature of outlines.features) walk(feature.geometry.coordinates)
  return box
}
