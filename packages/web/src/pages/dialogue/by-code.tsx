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
import { CodeField } from '../../forms/field.tsx'
import { useWords } from '../../strings/words.tsx'

export const loader = ({ context, params }: LoaderFunctionArgs) => askSeries(context, params.series ?? '')

/** Hands a code in where it belongs. */
export async function sendCode(
  { request, context }: ActionFunctionArgs,
  path: string,
  shape: { parse(value: unknown): unknown },
) {
  const { code = '' } = await formFields(request)
  const sent = await sendPart(context, path, { code }, shape)
  const trouble: Trouble | null = sent.ok ? null : sent.trouble
  return data({ trouble, code }, { status: trouble?.status ?? 200 })
}

/** A page that does one thing by the code on a paper: give seats back, take a quote back. */
export function ByCode({ what }: { what: 'cancel' | 'quote' }) {
  const series = useLoaderData<typeof loader>().series
  const answer = useActionData<Awaited<ReturnType<typeof sendCode>>['data']>()
  const { t, path, language } = useWords()
  const done = answer !== undefined && answer.trouble === null
  return (
    <div className="form-page">
      <title>{t(`${what}.title`)}</title>
      <meta name="robots" content="noindex" />
      <p className="crumbs">
        <a href={path(`/dialogue/${series.slug}`)}>{series.terms.title[language]}</a>
      </p>
      <h1>{t(done ? `${what}.done` : `${what}.heading`)}</h1>
      <p className="lead">{t(done ? `${what}.doneText` : `${what}.lead`)}</p>
      {!done && (
        <>
          <ErrorSummary trouble={answer?.trouble} />
          <form method="post">
            <CodeField
              name="code"
              label={t(`${what}.code`)}
              hint={t('cancel.codeHint')}
              defaultValue={answer?.code ?? ''}
            />
            <button type="submit">{t(`${what}.send`)}</button>
          </form>
        </>
      )}
    </div>
  )
}
