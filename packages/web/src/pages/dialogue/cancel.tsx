import { cancelledShape } from '@understory/model'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askSeries } from '../../api/dialogue.ts'
import { formFields, type Trouble } from '../../api/member.ts'
import { sendPart } from '../../api/part.ts'
import { ErrorSummary } from '../../forms/error-summary.tsx'
import { Field } from '../../forms/field.tsx'
import { useWords } from '../../strings/words.tsx'

export const loader = ({ context, params }: LoaderFunctionArgs) => askSeries(context, params.series ?? '')

export async function action({ request, context }: ActionFunctionArgs) {
  const { code = '' } = await formFields(request)
  const sent = await sendPart(context, 'dialogue/reservations/cancel', { code }, cancelledShape)
  const trouble: Trouble | null = sent.ok ? null : sent.trouble
  return data({ trouble, code }, { status: trouble?.status ?? 200 })
}

/** Giving seats back by the code of the confirmation. */
export default function CancelPage() {
  const { series } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, path, language } = useWords()
  const done = answer !== undefined && answer.trouble === null
  return (
    <div className="form-page">
      <title>{t('cancel.title')}</title>
      <meta name="robots" content="noindex" />
      <p className="crumbs">
        <a href={path(`/dialogue/${series.slug}`)}>{series.terms.title[language]}</a>
      </p>
      <h1>{t(done ? 'cancel.done' : 'cancel.heading')}</h1>
      {done ? (
        <p className="lead">{t('cancel.doneText')}</p>
      ) : (
        <>
          <ErrorSummary trouble={answer?.trouble} />
          <form method="post">
            <Field
              name="code"
              label={t('cancel.code')}
              hint={t('cancel.codeHint')}
              required
              minLength={8}
              maxLength={40}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              defaultValue={answer?.code ?? ''}
            />
            <button type="submit">{t('cancel.send')}</button>
          </form>
        </>
      )}
    </div>
  )
}
