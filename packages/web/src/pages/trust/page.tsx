import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { askRegister } from '../../api/ask.ts'
import { bold, useWords } from '../../strings/words.tsx'
import { WhoMayRead } from './who-may-read.tsx'

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const register = await askRegister(context)
  return { city: register.city, register }
}

const meanings = ['closed', 'walls', 'never', 'written', 'checked'] as const

/** What trust means here: who may see what, which agreements bind, how to check it, and how to complain. */
export default function TrustPage() {
  const { agreements } = useLoaderData<typeof loader>().register
  const words = useWords()
  const { t, rich, path } = words
  const inForce = agreements.filter(one => one.state === 'in-force')
  const answering = Map.groupBy(inForce, ({ breach }) => `${breach.role} ${breach.hours}`)
  const link = (to: string) => (parts: React.ReactNode[]) => <a href={path(to)}>{parts}</a>
  return (
    <>
      <title>{t('trust.title')}</title>
      <h1>{t('trust.heading')}</h1>
      <p className="lead">{t('trust.lead')}</p>
      <section id="means">
        <h2>{t('trust.means')}</h2>
        <ul>
          {meanings.map(one => (
            <li key={one}>{rich(`trust.means.${one}`, { b: bold })}</li>
          ))}
        </ul>
      </section>
      <WhoMayRead />
      <div className="row half">
        <section id="agreements">
          <h2>{t('trust.agreements')}</h2>
          <p>{rich('trust.agreementsText', { count: inForce.length, a: link('/trust/agreements') })}</p>
          <ul>
            {inForce.slice(0, 6).map(one => (
              <li key={one.id}>
                <a href={path(`/trust/agreements/${one.id}`)}>{one.title[words.language]}</a>
              </li>
            ))}
          </ul>
        </section>
        <section id="check">
          <h2>{t('trust.check')}</h2>
          <p>
            {rich('trust.checkText', {
              check: link('/trust/check'),
              releases: link('/releases'),
              data: link('/about-data'),
            })}
          </p>
        </section>
      </div>
      <section id="complain">
        <h2>{t('trust.complain')}</h2>
        <p>{t('trust.complainText')}</p>
        {inForce.length > 0 && <h3>{t('trust.answers')}</h3>}
        <ul>
          {[...answering.values()].map(list => {
            const { role, hours } = list[0]?.breach ?? { role: '', hours: 0 }
            const titles = words.list(list.map(one => one.title[words.language]))
            return <li key={`${role} ${hours}`}>{rich('trust.answer', { role, hours, titles, b: bold })}</li>
          })}
        </ul>
      </section>
    </>
  )
}
