import { submittedShape } from '@understory/model'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formFields, type Trouble } from '../../../api/member.ts'
import { sendPart } from '../../../api/part.ts'
import { askVoting } from '../../../api/voting.ts'
import { ErrorSummary } from '../../../forms/error-summary.tsx'
import { TextField } from '../../../forms/field.tsx'
import { acknowledgedOf, PersonalDataCheck } from '../../../forms/personal-data-check.tsx'
import { useWords } from '../../../strings/words.tsx'
import { voterOf } from './voter-cookie.ts'

export const loader = ({ context, params }: LoaderFunctionArgs) => askVoting(context, params.series ?? '')

interface Answer {
  readonly trouble: Trouble | null
  readonly text: string
  readonly values: Readonly<Record<string, string>>
  readonly id: string | null
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const values = await formFields(request)
  const { text = '', language = 'en' } = values
  const path = `dialogue/${encodeURIComponent(params.series ?? '')}/statements`
  const voter = voterOf(request, params.series ?? '')
  const statement = { text, language, ...acknowledgedOf(values) }
  const first = await sendPart(context, path, { ...statement, voter }, submittedShape)
  // A voter of this browser whom nobody knows any more is nobody in particular.
  const isUnknown = !first.ok && voter !== null && first.trouble.where === 'voter'
  const sent = isUnknown ? await sendPart(context, path, statement, submittedShape) : first
  return sent.ok
    ? data<Answer>({ trouble: null, text: '', values: {}, id: sent.value.id })
    : data<Answer>({ trouble: sent.trouble, text, values, id: null }, { status: sent.trouble.status })
}

/** Sending a statement in, without an account: what becomes of it is shown in the log by its number. */
export default function SubmitPage() {
  const { series, policy } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, path, language } = useWords()
  return (
    <div className="form-page">
      <title>{t('voting.sayTitle')}</title>
      <meta name="robots" content="noindex" />
      <p className="crumbs">
        <a href={path(`/dialogue/${series.slug}/statements`)}>{series.title[language]}</a>
      </p>
      {answer?.id ? (
        <>
          <h1>{t('voting.sent')}</h1>
          <p className="lead">{t('voting.sentText')}</p>
          <p className="panel">
            {t('voting.sentNumber')} <code>{answer.id}</code>
          </p>
          <p>
            <a href={path(`/dialogue/${series.slug}/take-part/vote`)}>{t('voting.goOn')}</a>
          </p>
        </>
      ) : (
        <>
          <h1>{t('voting.sayHeading')}</h1>
          <p className="lead">{series.question[language]}</p>
          <ErrorSummary trouble={answer?.trouble} />
          <form method="post">
            <input type="hidden" name="language" value={language} />
            <TextField
              name="text"
              label={t('voting.sayLabel')}
              hint={t('voting.sayHint')}
              rows={4}
              defaultValue={answer?.text ?? ''}
            />
            <PersonalDataCheck trouble={answer?.trouble} values={answer?.values} />
            <button type="submit">{t('voting.send')}</button>
          </form>
          <h2>{t('voting.policy')}</h2>
          <p className="note">{policy[language]}</p>
        </>
      )}
    </div>
  )
}
