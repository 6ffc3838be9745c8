import type { CommitmentOne, PublicStep } from '@understory/model'
import type { ReactNode } from 'react'
import { useWords } from '../../strings/words.tsx'
import { StandingLine } from './standing.tsx'

/** You said → we decided → who owns it → evidence: one promise from what was heard on, on one page of paper. */
export function Chain({ one, children }: { one: CommitmentOne; children?: ReactNode }) {
  const { t } = useWords()
  return (
    <ol className="chain">
      <Link title={t('plan.chain.said')}>
        <Said one={one} />
      </Link>
      <Link title={t('plan.chain.decided')}>
        <Decided one={one} />
      </Link>
      <Link title={t('plan.chain.owner')}>
        <Owned one={one} />
      </Link>
      <Link title={t('plan.chain.evidence')}>
        <Evidence one={one} />
      </Link>
      {children}
    </ol>
  )
}

export function Link({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li>
      <h2>{title}</h2>
      {children}
    </li>
  )
}

function Said({ one: { commitment, steps } }: { one: CommitmentOne }) {
  const { t, path, language, code, day } = useWords()
  const { origin } = commitment.terms
  const first = steps[0]
  return (
    <>
      <blockquote>{origin.words[language]}</blockquote>
      <p className="note">
        {code('plan.origin', origin.kind)}
        {origin.reference !== null && (
          <>
            {' · '}
            <a href={origin.reference.startsWith('/') ? path(origin.reference) : origin.reference}>
              {t('plan.readIt')}
            </a>
          </>
        )}
        {first && <> · {t('plan.putForward', { org: first.org, day: day(first.at) })}</>}
      </p>
    </>
  )
}

const decisions = new Set<PublicStep['kind']>(['accepted', 'declined'])

function Decided({ one: { commitment, steps } }: { one: CommitmentOne }) {
  const { t, language, day } = useWords()
  const { terms } = commitment
  return (
    <>
      {steps
        .filter(step => decisions.has(step.kind))
        .map(step => (
          <p key={step.seq}>
            {t(step.kind === 'accepted' ? 'plan.accepted' : 'plan.declined', {
              org: step.org,
              day: day(step.at),
            })}{' '}
            <Words step={step} />
          </p>
        ))}
      {commitment.state === 'proposed' && (
        <p>{t('plan.notDecided', { owner: terms.owner.name, day: day(terms.answerBy) })}</p>
      )}
      <p className="test">
        <b>{t('plan.test')}</b> {terms.test[language]}
      </p>
    </>
  )
}

function Owned({ one: { commitment } }: { one: CommitmentOne }) {
  const { t, day, number } = useWords()
  const { terms, firstDue } = commitment
  return (
    <>
      <p>
        <b>{terms.owner.name}</b>, {t('plan.by', { day: day(terms.due) })}
        {firstDue !== terms.due && <> {t('plan.firstDue', { day: day(firstDue) })}</>}
      </p>
      <StandingLine commitment={commitment} />
      <p className="note">
        {terms.cost === null
          ? t('plan.costUnknown')
          : t('plan.cost', { amount: number(terms.cost.amount), currency: terms.cost.currency })}{' '}
        {t('plan.updates', { days: terms.updateEvery_days })}
      </p>
    </>
  )
}

function Evidence({ one: { evidence } }: { one: CommitmentOne }) {
  const { t, path, code, day } = useWords()
  if (evidence.length === 0) return <p>{t('plan.noEvidence')}</p>
  return (
    <ul className="evidence">
      {evidence.map(one => (
        <li key={one.id} id={`evidence-${one.id}`}>
          <b lang={one.language}>{one.title}</b> – {code('plan.evidence', one.kind)}, {day(one.day)}.{' '}
          {t('plan.suppliedBy', { org: one.org, day: day(one.at) })}{' '}
          {one.address === null ? (
            t('plan.keptInHouse')
          ) : (
            <a href={one.address.startsWith('/') ? path(one.address) : one.address}>{t('plan.seeIt')}</a>
          )}
          <br />
          <span className="hash">
            SHA-256 <code>{one.sha256}</code>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What somebody wrote with a step, in their own language. */
export function Words({ step }: { step: PublicStep }) {
  if (step.words === null) return null
  return <q lang={step.words.language}>{step.words.text}</q>
}
