import { signInNextShape, signInWaysShape } from '@understory/model'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askMember, formFields, localPath, pageAt, refused, sendMember } from '../../api/member.ts'
import { ErrorSummary } from '../../forms/error-summary.tsx'
import { Field } from '../../forms/field.tsx'
import { useWords } from '../../strings/words.tsx'
import { whereTo } from './where-to.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url)
  const ways = await askMember(args, 'sign-in', signInWaysShape)
  return { ways, to: localPath(searchParams.get('to')), failed: searchParams.has('error') }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { way, to, ...fields } = await formFields(request)
  if (way === 'link') {
    const sent = await sendMember(context, 'sign-in/link', { email: fields.email ?? '' })
    return sent.ok ? redirect(pageAt(request, '/sign-in/link?sent=1')) : refused(sent.trouble)
  }
  if (way === 'provider') {
    const sent = await sendMember<{ url: string }>(context, 'sign-in/provider', {})
    return sent.ok ? redirect(sent.value.url) : refused(sent.trouble)
  }
  const step = { email: fields.email ?? '', password: fields.password ?? '' }
  const sent = await sendMember(context, 'sign-in/password', step, { shape: signInNextShape })
  return sent.ok ? redirect(whereTo(request, sent.value.next, to)) : refused(sent.trouble)
}

export default function SignInPage() {
  const { ways, to, failed } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, path } = useWords()
  const back = to ? <input type="hidden" name="to" value={to} /> : null
  return (
    <div className="form-page">
      <title>{t('signIn.title')}</title>
      <h1>{t('signIn.heading')}</h1>
      <p className="lead">{t('signIn.lead')}</p>
      {ways.firstRun && <p className="callout">{t('signIn.firstRun')}</p>}
      {failed && <p className="callout">{t('signIn.providerFailed')}</p>}
      <ErrorSummary trouble={answer?.trouble} />
      {answer?.trouble.code === 'too-many-requests' && <p className="callout">{t('signIn.noNeedToWait')}</p>}
      <form method="post">
        {back}
        <Field name="email" label={t('signIn.email')} type="email" autoComplete="username" required />
        <Field
          name="password"
          label={t('signIn.password')}
          type="password"
          autoComplete="current-password"
          required
        />
        <button type="submit" name="way" value="password">
          {t('signIn.submit')}
        </button>
      </form>
      <section aria-labelledby="other-ways">
        <h2 id="other-ways">{t('signIn.otherWays')}</h2>
        <p>
          <a href={path('/sign-in/passkey')}>{t('signIn.passkey')}</a>
        </p>
        {ways.provider && (
          <form method="post">
            <button type="submit" name="way" value="provider" className="second">
              {t('signIn.provider', { name: ways.provider.name })}
            </button>
          </form>
        )}
        <details>
          <summary>{t('signIn.link')}</summary>
          <form method="post">
            <p>{t(ways.letters === 'smtp' ? 'signIn.linkText' : 'signIn.linkOutbox')}</p>
            <div className="field">
              <label htmlFor="link-email">{t('signIn.email')}</label>
              <input id="link-email" name="email" type="email" autoComplete="username" required />
            </div>
            <button type="submit" name="way" value="link" className="second">
              {t('signIn.linkSubmit')}
            </button>
          </form>
        </details>
      </section>
    </div>
  )
}
