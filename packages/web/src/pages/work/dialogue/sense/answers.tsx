import { may, themeDecisions, workSeriesShape } from '@understory/model'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { askFindings } from '../../../../api/findings.ts'
import { askMember, formFields, sendMember } from '../../../../api/member.ts'
import { Allowed } from '../../../../forms/decision.tsx'
import { ErrorSummary } from '../../../../forms/error-summary.tsx'
import { useWords } from '../../../../strings/words.tsx'
import { CheckBar } from '../../../dialogue/findings/check-section.tsx'
import { actingRole } from '../../agreement/load.ts'
import { BothFields } from '../fields.tsx'
import { both, type Values, valuesOfBoth } from '../form-lines.ts'
import { SeriesCrumbs } from '../series-crumbs.tsx'
import { answered, at, clearedOf, errorsOf } from './at.ts'

/** What was published, as everybody reads it: whoever decides sees nothing else. */
export async function loader(args: LoaderFunctionArgs) {
  const [role, series] = await Promise.all([
    actingRole(args),
    askMember(args, at(args.params.id), workSeriesShape),
  ])
  const { findings } =
    series.state === 'draft' ? { findings: null } : await askFindings(args.context, series.slug, null)
  return { series, findings, mayAnswer: may(role, 'answer-dialogue') }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const values = await formFields(request)
  const { theme = '', findings = '' } = values
  const sent = await sendMember(
    context,
    `${at(params.id)}/findings/${encodeURIComponent(findings)}/answers`,
    {
      ...{ theme, decision: values.decision, words: both(values, `words-${theme}`) },
      promise: values.promise ? Number(values.promise) : null,
      cleared: clearedOf(values),
    },
  )
  return answered(sent, values, where =>
    where.startsWith('words.') ? `words-${theme}${where.slice(5)}` : null,
  )
}

/** The desk of whoever decides: every claim with its answer, or with none yet. */
export default function AnswersPage() {
  const { series, findings } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, language, path, day } = useWords()
  const waiting = findings?.themes.filter(one => one.answer === null).length ?? 0
  return (
    <>
      <title>{t('sense.answers.title')}</title>
      <SeriesCrumbs id={series.id} title={series.terms.title[language]} />
      <h1>{findings === null ? t('findings.none') : t('sense.answers.heading', { waiting })}</h1>
      <p className="lead">
        {t('sense.answers.lead', { owner: series.terms.decisionOwner.name })}{' '}
        {series.terms.answerBy !== null &&
          (findings === null || waiting > 0) &&
          t('findings.promisedBy', { day: day(series.terms.answerBy) })}
      </p>
      <ErrorSummary trouble={answer?.trouble} field={answer?.field} />
      {findings?.themes.map(theme => (
        <Claim
          key={theme.id}
          theme={theme}
          // What was typed for one claim stays with it.
          values={answer?.values.theme === theme.id ? answer.values : {}}
          errors={errorsOf(answer)}
        />
      ))}
      {findings !== null && (
        <p className="links">
          <a href={path(`/dialogue/${series.slug}/findings`)}>{t('workDialogue.publicPage')}</a>
        </p>
      )}
    </>
  )
}

type Found = NonNullable<Awaited<ReturnType<typeof loader>>['findings']>

function Claim(props: { theme: Found['themes'][number]; values: Values; errors: Values }) {
  const { theme, values, errors } = props
  const { series, findings, mayAnswer } = useLoaderData<typeof loader>()
  const { t, language, code, day, path } = useWords()
  const check = findings?.check?.themes.find(one => one.theme === theme.id)
  const name = `words-${theme.id}`
  const shown = { ...valuesOfBoth(name, theme.answer?.words ?? null), ...values }
  return (
    <article className="letter" id={`claim-${theme.id}`}>
      <h2>{theme.claim[language]}</h2>
      <p>{theme.summary[language]}</p>
      <p className="note">{t('findings.points', { count: theme.points.length })}</p>
      {check && <CheckBar counts={check} />}
      <p>
        <b>
          {theme.answer === null ? t('findings.noAnswer') : code('findings.decision', theme.answer.decision)}
        </b>{' '}
        {theme.answer !== null && t('findings.answeredOn', { day: day(theme.answer.at) })}
      </p>
      {theme.answer !== null && !mayAnswer.allowed && <p>{theme.answer.words[language]}</p>}
      {typeof theme.answer?.commitment === 'number' && (
        <p>
          <a href={path(`/plan/commitments/${theme.answer.commitment}`)}>
            {t('findings.promise', { no: theme.answer.commitment })}
          </a>
        </p>
      )}
      <Allowed decision={mayAnswer} label={t('sense.answers.send')}>
        <form method="post" className="wide-form">
          <input type="hidden" name="findings" value={findings?.id ?? ''} />
          <input type="hidden" name="theme" value={theme.id} />
          <p className="field">
            <label htmlFor={`decision-${theme.id}`}>{t('voting.decision')}</label>
            <select
              id={`decision-${theme.id}`}
              name="decision"
              defaultValue={values.decision ?? theme.answer?.decision ?? 'accepted'}
            >
              {themeDecisions.map(one => (
                <option key={one} value={one}>
                  {code('findings.decision', one)}
                </option>
              ))}
            </select>
          </p>
          <BothFields name={name} label="sense.answers.words" values={shown} errors={errors} rows={3} />
          <div className="field">
            <label htmlFor={`cleared-${theme.id}`}>{t('sense.themes.cleared')}</label>
            <p className="hint" id={`cleared-${theme.id}-hint`}>
              {t('sense.themes.clearedHint')}
            </p>
            <input
              id={`cleared-${theme.id}`}
              name="cleared"
              aria-describedby={`cleared-${theme.id}-hint`}
              defaultValue={values.cleared ?? ''}
            />
          </div>
          <p className="field">
            <label htmlFor={`promise-${theme.id}`}>{t('sense.answers.promise')}</label>
            <input
              id={`promise-${theme.id}`}
              name="promise"
              type="number"
              min={1}
              defaultValue={values.promise ?? theme.answer?.commitment ?? ''}
            />
          </p>
          <p className="links">
            <a href={`${path('/work/plan/new')}?series=${series.slug}&theme=${theme.id}`}>
              {t('sense.answers.putForward')}
            </a>
          </p>
          <button type="submit">{t('sense.answers.send')}</button>
        </form>
      </Allowed>
    </article>
  )
}
