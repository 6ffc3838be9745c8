import {
  ballotsShape,
  type TypedBallot,
  typedBallotShape,
  workSeriesShape,
  workVotingShape,
} from '@understory/model'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askMember, formFields, sendMember, type Trouble } from '../../../api/member.ts'
import { ErrorSummary } from '../../../forms/error-summary.tsx'
import { CodeField, Field, TextField } from '../../../forms/field.tsx'
import { StatementWords } from '../../../measured/dialogue/statement-words.tsx'
import { useWords } from '../../../strings/words.tsx'
import { SeriesCrumbs } from './series-crumbs.tsx'

const at = (id: string | undefined) => `dialogue/series/${encodeURIComponent(id ?? '')}`

export async function loader(args: LoaderFunctionArgs) {
  const [series, voting] = await Promise.all([
    askMember(args, at(args.params.id), workSeriesShape),
    askMember(args, `${at(args.params.id)}/voting`, workVotingShape),
  ])
  return { series, statements: voting.statements.filter(one => one.state === 'accepted') }
}

interface Answer {
  readonly trouble: Trouble | null
  readonly codes: readonly string[]
  readonly typed: TypedBallot | null
  readonly values: Readonly<Record<string, string>>
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { step, ...values } = await formFields(request)
  const answer = (more: Partial<Answer>) => {
    const whole: Answer = { trouble: null, codes: [], typed: null, values: {}, ...more }
    return data(whole, { status: whole.trouble?.status ?? 200 })
  }
  if (step === 'make') {
    const asked = { session: null, count: Number(values.count ?? 0) }
    const made = await sendMember(context, `${at(params.id)}/ballots`, asked, { shape: ballotsShape })
    return made.ok ? answer({ codes: made.value.codes }) : answer({ trouble: made.trouble, values })
  }
  const typed = await sendMember(
    context,
    `${at(params.id)}/ballot-votes`,
    { code: values.code ?? '', votes: values.votes ?? '' },
    { shape: typedBallotShape },
  )
  return typed.ok ? answer({ typed: typed.value }) : answer({ trouble: typed.trouble, values })
}

/** Making ballots to print, and typing in those that were filled. */
export default function BallotsPage() {
  const { series } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, language } = useWords()
  const codes = answer?.codes ?? []
  return (
    <>
      <title>{t('ballots.title')}</title>
      <div className="not-printed">
        <SeriesCrumbs id={series.id} title={series.terms.title[language]} />
        <h1>{codes.length > 0 ? t('ballots.made', { count: codes.length }) : t('ballots.heading')}</h1>
        <p className="lead">{t(codes.length > 0 ? 'ballots.madeLead' : 'ballots.lead')}</p>
        <ErrorSummary trouble={answer?.trouble} />
        {answer?.typed && (
          <p className="panel" role="status">
            {t('ballots.typed', { taken: answer.typed.taken, before: answer.typed.before })}
          </p>
        )}
        {codes.length === 0 && <Forms values={answer?.values ?? {}} />}
      </div>
      {codes.map(code => (
        <Ballot key={code} code={code} />
      ))}
    </>
  )
}

function Forms({ values }: { values: Readonly<Record<string, string>> }) {
  const { t } = useWords()
  return (
    <div className="row half">
      <section className="form-page">
        <h2>{t('ballots.typeIn')}</h2>
        <form method="post">
          <CodeField name="code" label={t('ballots.code')} defaultValue={values.code ?? ''} />
          <TextField
            name="votes"
            label={t('ballots.votes')}
            hint={t('ballots.votesHint')}
            rows={3}
            defaultValue={values.votes ?? ''}
          />
          <button type="submit" name="step" value="type">
            {t('ballots.send')}
          </button>
        </form>
      </section>
      <section className="form-page">
        <h2>{t('ballots.make')}</h2>
        <form method="post">
          <Field
            name="count"
            label={t('ballots.count')}
            hint={t('ballots.countHint')}
            type="number"
            min={1}
            max={500}
            required
            defaultValue={values.count ?? '30'}
          />
          <button type="submit" name="step" value="make">
            {t('ballots.make')}
          </button>
        </form>
      </section>
    </div>
  )
}

function Ballot({ code }: { code: string }) {
  const { series, statements } = useLoaderData<typeof loader>()
  const { t, language } = useWords()
  return (
    <article className="ballot">
      <h2>{series.terms.question[language]}</h2>
      <p>{t('ballots.how')}</p>
      <ol>
        {statements.map(one => (
          <li key={one.id}>
            <span>
              <b>{one.no}</b> <StatementWords statement={one} />
            </span>
            <span className="boxes">{t('ballots.boxes')}</span>
          </li>
        ))}
      </ol>
      <p>
        {t('ballots.codeOn')} <b className="code-shown">{code}</b>
      </p>
      <p className="note">{t('ballots.noName')}</p>
    </article>
  )
}
