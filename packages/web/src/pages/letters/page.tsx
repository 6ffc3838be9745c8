import { type LetterChoice, letterChoiceShape } from '@understory/model'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askMember, formFields, sendMember, type Trouble } from '../../api/member.ts'
import { ErrorSummary } from '../../forms/error-summary.tsx'
import { useWords } from '../../strings/words.tsx'

const keyOf = (request: Request): string => new URL(request.url).searchParams.get('key') ?? ''

export const loader = (args: LoaderFunctionArgs) =>
  askMember(args, `letters?key=${encodeURIComponent(keyOf(args.request))}`, letterChoiceShape)

interface Answer {
  readonly choice: LetterChoice | null
  readonly trouble: Trouble | null
}

/** A form of this page, or the one click of a mail program (RFC 8058), which is answered here and led nowhere. */
export async function action({ request, context }: ActionFunctionArgs) {
  const fields = await formFields(request)
  const { wanted, language } = fields
  const asked = {
    ...((wanted === 'no' || fields['List-Unsubscribe'] === 'One-Click') && { wanted: false }),
    ...(wanted === 'yes' && { wanted: true }),
    ...(language && { language }),
  }
  const sent = await sendMember(
    context,
    'letters',
    { key: keyOf(request), ...asked },
    { shape: letterChoiceShape },
  )
  return sent.ok
    ? data<Answer>({ choice: sent.value, trouble: null })
    : data<Answer>({ choice: null, trouble: sent.trouble }, { status: sent.trouble.status })
}

/** Stops the letters of the plan, or changes their language; the key in the address is all that is needed. */
export default function LettersPage() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useWords()
  const { wanted, language } = answer?.choice ?? loaded
  return (
    <div className="form-page">
      <title>{t('letters.title')}</title>
      <meta name="robots" content="noindex" />
      <h1>{t(wanted ? 'letters.heading' : 'letters.stopped')}</h1>
      <p className="lead">{t(wanted ? 'letters.lead' : 'letters.stoppedLead')}</p>
      <ErrorSummary trouble={answer?.trouble} />
      {answer?.choice && wanted && <p role="status">{t('letters.saved')}</p>}
      <form method="post">
        <button type="submit" name="wanted" value={wanted ? 'no' : 'yes'}>
          {t(wanted ? 'letters.stop' : 'letters.again')}
        </button>
      </form>
      <section>
        <h2>{t('letters.language')}</h2>
        <p>{t(`letters.in.${language}`)}</p>
        <form method="post">
          <button
            type="submit"
            name="language"
            value={language === 'en' ? 'es' : 'en'}
            className="second"
            lang={language === 'en' ? 'es' : 'en'}
          >
            {t(`letters.other.${language}`)}
          </button>
        </form>
      </section>
      <p className="note">{t('letters.owed')}</p>
    </div>
  )
}
