import {
  madeRoomCodeSchema,
  may,
  restoreReasons,
  setAsideReasons,
  type VoteModeration,
  type VoterBurst,
  voterReportSchema,
  workSeriesShape,
} from '@understory/model'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askCities } from '../../../api/ask.ts'
import { askMember, formFields, sendMember, type Trouble } from '../../../api/member.ts'
import { Allowed } from '../../../forms/decision.tsx'
import { ErrorSummary } from '../../../forms/error-summary.tsx'
import { ChoiceField } from '../../../forms/field.tsx'
import { useWords } from '../../../strings/words.tsx'
import { actingRole } from '../agreement/load.ts'
import { qrPath } from './room/qr-path.ts'
import { type MadeCode, RoomCodes } from './room-codes.tsx'
import { SeriesCrumbs } from './series-crumbs.tsx'

const at = (id: string | undefined) => `dialogue/series/${encodeURIComponent(id ?? '')}`

export async function loader(args: LoaderFunctionArgs) {
  const [role, series, report, cities] = await Promise.all([
    actingRole(args),
    askMember(args, at(args.params.id), workSeriesShape),
    askMember(args, `${at(args.params.id)}/voters`, voterReportSchema),
    askCities(args.context),
  ])
  return {
    series,
    report,
    timeZone: cities[0]?.timeZone ?? 'UTC',
    mayRun: may(role, 'run-dialogue'),
    mayModerate: may(role, 'moderate-statement'),
  }
}

interface Answer {
  readonly trouble: Trouble | null
  readonly made: MadeCode | null
  /** What was typed, where it has to be typed again. */
  readonly typed: Readonly<Record<string, string>>
}

/** Each form says by its `step` what it does. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { step, ...values } = await formFields(request)
  const send = (path: string, body: unknown) => sendMember(context, `${at(params.id)}/${path}`, body)
  const sent =
    step === 'code'
      ? await send('room-codes', {
          session: values.session ?? null,
          maxVoters: Number(values.maxVoters),
          hours: Number(values.hours),
        })
      : step === 'end'
        ? await send('room-code-ends', { id: values.id })
        : step === 'aside'
          ? await send('votes-set-aside', { burst: values.burst, reason: values.reason })
          : await send('votes-restored', { decision: values.decision, reason: values.reason })
  if (!sent.ok)
    return data<Answer>({ trouble: sent.trouble, made: null, typed: values }, { status: sent.trouble.status })
  if (step !== 'code') return data<Answer>({ trouble: null, made: null, typed: {} })
  const made = madeRoomCodeSchema.parse(sent.value)
  return data<Answer>({ trouble: null, made: { ...made, qr: qrPath(made.address) }, typed: {} })
}

/** Who votes: room codes, new voters by hour, what stands out, and what was decided about it. Nobody’s votes are here. */
export default function WorkVotersPage() {
  const { series, report, mayRun } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, language } = useWords()
  return (
    <>
      <title>{t('workVoters.title')}</title>
      <SeriesCrumbs id={series.id} title={series.terms.title[language]} />
      <h1>{t('workVoters.heading', { bursts: report.bursts.length })}</h1>
      <p className="lead">{t('workVoters.lead')}</p>
      <ErrorSummary trouble={answer?.trouble} />
      <Bursts />
      <Decisions />
      <Arrivals />
      <RoomCodes
        series={series}
        codes={report.roomCodes}
        made={answer?.made ?? null}
        typed={answer?.typed ?? {}}
        mayRun={mayRun}
      />
    </>
  )
}

function Bursts() {
  const { report } = useLoaderData<typeof loader>()
  const { t } = useWords()
  return (
    <section id="bursts">
      <h2>{t('workVoters.bursts')}</h2>
      <p className="note">{t('workVoters.burstsNote')}</p>
      {report.bursts.map(one => (
        <BurstCard key={one.id} burst={one} />
      ))}
    </section>
  )
}

function useHour() {
  const { timeZone } = useLoaderData<typeof loader>()
  const { language } = useWords()
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  })
  return (at: string): string => format.format(new Date(at))
}

function BurstCard({ burst }: { burst: VoterBurst }) {
  const { mayModerate } = useLoaderData<typeof loader>()
  const { t, code } = useWords()
  const hour = useHour()
  const own = `reason-${burst.id.slice(-12)}`
  return (
    <article className="letter">
      <h3>{t(`workVoters.kind.${burst.kind}`, { voters: burst.voters })}</h3>
      <p className="note">
        {t('workVoters.between', { from: hour(burst.from), to: hour(burst.to) })} ·{' '}
        {t(`workVoters.crowd.${burst.crowd}`)}
      </p>
      <Allowed decision={mayModerate} label={t('workVoters.setAside')}>
        <form method="post" className="inline-form">
          <input type="hidden" name="burst" value={burst.id} />
          <p className="field">
            <label htmlFor={own}>{t('workVoters.reason')}</label>
            <select id={own} name="reason" defaultValue={reasonOf[burst.kind]}>
              {setAsideReasons.map(one => (
                <option key={one} value={one}>
                  {code('voting.setAside.reason', one)}
                </option>
              ))}
            </select>
          </p>
          <button type="submit" className="second" name="step" value="aside">
            {t('workVoters.setAside')}
          </button>
        </form>
      </Allowed>
    </article>
  )
}
const reasonOf = {
  'one-network': 'one-network',
  'room-code': 'code-leaked',
} as const

function Decisions() {
  const { report } = useLoaderData<typeof loader>()
  const { t } = useWords()
  const undone = new Set(report.decisions.map(one => one.restores))
  if (report.decisions.length === 0) return null
  return (
    <section id="decisions">
      <h2>{t('voting.setAsideHeading')}</h2>
      {report.decisions.map(one => (
        <DecisionCard key={one.id} decision={one} isUndone={undone.has(one.id)} />
      ))}
    </section>
  )
}

function DecisionCard({ decision, isUndone }: { decision: VoteModeration; isUndone: boolean }) {
  const { mayModerate } = useLoaderData<typeof loader>()
  const { t, code } = useWords()
  const hour = useHour()
  return (
    <article className="letter">
      <p>
        {hour(decision.at)}:{' '}
        {t(`voting.setAside.${decision.decision}`, {
          voters: decision.voters,
          reason: code('voting.setAside.reason', decision.reason),
        })}
      </p>
      {decision.decision === 'set-aside' && !isUndone && (
        <Allowed decision={mayModerate} label={t('workVoters.restore')}>
          <form method="post" className="inline-form">
            <input type="hidden" name="decision" value={decision.id} />
            <ChoiceField
              name="reason"
              label={t('workVoters.reason')}
              options={restoreReasons.map(value => ({
                value,
                label: code('voting.setAside.reason', value),
              }))}
            />
            <button type="submit" className="second" name="step" value="restore">
              {t('workVoters.restore')}
            </button>
          </form>
        </Allowed>
      )}
    </article>
  )
}

function Arrivals() {
  const { report } = useLoaderData<typeof loader>()
  const { t, code } = useWords()
  const hour = useHour()
  return (
    <section id="arrivals">
      <h2>{t('workVoters.arrivals')}</h2>
      <p className="note">{t('workVoters.arrivalsNote')}</p>
      {report.arrivals.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section className="scroll" tabIndex={0} aria-label={t('workVoters.arrivals')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('workVoters.hour')}</th>
                <th scope="col">{t('workVoters.channel')}</th>
                <th scope="col">{t('workVoters.how')}</th>
                <th scope="col" className="n">
                  {t('workVoters.count')}
                </th>
              </tr>
            </thead>
            <tbody>
              {report.arrivals.slice(0, 100).map(one => (
                <tr key={`${one.hour} ${one.channel} ${one.crowd}`}>
                  <th scope="row">{hour(one.hour)}</th>
                  <td>{code('reservations.channel', one.channel)}</td>
                  <td>{t(`workVoters.crowd.${one.crowd}`)}</td>
                  <td className="n">
                    {one.voters === 0 ? t('workVoters.few') : t('workVoters.atLeast', { voters: one.voters })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  )
}
