import type { PublicStep } from '@understory/model'
import { useWords } from '../../strings/words.tsx'
import { Words } from './chain.tsx'

/** Every step in order, with what it changed; nothing is ever taken out of it. */
export function History({ steps }: { steps: readonly PublicStep[] }) {
  const { t, code, day, language } = useWords()
  return (
    <ol className="history">
      {steps.map(step => (
        <li key={step.seq} id={`step-${step.seq}`}>
          <b>{code('plan.step', step.kind)}</b>{' '}
          <span className="note">
            {day(step.at)}, {step.org}
          </span>
          {step.due !== null && <p>{t('plan.newDue', { day: day(step.due) })}</p>}
          {step.owner !== null && <p>{t('plan.newOwner', { owner: step.owner })}</p>}
          {step.words !== null && (
            <p>
              <Words step={step} />
            </p>
          )}
          {step.terms !== null && (
            <p className="note">
              {step.terms.what[language]} <b>{t('plan.test')}</b> {step.terms.test[language]}{' '}
              {t('plan.ownerDue', { owner: step.terms.owner.name, day: day(step.terms.due) })}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
