import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { apiPath } from '../../api/ask.ts'
import { askOwed } from '../../api/plan.ts'
import { DutyLine, StaleLine } from '../../measured/plan/duty-line.tsx'
import { useWords } from '../../strings/words.tsx'

export const loader = ({ context }: LoaderFunctionArgs) => askOwed(context)

/** Who owes what to the public today: an answer, the promised thing, a word about it. Computed, never set. */
export default function OwedPage() {
  const { owners, on, city } = useLoaderData<typeof loader>()
  const { t, path, day } = useWords()
  const promises = owners.flatMap(one => one.items).filter(one => one.duty !== 'due-soon').length
  const late = promises + owners.flatMap(one => one.actions).length
  return (
    <>
      <title>{t('owed.title', { city: city.title })}</title>
      <meta name="description" content={t('owed.lead')} />
      <p className="crumbs">
        <a href={path('/plan')}>{t('nav.plan')}</a> › {t('owed.crumb')}
      </p>
      <h1>{t('owed.heading', { late })}</h1>
      <p className="lead">{t('owed.lead')}</p>
      {owners.map(({ owner, items, actions }) => (
        <section key={owner}>
          <h2>{owner}</h2>
          <ul className="plain owed">
            {items.map(item => (
              <li key={`${item.commitment.no} ${item.duty}`}>
                <DutyLine {...item} />
                <Reminded {...item} />
              </li>
            ))}
            {actions.map(one => (
              <li key={one.item.id}>
                <StaleLine {...one} />
                <Reminded {...one} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p className="note">
        {t('plan.asOf', { day: day(on) })} <a href={apiPath('plan/owed')}>{t('plan.json')}</a>
      </p>
    </>
  )
}

function Reminded({ remindedOn, reminders }: { remindedOn: string | null; reminders: number }) {
  const { t, day } = useWords()
  if (remindedOn === null) return null
  return <p className="note">{t('owed.reminded', { count: reminders, day: day(remindedOn) })}</p>
}
