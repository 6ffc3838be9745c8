import type { PublicCommitment } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { apiPath } from '../../api/ask.ts'
import { askCommitments } from '../../api/plan.ts'
import { askOutline } from '../../api/plan-versions.ts'
import { CommitmentCard } from '../../measured/plan/commitment-card.tsx'
import { useWords } from '../../strings/words.tsx'

export async function loader({ context }: LoaderFunctionArgs) {
  const [list, outline] = await Promise.all([askCommitments(context), askOutline(context)])
  return { ...list, actions: outline.version ? outline.all : null }
}

const open = new Set<PublicCommitment['state']>(['accepted', 'in-progress', 'stalled'])
const groups = ['late', 'open', 'delivered', 'proposed', 'declined'] as const
const groupOf = ({ state, late }: PublicCommitment): (typeof groups)[number] => {
  if (late.overdue_days !== null || late.unanswered_days !== null) return 'late'
  return open.has(state) ? 'open' : (state as 'delivered' | 'proposed' | 'declined')
}

/** What was promised to residents, by whom, and what is late. */
export default function PlanPage() {
  const { city, commitments, on, actions } = useLoaderData<typeof loader>()
  const { t, day, language, path } = useWords()
  const overdue = commitments.filter(one => one.late.overdue_days !== null).length
  const promised = commitments.filter(one => open.has(one.state) || one.state === 'delivered').length
  const byGroup = Map.groupBy(commitments, groupOf)
  return (
    <>
      <title>{t('plan.title', { city: city.title })}</title>
      <meta name="description" content={t('plan.lead')} />
      <link
        rel="alternate"
        type="application/atom+xml"
        href={apiPath('plan/commitments.atom', { language })}
        title={t('plan.feed')}
      />
      <h1>{t('plan.heading', { promised, overdue })}</h1>
      <p className="lead">{t('plan.lead')}</p>
      {actions && (
        <p>
          {t('planItem.outlineHeading', { ...actions })} ·{' '}
          <a href={path('/plan/outline')}>{t('planItem.outline')}</a>
        </p>
      )}
      <p className="links">
        <a href={path('/plan/week')}>{t('plan.toWeek')}</a>
        <a href={path('/plan/owed')}>{t('owed.crumb')}</a>
      </p>
      {groups.map(group => {
        const list = byGroup.get(group) ?? []
        return (
          list.length > 0 && (
            <section key={group} id={group}>
              <h2>{t(`plan.group.${group}`, { count: list.length })}</h2>
              <ul className="agreements">
                {list.map(one => (
                  <CommitmentCard key={one.id} commitment={one} />
                ))}
              </ul>
            </section>
          )
        )
      })}
      <p className="note">
        {t('plan.asOf', { day: day(on) })}{' '}
        <a href={apiPath('plan/commitments', { format: 'csv' })}>{t('plan.csv')}</a> ·{' '}
        <a href={apiPath('plan/commitments')}>{t('plan.json')}</a> ·{' '}
        <a href={apiPath('plan/commitments.atom', { language })}>{t('plan.feed')}</a>
      </p>
    </>
  )
}
