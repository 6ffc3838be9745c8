import {
  type Coding,
  type CodingRound,
  codingShape,
  type Dispute,
  may,
  workSeriesShape,
} from '@understory/model'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askMember, formFields, pageAt, sendMember } from '../../../../api/member.ts'
import { Allowed } from '../../../../forms/decision.tsx'
import { ErrorSummary } from '../../../../forms/error-summary.tsx'
import { Field } from '../../../../forms/field.tsx'
import { useWords } from '../../../../strings/words.tsx'
import { Agreement } from '../../../dialogue/findings/agreement.tsx'
import { actingRole } from '../../agreement/load.ts'
import { SeriesCrumbs } from '../series-crumbs.tsx'
import { answered, at } from './at.ts'

export async function loader(args: LoaderFunctionArgs) {
  const [role, series, coding] = await Promise.all([
    actingRole(args),
    askMember(args, at(args.params.id), workSeriesShape),
    askMember(args, `${at(args.params.id)}/coding`, codingShape),
  ])
  return { series, coding, mayCode: may(role, 'code-notes') }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { step, ...values } = await formFields(request)
  if (step === 'join') {
    const round = encodeURIComponent(values.round ?? '')
    const joined = await sendMember(context, `${at(params.id)}/coding/${round}/open`, {})
    if (!joined.ok) return answered(joined, values)
    return redirect(pageAt(request, `/work/dialogue/${params.id}/coding/${round}`))
  }
  const sent =
    step === 'settle'
      ? await sendMember(
          context,
          `${at(params.id)}/coding/${encodeURIComponent(values.round ?? '')}/decisions`,
          {
            ...{
              note: values.note,
              code: values.code,
              value: Number(values.value ?? -1),
              why: values.why ?? '',
            },
          },
        )
      : await sendMember(context, `${at(params.id)}/coding`, {
          sessions: values.session ? [values.session] : [],
          points: Number(values.points ?? 0),
          coders: Number(values.coders ?? 0),
        })
  return answered(sent, values)
}

/** Rounds of coding, how far coders agree, and where they differ. */
export default function CodingPage() {
  const { series, coding, mayCode } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, language } = useWords()
  const open = coding.disputes.filter(one => one.decision === null)
  const settled = coding.disputes.filter(one => one.decision !== null)
  const values = answer?.values ?? {}
  return (
    <>
      <title>{t('sense.coding.title')}</title>
      <SeriesCrumbs id={series.id} title={series.terms.title[language]} />
      <h1>{t('sense.coding.heading', { points: coding.points, open: open.length })}</h1>
      <p className="lead">{t('sense.coding.lead')}</p>
      <ErrorSummary trouble={answer?.trouble} />
      {coding.rounds.toReversed().map(round => (
        <Round key={round.id} round={round} />
      ))}
      <section className="form-page">
        <h2>{t('sense.coding.start')}</h2>
        <Allowed decision={mayCode} label={t('sense.coding.start')}>
          <form method="post">
            <Field
              name="points"
              label={t('sense.coding.points')}
              hint={t('sense.coding.pointsHint')}
              type="number"
              min={2}
              max={1000}
              required
              defaultValue={values.points ?? '30'}
            />
            <Field
              name="coders"
              label={t('sense.coding.coders')}
              hint={t('sense.coding.codersHint')}
              type="number"
              min={1}
              max={6}
              required
              defaultValue={values.coders ?? '2'}
            />
            <p className="field">
              <label htmlFor="session">{t('sense.coding.session')}</label>
              <select id="session" name="session" defaultValue={values.session ?? ''}>
                <option value="">{t('sense.coding.allSessions')}</option>
                {series.sessions.map(one => (
                  <option key={one.id} value={one.id}>
                    {one.terms.title[language]}
                  </option>
                ))}
              </select>
            </p>
            <button type="submit">{t('sense.coding.start')}</button>
          </form>
        </Allowed>
      </section>
      <section>
        <h2>{t('sense.coding.disputes', { open: open.length })}</h2>
        {[...open, ...settled].map(one => (
          <OneDispute key={`${one.round} ${one.note} ${one.code}`} dispute={one} />
        ))}
      </section>
    </>
  )
}

function Round({ round }: { round: CodingRound }) {
  const { t, day, language } = useWords()
  return (
    <article className="letter">
      <h2>{t('sense.coding.round', { day: day(round.madeAt), points: round.points })}</h2>
      <p className="note">
        {t('sense.coding.roundNote', {
          ...{ codebook: round.codebook, population: round.population, coders: round.coders },
          ...{ joined: round.joined, done: round.done },
          all: round.points === round.population ? 'yes' : 'no',
        })}
      </p>
      {round.closedAt === null ? (
        <Take round={round} />
      ) : (
        <dl className="pairs">
          {round.codes.map(one => (
            <div key={one.id}>
              <dt>{one.label[language]}</dt>
              <dd>
                <Agreement agreement={one.agreement} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </article>
  )
}

/** A place among the coders, where one is free; or the way to what one gave. */
function Take({ round }: { round: CodingRound }) {
  const { series, mayCode } = useLoaderData<typeof loader>()
  const { t, path } = useWords()
  if (round.part !== 'none')
    return (
      <p>
        <a className="button second" href={path(`/work/dialogue/${series.id}/coding/${round.id}`)}>
          {t(`sense.coding.part.${round.part}`)}
        </a>
      </p>
    )
  if (round.joined >= round.coders) return null
  return (
    <Allowed decision={mayCode} label={t('sense.coding.part.none')}>
      <form method="post">
        <input type="hidden" name="step" value="join" />
        <input type="hidden" name="round" value={round.id} />
        <button type="submit">{t('sense.coding.part.none')}</button>
      </form>
    </Allowed>
  )
}

const codeOf = (coding: Coding, dispute: Dispute) =>
  coding.rounds.find(one => one.id === dispute.round)?.codes.find(one => one.id === dispute.code)

function OneDispute({ dispute }: { dispute: Dispute }) {
  const { coding } = useLoaderData<typeof loader>()
  const { t, day, language } = useWords()
  const code = codeOf(coding, dispute)
  return (
    <article className="letter">
      <p className="statement">{dispute.text ?? t('sense.coding.erased')}</p>
      <p className="note">
        {t('sense.coding.given', {
          code: code?.label[language] ?? dispute.code,
          values: dispute.given.map(one => one ?? '–').join(', '),
        })}
      </p>
      {dispute.decision && (
        <p>
          {t('sense.coding.settled', {
            ...{ value: dispute.decision.value, by: dispute.decision.by, day: day(dispute.decision.at) },
            why: dispute.decision.why,
          })}
        </p>
      )}
      {dispute.decision ? (
        <details className="decided">
          <summary>{t('sense.coding.settleAgain')}</summary>
          <Settle dispute={dispute} />
        </details>
      ) : (
        <Settle dispute={dispute} />
      )}
    </article>
  )
}

function Settle({ dispute }: { dispute: Dispute }) {
  const { coding, mayCode } = useLoaderData<typeof loader>()
  const { t } = useWords()
  const code = codeOf(coding, dispute)
  const id = `${dispute.note.slice(-8)}-${dispute.code}`
  return (
    <Allowed decision={mayCode} label={t('sense.coding.settle')}>
      <form method="post" className="inline-form side-by-side">
        <input type="hidden" name="step" value="settle" />
        <input type="hidden" name="round" value={dispute.round} />
        <input type="hidden" name="note" value={dispute.note} />
        <input type="hidden" name="code" value={dispute.code} />
        <p className="field">
          <label htmlFor={`value-${id}`}>{t('sense.coding.value')}</label>
          <select id={`value-${id}`} name="value" defaultValue={dispute.decision?.value ?? 0}>
            {Array.from({ length: (code?.most ?? 1) + 1 }, (_, value) => value).map(value => (
              <option key={value} value={value}>
                {code?.scale === 'nominal' ? t(value === 1 ? 'sense.there' : 'sense.notThere') : value}
              </option>
            ))}
          </select>
        </p>
        <p className="field">
          <label htmlFor={`why-${id}`}>{t('sense.coding.why')}</label>
          <input id={`why-${id}`} name="why" minLength={3} maxLength={500} required />
        </p>
        <button type="submit" className="second">
          {t('sense.coding.settle')}
        </button>
      </form>
    </Allowed>
  )
}
