import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  dealerSales,
  falseAlarmsPerYear,
  gunSignals,
  indexVersion,
  traffickingIndex,
} from '@understory/analysis'
import {
  type Day,
  type Finding,
  type FindingStepRequest,
  fail,
  findingShape,
  findingStepRequestShape,
  type GunFact,
  gunSignalsShape,
  type LeadList,
  leadKinds,
  leadListShape,
  localDay,
  ok,
  type Purpose,
  problem,
  type Result,
  traffickingIndexShape,
} from '@understory/model'
import type { CityRecord } from '@understory/record'
import { memberRoute } from '../answered.ts'
import type { MemberContext } from '../context.ts'
import { clustersOf } from './clusters.ts'
import { keptFor } from './kept.ts'
import { coverageOf, type GunRows, gunRows, indexedGuns, leadsOf, matched, matchSubject } from './rows.ts'

const base = '/api/v1/member/guns'
type Doing = Parameters<CityRecord['gunFacts']>[1]

const leadsShown = 50
/** By the day of the newest file; where there is none, by today. */
const indexOf = keptFor((rows: GunRows) => {
  const indexBy = (asOf: Day) => traffickingIndex(indexedGuns(rows), dealerSales(rows.reports), asOf)
  const { asOf } = coverageOf(rows.records)
  const found = asOf === null ? null : indexBy(asOf)
  return (today: Day) => found ?? indexBy(today)
})
const weekSignals = keptFor((facts: readonly GunFact[]) => gunSignals(facts, coverageOf(facts).asOf ?? ''))
const byState = (found: Finding | undefined) => ({
  state: found?.state ?? ('new' as const),
  outcome: found?.outcome ?? null,
  steps: found?.steps ?? [],
})

/** Signals, leads and the index, and the steps that the custodian takes. */
export function mountFindings(app: OpenAPIHono, context: MemberContext): void {
  const common = { method: 'get', feature: 'guns', parameters: {}, body: null } as const
  memberRoute(app, context, {
    ...common,
    path: `${base}/signals`,
    summary:
      'What changed in the newest whole week and where guns came together over the newest weeks, within a budget of false alarms for the whole city.',
    action: 'read-guns',
    answer: gunSignalsShape,
    handle: async ({ city, doing, purpose }) => {
      const found = await signalsOf(city, purpose, doing)
      if (!found.ok) return found
      const steps = await city.findings('signal', doing)
      const known = new Map(steps.map(one => [one.subject, one]))
      const { signals, scan } = found.value
      const subjects = new Set([...signals, ...scan.clusters].map(one => one.subject))
      return ok({
        ...found.value,
        falseAlarmsPerYear,
        signals: signals.map(one => ({ ...one, ...byState(known.get(one.subject)) })),
        scan: {
          ...scan,
          clusters: scan.clusters.map(one => ({ ...one, ...byState(known.get(one.subject)) })),
        },
        earlier: steps
          .filter(one => !subjects.has(one.subject))
          .toReversed()
          .map(one => ({ subject: one.subject, ...byState(one) })),
      })
    },
  })
  memberRoute(app, context, {
    ...common,
    path: `${base}/index`,
    summary:
      'The trafficking index: transactions and dealers with their scores explained, and its back-test.',
    action: 'read-gun-links',
    answer: traffickingIndexShape,
    handle: async ({ city, doing, purpose }) => {
      const rows = await gunRows(city, purpose, doing)
      if (!rows.ok) return rows
      return ok({
        coverage: coverageOf(rows.value.records),
        ...indexOf(rows.value)(localDay(doing.now, city.city.timeZone)),
      })
    },
  })
  memberRoute(app, context, {
    ...common,
    path: `${base}/leads`,
    summary: 'Leads with their evidence, state and outcome, and what leads that were closed were worth.',
    action: 'read-gun-links',
    answer: leadListShape,
    handle: async ({ city, doing, purpose }) => {
      const rows = await gunRows(city, purpose, doing)
      if (!rows.ok) return rows
      return ok({
        coverage: coverageOf(rows.value.records),
        ...leadList(leadsOf(rows.value), await city.findings('lead', doing)),
      })
    },
  })
  memberRoute(app, context, {
    ...common,
    method: 'post',
    path: `${base}/findings`,
    summary: 'Takes a step about a signal, a lead or a doubtful match: opens, explains or closes it.',
    action: 'follow-up-finding',
    answer: findingShape,
    body: findingStepRequestShape,
    handle: async ({ city, doing, purpose, body }) => {
      const evidence = await evidenceFor(city, body, purpose, doing)
      return evidence.ok ? city.stepFinding(body, evidence.value, doing) : evidence
    },
  })
}

function leadList(leads: ReturnType<typeof leadsOf>, steps: readonly Finding[]): Omit<LeadList, 'coverage'> {
  const known = new Map(steps.map(one => [one.subject, one]))
  const closed = steps.filter(one => one.state === 'closed')
  return {
    version: indexVersion,
    all: leads.length,
    leads: leads.slice(0, leadsShown).map(one => ({ ...one, ...byState(known.get(one.subject)) })),
    worth: leadKinds.map(kind => {
      const mine = closed.filter(one => one.subject.startsWith(`${kind}:`))
      const confirmed = mine.filter(one => one.outcome === 'confirmed' || one.outcome === 'referred').length
      return { kind, closed: mine.length, confirmed }
    }),
  }
}

async function signalsOf(city: CityRecord, purpose: Purpose, doing: Doing) {
  const facts = await city.gunFacts(purpose, doing)
  if (!facts.ok) return facts
  const coverage = coverageOf(facts.value)
  const { asOf } = coverage
  const scan = await clustersOf(city, facts.value)
  const common = { coverage, scan }
  if (asOf === null) return ok({ ...common, week: null, series: 0, notEstimable: 0, signals: [] })
  return ok({ ...common, ...weekSignals(facts.value) })
}

/** What is computed now about the subject; nothing that a form sends is evidence. A finding that was begun keeps its own. */
async function evidenceFor(
  city: CityRecord,
  { kind, subject }: FindingStepRequest,
  purpose: Purpose,
  doing: Doing,
): Promise<Result<Readonly<Record<string, unknown>>>> {
  const begun = (await city.findings(kind, doing)).find(one => one.subject === subject)
  if (begun) return ok(begun.evidence)
  const none = () =>
    fail(
      problem('not-found', `There is no ${kind} ${JSON.stringify(subject.slice(0, 80))} now.`, {
        where: 'subject',
      }),
    )
  if (kind === 'signal') {
    const found = await signalsOf(city, purpose, doing)
    if (!found.ok) return found
    const { signals, scan } = found.value
    const one = [...signals, ...scan.clusters].find(signal => signal.subject === subject)
    return one ? ok({ ...one }) : none()
  }
  const rows = await gunRows(city, purpose, doing)
  if (!rows.ok) return rows
  const { records } = rows.value
  if (kind === 'lead') {
    const one = leadsOf(rows.value).find(lead => lead.subject === subject)
    return one ? ok({ ...one, indexVersion }) : none()
  }
  const pair = matched(records, []).doubtful.find(
    ({ a, b }) => matchSubject(records[a]?.key ?? '', records[b]?.key ?? '') === subject,
  )
  return pair ? ok({ confidence: pair.confidence }) : none()
}
