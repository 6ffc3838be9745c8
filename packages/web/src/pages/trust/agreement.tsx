import type { RegisterEntry, RegisterOne } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { apiPath, askAgreement } from '../../api/ask.ts'
import { useWords } from '../../strings/words.tsx'
import { stateLine } from './agreement-words.ts'
import { Terms } from './terms.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const one = await askAgreement(context, params.id ?? '')
  return { city: one.city, one }
}

/** One agreement: plain words first, then every term that residents read. */
export default function AgreementPage() {
  const { one } = useLoaderData<typeof loader>()
  const words = useWords()
  const { t, path, language } = words
  const { agreement } = one
  return (
    <>
      <title>{`${agreement.title[language]} – Understory`}</title>
      <p className="crumbs">
        <a href={path('/trust')}>{t('nav.trust')}</a> ›{' '}
        <a href={path('/trust/agreements')}>{t('agreement.all')}</a>
      </p>
      <h1>{agreement.title[language]}</h1>
      <p className="lead">{agreement.summary[language]}</p>
      <p className="standing">
        <b>{t(`agreement.tier.${agreement.tier}`)}.</b> {stateLine(words, agreement, one.on)}.
      </p>
      {agreement.endedWhy && <p lang="en">{t('agreement.endedWhy', { why: agreement.endedWhy })}</p>}
      <Terms agreement={agreement} />
      <Around one={one} />
      <p className="note">
        <a href={apiPath(`agreements/${agreement.id}`)}>{t('agreement.json')}</a>
      </p>
    </>
  )
}

/** What it stands on, what stands on it, and its versions. */
function Around({ one: { on, parent, children, versions } }: { one: RegisterOne }) {
  const words = useWords()
  const { t, path, language, day } = words
  const link = (to: RegisterEntry) => (
    <li key={to.id}>
      <a href={path(`/trust/agreements/${to.id}`)}>{to.title[language]}</a> · {stateLine(words, to, on)}
    </li>
  )
  return (
    <div className="row half">
      {parent && (
        <section>
          <h2>{t('agreement.standsOn')}</h2>
          <ul>{link(parent)}</ul>
        </section>
      )}
      {children.length > 0 && (
        <section>
          <h2>{t('agreement.under')}</h2>
          <ul>{children.map(link)}</ul>
        </section>
      )}
      {versions.length > 1 && (
        <section>
          <h2>{t('agreement.versions')}</h2>
          <ul>
            {versions.map(({ version, effectiveOn }) => (
              <li key={version}>{t('agreement.version', { version, day: day(effectiveOn) })}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
