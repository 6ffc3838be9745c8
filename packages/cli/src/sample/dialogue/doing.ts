import { type Member, ProblemError, type Result, type WorkSeries } from '@understory/model'
import type { CityRecord } from '@understory/record'
import type { Desk } from '@understory/record/desk'
import type { SamplePlan } from '../plan.ts'
import { parties } from './wording.ts'

/** What an invented dialogue is made with: the doors that every city's has. */
export interface DialogueDoors {
  readonly city: CityRecord
  readonly desk: Desk
  readonly plan: SamplePlan
}

/** An id of no organisation that works in Understory: whoever is invited into the invented city is in none of its dialogues. */
export const org = '00000000-0000-7000-8000-000000000001'
const facilitator = (n: 1 | 2): Member => ({
  person: `sample-facilitator-${n}`,
  name: 'an invented facilitator',
  membership: null,
  role: 'facilitator',
  organisation: { id: org, name: parties.facilitator.name, kind: 'mediation-centre' },
  city: 'sample',
  endsOn: null,
  by: 'server-file',
  secondFactor: true,
})
export const byFirst = (now: Date) => ({ member: facilitator(1), now })
/** Whoever decides about what the first proposed. */
export const bySecond = (now: Date) => ({ member: facilitator(2), now })

/** The value, where nothing but a bug of the sample could have refused it. */
export function made<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new ProblemError(result.problem)
}

export function lastSession(series: WorkSeries, slug: string): string {
  const found = series.sessions.find(one => one.slug === slug)
  if (!found) throw new Error(`the series ${series.slug} has no session ${slug}`)
  return found.id
}
