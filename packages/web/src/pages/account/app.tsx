import { meShape, type TotpSetUp, totpSetUpShape } from '@understory/model'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askMember, formFields, pageAt, sendMember, type Trouble } from '../../api/member.ts'
import { ErrorSummary } from '../../forms/error-summary.tsx'
import { Field } from '../../forms/field.tsx'
import { useWords } from '../../strings/words.tsx'

interface Answer {
  readonly trouble: Trouble | null
  readonly setUp: TotpSetUp | null
}
const answered = (answer: Answer) => data(answer, { status: answer.trouble?.status ?? 200 })

export async function loader(args: LoaderFunctionArgs) {
  return { me: await askMember(args, 'me', meShape) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { code, password = '', setUp } = await formFields(request)
  if (code === undefined) {
    const begun = await sendMember(context, 'me/totp', { password }, { shape: totpSetUpShape })
    return answered(
      begun.ok ? { trouble: null, setUp: begun.value } : { trouble: begun.trouble, setUp: null },
    )
  }
  const confirmed = await sendMember(context, 'me/totp/confirm', { code: code.replaceAll(' ', '') })
  if (confirmed.ok) return redirect(pageAt(request, '/work'))
  // The same picture again, so that a mistyped code does not make the person begin anew.
  const shown = totpSetUpShape.safeParse(JSON.parse(setUp ?? 'null'))
  return answered({ trouble: confirmed.trouble, setUp: shown.success ? shown.data : null })
}

/** Setting up an authenticator app: first the password, then the picture, the codes for the day it is lost, and one code. */
export default function AppPage() {
  const { me } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, path } = useWords()
  return (
    <div className="form-page">
      <title>{t('app.title')}</title>
      <h1>{t('app.heading')}</h1>
      <ErrorSummary trouble={answer?.trouble} />
      {answer?.setUp ? (
        <SetUp setUp={answer.setUp} />
      ) : (
        <>
          <p className="lead">{t('app.lead')}</p>
          <form method="post">
            <input
              type="text"
              name="user"
              autoComplete="username"
              defaultValue={me.person.email}
              hidden
              readOnly
            />
            <Field
              name="password"
              label={t('app.password')}
              type="password"
              autoComplete="current-password"
              required
            />
            <button type="submit">{t('app.go')}</button>
          </form>
        </>
      )}
      <p>
        <a href={path('/account')}>{t('account.back')}</a>
      </p>
    </div>
  )
}

function SetUp({ setUp }: { setUp: TotpSetUp }) {
  const { t } = useWords()
  return (
    <ol className="steps">
      <li>
        <p>{t('app.scan')}</p>
        <svg
          className="qr"
          viewBox={`-2 -2 ${setUp.qrSize + 4} ${setUp.qrSize + 4}`}
          role="img"
          aria-label={t('app.qr')}
        >
          <rect x="-2" y="-2" width="100%" height="100%" fill="#fff" />
          <path d={setUp.qrPath} fill="#000" />
        </svg>
        <p>
          {t('app.type')} <code className="secret">{setUp.secret.match(/.{1,4}/g)?.join(' ')}</code>
        </p>
      </li>
      <li>
        <p>{t('app.backup')}</p>
        <ul className="codes">
          {setUp.backupCodes.map(code => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      </li>
      <li>
        <form method="post">
          <input type="hidden" name="setUp" value={JSON.stringify(setUp)} />
          <Field
            name="code"
            label={t('app.code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="[0-9 ]*"
            required
          />
          <button type="submit">{t('app.confirm')}</button>
        </form>
      </li>
    </ol>
  )
}
