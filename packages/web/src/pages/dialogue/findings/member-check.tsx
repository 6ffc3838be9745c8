import {
  answeredCheckShape,
  checkAnswers,
  type OpenMemberCheck,
  openMemberCheckShape,
} from '@understory/model'
import { type ActionFunctionArgs, data, useActionData } from 'react-router'
import { formFields, type Trouble } from '../../../api/member.ts'
import { sendPart } from '../../../api/part.ts'
import { ErrorSummary } from '../../../forms/error-summary.tsx'
import { CodeField, TextField } from '../../../forms/field.tsx'
import { acknowledgedOf, PersonalDataCheck } from '../../../forms/personal-data-check.tsx'
import { languageOf, useWords } from '../../../strings/words.tsx'

interface Answer {
  readonly trouble: Trouble | null
  readonly values: Readonly<Record<string, string>>
  readonly check: OpenMemberCheck | null
  readonly done: boolean
}

/** The code opens the claims; sent with answers it keeps them. The code is in the form, so that nothing of it is in an address. */
export async function action({ request, context }: ActionFunctionArgs) {
  const values = await formFields(request)
  const { code = '', step, missing = null } = values
  const answer = (more: Partial<Answer>) => {
    const whole: Answer = { trouble: null, values, check: null, done: false, ...more }
    return data(whole, { status: whole.trouble?.status ?? 200 })
  }
  const opened = await sendPart(context, 'dialogue/check/open', { code }, openMemberCheckShape)
  if (!opened.ok) return answer({ trouble: opened.trouble })
  const check = opened.value
  if (step !== 'answer') return answer({ check })
  const answers = Object.fromEntries(
    check.themes.flatMap(({ id }) => {
      const given = values[`theme.${id}`]
      return checkAnswers.some(one => one === given) ? [[id, given]] : []
    }),
  )
  const language = languageOf(new URL(request.url).pathname)
  const sent = await sendPart(
    context,
    'dialogue/check/answers',
    { code, answers, missing, language, ...acknowledgedOf(values) },
    answeredCheckShape,
  )
  return sent.ok ? answer({ check, done: true }) : answer({ check, trouble: sent.trouble })
}

/** Those who took part say whether claims are what they said: by the code of a paper card, without an account and without a script. */
export default function MemberCheckPage() {
  const answer = useActionData<typeof action>()
  const { t, path } = useWords()
  const { check = null, done = false, values = {} } = answer ?? {}
  return (
    <div className="form-page">
      <title>{t('memberCheck.title')}</title>
      <meta name="robots" content="noindex" />
      <h1>{t(done ? 'memberCheck.done' : 'memberCheck.heading')}</h1>
      {done && check !== null ? (
        <>
          <p className="lead">{t('memberCheck.doneText')}</p>
          <p>
            <a href={path(`/dialogue/${check.series.slug}/findings`)}>{t('memberCheck.toFindings')}</a>
          </p>
        </>
      ) : (
        <>
          {check === null && <p className="lead">{t('memberCheck.lead')}</p>}
          <ErrorSummary trouble={answer?.trouble} />
          {check === null ? (
            <Code code={values.code ?? ''} />
          ) : (
            <Claims check={check} values={values} trouble={answer?.trouble} />
          )}
        </>
      )}
    </div>
  )
}

function Code({ code }: { code: string }) {
  const { t } = useWords()
  return (
    <form method="post">
      <CodeField
        name="code"
        label={t('memberCheck.code')}
        hint={t('memberCheck.codeHint')}
        defaultValue={code}
      />
      <button type="submit">{t('memberCheck.open')}</button>
    </form>
  )
}

function Claims({
  check,
  values,
  trouble,
}: {
  check: OpenMemberCheck
  values: Readonly<Record<string, string>>
  trouble: Trouble | null | undefined
}) {
  const { t, language, day } = useWords()
  return (
    <form method="post">
      <p className="lead">{check.series.title[language]}</p>
      <p>{t('memberCheck.until', { day: day(check.endsOn) })}</p>
      <input type="hidden" name="code" value={values.code ?? ''} />
      <input type="hidden" name="step" value="answer" />
      {check.themes.map(theme => (
        <fieldset className="field claim" key={theme.id} id={`theme.${theme.id}`}>
          <legend>{theme.claim[language]}</legend>
          <p>{theme.summary[language]}</p>
          {[...checkAnswers, 'none' as const].map(one => (
            <label className="choice" key={one}>
              <input
                type="radio"
                name={`theme.${theme.id}`}
                value={one}
                defaultChecked={(values[`theme.${theme.id}`] ?? 'none') === one}
              />{' '}
              {t(`memberCheck.answer.${one}`)}
            </label>
          ))}
        </fieldset>
      ))}
      <TextField
        name="missing"
        label={t('memberCheck.missing')}
        hint={t('memberCheck.missingHint')}
        rows={3}
        defaultValue={values.missing ?? ''}
      />
      <PersonalDataCheck trouble={trouble} values={values} />
      <button type="submit">{t('memberCheck.send')}</button>
    </form>
  )
}
