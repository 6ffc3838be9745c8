import { withdrawnQuoteShape } from '@understory/model'
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
  const sent = await sendPart(context, 'dialogue/quote-withdrawals', { code }, withdrawnQuoteShape)
  const trouble: Trouble | null = sent.ok ? null : sent.trouble
  return data({ trouble, code }, { status: trouble?.status ?? 200 })
}

/** Taking a quote back by the code on the consent card. */
export default function QuotePage() {
  const { series } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, path, language } = useWords()
  const done = answer !== undefined && answer.trouble === null
  return (
    <div className="form-page">
      <title>{t('quote.title')}</title>
      <meta name="robots" content="noindex" />
      <p className="crumbs">
        <a href={path(`/dialogue/${series.slug}`)}>{series.terms.title[language]}</a>
      </p>
      <h1>{t(done ? 'quote.done' : 'quote.heading')}</h1>
      <p className="lead">{t(done ? 'quote.doneText' : 'quote.lead')}</p>
      {!done && (
        <>
          <ErrorSummary trouble={answer?.trouble} />
          <form method="post">
            <Field
              name="code"
              label={t('quote.code')}
              hint={t('cancel.codeHint')}
              required
              minLength={8}
              maxLength={40}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              defaultValue={answer?.code ?? ''}
            />
            <button type="submit">{t('quote.send')}</button>
          </form>
        </>
      )}
    </div>
  )
}
