import { letterKeyOfMeShape, meShape, ownSessionShape, passkeyShape } from '@understory/model'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askMember, formFields, pageAt, refused, sendMember } from '../../api/member.ts'
import { ErrorSummary } from '../../forms/error-summary.tsx'
import { Field } from '../../forms/field.tsx'
import { useWords } from '../../strings/words.tsx'
import { Hats } from './hats.tsx'
import { Sessions } from './sessions.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const me = await askMember(args, 'me', meShape)
  const passkeys = await askMember(args, 'me/passkeys', passkeyShape.array())
  const sessions = await askMember(args, 'me/sessions', ownSessionShape.array())
  const { key } = await askMember(args, 'me/letters', letterKeyOfMeShape)
  return { me, passkeys, sessions, key, why: new URL(args.request.url).searchParams.get('why') }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { what, membership, current, wanted, passkey, session } = await formFields(request)
  if (what === 'sign-out') {
    const out = await sendMember(context, 'sign-out', {})
    return out.ok ? redirect(pageAt(request, '/sign-in')) : refused(out.trouble)
  }
  const sent =
    what === 'hat'
      ? await sendMember(context, 'me/acting-as', { membership })
      : what === 'remove-passkey'
        ? await sendMember(
            context,
            `me/passkeys/${encodeURIComponent(passkey ?? '')}`,
            {},
            { method: 'DELETE' },
          )
        : what === 'end-session'
          ? await sendMember(
              context,
              `me/sessions/${encodeURIComponent(session ?? '')}`,
              {},
              { method: 'DELETE' },
            )
          : what === 'end-others'
            ? await sendMember(context, 'me/sessions/end-others', {})
            : await sendMember(context, 'me/password', { current: current ?? '', wanted: wanted ?? '' })
  return sent.ok ? redirect(pageAt(request, '/account')) : refused(sent.trouble)
}

/** Somebody's own account: how they prove who they are, which roles they have, how they leave. */
export default function AccountPage() {
  const { me, passkeys, sessions, key, why } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, path, day } = useWords()
  const { secondFactor } = me
  return (
    <div className="form-page">
      <title>{t('account.title')}</title>
      <h1>{me.person.name}</h1>
      <p className="lead">{me.person.email}</p>
      {(why === 'second-factor' || secondFactor.mustSetUp) && secondFactor.shown === null && (
        <p className="callout">{t(secondFactor.mustSetUp ? 'account.mustSetUp' : 'account.mustShow')}</p>
      )}
      <ErrorSummary trouble={answer?.trouble} />
      <section>
        <h2>{t('account.secondFactor')}</h2>
        <p>{t('account.secondFactorText')}</p>
        <ul>
          <li>
            {t(secondFactor.totp ? 'account.totpThere' : 'account.totpMissing')}{' '}
            <a href={path('/account/app')}>
              {t(secondFactor.totp ? 'account.totpAgain' : 'account.totpSetUp')}
            </a>
          </li>
          <li>
            {t('account.passkeys', { count: passkeys.length })}{' '}
            <a href={path('/account/passkey')}>{t('account.passkeyAdd')}</a>
          </li>
          {secondFactor.totp && secondFactor.shown === null && (
            <li>
              <a href={path('/sign-in/code')}>{t('account.showCode')}</a>
            </li>
          )}
        </ul>
        {passkeys.map(one => (
          <form method="post" key={one.id} className="line">
            <input type="hidden" name="passkey" value={one.id} />
            <span>
              {one.name ?? t('account.passkey')}, {day(one.createdAt)}
            </span>
            <button type="submit" name="what" value="remove-passkey" className="second">
              {t('account.remove')}
            </button>
          </form>
        ))}
      </section>
      <Hats me={me} />
      <section>
        <h2>{t('account.password')}</h2>
        <form method="post">
          <Field
            name="current"
            label={t('account.current')}
            type="password"
            autoComplete="current-password"
            required
          />
          <Field
            name="wanted"
            label={t('invitation.password')}
            hint={t('invitation.passwordHint')}
            type="password"
            autoComplete="new-password"
            minLength={12}
            required
          />
          <button type="submit" name="what" value="password">
            {t('account.change')}
          </button>
        </form>
      </section>
      <Sessions sessions={sessions} />
      <section>
        <h2>{t('letters.account')}</h2>
        <p>
          <a href={path(`/letters?key=${encodeURIComponent(key)}`)}>{t('letters.accountLink')}</a>
        </p>
      </section>
      <p>
        <a href={path('/account/tokens')}>{t('tokens.title')}</a>
      </p>
      <form method="post">
        <button type="submit" name="what" value="sign-out" className="second">
          {t('account.signOut')}
        </button>
      </form>
    </div>
  )
}
