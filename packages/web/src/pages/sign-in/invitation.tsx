import { invitationSeenShape, signInNextShape } from '@understory/model'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formFields, sendMember } from '../../api/member.ts'
import { ErrorSummary } from '../../forms/error-summary.tsx'
import { Field } from '../../forms/field.tsx'
import { useWords } from '../../strings/words.tsx'
import { whereTo } from './where-to.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const token = new URL(request.url).searchParams.get('token') ?? ''
  const seen = await sendMember(context, 'sign-in/invitation', { token }, { shape: invitationSeenShape })
  return seen.ok
    ? { token, invitation: seen.value, trouble: null }
    : { token, invitation: null, trouble: seen.trouble }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { token = '', name, email, password } = await formFields(request)
  const body = { token, ...(name && { name }), ...(email && { email }), ...(password && { password }) }
  const sent = await sendMember(context, 'sign-in/invitation/accept', body, { shape: signInNextShape })
  if (sent.ok) return redirect(whereTo(request, sent.value.next, undefined))
  return data({ trouble: sent.trouble, typed: { name, email } }, { status: sent.trouble.status })
}

/** What somebody is invited to, in one sentence, and the form that accepts. */
export default function InvitationPage() {
  const { token, invitation, trouble } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, path, code, day } = useWords()
  if (!invitation)
    return (
      <div className="form-page">
        <title>{t('invitation.title')}</title>
        <h1>{t('invitation.gone')}</h1>
        <ErrorSummary trouble={trouble} />
        <p>{t('invitation.askAgain')}</p>
      </div>
    )
  const role = code('role', invitation.role)
  return (
    <div className="form-page">
      <title>{t('invitation.title')}</title>
      <h1>{t('invitation.heading', { role })}</h1>
      <p className="lead">
        {invitation.organisation && t('invitation.organisation', { name: invitation.organisation.name })}{' '}
        {invitation.endsOn && t('invitation.until', { day: day(invitation.endsOn) })}
      </p>
      <ErrorSummary trouble={answer?.trouble} />
      <form method="post" action={`${path('/sign-in/invitation')}?token=${encodeURIComponent(token)}`}>
        <input type="hidden" name="token" value={token} />
        {invitation.knownPerson ? (
          <p>{t('invitation.known')}</p>
        ) : (
          <>
            <Field
              name="name"
              label={t('invitation.name')}
              hint={t('invitation.nameHint')}
              autoComplete="name"
              defaultValue={answer?.typed.name ?? invitation.name ?? ''}
              required
            />
            {invitation.email === null ? (
              <Field
                name="email"
                label={t('signIn.email')}
                type="email"
                autoComplete="username"
                defaultValue={answer?.typed.email ?? ''}
                required
              />
            ) : (
              <p>{t('invitation.email', { email: invitation.email })}</p>
            )}
            <Field
              name="password"
              label={t('invitation.password')}
              hint={t('invitation.passwordHint')}
              type="password"
              autoComplete="new-password"
              minLength={12}
              required
            />
          </>
        )}
        <button type="submit">{t('invitation.accept')}</button>
      </form>
    </div>
  )
}
