import { may, type WorkMeasure } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Allowed } from '../../../../forms/decision.tsx'
import { useWords } from '../../../../strings/words.tsx'
import { actingRole } from '../../agreement/load.ts'
import { PlanCrumbs } from '../plan-crumbs.tsx'
import { askWorkMeasures, itemsInForce } from './load.ts'

export async function loader(args: LoaderFunctionArgs) {
  const [role, measures, items] = await Promise.all([
    actingRole(args),
    askWorkMeasures(args),
    itemsInForce(args),
  ])
  const of = Map.groupBy(measures, one => one.item)
  const inForce = new Set(items.map(one => one.id))
  return {
    mayWrite: may(role, 'write-plan'),
    count: measures.length,
    groups: items.flatMap(({ id, number, title, level }) => {
      const own = of.get(id) ?? []
      return own.length > 0 || level === 'goal' ? [{ id, number, title, own }] : []
    }),
    left: measures.filter(one => !inForce.has(one.item)),
  }
}

/** What each goal and action is measured by, and what has no measure yet. */
export default function WorkMeasuresPage() {
  const { mayWrite, count, groups, left } = useLoaderData<typeof loader>()
  const { t, path, language } = useWords()
  return (
    <>
      <title>{t('workMeasures.title')}</title>
      <PlanCrumbs />
      <h1>{t('workMeasures.heading', { count })}</h1>
      <p className="lead">{t('workMeasures.lead')}</p>
      <p>
        <Allowed decision={mayWrite} label={t('workMeasures.new')}>
          <a className="button" href={path('/work/plan/measures/new')}>
            {t('workMeasures.new')}
          </a>
        </Allowed>
      </p>
      {groups.map(({ id, number, title, own }) => (
        <section key={id} id={`item-${number}`} className="measured-item">
          <h2>
            <span className="number">{number}</span> {title[language]}
          </h2>
          <MeasureLines list={own} />
          {(own.length === 0 || mayWrite.allowed) && (
            <p className="note">
              {own.length === 0 && t('workMeasures.none')}{' '}
              {mayWrite.allowed && (
                <a href={path(`/work/plan/measures/new?item=${id}`)}>{t('workMeasures.addTo', { number })}</a>
              )}
            </p>
          )}
        </section>
      ))}
      {left.length > 0 && (
        <section>
          <h2>{t('workMeasures.left')}</h2>
          <MeasureLines list={left} />
        </section>
      )}
    </>
  )
}

function MeasureLines({ list }: { list: readonly WorkMeasure[] }) {
  const { t, path, language, typed, month } = useWords()
  if (list.length === 0) return null
  return (
    <ul className="goals">
      {list.map(({ id, kind, terms, values: [newest], own }) => (
        <li key={id}>
          <p className="goal-title">
            <a href={path(`/work/plan/measures/${id}`)}>{terms.title[language]}</a>
          </p>
          <p className="note">
            {t(`workMeasures.kind.${kind}`)}
            {' · '}
            {'measure' in terms
              ? terms.target
                ? t('workMeasures.untilMonth', { month: month(terms.target.until) })
                : t('indicator.noTarget')
              : terms.counted
                ? t('workMeasures.byUnderstory')
                : newest
                  ? `${typed(newest.value)} ${terms.unit[language]}, ${month(newest.month)}`
                  : t('performance.none', { owner: terms.owner.name })}
            {own && !('counted' in terms && terms.counted) && <b> · {t('workMeasures.yours')}</b>}
          </p>
        </li>
      ))}
    </ul>
  )
}
