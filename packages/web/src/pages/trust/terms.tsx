import type { RegisterEntry } from '@understory/model'
import { useWords } from '../../strings/words.tsx'
import { DataSets } from './data-sets.tsx'

interface Of {
  agreement: Omit<RegisterEntry, 'endedWhy'>
}

/** Every term that residents read, under plain headings. */
export function Terms({ agreement }: Of) {
  return (
    <div className="terms">
      <Who agreement={agreement} />
      <DataSets agreement={agreement} />
      <Purposes agreement={agreement} />
      <Forbidden agreement={agreement} />
      <When agreement={agreement} />
      <Small agreement={agreement} />
      <Wrong agreement={agreement} />
    </div>
  )
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

const capital = (text: string): string => {
  const whole = text.slice(0, 1).toUpperCase() + text.slice(1)
  return /[.!?]$/.test(whole) ? whole : `${whole}.`
}
