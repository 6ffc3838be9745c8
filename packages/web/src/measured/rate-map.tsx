import type { BoundaryVersion } from '@understory/model'
import { placesAreKnown } from '../api/questions.ts'
import { Choropleth } from '../charts/choropleth.tsx'
import { Figure } from '../charts/figure.tsx'
import { range } from '../charts/trend.tsx'
import { useWords, type Words } from '../strings/words.tsx'
import type { RateMap } from './rate-map-data.ts'

/** Where fewer people live, one event makes a rate that says nothing about the place. */
export const fewestResidents = 500

/** Areas of a rate map with the rate of each, highest first; areas without a rate last, by name. */
export function ratedAreas({ boundary, places, rates, cityRate }: RateMap) {
  const city = cityRate.rows[0]?.value ?? null
  const dimension = `${boundary.kind}:${boundary.version}`
  const rowOf = new Map(rates.rows.map(row => [row.by[dimension]?.code, row]))
  return places.areas
    .map(area => {
      const row = rowOf.get(area.slug) ?? null
      const enough = area.population !== null && area.population >= fewestResidents
      const value = enough ? (row?.value ?? null) : null
      const clear =
        value !== null &&
        city !== null &&
        row?.low != null &&
        row.high !== null &&
        (row.low > city || row.high < city)
      return { ...area, row, value, clear }
    })
    .toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1) || a.name.localeCompare(b.name))
}

/** The page of a place; boundaries that are not the newest are named in the address. */
export const placePath = (
  words: Words,
  { kind, version }: BoundaryVersion,
  slug: string,
  isNewest = true,
): string => words.path(`/places/${kind}/${slug}`) + (isNewest ? '' : `?version=${version}`)

export function RateMapFigure({
  map,
  title,
  fiveYears = false,
}: {
  map: RateMap
  title: string
  fiveYears?: boolean
}) {
  const words = useWords()
  const { t } = words
  if (!placesAreKnown(map.cityRate.proviso)) return <NoMap title={title} />
  const linkTo = (slug: string) => placePath(words, map.boundary, slug, map.isNewest)
  const areas = ratedAreas(map)
  const known = areas.filter(area => area.value !== null)
  const cityRate = map.cityRate.rows[0]?.value ?? null
  const { from, to } = map.rates.period
  const days = from && to ? { from: words.day(from), to: words.day(to) } : null
  const when = days ? t(fiveYears ? 'map.period' : 'incidents.map.period', days) : ''
  return (
    <Figure
      id="map"
      title={title}
      unit={t('map.unit')}
      alternative={t('map.alternative', {
        areas: areas.length,
        known: known.length,
        highest: words.list(
          known.slice(0, 3).map(area => `${area.name} (${words.measured(area.value ?? 0)})`),
        ),
      })}
      proviso={map.rates.proviso}
      download={map.download}
      note={`${when} ${cityRate === null ? '' : t('map.city', { rate: words.measured(cityRate) })} ${t('map.note', { boundary: map.boundary.label })}`}
      table={<RateTable areas={areas} linkTo={linkTo} caption={title} />}
    >
      <Choropleth outlines={map.outlines} values={areas} linkTo={linkTo} />
    </Figure>
  )
}

function NoMap({ title }: { title: string }) {
  const { t } = useWords()
  return (
    <section id="map">
      <h2>{title}</h2>
      <p>{t('map.noPlaces')}</p>
    </section>
  )
}

function RateTable(props: {
  areas: ReturnType<typeof ratedAreas>
  linkTo: (slug: string) => string
  caption: string
}) {
  const { areas, linkTo, caption } = props
  const words = useWords()
  const { t } = words
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('table.place')}</th>
          <th scope="col" className="n">
            {t('table.rate')}
          </th>
          <th scope="col" className="n">
            {t('table.range')}
          </th>
          <th scope="col" className="n">
            {t('table.people')}
          </th>
        </tr>
      </thead>
      <tbody>
        {areas.map(({ slug, name, row, value }) => (
          <tr key={slug}>
            <th scope="row">
              <a href={linkTo(slug)}>{name}</a>
            </th>
            <td className="n">{value === null ? t('map.notEnough') : words.measured(value)}</td>
            <td className="n">{value === null ? '–' : range(words, row?.low ?? null, row?.high ?? null)}</td>
            <td className="n">{words.number(row?.count ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
