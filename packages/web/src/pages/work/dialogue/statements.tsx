import { declineReasons, may, type WorkStatement, workSeriesShape, workVotingShape } from '@understory/model'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askMember, formFields, sendMember, type Trouble } from '../../../api/member.ts'
import { Allowed } from '../../../forms/decision.tsx'
import { ErrorSummary } from '../../../forms/error-summary.tsx'
import { ChoiceField, TextField } from '../../../forms/field.tsx'
import { acknowledgedOf } from '../../../forms/personal-data-check.tsx'
import { useWords } from '../../../strings/words.tsx'
import { actingRole } from '../agreement/load.ts'
import { both } from './form-lines.ts'
import { SeriesCrumbs } from './series-crumbs.tsx'

const at = (id: string | undefined) => `dialogue/series/${encodeURIComponent(id ?? '')}`

export async function loader(args: LoaderFunctionArgs) {
  const [role, series, voting] = await Promise.all([
    actingRole(args),
    askMember(args, at(args.params.id), workSeriesShape),
    askMember(args, `${at(args.params.id)}/voting`, workVotingShape),
  ])
  return { series, voting, mayRun: may(role, 'run-dialogue'), mayModerate: may(role, 'moderate-statement') }
}

interface Answer {
  readonly trouble: Trouble | null
  readonly key: string | null
  readonly values: Readonly<Record<string, string>>
}

/** Each form says by its `step` what it does. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const typed = await formFields(request)
  const { step, ...values } = typed
  const send = (path: string, body: object = {}) =>
    sendMember(context, `${at(params.id)}/${path}`, { ...body, ...acknowledgedOf(values) })
  const sent =
    step === 'decide'
      ? await send('statement-decisions', {
          statement: values.statement,
          decision: values.decision === 'accepted' ? 'accepted' : 'declined',
          reason: values.decision === 'accepted' ? null : values.decision,
          translation: values.translation ?? null,
        })
      : step === 'add'
        ? await send('statements', {
            text: values.text ?? '',
            language: values.language ?? 'en',
            translation: values.translation ?? null,
            author: values.author,
          })
        : step === 'key'
          ? await send('text-key')
          : await send('voting', {
              version: Number(values.version),
              state: values.state,
              policy: both(values, 'policy'),
            })
  if (!sent.ok)
    return data<Answer>({ trouble: sent.trouble, key: null, values: typed }, { status: sent.trouble.status })
  const { key = null } = sent.value as { key?: string }
  return data<Answer>({ trouble: null, key, values: {} })
}

/** Moderation, what is voted on, and whether voting is open. */
export default function WorkStatementsPage() {
  const { series, voting } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, language } = useWords()
  const waiting = voting.statements.filter(one => one.state === 'waiting')
  const decided = voting.statements.filter(one => one.state !== 'waiting')
  return (
    <>
      <title>{t('workVoting.title')}</title>
      <SeriesCrumbs id={series.id} title={series.terms.title[language]} />
      <h1>{t('workVoting.heading', { waiting: waiting.length })}</h1>
      <p className="lead">{t('workVoting.lead')}</p>
      <ErrorSummary trouble={answer?.trouble} values={answer?.values} />
      {answer?.key && (
        <p className="panel" role="status">
          {t('workVoting.newKey')} <b className="secret code-shown">{answer.key}</b>
        </p>
      )}
      {waiting.map(one => (
        <Waiting key={one.id} statement={one} />
      ))}
      <Add />
      <section>
        <h2>{t('workVoting.decided', { count: decided.length })}</h2>
        {decided.map(one => (
          <Decided key={one.id} statement={one} />
        ))}
      </section>
      <SetUp />
    </>
  )
}

function Waiting({ statement }: { statement: WorkStatement }) {
  const { mayModerate } = useLoaderData<typeof loader>()
  const { t, day, code } = useWords()
  return (
    <article className="letter">
      <p className="statement" lang={statement.language}>
        {statement.text}
      </p>
      <p className="note">
        {day(statement.at)} · {code('reservations.channel', statement.channel)} ·{' '}
        {t(`voting.author.${statement.author}`)}
      </p>
      <Allowed decision={mayModerate} label={t('workVoting.decide')}>
        <Decide statement={statement} />
      </Allowed>
    </article>
  )
}

function Decide({ statement }: { statement: WorkStatement }) {
  const { t, code } = useWords()
  const id = statement.id.slice(-12)
  return (
    <form method="post" className="inline-form">
      <input type="hidden" name="step" value="decide" />
      <input type="hidden" name="statement" value={statement.id} />
      <p className="field">
        <label htmlFor={`decision-${id}`}>{t('voting.decision')}</label>
        <select id={`decision-${id}`} name="decision" defaultValue={statement.reason ?? 'accepted'}>
          <option value="accepted">{t('workVoting.accept')}</option>
          {declineReasons.map(reason => (
            <option key={reason} value={reason}>
              {t('voting.declined', { reason: code('voting.reason', reason) })}
            </option>
          ))}
        </select>
      </p>
      <p className="field">
        <label htmlFor={`translation-${id}`}>
          {t(statement.language === 'es' ? 'workVoting.inEnglish' : 'workVoting.inSpanish')}
        </label>
        <input
          id={`translation-${id}`}
          name="translation"
          maxLength={200}
          lang={statement.language === 'es' ? 'en' : 'es'}
          defaultValue={statement.translation ?? ''}
        />
      </p>
      <button type="submit" className="second">
        {t('workVoting.decide')}
      </button>
    </form>
  )
}

function Decided({ statement }: { statement: WorkStatement }) {
  const { mayModerate } = useLoaderData<typeof loader>()
  const { t, code } = useWords()
  return (
    <details className="decided">
      <summary>
        {statement.no !== null && <span className="statement-no">{statement.no}</span>}{' '}
        <span lang={statement.language}>{statement.text}</span>{' '}
        {statement.reason !== null && (
          <span className="note">
            {t('voting.declined', { reason: code('voting.reason', statement.reason) })}
          </span>
        )}
      </summary>
      <p className="note">{t(`voting.author.${statement.author}`)}</p>
      <Allowed decision={mayModerate} label={t('workVoting.decide')}>
        <Decide statement={statement} />
      </Allowed>
    </details>
  )
}

function Add() {
  const { series, mayModerate } = useLoaderData<typeof loader>()
  const { t, languageName, language } = useWords()
  return (
    <section className="form-page" id="add">
      <h2>{t('workVoting.add')}</h2>
      <Allowed decision={mayModerate} label={t('workVoting.add')}>
        <form method="post">
          <input type="hidden" name="step" value="add" />
          <TextField name="text" label={t('voting.sayLabel')} hint={t('voting.sayHint')} rows={2} />
          <div className="both">
            <ChoiceField
              name="language"
              label={t('rsvp.short.language')}
              options={series.terms.languages.map(value => ({ value, label: languageName(value) }))}
              defaultValue={language}
            />
            <ChoiceField
              name="author"
              label={t('workVoting.author')}
              options={(['facilitator', 'table', 'participant', 'office'] as const).map(value => ({
                value,
                label: t(`voting.author.${value}`),
              }))}
            />
          </div>
          <TextField name="translation" label={t('workVoting.translation')} rows={2} />
          <button type="submit">{t('workVoting.add')}</button>
        </form>
      </Allowed>
    </section>
  )
}

function SetUp() {
  const { series, voting, mayRun } = useLoaderData<typeof loader>()
  const { t, path, code } = useWords()
  return (
    <section className="form-page" id="set-up">
      <h2>{t('workVoting.setUp')}</h2>
      <Allowed decision={mayRun} label={t('workVoting.save')}>
        <form method="post">
          <input type="hidden" name="version" value={voting.version} />
          <ChoiceField
            name="state"
            label={t('workVoting.state')}
            options={(['open', 'closed'] as const).map(value => ({
              value,
              label: t(`workVoting.state.${value}`),
            }))}
            defaultValue={voting.state}
          />
          <TextField
            name="policy.en"
            label={t('workVoting.policyEn')}
            rows={6}
            defaultValue={voting.policy.en}
          />
          <TextField
            name="policy.es"
            label={t('workVoting.policyEs')}
            rows={6}
            defaultValue={voting.policy.es}
          />
          <button type="submit">{t('workVoting.save')}</button>
        </form>
        <h3>{t('workVoting.channels')}</h3>
        <ul>
          {voting.voters.map(one => (
            <li key={one.channel}>
              {t('workVoting.voters', {
                channel: code('reservations.channel', one.channel),
                voters: one.voters,
              })}
            </li>
          ))}
        </ul>
        <p className="links">
          <a href={path(`/work/dialogue/${series.id}/voters`)}>{t('workVoters.link')}</a>
          <a href={path(`/work/dialogue/${series.id}/ballots`)}>{t('ballots.link')}</a>
          <a href={`${path(`/dialogue/${series.slug}/take-part/vote`)}?kiosk`}>{t('workVoting.kiosk')}</a>
        </p>
        <form method="post">
          <input type="hidden" name="step" value="key" />
          <p className="note">
            {t(voting.textMessages ? 'workVoting.keySet' : 'workVoting.keyNone')}{' '}
            <code>/api/v1/part/dialogue/{series.slug}/text-messages</code>
          </p>
          <button type="submit" className="second">
            {t('workVoting.makeKey')}
          </button>
        </form>
      </Allowed>
    </section>
  )
}
