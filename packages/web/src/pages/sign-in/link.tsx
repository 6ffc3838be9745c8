import { signInNextShape } from '@understory/model'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formFields, refused, sendMember } from '../../api/member.ts'
import { ErrorSummary } from '../../forms/error-summary.tsx'
import { useWords } from '../../strings/words.tsx'
import { whereTo } from './where-to.ts'

export const loader = ({ request }: LoaderFunctionArgs) => ({
  token: new URL(request.url).searchParams.get('token'),
})

export async function action({ request, context }: ActionFunctionArgs) {
  const { token = '' } = await formFields(request)
  const sent = await sendMember(context, 'sign-in/link/use', { token }, { shape: signInNextShape })
  return sent.ok ? redirect(whereTo(request, sent.value.next, undefined)) : refused(sent.trouble)
}

/** A link from a letter signs in only when a person presses the button: programs that look at links use nothing up. */
export default function LinkPage() {
  const { token } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, path } = useWords()
  return (
    <div className="form-page">
      <title>{t('signIn.link.title')}</title>
      <h1>{t(token ? 'signIn.link.heading' : 'signIn.link.sent')}</h1>
      <p className="lead">{t(token ? 'signIn.link.text' : 'signIn.link.sentText')}</p>
      <ErrorSummary trouble={answer?.trouble} />
      {token && (
        <form method="post">
          <input type="hidden" name="token" value={token} />
          <button type="submit">{t('signIn.submit')}</button>
        </form>
      )}
      <p>
        <a href={path('/sign-in')}>{t('signIn.back')}</a>
      </p>
    </div>
  )
}
