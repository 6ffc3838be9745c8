import { type GunSignals, gunSignalsShape, may } from '@understory/model'
import { type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { askMember } from '../../../api/member.ts'
import { Weeks } from '../../../charts/weeks.tsx'
import { ErrorSummary } from '../../../forms/error-summary.tsx'
import type { PageHandle } from '../../../layout/hydration.ts'
import { useWords } from '../../../strings/words.tsx'
import { actingRole } from '../agreement/load.ts'
import { Clusters } from './clusters.tsx'
import { FindingSteps, takeStep } from './finding.tsx'
import { GunPages } from './gun-pages.tsx'
import { Live } from './live.tsx'
import { SpokenBy } from './spoken-by.tsx'

export const handle = { hydrate: true } satisfies PageHandle
const address = '/work/guns/signals'

export async function loader(args: LoaderFunctionArgs) {
  const [role, signals] = await Promise.all([
    actingRole(args),
    askMember(args, 'guns/signals', gunSignalsShape),
  ])
  return { signals, mayStep: may(role, 'follow-up-finding').allowed }
}
export const action = takeStep(address)

/** What changed in the newest week, and what was done about it. */
export default function SignalsPage() {
  const { signals, mayStep } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, day, number } = useWords()
  const count = signals.signals.length
  return (
    <>
      <title>{t('signals.title')}</title>
      <GunPages here={address} coverage={signals.coverage} />
      <Live />
      <h1>
        {signals.week === null
          ? t('signals.nothing')
          : t('signals.heading', { count, week: day(signals.week) })}
      </h1>
      <p className="lead">
        {t('signals.budget', { series: number(signals.series), alarms: signals.falseAlarmsPerYear })}
      </p>
      <ErrorSummary trouble={answer?.trouble} values={answer?.values} />
      {signals.signals.map(one => (
        <Signal key={one.subject} signal={one} mayStep={mayStep} />
      ))}
      {signals.notEstimable > 0 && (
        <p className="note">{t('signals.notEstimable', { count: signals.notEstimable })}</p>
      )}
      <Clusters signals={signals} mayStep={mayStep} />
      {signals.earlier.length > 0 && (
        <section>
          <h2>{t('signals.earlier')}</h2>
          {signals.earlier.map(one => (
            <article className="letter" key={one.subject}>
              <h3>{one.subject}</h3>
              <FindingSteps kind="signal" {...one} mayStep={mayStep} />
            </article>
          ))}
        </section>
      )}
    </>
  )
}

function Signal({ signal, mayStep }: { signal: GunSignals['signals'][number]; mayStep: boolean }) {
  const { t, code, number, measured } = useWords()
  const { type, place, origin, observed, expected, upper, sudden, lasting } = signal
  const expectedText = expected === null ? '–' : measured(expected)
  return (
    <article className="letter">
      <h2>
        {t('signals.what', {
          type: code('signals.type', type),
          place: place === 'all' ? t('signals.wholeCity') : place,
          origin: code('signals.origin', origin),
        })}
      </h2>
      <p>
        {t('signals.numbers', {
          observed: number(observed),
          expected: expectedText,
          upper: upper === null ? '–' : number(upper),
        })}{' '}
        {sudden && t('signals.sudden')} {lasting && t('signals.lasting')}
      </p>
      <Weeks counts={signal.counts} expected={expected} />
      <p className="note">{t('signals.weeks', { counts: signal.counts.slice(-8).join(', ') })}</p>
      <SpokenBy signal={signal} />
      <FindingSteps kind="signal" {...signal} mayStep={mayStep} />
    </article>
  )
}
