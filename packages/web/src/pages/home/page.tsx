import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { changeOf } from '../../api/change.ts'
import { isOld, rowOf, trendPoints } from '../../api/questions.ts'
import { Figure } from '../../charts/figure.tsx'
import { Trend, TrendTable, trendAlternative } from '../../charts/trend.tsx'
import { Kinds } from '../../measured/kinds.tsx'
import { NotKnownYet } from '../../measured/not-known.tsx'
import { RateMapFigure } from '../../measured/rate-map.tsx'
import { useWords } from '../../strings/words.tsx'
import { Card } from './card.tsx'
import { Headline } from './headline.tsx'
import { loadHome } from './load.ts'
import { Loop } from './loop.tsx'

export const loader = ({ context }: LoaderFunctionArgs) => loadHome(context)

export default function Home() {
  const { city, proviso, figures, map, loop } = useLoaderData<typeof loader>()
  const words = useWords()
  const { t, path } = words
  if (!figures)
    return (
      <>
        <title>{`${city.title} – Understory`}</title>
        <h1>{t('home.empty.title', { city: city.title })}</h1>
        <p className="lead">{t('home.empty.text')}</p>
        <Loop loop={loop} timeZone={city.timeZone} />
      </>
    )
  const points = trendPoints(figures.trend, 'month', figures.newest)
  const people = rowOf(figures.people)?.count ?? 0
  return (
    <>
      <title>{t('home.title', { city: city.title })}</title>
      <meta name="description" content={t('home.description', { city: city.title })} />
      <Headline
        city={city.title}
        people={people}
        change={changeOf(rowOf(figures.change))}
        period={figures.year}
        old={isOld(proviso)}
      />
      <div className="row two-one">
        <Figure
          id="trend"
          title={t('home.trend.title')}
          unit={t('home.trend.unit')}
          alternative={trendAlternative(points, words)}
          proviso={figures.trend.proviso}
          download={figures.downloads.trend}
          note={t('trend.note')}
          table={<TrendTable points={points} caption={t('home.trend.title')} />}
        >
          <Trend points={points} />
        </Figure>
        <NotKnownYet coverage={figures.people.proviso} whole={proviso} />
      </div>
      <div className="row half">
        {map && <RateMapFigure map={map} title={t('home.map.title')} fiveYears />}
        <Kinds
          title={t('home.kinds.title')}
          unit={t('home.kinds.unit')}
          kinds={figures.kinds}
          change={figures.kindChange}
          download={figures.downloads.kinds}
        />
      </div>
      <Loop loop={loop} timeZone={city.timeZone} />
      <div className="cards">
        <Card
          title={t('home.card.places.title')}
          text={t('home.card.places.text')}
          href={path('/places')}
          link={t('home.card.places.link')}
        />
        <Card
          title={t('home.card.claim.title')}
          text={t('home.card.claim.text')}
          href={path('/incidents')}
          link={t('home.card.claim.link')}
        />
        <Card
          title={t('home.card.data.title')}
          text={t('home.card.data.text')}
          href={path('/about-data')}
          link={t('home.card.data.link')}
        />
      </div>
    </>
  )
}
