import type { GunCluster, GunSignals } from '@understory/model'
import { Choropleth } from '../../../charts/choropleth.tsx'
import { Weeks } from '../../../charts/weeks.tsx'
import { useWords } from '../../../strings/words.tsx'
import { FindingSteps } from './finding.tsx'

const mapHeight = 260
const weeksPerYear = 365.2425 / 7

/** Where guns came together over the newest weeks, and what was done about it. */
export function Clusters({ signals, mayStep }: { signals: GunSignals; mayStep: boolean }) {
  const { t, code, list } = useWords()
  const { scan } = signals
  if (signals.week === null) return null
  const searched = scan.boundary !== null
  const how = { series: scan.series, own: scan.falseAlarmsPerYear, all: signals.falseAlarmsPerYear }
  return (
    <section className="clusters">
      <h2>{searched ? t('clusters.heading', { count: scan.clusters.length }) : t('clusters.name')}</h2>
      <p>{searched ? t('clusters.how', how) : t('clusters.noBoundary')}</p>
      {scan.clusters.map(one => (
        <Cluster key={one.subject} cluster={one} outlines={scan.outlines} mayStep={mayStep} />
      ))}
      {searched && scan.notEstimable.length > 0 && (
        <p className="note">
          {t('clusters.notEstimable', {
            list: list(scan.notEstimable.map(one => code('clusters.series', one))),
          })}
        </p>
      )}
      {searched && scan.withoutPoint > 0 && (
        <p className="note">{t('clusters.withoutPoint', { count: scan.withoutPoint })}</p>
      )}
    </section>
  )
}

function Cluster(props: { cluster: GunCluster; outlines: GunSignals['scan']['outlines']; mayStep: boolean }) {
  const { cluster, outlines, mayStep } = props
  const { t, code, day, list, number, measured, path } = useWords()
  const { places, weeks, observed, expected, from, counts } = cluster
  const inside = new Set(places)
  const here = outlines?.features.filter(one => inside.has(one.properties.name)).map(one => one.id) ?? []
  const series = code('clusters.series', cluster.series)
  const years = cluster.recurrence_weeks / weeksPerYear
  return (
    <article className="letter cluster">
      <div>
        <h3>
          {t(places.length === 1 ? 'clusters.in' : 'clusters.around', { series, place: places[0] ?? '' })}
        </h3>
        <p>
          {t('clusters.numbers', {
            ...{ observed: number(observed), weeks, from: day(from), expected: measured(expected) },
          })}{' '}
          {t('clusters.chance', { atLeast: cluster.atLeast ? 'yes' : 'no', years: measured(years) })}
        </p>
        {places.length > 1 && <p>{t('clusters.areas', { list: list(places) })}</p>}
        <Weeks counts={counts} expected={expected / weeks} />
        <p className="note">{t('clusters.weeks', { counts: counts.slice(-8).join(', ') })}</p>
      </div>
      {outlines !== null && (
        <Choropleth outlines={outlines} values={[]} linkTo={path} here={here} height={mapHeight} plain />
      )}
      <FindingSteps kind="signal" {...cluster} mayStep={mayStep} />
    </article>
  )
}
