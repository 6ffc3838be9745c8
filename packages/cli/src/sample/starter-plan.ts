import {
  type Bilingual,
  type Day,
  dayNumber,
  dayOfNumber,
  type Member,
  ok,
  type PlanTerms,
  planTermsShape,
  type Result,
  readPlanText,
} from '@understory/model'
import type { CityRecord } from '@understory/record'
import { type SamplePlan, strategyStart } from './plan.ts'
import { newerPlan, olderPlan, saidOfActions } from './starter-plan-texts.ts'

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
  return ok(null)
}
