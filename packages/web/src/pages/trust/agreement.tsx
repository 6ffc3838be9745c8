import type { RegisterEntry, RegisterOne } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { apiPath, askAgreement } from '../../api/ask.ts'
import { useWords } from '../../strings/words.tsx'
import { stateLine } from './agreement-words.ts'
import { DataSets } from './data-sets.tsx'

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
      <div className="terms">
        <Who agreement={agreement} />
        <DataSets agreement={agreement} />
        <Purposes agreement={agreement} />
        <Forbidden agreement={agreement} />
        <When agreement={agreement} />
        <Small agreement={agreement} />
        <Wrong agreement={agreement} />
      </div>
      <Around one={one} />
      <p className="note">
        <a href={apiPath(`agreements/${agreement.id}`)}>{t('agreement.json')}</a>
      </p>
    </>
  )
}

interface Of {
  agreement: RegisterEntry
}

function Who({ agreement }: Of) {
  const { t } = useWords()
  return (
    <section>
      <h2>{t('agreement.who')}</h2>
      <ul>
        {agreement.parties.map(({ organisation, part, signatory }) => (
          <li key={`${part} ${organisation}`}>
            {t(part === 'gives' || part === 'receives' ? `agreement.${part}` : 'agreement.governs', {
              organisation,
              signatory,
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Purposes({ agreement }: Of) {
  const { t, code, list } = useWords()
  const { purposes, accessRoles, subjects, consentBasis, tier } = agreement
  const sentences = (codes: readonly string[], prefix: string) => list(codes.map(one => code(prefix, one)))
  return (
    <section>
      <h2>{t('agreement.for')}</h2>
      <p>{purposes.length === 0 ? t('agreement.forNothing') : capital(sentences(purposes, 'purpose'))}</p>
      {accessRoles.length > 0 && <p>{t('agreement.users', { roles: sentences(accessRoles, 'role') })}</p>}
      {tier !== 'mou' && subjects.length > 0 && (
        <>
          <h3>{t('agreement.people')}</h3>
          <p>
            {capital(sentences(subjects, 'agreement.subject'))} {t(`agreement.consent.${consentBasis}`)}
          </p>
        </>
      )}
    </section>
  )
}

function Forbidden({ agreement }: Of) {
  const { t } = useWords()
  const { prohibitedPurposes, linkageAllowed, redisclosure, tier } = agreement
  return (
    <section>
      <h2>{t('agreement.forbidden')}</h2>
      <ul>
        {prohibitedPurposes.map(one => (
          <li key={one}>{capital(t(`agreement.never.${one}`))}</li>
        ))}
      </ul>
      {tier !== 'mou' && (
        <p>
          {t(`agreement.linkage.${linkageAllowed ? 'yes' : 'no'}`)}{' '}
          {t(`agreement.redisclosure.${redisclosure}`)}
        </p>
      )}
    </section>
  )
}

function When({ agreement }: Of) {
  const { t, day } = useWords()
  const { effectiveOn, endsOn, reviewOn, destroyBy } = agreement
  return (
    <section>
      <h2>{t('agreement.when')}</h2>
      <p>
        {t('agreement.effective', { day: day(effectiveOn) })}{' '}
        {endsOn === null ? `${t('agreement.noEnd')}.` : t('agreement.ends', { day: day(endsOn) })}{' '}
        {reviewOn && t('agreement.review', { day: day(reviewOn) })}{' '}
        {destroyBy && t('agreement.destroy', { day: day(destroyBy) })}
      </p>
    </section>
  )
}

function Small({ agreement }: Of) {
  const { t } = useWords()
  if (agreement.tier === 'mou') return null
  return (
    <section>
      <h2>{t('agreement.small')}</h2>
      <p>
        <b>{t('agreement.cell', { count: agreement.minimumCell })}</b>{' '}
        {t('agreement.reviewDays', { count: agreement.publicationReviewDays })}
      </p>
    </section>
  )
}

function Wrong({ agreement }: Of) {
  const { t } = useWords()
  return (
    <section>
      <h2>{t('agreement.wrong')}</h2>
      <p>
        {t('agreement.breach', { ...agreement.breach })}{' '}
        {agreement.tier !== 'mou' && t(`agreement.audit.${agreement.auditRight ? 'yes' : 'no'}`)}
      </p>
    </section>
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

const capital = (text: string): string => {
  const whole = text.slice(0, 1).toUpperCase() + text.slice(1)
  return /[.!?]$/.test(whole) ? whole : `${whole}.`
}
