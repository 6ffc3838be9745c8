import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { changeOf } from '../../api/change.ts'
import { isOld, placesAreKnown, rowOf, trendPoints } from '../../api/questions.ts'
import { Choropleth } from '../../charts/choropleth.tsx'
import { Figure } from '../../charts/figure.tsx'
import { Trend, TrendTable, trendAlternative } from '../../charts/trend.tsx'
import { howSure } from '../../measured/change-words.ts'
import { Kinds } from '../../measured/kinds.tsx'
import { bold, useWords } from '../../strings/words.tsx'
import { Boundary } from './boundary.tsx'
import { Compared } from './compared.tsx'
import { loadPlace, type Place } from './load.ts'

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  loadPlace(context, params.kind ?? '', params.name ?? '', new URL(request.url).searchParams.get('version'))

export default function PlacePage() {
  const loaded = useLoaderData<typeof loader>()
  const { city, place, figures } = loaded
  const words = useWords()
  const { t } = words
  const { name } = place.area
  const known = figures !== null && placesAreKnown(figures.cityRate.proviso)
  return (
    <>
      <title>{t('place.title', { place: name, city: city.title })}</title>
      <p className="crumbs">
        <a href={`${words.path('/places')}#${place.boundary.kind}`}>{t('place.all')}</a>
      </p>
      {figures && known ? <Answer place={place} figures={figures} /> : <h1>{name}</h1>}
      {figures && !known && <p className="lead">{t('place.noPlaces', { place: name })}</p>}
      <div className="row two-one">
        {known && <PlaceTrend name={name} figures={figures} />}
        <Where {...loaded} />
      </div>
      {known && figures.kinds.rows.some(row => row.count > 0) && (
        <div className="row">
          <Kinds
            title={t('place.kinds.title', { place: name })}
            unit={t('home.kinds.unit')}
            kinds={figures.kinds}
            change={figures.kindChange}
            download={figures.downloads.kinds}
          />
        </div>
      )}
    </>
  )
}

function Answer({ place, figures }: { place: Place['place']; figures: NonNullable<Place['figures']> }) {
  const words = useWords()
  const { area, year } = place
  const { people, change, rate, cityRate } = figures
  const values = {
    b: bold,
    place: area.name,
    people: rowOf(people)?.count ?? 0,
    old: isOld(people.proviso),
    to: people.period.to ? words.day(people.period.to) : '–',
  }
  return (
    <>
      <h1>{words.rich('place.headline', values)}</h1>
      <p className="lead">{howSure(words, changeOf(rowOf(change)))}</p>
      <Compared area={area} year={year} rate={rate} cityRate={cityRate} />
    </>
  )
}

function PlaceTrend({ name, figures }: { name: string; figures: NonNullable<Place['figures']> }) {
  const words = useWords()
  const { t } = words
  const points = trendPoints(figures.trend, 'year', figures.newest)
  const title = t('place.trend.title', { place: name })
  const partial = figures.newest.endsWith('-12-31')
    ? ''
    : t('place.trend.partial', { year: figures.newest.slice(0, 4), day: words.day(figures.newest) })
  return (
    <Figure
      id="trend"
      title={title}
      unit={t('place.trend.unit')}
      alternative={trendAlternative(points, words)}
      proviso={figures.trend.proviso}
      download={figures.downloads.trend}
      note={`${t('trend.note')} ${partial}`}
      table={<TrendTable points={points} caption={title} />}
    >
      <Trend points={points} />
    </Figure>
  )
}

function Where({ place, outlines, city }: Place) {
  const words = useWords()
  const { t, measured } = words
  const { area, boundary } = place
  return (
    <section className="panel" aria-labelledby="where">
      <h2 id="where">{t('place.map.title', { place: area.name })}</h2>
      <p className="hidden">
        {t('place.map.alternative', { place: area.name, area: measured(area.area_m2 / 1e6) })}
      </p>
      <div className="picture locator">
        <Choropleth outlines={outlines} values={[]} linkTo={words.path} here={area.slug} plain />
      </div>
      <Boundary place={place} city={city.title} key={boundary.slot} />
    </section>
  )
}
