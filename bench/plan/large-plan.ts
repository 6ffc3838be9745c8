import { join } from 'node:path'
import {
  type IncidentKind,
  incidentKinds,
  type Member,
  monthNumber,
  monthOfNumber,
  type PlanLine,
  type PlanMove,
  performanceKinds,
  planTermsShape,
  type Result,
} from '@understory/model'
import { type CityRecord, openRecord } from '@understory/record'
import type { Place } from '../machine/understory.ts'

export const size = { pillars: 4, goals: 20, actions: 150, measures: 300, indicators: 30 } as const

const office: Member = {
  person: 'bench-office',
  name: 'an invented office',
  membership: null,
  role: 'office',
  organisation: { id: '01900000-0000-7000-8000-000000000001', name: 'Office of Alder City', kind: 'office' },
  city: 'sample',
  endsOn: null,
  by: 'server-file',
  secondFactor: true,
}
const both = (en: string) => ({ en, es: `${en}, en español` })
const need = <T>(result: Result<T>): T => {
  if (result.ok) return result.value
  throw new Error(`${result.problem.code}: ${result.problem.detail}`)
}

/** Puts a plan of 4 pillars, 20 goals and 150 actions with 300 measures in the place of the starter plan of the invented city. */
export async function makeLargePlan({ data }: Place): Promise<void> {
  const store = await openRecord({ dataDir: join(data, 'record') })
  try {
    await plan(need(await store.city('sample')))
  } finally {
    await store.close()
  }
}

async function plan({ plan: { versions, measures } }: CityRecord): Promise<void> {
  const doing = { member: office, now: new Date() }
  const reason = both('a plan made for measuring')
  const moves: PlanMove[] = (await versions.inForce(doing)).map(one => ({
    ...{ was: one.number, into: null, reason },
  }))
  const title = both('A large plan')
  const terms = planTermsShape.parse({ title, from: '2026-01-01', lines: lines(), moves })
  const { slug, read } = need(await versions.write({ slug: '2030-bench', terms }, doing))
  need(await versions.publish(slug, { read }, doing))
  const items = await versions.inForce(doing)
  const goals = items.filter(one => one.level === 'goal')
  const last = monthNumber(doing.now.toISOString().slice(0, 7))
  for (let n = 0; n < size.measures; n++) {
    const item = goals[n % goals.length]?.id ?? ''
    if (n < size.indicators) {
      need(await measures.write({ item, kind: 'indicator', terms: indicator(n, last) }, doing))
      continue
    }
    const kind = performanceKinds[n % performanceKinds.length] ?? 'how-much'
    const about = { title: both(`Measure ${n}`), unit: both('people'), owner: owner(n), counted: null }
    const made = need(await measures.write({ item, kind, terms: about }, doing))
    const value = { month: monthOfNumber(last - 1), value: n, source: 'made up' }
    need(await measures.addValue(made.id, { read: 1, ...value }, doing))
  }
  for (const [n, one] of items.filter(each => each.level === 'action').entries())
    if (n % 3 > 0) {
      const words = { text: `How action ${one.number} goes, in a sentence or two.`, language: 'en' as const }
      need(await versions.update(one.id, { read: 0, status: 'in-progress', words }, doing))
    }
}

const owner = (n: number) => ({ name: `Agency ${n % 12} of Alder City`, organisationId: null })

function lines(): PlanLine[] {
  const line = (number: string, text: string, n: number | null): PlanLine => ({
    ...{ number, title: both(text), words: both(`${text}: what is meant by it, said in one sentence.`) },
    ...{ owner: n === null ? null : owner(n), cadence: n === null ? null : 'monthly', was: null },
  })
  const pillars = Array.from({ length: size.pillars }, (_, p) => line(String(p + 1), `Pillar ${p + 1}`, null))
  const goals = Array.from({ length: size.goals }, (_, g) => {
    const number = `${(g % size.pillars) + 1}.${Math.floor(g / size.pillars) + 1}`
    return line(number, `Goal ${number} of the city`, null)
  })
  const actions = Array.from({ length: size.actions }, (_, a) => {
    const number = `${goals[a % size.goals]?.number}.${Math.floor(a / size.goals) + 1}`
    return line(number, `Action ${number} that somebody owns`, a)
  })
  return [...pillars, ...goals, ...actions]
}

function indicator(n: number, last: number) {
  const first = incidentKinds[n % incidentKinds.length] ?? 'homicide'
  const second =
    incidentKinds[(n + 1 + Math.floor(n / incidentKinds.length)) % incidentKinds.length] ?? 'shooting'
  const kinds: IncidentKind[] = [...new Set([first, second])]
  const span = { baselineFrom: monthOfNumber(last - 50), baselineTo: monthOfNumber(last - 15) }
  const target = { ...span, until: monthOfNumber(last + 20), perYear: -0.1 }
  return {
    ...{ title: both(`Indicator ${n}`), measure: 'incidents' as const, kinds, district: null, target },
    ...{ better: 'fewer' as const, settling_months: 1 },
  }
}
