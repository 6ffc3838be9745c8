import type { PlanFate, ReadChange } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { apiPath } from '../../../api/ask.ts'
import { askVersion } from '../../../api/plan-versions.ts'
import { useWords } from '../../../strings/words.tsx'
import { VersionDates } from './version-list.tsx'

export const loader = ({ context, params }: LoaderFunctionArgs) => askVersion(context, params.version ?? '')

const fates: readonly PlanFate[] = ['dropped', 'merged', 'renumbered', 'added']

/** One version of the plan for good: what changed since the one before, and why; then its items. */
export default function VersionPage() {
  const { version, before, places, changes } = useLoaderData<typeof loader>()
  const { t, path, language, day } = useWords()
  const of = (fate: PlanFate) => changes.filter(one => one.fate === fate)
  const kept = changes.filter(one => one.fate === 'kept' && one.reworded)
  return (
    <>
      <title>{t('planItem.versionTitle', { title: version.title[language] })}</title>
      <meta name="description" content={version.title[language]} />
      <p className="crumbs">
        <a href={path('/plan')}>{t('nav.plan')}</a> ›{' '}
        <a href={path('/plan/outline')}>{t('planItem.outline')}</a> › {version.slug}
      </p>
      <h1>{version.title[language]}</h1>
      <p>
        <VersionDates version={version} />
      </p>
      {before !== null && (
        <section id="changes">
          <h2>{t('planItem.changes', { before })}</h2>
          <p>
            {t('planItem.changesText', {
              added: of('added').length,
              renumbered: of('renumbered').length,
              merged: of('merged').length,
              dropped: of('dropped').length,
            })}
          </p>
          {fates.map(fate => (
            <Changes key={fate} fate={fate} list={of(fate)} before={before} now={version.slug} />
          ))}
          <Changes fate="kept" list={kept} before={before} now={version.slug} />
        </section>
      )}
      <section id="items">
        <h2>{t('planItem.items')}</h2>
        <ul className="contents">
          {places.map(({ id, number, title }) => (
            <li key={id} className={`depth-${number.split('.').length}`}>
              <span className="number">{number}</span>{' '}
              <a href={path(`/plan/${version.slug}/${number}`)}>{title[language]}</a>
            </li>
          ))}
        </ul>
      </section>
      <p className="note">
        {t('planItem.published', { day: day(version.publishedAt), org: version.org })}{' '}
        <a href={apiPath(`plan/versions/${version.slug}`)}>{t('plan.json')}</a> ·{' '}
        <a href={path('/trust/check')}>{t('plan.inLog')}</a> <code className="hash">{version.id}</code>
      </p>
    </>
  )
}

function Changes(props: { fate: PlanFate; list: readonly ReadChange[]; before: string; now: string }) {
  const { fate, list, before, now } = props
  const { t, path, language } = useWords()
  if (list.length === 0) return null
  return (
    <>
      <h3>{t(`planItem.changed.${fate}`, { count: list.length })}</h3>
      <ul className="changes">
        {list.map(one => (
          <li key={`${one.id} ${one.was}`}>
            {one.was !== null && (
              <a className="number" href={path(`/plan/${before}/${one.was}`)}>
                {one.was}
              </a>
            )}
            {one.was !== null && one.number !== null && one.was !== one.number && ' → '}
            {one.number !== null && one.was !== one.number && (
              <a className="number" href={path(`/plan/${now}/${one.number}`)}>
                {one.number}
              </a>
            )}{' '}
            {(one.wasTitle ?? one.title)?.[language]}
            {one.wasTitle && one.title && one.wasTitle[language] !== one.title[language] && (
              <> → {one.title[language]}</>
            )}
            {one.reason && <span className="note">{one.reason[language]}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}
