import { signInNextShape } from '@understory/model'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formFields, localPath, refused, sendMember } from '../../api/member.ts'
import { ErrorSummary } from '../../forms/error-summary.tsx'
import { Field } from '../../forms/field.tsx'
import { useWords } from '../../strings/words.tsx'
import { whereTo } from './where-to.ts'

export const loader = ({ request }: LoaderFunctionArgs) => ({
  to: localPath(new URL(request.url).searchParams.get('to')),
})

export async function action({ request, context }: ActionFunctionArgs) {
  const { to, code = '', kind = 'totp' } = await formFields(request)
  const sent = await sendMember(context, 'sign-in/code', { code, kind }, { shape: signInNextShape })
  return sent.ok ? redirect(whereTo(request, sent.value.next, to)) : refused(sent.trouble)
}

/** The second step: a code from the app, or one that was written down. */
export default function CodePage() {
  const { to } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useWords()
  const hidden = to ? <input type="hidden" name="to" value={to} /> : null
  return (
    <div className="form-page">
      <title>{t('signIn.code.title')}</title>
      <h1>{t('signIn.code.heading')}</h1>
      <p className="lead">{t('signIn.code.lead')}</p>
      <ErrorSummary trouble={answer?.trouble} />
      <form method="post">
        {hidden}
        <Field
          name="code"
          label={t('signIn.code.label')}
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="[0-9 ]*"
          required
        />
        <button type="submit">{t('signIn.code.submit')}</button>
      </form>
      <details>
        <summary>{t('signIn.code.lost')}</summary>
        <form method="post">
          {hidden}
          <input type="hidden" name="kind" value="backup" />
          <div className="field">
            <label htmlFor="backup">{t('signIn.code.backup')}</label>
            <input id="backup" name="code" autoComplete="off" required />
          </div>
          <button type="submit" className="second">
            {t('signIn.code.submit')}
          </button>
        </form>
      </details>
    </div>
  )
}
