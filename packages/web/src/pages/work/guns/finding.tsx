import {
  type FindingKind,
  type FindingState,
  type FindingStep,
  findingOutcomes,
  mayFollow,
} from '@understory/model'
import { type ActionFunctionArgs, redirect } from 'react-router'
import { formFields, pageAt, refused, sendMember } from '../../../api/member.ts'
import { acknowledgedOf } from '../../../forms/personal-data-check.tsx'
import { useWords } from '../../../strings/words.tsx'

/** Takes the step of a form and comes back to the page. */
export const takeStep =
  (address: string) =>
  async ({ request, context }: ActionFunctionArgs) => {
    const values = await formFields(request)
    const { kind, subject, step = '', note } = values
    const [state, outcome = null] = step.split(':')
    const sent = await sendMember(context, 'guns/findings', {
      kind,
      subject,
      state,
      outcome,
      note: note ?? '',
      ...acknowledgedOf(values),
    })
    return sent.ok ? redirect(pageAt(request, address)) : refused(sent.trouble, values)
  }

/** Where a finding stands, what was done about it, and the next step. */
export function FindingSteps(props: {
  kind: FindingKind
  subject: string
  state: FindingState
  outcome: string | null
  steps: readonly FindingStep[]
  mayStep: boolean
}) {
  const { kind, subject, state, outcome, steps, mayStep } = props
  const { t, code, day } = useWords()
  const next = (['opened', 'explained', 'closed'] as const).filter(one => mayFollow(kind, state, one))
  return (
    <div className="finding">
      <p className="state">
        <b>{code('finding.state', state)}</b>
        {outcome !== null && ` – ${code('finding.outcome', outcome)}`}
      </p>
      {steps.length > 0 && (
        <ol className="steps">
          {steps.map(step => (
            <li key={step.at}>
              {code('finding.state', step.state)}, {day(step.at.slice(0, 10))}: {step.note}
            </li>
          ))}
        </ol>
      )}
      {mayStep && next.length > 0 && (
        <details>
          <summary>{t('finding.step')}</summary>
          <form method="post">
            <input type="hidden" name="kind" value={kind} />
            <input type="hidden" name="subject" value={subject} />
            <label>
              {t('finding.next')}
              <select name="step" required>
                {next.flatMap(one =>
                  one === 'closed'
                    ? findingOutcomes[kind].map(end => (
                        <option key={end} value={`closed:${end}`}>
                          {t('finding.closeAs', { outcome: code('finding.outcome', end) })}
                        </option>
                      ))
                    : [
                        <option key={one} value={one}>
                          {code('finding.do', one)}
                        </option>,
                      ],
                )}
              </select>
            </label>
            <label>
              {t('finding.why')}
              <textarea name="note" rows={2} required minLength={5} maxLength={2000} />
            </label>
            <button type="submit">{t('finding.save')}</button>
          </form>
        </details>
      )}
    </div>
  )
}
