import type { KindMonths as Months } from '@understory/model'
import { Trend, TrendTable, trendAlternative } from '../../charts/trend.tsx'
import { useWords } from '../../strings/words.tsx'
import { CoverageLine, coverageOf } from './coverage-line.tsx'
import type { OpenGunSummary } from './summary.ts'

const kinds = ['privatelyMade', 'serialRemoved', 'conversionDevice'] as const
type Kind = (typeof kinds)[number]

/** Privately made guns, removed serial numbers and conversion devices by month: three series, never added up. */
export function KindMonths({ summary, download }: { summary: OpenGunSummary; download: string }) {
  const { t } = useWords()
  const { months } = summary.kindMonths
  if (months.length < 2) return null
  return (
    <section id="kinds">
      <h2>{t('guns.kindMonths')}</h2>
      <p className="note">{t('guns.kindsNote')}</p>
      <div className="row third">
        {kinds.map(kind => (
          <Series key={kind} kind={kind} months={months} />
        ))}
      </div>
      <CoverageLine coverage={coverageOf(summary)} />
      <p className="tools">
        <a href={download}>{t('figure.download')}</a> <a href="#kinds">{t('figure.link')}</a>
      </p>
    </section>
  )
}

function Series({ kind, months }: { kind: Kind; months: Months['months'] }) {
  const words = useWords()
  const { t, number, month, percent } = words
  const sum = (list: Months['months'], of: 'count' | 'said') =>
    list.reduce((all, one) => all + one[kind][of], 0)
  const [before, now] = [months.slice(-24, -12), months.slice(-12)]
  const [guns, said] = [now.reduce((all, one) => all + one.guns, 0), sum(now, 'said')]
  const points = months.map(one => ({
    ...{ code: one.month, value: one[kind].said === 0 ? null : one[kind].count, low: null, high: null },
  }))
  const title =
    before.length < 12
      ? t(`guns.${kind}.of`, { now: number(sum(now, 'count')), months: now.length })
      : t(`guns.${kind}.change`, { now: number(sum(now, 'count')), before: number(sum(before, 'count')) })
  if (said === 0) return <p className="note">{t(`guns.${kind}.notSaid`)}</p>
  return (
    <figure className="chart" aria-labelledby={`kind-${kind}`}>
      <h3 id={`kind-${kind}`}>{title}</h3>
      <p className="unit">
        {t('guns.kindUnit', {
          first: month(months[0]?.month ?? ''),
          last: month(months.at(-1)?.month ?? ''),
        })}
      </p>
      <p className="hidden">{trendAlternative(points, words)}</p>
      <Trend points={points} small />
      <figcaption className="sources">
        {t('guns.kindSaid', { share: percent(guns === 0 ? 0 : said / guns) })}
      </figcaption>
      <details>
        <summary>{t('figure.table')}</summary>
        <TrendTable points={points} caption={title} counted={t('guns.count')} />
      </details>
    </figure>
  )
}
