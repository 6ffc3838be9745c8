import type { RegisterEntry } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { apiPath, askRegister } from '../../api/ask.ts'
import { useWords } from '../../strings/words.tsx'
import { partiesLine, stateLine } from './agreement-words.ts'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const cursor = new URL(request.url).searchParams.get('cursor')
  const register = await askRegister(context, cursor)
  return { city: register.city, register }
}

const groups: readonly { name: 'in-force' | 'upcoming' | 'over'; states: readonly string[] }[] = [
  { name: 'in-force', states: ['in-force'] },
  { name: 'upcoming', states: ['upcoming'] },
  { name: 'over', states: ['expired', 'ended'] },
]

/** The register of agreements: who may use which data, for what, until when. */
export default function AgreementsPage() {
  const { register } = useLoaderData<typeof loader>()
  const { t, day, path } = useWords()
  const { agreements, withheld, next, on } = register
  const inForce = agreements.filter(one => one.state === 'in-force').length
  return (
    <>
      <title>{t('agreements.title')}</title>
      <p className="crumbs">
        <a href={path('/trust')}>{t('nav.trust')}</a>
      </p>
      <h1>{t('agreements.heading', { count: inForce })}</h1>
      <p className="lead">{t('agreements.lead', { day: day(on) })}</p>
      {groups.map(({ name, states }) => {
        const list = agreements.filter(one => states.includes(one.state))
        return (
          list.length > 0 && (
            <section key={name} id={name}>
              <h2>{t(`agreements.group.${name}`)}</h2>
              <ul className="agreements">
                {list.map(one => (
                  <AgreementCard key={one.id} agreement={one} on={on} />
                ))}
              </ul>
            </section>
          )
        )
      })}
      {withheld > 0 && <p>{t('agreements.withheld', { count: withheld })}</p>}
      {next !== null && (
        <p>
          <a href={`${path('/trust/agreements')}?cursor=${encodeURIComponent(next)}`}>
            {t('agreements.more')}
          </a>
        </p>
      )}
      <p className="note">
        <a href={apiPath('agreements')}>{t('agreements.json')}</a>
      </p>
    </>
  )
}

function AgreementCard({ agreement, on }: { agreement: RegisterEntry; on: string }) {
  const words = useWords()
  const { t, path, language } = words
  const { id, title, summary, tier, minimumCell } = agreement
  return (
    <li className={agreement.state === 'in-force' ? 'card' : 'card over'}>
      <p className="note">
        {t(`agreement.tier.${tier}`)} · {stateLine(words, agreement, on)}
      </p>
      <h3>
        <a href={path(`/trust/agreements/${id}`)}>{title[language]}</a>
      </h3>
      <p>{summary[language]}</p>
      <p className="note">
        {partiesLine(words, agreement)}. {tier !== 'mou' && t('agreement.cell', { count: minimumCell })}
      </p>
    </li>
  )
}
