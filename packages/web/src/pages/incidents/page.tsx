import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { rowOf, trendPoints } from '../../api/questions.ts'
import { Figure } from '../../charts/figure.tsx'
import { Trend, TrendTable, trendAlternative } from '../../charts/trend.tsx'
import { Kinds } from '../../measured/kinds.tsx'
import { NotKnownYet } from '../../measured/not-known.tsx'
import { RateMapFigure } from '../../measured/rate-map.tsx'
import { bold, useWords, type Words } from '../../strings/words.tsx'
import { type Choice, choiceOf, countsPeople } from './choice.ts'
import { Filters } from './filters.tsx'
import { loadIncidents } from './load.ts'
import { When } from './when.tsx'

export const loader = ({ context, request }: LoaderFunctionArgs) =>
  loadIncidents(context, choiceOf(new URL(request.url).searchParams))

type Loaded = Awaited<ReturnType<typeof loadIncidents>>
type Found = NonNullable<Loaded['found']>

export default function Incidents() {
  const { city, choice, offeredYears, found } = useLoaderData<typeof loader>()
  const words = useWords()
  const { t } = words
  const nothing = !found || (rowOf(found.total)?.count ?? 0) === 0
  return (
    <>
      <title>{t('incidents.title', { city: city.title })}</title>
      <h1>{nothing ? t('incidents.nothing') : sentence(words, city.title, choice, found)}</h1>
      <Filters choice={choice} years={offeredYears} />
      {!nothing && <Pictures choice={choice} found={found} />}
    </>
  )
}

function sentence(words: Words, city: string, choice: Choice, { total }: Found) {
  const { from, to } = total.period
  const values = {
    b: bold,
    city,
    count: rowOf(total)?.count ?? 0,
    kind: words.t(`kind.${choice.kind}`).toLowerCase(),
    from: from ? words.day(from) : '–',
    to: to ? words.day(to) : '–',
  }
  if (choice.kind === 'killed-or-shot') return words.rich('incidents.sentencePeople', values)
  if (choice.kind === 'everything') return words.rich('incidents.sentenceAll', values)
  return words.rich(countsPeople(choice.kind) ? 'incidents.sentenceVictims' : 'incidents.sentence', values)
}

function Pictures({ choice, found }: { choice: Choice; found: Found }) {
  const { newest, step, total, trend, kinds, when, map, downloads } = found
  const words = useWords()
  const { t } = words
  const points = trendPoints(trend, step, newest)
  const counted = countsPeople(choice.kind) ? t('table.people') : t('table.incidents')
  const title = t(step === 'year' ? 'incidents.trend.titleYears' : 'incidents.trend.title')
  const several = kinds.rows.filter(row => row.count > 0).length > 1
  return (
    <>
      <div className="row two-one">
        <Figure
          id="trend"
          title={title}
          unit={t('incidents.trend.unit', { what: counted, step })}
          alternative={trendAlternative(points, words)}
          proviso={trend.proviso}
          download={downloads.trend}
          note={t('trend.note')}
          table={<TrendTable points={points} caption={title} counted={counted} />}
        >
          <Trend points={points} />
        </Figure>
        <NotKnownYet coverage={total.proviso} whole={total.proviso} />
      </div>
      <div className="row half">
        {map && <RateMapFigure map={map} title={t('incidents.map.title')} />}
        <div className="stack">
          <When answer={when} download={downloads.when} />
          {several && (
            <Kinds
              title={t('incidents.kinds.title')}
              unit={t('incidents.kinds.unit')}
              kinds={kinds}
              download={downloads.kinds}
            />
          )}
        </div>
      </div>
      <section className="card">
        <h2>{t('incidents.rows')}</h2>
        <p>{t('incidents.rowsText')}</p>
        <p>
          <a href={downloads.rows}>{t('incidents.rowsDownload')}</a>
        </p>
      </section>
    </>
  )
}
