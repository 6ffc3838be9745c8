import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { apiPath } from '../../../api/ask.ts'
import { askMeasures } from '../../../api/plan-measures.ts'
import { askOutline, askVersions } from '../../../api/plan-versions.ts'
import { IndicatorSum } from '../../../measured/plan/indicator-state.tsx'
import { PlanOutline } from '../../../measured/plan/plan-outline.tsx'
import { useWords } from '../../../strings/words.tsx'
import { VersionList } from './version-list.tsx'

export async function loader({ context }: LoaderFunctionArgs) {
  const [outline, { versions }, { indicators }] = await Promise.all([
    askOutline(context),
    askVersions(context),
    askMeasures(context),
  ])
  const inForce = new Set(outline.items.map(one => one.id))
  return { outline, versions, indicators: indicators.filter(one => inForce.has(one.item)) }
}

/** The plan in force: what it wants, who does it, and whether they do. */
export default function OutlinePage() {
  const { outline, versions, indicators } = useLoaderData<typeof loader>()
  const { t, path, day } = useWords()
  const { all, city, on } = outline
  return (
    <>
      <title>{t('planItem.outlineTitle', { city: city.title })}</title>
      <meta name="description" content={t('planItem.outlineLead')} />
      <p className="crumbs">
        <a href={path('/plan')}>{t('nav.plan')}</a> › {t('planItem.outline')}
      </p>
      <h1>{outline.version ? t('planItem.outlineHeading', { ...all }) : t('planItem.noVersion')}</h1>
      <p className="lead">{t('planItem.outlineLead')}</p>
      <IndicatorSum list={indicators} />
      <PlanOutline outline={outline} indicators={indicators} />
      <VersionList versions={versions} />
      <p className="note">
        {t('plan.asOf', { day: day(on) })}{' '}
        <a href={apiPath('plan/outline', { format: 'csv' })}>{t('plan.csv')}</a> ·{' '}
        <a href={apiPath('plan/outline')}>{t('plan.json')}</a>
      </p>
    </>
  )
}
