import {
  type Bilingual,
  type Day,
  dayNumber,
  dayOfNumber,
  type IndicatorTerms,
  type Member,
  monthNumber,
  monthOfNumber,
  ok,
  type PlanTerms,
  planTermsShape,
  type Result,
  readPlanText,
} from '@understory/model'
import type { CityRecord } from '@understory/record'
import { type SamplePlan, strategyStart } from './plan.ts'
import { counted, countedByTheHouse, newerPlan, olderPlan, saidOfActions } from './starter-plan-texts.ts'

/** The office that acts for owners which do not work in Understory. */
export const sampleOffice: Member = {
  person: 'sample-office',
  name: 'an invented office',
  membership: null,
  role: 'office',
  organisation: {
    id: '00000000-0000-7000-8000-000000000000',
    name: 'Office of Safety of Alder City',
    kind: 'office',
  },
  city: 'sample',
  endsOn: null,
  by: 'server-file',
  secondFactor: true,
}
const noon = (day: Day) => new Date(`${day}T17:00:00Z`)

/** The two versions: the newer begins when the strategy of Harbor does, the older three years before. */
export function starterPlans(plan: SamplePlan): readonly { slug: string; terms: PlanTerms }[] {
  const from = strategyStart(plan)
  const year = Number(from.slice(0, 4))
  return [
    {
      slug: String(year - 3),
      terms: termsOf(olderPlan, `${year - 3}-07-01`, dayOfNumber(dayNumber(from) - 1), {
        en: 'A safer Alder City',
        es: 'Una Alder City más segura',
      }),
    },
    {
      slug: String(year),
      terms: termsOf(newerPlan, from, null, {
        en: 'A safer Alder City, with its residents',
        es: 'Una Alder City más segura, con sus vecinos',
      }),
    },
  ]
}

function termsOf(text: string, from: Day, to: Day | null, title: Bilingual): PlanTerms {
  const { lines, moves, faults } = readPlanText(text)
  if (faults[0]) throw new Error(`line ${faults[0].line} of the starter plan: ${faults[0].text}`)
  return planTermsShape.parse({ title, from, to, lines, moves })
}

/** Makes the invented plan once, through the same door as a real one: two versions, and what was said of the actions of the newer one. */
export async function makeStarterPlan(city: CityRecord, plan: SamplePlan): Promise<Result<null>> {
  const doing = (day: Day) => ({ member: sampleOffice, now: noon(day) })
  const { versions } = city.plan
  if ((await versions.list(doing(plan.asOf))).length > 0) return ok(null)
  for (const one of starterPlans(plan)) {
    const at = doing(one.terms.from)
    const written = await versions.write(one, at)
    if (!written.ok) return written
    const published = await versions.publish(one.slug, { read: written.value.read }, at)
    if (!published.ok) return published
  }
  const actions = new Map((await versions.actions(doing(plan.asOf))).map(one => [one.number, one.id]))
  const said = new Map<string, number>()
  for (const [number, status, daysBefore, text] of saidOfActions) {
    const read = said.get(number) ?? 0
    said.set(number, read + 1)
    const words = text === undefined ? null : { text, language: 'en' as const }
    const at = doing(dayOfNumber(dayNumber(plan.asOf) - daysBefore))
    const updated = await versions.update(actions.get(number) ?? '', { read, status, words }, at)
    if (!updated.ok) return updated
  }
  return makeMeasures(city, plan)
}

/** Fewer people shot, 15 % a year, and fewer armed robberies; the baseline is the three years before the plan in force. */
export function starterIndicators(plan: SamplePlan): readonly { item: string; terms: IndicatorTerms }[] {
  const start = monthNumber(strategyStart(plan).slice(0, 7))
  const target = {
    baselineFrom: monthOfNumber(start - 36),
    baselineTo: monthOfNumber(start - 1),
    until: monthOfNumber(start + 35),
  }
  const shared = { better: 'fewer', settling_months: 1, district: null } as const
  return [
    {
      item: '1.1',
      terms: {
        ...{ ...shared, measure: 'victims', kinds: ['homicide', 'shooting'] },
        title: { en: 'People killed or shot', es: 'Personas muertas o heridas de bala' },
        target: { ...target, perYear: -0.15 },
      },
    },
    {
      item: '1.1',
      terms: {
        ...{ ...shared, measure: 'victims', kinds: ['homicide', 'shooting'], district: 'harbor' },
        title: { en: 'People killed or shot in Harbor', es: 'Personas muertas o heridas de bala en Harbor' },
        target: { ...target, perYear: -0.15 },
      },
    },
    {
      item: '4.1',
      terms: {
        ...{ ...shared, measure: 'incidents', kinds: ['robbery'] },
        title: { en: 'Robberies', es: 'Robos con violencia' },
        target: { ...target, perYear: -0.08 },
      },
    },
    {
      item: '4.1',
      terms: {
        ...{ ...shared, measure: 'incidents', kinds: ['common-assault'] },
        title: { en: 'Fights and beatings', es: 'Peleas y golpes' },
        target: { ...target, perYear: -0.1 },
      },
    },
  ]
}

/** Indicators with their targets on the first day of the plan in force, and what programs counted. */
async function makeMeasures(city: CityRecord, plan: SamplePlan): Promise<Result<null>> {
  const { versions, measures } = city.plan
  const begin = { member: sampleOffice, now: noon(strategyStart(plan)) }
  const items = new Map((await versions.inForce(begin)).map(one => [one.number, one.id]))
  for (const { item, terms } of starterIndicators(plan)) {
    const made = await measures.write({ item: items.get(item) ?? '', kind: 'indicator', terms }, begin)
    if (!made.ok) return made
  }
  const last = monthNumber(plan.asOf.slice(0, 7))
  for (const { item, kind, title, unit, owner, source, values } of counted) {
    const terms = { title, unit, owner: { name: owner, organisationId: null }, counted: null }
    const made = await measures.write({ item: items.get(item) ?? '', kind, terms }, begin)
    if (!made.ok) return made
    for (const [i, [before, value]] of values.entries()) {
      const month = monthOfNumber(last - before)
      const at = { member: sampleOffice, now: noon(`${monthOfNumber(last - before + 1)}-03`) }
      const typed = await measures.addValue(made.value.id, { read: i + 1, month, value, source }, at)
      if (!typed.ok) return typed
    }
  }
  for (const { item, kind, title, unit, owner, counted } of countedByTheHouse) {
    const terms = { title, unit, owner: { name: owner, organisationId: null }, counted }
    const made = await measures.write({ item: items.get(item) ?? '', kind, terms }, begin)
    if (!made.ok) return made
  }
  return ok(null)
}
