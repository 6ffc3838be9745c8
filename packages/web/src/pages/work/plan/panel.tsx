import { judgedShape, verdictAnswers, verdictFloor, workPanelShape } from '@understory/model'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askMember, formFields, sendMember, type Trouble } from '../../../api/member.ts'
import { ErrorSummary } from '../../../forms/error-summary.tsx'
import { ChoiceField, Field } from '../../../forms/field.tsx'
import { useWords } from '../../../strings/words.tsx'
import { PlanCrumbs } from './plan-crumbs.tsx'

const at = (no: string | undefined) => `plan/commitments/${encodeURIComponent(no ?? '')}`
export const loader = (args: LoaderFunctionArgs) =>
  askMember(args, `${at(args.params.no)}/panel`, workPanelShape)

interface Answer {
  readonly trouble: Trouble | null
  readonly typed: boolean
}
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { step, size, card = '', answer = '' } = await formFields(request)
  const sent =
    step === 'call'
      ? await sendMember(context, `${at(params.no)}/panel`, { size: Number(size ?? 0) })
      : await sendMember(context, `${at(params.no)}/card-verdicts`, { card, answer }, { shape: judgedShape })
  return sent.ok
    ? data<Answer>({ trouble: null, typed: step !== 'call' })
    : data<Answer>({ trouble: sent.trouble, typed: false }, { status: sent.trouble.status })
}

/** Drawing a panel by lot, reaching it, and typing in what people answer on paper. */
export default function PanelPage() {
  const { no, pool, panel } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, code, day } = useWords()
  return (
    <div className="form-page">
      <title>{t('panel.title')}</title>
      <PlanCrumbs no={no} />
      <h1>{t('panel.heading', { size: panel?.size ?? 0 })}</h1>
      <p className="lead">{t('panel.lead', { pool })}</p>
      <ErrorSummary trouble={answer?.trouble} />
      {answer?.typed && (
        <p className="callout" role="status">
          {t('panel.typed')}
        </p>
      )}
      {panel === null && pool < verdictFloor ? (
        <p className="callout">{t('panel.tooFew', { least: verdictFloor })}</p>
      ) : panel === null ? (
        <form method="post" className="panel">
          <Field name="size" label={t('panel.size')} type="number" min={verdictFloor} max={pool} required />
          <button type="submit" name="step" value="call">
            {t('panel.call')}
          </button>
        </form>
      ) : (
        <section>
          <h2>{t('panel.members')}</h2>
          <ol>
            {panel.members.map(one => (
              <li key={one.place}>{one.contact ?? <span className="note">{t('panel.noContact')}</span>}</li>
            ))}
          </ol>
          <p className="hash">
            {day(panel.at)} · {t('verdict.seed')} <code>{panel.seed}</code>
          </p>
        </section>
      )}
      <form method="post" className="panel">
        <h2>{t('panel.typeHeading')}</h2>
        <p className="note">{t('panel.typeText')}</p>
        <Field name="card" label={t('panel.card')} required autoComplete="off" />
        <ChoiceField
          name="answer"
          label={t('verdict.byTest')}
          options={verdictAnswers.map(value => ({ value, label: code('verdict.answer', value) }))}
        />
        <button type="submit" name="step" value="type">
          {t('panel.type')}
        </button>
      </form>
    </div>
  )
}
