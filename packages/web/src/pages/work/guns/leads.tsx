import { type LeadList, leadListShape, may } from '@understory/model'
import { type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { askMember } from '../../../api/member.ts'
import { ErrorSummary } from '../../../forms/error-summary.tsx'
import type { PageHandle } from '../../../layout/hydration.ts'
import { useWords } from '../../../strings/words.tsx'
import { actingRole } from '../agreement/load.ts'
import { FindingSteps, takeStep } from './finding.tsx'
import { GunPages, Guns } from './gun-pages.tsx'
import { Live } from './live.tsx'

export const handle = { hydrate: true } satisfies PageHandle
const address = '/work/guns/leads'
/** As many as somebody works through in a week. */
const firstShown = 12

export async function loader(args: LoaderFunctionArgs) {
  const [role, list] = await Promise.all([actingRole(args), askMember(args, 'guns/leads', leadListShape)])
  return { list, mayStep: may(role, 'follow-up-finding').allowed }
}
export const action = takeStep(address)

/** Leads, strongest first, each with its evidence, where it stands, and what leads of its kind were worth. */
export default function LeadsPage() {
  const { list, mayStep } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, number, path } = useWords()
  const open = list.leads.filter(one => one.state !== 'new' && one.state !== 'closed').length
  return (
    <>
      <title>{t('leads.title')}</title>
      <GunPages here={address} coverage={list.coverage} />
      <Live />
      <h1>{t('leads.heading', { all: number(list.all), open: number(open) })}</h1>
      <p className="lead">
        {t('leads.lead')}{' '}
        <a href={path('/work/guns/index')}>{t('leads.howPoints', { version: list.version })}</a>
      </p>
      <ErrorSummary trouble={answer?.trouble} values={answer?.values} />
      <Worth list={list} />
      <LeadLines leads={list.leads.slice(0, firstShown)} mayStep={mayStep} />
      {list.leads.length > firstShown && (
        <details>
          <summary>{t('leads.more', { count: list.leads.length - firstShown })}</summary>
          <LeadLines leads={list.leads.slice(firstShown)} mayStep={mayStep} />
        </details>
      )}
    </>
  )
}

function LeadLines({ leads, mayStep }: { leads: LeadList['leads']; mayStep: boolean }) {
  const { t, code } = useWords()
  return leads.map(lead => (
    <article className="letter" key={lead.subject}>
      <h2>
        {code('leads.kind', lead.kind)}{' '}
        <span className="note">{t('leads.points', { points: lead.points })}</span>
      </h2>
      <p>{t(`leads.evidence.${lead.kind}`, evidenceWords(lead.evidence))}</p>
      <p className="note">
        {t('leads.guns')} <Guns keys={lead.guns} />
        {lead.dealers.length > 0 && ` · ${t('leads.dealers', { list: lead.dealers.join(', ') })}`}
      </p>
      <FindingSteps {...lead} kind="lead" mayStep={mayStep} />
    </article>
  ))
}

const evidenceWords = (evidence: LeadList['leads'][number]['evidence']): Record<string, string | number> => ({
  ...{ sales: '', guns: '', firstSale: '', lastSale: '', soldOn: '', days: '', incidents: '' },
  ...evidence,
})

function Worth({ list }: { list: LeadList }) {
  const { t, number, code } = useWords()
  const closed = list.worth.filter(one => one.closed > 0)
  if (closed.length === 0) return <p className="note">{t('leads.noWorth')}</p>
  return (
    <p className="note">
      {t('leads.worth')}{' '}
      {closed
        .map(one =>
          t('leads.worthOf', {
            kind: code('leads.kind', one.kind),
            confirmed: number(one.confirmed),
            closed: number(one.closed),
          }),
        )
        .join('; ')}
      .
    </p>
  )
}
