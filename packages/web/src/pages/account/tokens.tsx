import { actions, may, meShape, neverInScope, personalTokenShape, tokenMadeShape } from '@understory/model'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askMember, pageAt, sendMember, type Trouble } from '../../api/member.ts'
import { ErrorSummary } from '../../forms/error-summary.tsx'
import { Field } from '../../forms/field.tsx'
import { Reason } from '../../forms/reason.tsx'
import { useWords } from '../../strings/words.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const me = await askMember(args, 'me', meShape)
  const role = me.hats.find(hat => hat.membership === me.acting)?.role ?? 'public'
  const never: readonly string[] = neverInScope
  const offered = actions
    .filter(action => !never.includes(action) && may(role, action).allowed)
    .map(action => ({ action, reason: may(role, action).reason }))
  return { offered, tokens: await askMember(args, 'me/tokens', personalTokenShape.array()) }
}

interface Answer {
  readonly trouble: Trouble | null
  readonly token: string | null
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const revoke = form.get('revoke')
  if (typeof revoke === 'string') {
    const gone = await sendMember(
      context,
      `me/tokens/${encodeURIComponent(revoke)}`,
      {},
      { method: 'DELETE' },
    )
    return gone.ok
      ? redirect(pageAt(request, '/account/tokens'))
      : data<Answer>({ trouble: gone.trouble, token: null }, { status: gone.trouble.status })
  }
  const wanted = { label: form.get('label'), scope: form.getAll('scope'), endsOn: form.get('endsOn') }
  const made = await sendMember(context, 'me/tokens', wanted, { shape: tokenMadeShape })
  return made.ok
    ? data<Answer>({ trouble: null, token: made.value.token })
    : data<Answer>({ trouble: made.trouble, token: null }, { status: made.trouble.status })
}

/** Tokens for programs: what they may do, until when, and how to take them back. */
export default function TokensPage() {
  const { offered, tokens } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, path, day } = useWords()
  return (
    <div className="form-page">
      <title>{t('tokens.title')}</title>
      <h1>{t('tokens.title')}</h1>
      <p className="lead">{t('tokens.lead')}</p>
      <ErrorSummary trouble={answer?.trouble} />
      {answer?.token && (
        <p className="callout">
          {t('tokens.once')} <code className="secret">{answer.token}</code>
        </p>
      )}
      <ul className="plain">
        {tokens.map(one => (
          <li key={one.id}>
            <form method="post" className="line">
              <span>
                <b>{one.label}</b> · {one.scope.join(', ')} ·{' '}
                {t('account.until', { day: day(one.expiresAt) })}
              </span>
              {one.revokedAt ? (
                <span className="note">{t('tokens.gone')}</span>
              ) : (
                <button type="submit" name="revoke" value={one.id} className="second">
                  {t('tokens.revoke')}
                </button>
              )}
            </form>
          </li>
        ))}
      </ul>
      <h2>{t('tokens.make')}</h2>
      <form method="post">
        <Field name="label" label={t('tokens.label')} hint={t('tokens.labelHint')} required />
        <fieldset className="field">
          <legend>{t('tokens.scope')}</legend>
          {offered.map(({ action, reason }) => (
            <label key={action} className="choice">
              <input type="checkbox" name="scope" value={action} /> <code>{action}</code>{' '}
              <span className="note">
                <Reason text={reason} />
              </span>
            </label>
          ))}
        </fieldset>
        <Field name="endsOn" label={t('tokens.endsOn')} type="date" required />
        <button type="submit">{t('tokens.submit')}</button>
      </form>
      <p>
        <a href={path('/account')}>{t('account.back')}</a>
      </p>
    </div>
  )
}
