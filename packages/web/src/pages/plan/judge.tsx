import { judgedShape, verdictAnswers } from '@understory/model'
import {
  type ActionFunctionArgs,
  data,
  type HeadersArgs,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formFields, type Trouble } from '../../api/member.ts'
import { sendPart } from '../../api/part.ts'
import { askCommitment } from '../../api/plan.ts'
import { ErrorSummary } from '../../forms/error-summary.tsx'
import { Field, Tick } from '../../forms/field.tsx'
import { useWords } from '../../strings/words.tsx'

/** The code by which an answer without a card can be changed stays in the browser that gave it. */
const cookieOf = (no: string): string => `understory-judge-${no.replaceAll(/\D/g, '')}`
const known = (request: Request, no: string): string | null => {
  const found = (request.headers.get('cookie') ?? '')
    .split(/;\s*/)
    .find(one => one.startsWith(`${cookieOf(no)}=`))
  return found ? decodeURIComponent(found.slice(cookieOf(no).length + 1)) : null
}
const kept = (request: Request, no: string, judge: string): string => {
  const secure = new URL(request.url).protocol === 'https:' ? '; Secure' : ''
  return `${cookieOf(no)}=${encodeURIComponent(judge)}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax${secure}`
}

export const loader = async ({ context, params, request }: LoaderFunctionArgs) => ({
  one: await askCommitment(context, params.no ?? ''),
  answeredBefore: known(request, params.no ?? '') !== null,
})

interface Answer {
  readonly trouble: Trouble | null
  readonly crowd: string | null
  readonly values: Readonly<Record<string, string>>
}
export const headers = ({ actionHeaders }: HeadersArgs) => actionHeaders

export async function action({ context, params, request }: ActionFunctionArgs) {
  const no = params.no ?? ''
  const values = await formFields(request)
  const card = values.card ?? null
  const sent = await sendPart(
    context,
    `plan/commitments/${encodeURIComponent(no)}/verdicts`,
    {
      answer: values.answer ?? null,
      card,
      judge: card === null ? known(request, no) : null,
      livesThere: values.livesThere === 'yes',
    },
    judgedShape,
  )
  if (!sent.ok)
    return data<Answer>({ trouble: sent.trouble, crowd: null, values }, { status: sent.trouble.status })
  const { judge, crowd } = sent.value
  return data<Answer>(
    { trouble: null, crowd, values: {} },
    judge === null ? {} : { headers: { 'set-cookie': kept(request, no, judge) } },
  )
}

/** One question: was it kept, by its test? With the code of a dialogue card, or without; no account and no name. */
export default function JudgePage() {
  const { one, answeredBefore } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, path, language, code, day } = useWords()
  const { commitment, verdicts } = one
  const { no, terms } = commitment
  const values = answer?.values ?? {}
  return (
    <div className="form-page">
      <title>{t('verdict.title', { no })}</title>
      <meta name="robots" content="noindex" />
      <p className="crumbs">
        <a href={path('/plan')}>{t('nav.plan')}</a> ›{' '}
        <a href={path(`/plan/commitments/${no}`)}>{t('plan.number', { no })}</a>
      </p>
      {answer?.crowd ? (
        <>
          <h1>{t('verdict.thanks')}</h1>
          <p className="lead">{code('verdict.counted', answer.crowd)}</p>
          <p>
            <a href={path(`/plan/commitments/${no}`)}>{t('verdict.back')}</a>
          </p>
        </>
      ) : !verdicts.open ? (
        <>
          <h1>
            {verdicts.over && verdicts.endsOn !== null
              ? t('verdict.over', { day: day(verdicts.endsOn) })
              : t('verdict.notOpen')}
          </h1>
          {verdicts.over && (
            <p className="lead">
              {t('verdict.overText')} <a href={path(`/plan/commitments/${no}`)}>{t('verdict.back')}</a>
            </p>
          )}
        </>
      ) : (
        <>
          <h1>{t('verdict.question')}</h1>
          <p className="lead">{terms.what[language]}</p>
          <p className="test">
            <b>{t('plan.test')}</b> {terms.test[language]}
          </p>
          <ErrorSummary trouble={answer?.trouble} />
          <form method="post">
            <fieldset className="field" id="answer">
              <legend>{t('verdict.byTest')}</legend>
              {verdictAnswers.map(value => (
                <label className="choice" key={value}>
                  <input
                    type="radio"
                    name="answer"
                    value={value}
                    defaultChecked={values.answer === value}
                    required
                  />{' '}
                  {code('verdict.answer', value)}
                </label>
              ))}
            </fieldset>
            {terms.origin.series !== null && (
              <Field
                name="card"
                label={t('verdict.card')}
                hint={t('verdict.cardHint')}
                defaultValue={values.card ?? ''}
                autoComplete="off"
                spellCheck={false}
              />
            )}
            <Tick
              name="livesThere"
              label={t(terms.district === null ? 'verdict.livesCity' : 'verdict.livesDistrict', {
                district: terms.district ?? '',
              })}
              ticked={values.livesThere === 'yes'}
            />
            <button type="submit">{t('verdict.send')}</button>
          </form>
          <p className="note">
            {verdicts.endsOn !== null && t('verdict.until', { day: day(verdicts.endsOn) })}{' '}
            {t('verdict.kept')} {answeredBefore && t('verdict.again')}
          </p>
        </>
      )}
    </div>
  )
}
