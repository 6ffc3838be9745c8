import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { apiPath } from '../../api/ask.ts'
import { askWeek } from '../../api/plan.ts'
import { DutyLine, StaleLine } from '../../measured/plan/duty-line.tsx'
import { useWords } from '../../strings/words.tsx'

export const loader = ({ context }: LoaderFunctionArgs) => askWeek(context)

/** The week of the plan on one screen: what changed, what is late, what is due soon. */
export default function WeekPage() {
  const week = useLoaderData<typeof loader>()
  const { t, path, day, language, code } = useWords()
  const { city, counts, changed, late, stale, soon } = week
  return (
    <>
      <title>{t('week.title', { city: city.title })}</title>
      <meta name="description" content={t('week.counts', { ...counts })} />
      <p className="crumbs">
        <a href={path('/plan')}>{t('nav.plan')}</a> › {t('week.crumb')}
      </p>
      <h1>{t('week.heading', { count: changed.length + week.moreChanged })}</h1>
      <p className="lead">{t('week.counts', { ...counts })}</p>
      <div className="week">
        <section>
          <h2>{t('week.changed')}</h2>
          <ul className="plain owed">
            {changed.map(({ commitment, step }) => (
              <li key={`${commitment.no} ${step.seq}`}>
                <b>{code('plan.step', step.kind)}</b>: <span className="number">{commitment.no}</span>
                <a href={path(`/plan/commitments/${commitment.no}#step-${step.seq}`)}>
                  {commitment.terms.what[language]}
                </a>{' '}
                <span className="note">{day(step.at)}</span>
              </li>
            ))}
            <Rest shown={changed.length} more={week.moreChanged} />
          </ul>
        </section>
        <section>
          <h2>{t('week.late')}</h2>
          <ul className="plain owed">
            {late.map(one => (
              <li key={one.commitment.no}>
                <DutyLine {...one} withOwner />
              </li>
            ))}
            <Rest shown={late.length} more={week.moreLate} />
          </ul>
          {stale.length > 0 && (
            <>
              <h2>{t('week.stale')}</h2>
              <ul className="plain owed">
                {stale.map(one => (
                  <li key={one.item.id}>
                    <StaleLine {...one} withOwner />
                  </li>
                ))}
                <Rest shown={stale.length} more={week.moreStale} />
              </ul>
            </>
          )}
          <h2>{t('week.soon')}</h2>
          <ul className="plain owed">
            {soon.map(one => (
              <li key={one.commitment.no}>
                <DutyLine {...one} withOwner />
              </li>
            ))}
            <Rest shown={soon.length} more={week.moreSoon} />
          </ul>
        </section>
      </div>
      <p className="note">
        {t('week.period', { from: day(week.from), to: day(week.to) })}{' '}
        <a href={path('/plan/owed')}>{t('owed.crumb')}</a> ·{' '}
        <a href={apiPath('plan/week')}>{t('plan.json')}</a>
      </p>
    </>
  )
}

function Rest({ shown, more }: { shown: number; more: number }) {
  const { t } = useWords()
  if (shown === 0) return <li className="note">{t('week.nothing')}</li>
  return more > 0 ? <li className="note">{t('week.more', { more })}</li> : null
}
