import { type Member, type Organisation, ProblemError, type Result, type WorkSeries } from '@understory/model'
import type { CityRecord } from '@understory/record'
import type { Desk } from '@understory/record/desk'
import type { SamplePlan } from '../plan.ts'

/** Two people of the organisation that facilitates, each at an instant. */
export interface Facilitators {
  readonly org: string
  readonly byFirst: (now: Date) => Doing
  /** Whoever decides about what the first proposed. */
  readonly bySecond: (now: Date) => Doing
}
/** What an invented dialogue is made with: the doors that every city's has. */
export interface DialogueDoors extends Facilitators {
  readonly city: CityRecord
  readonly desk: Desk
  readonly plan: SamplePlan
}
export interface Doing {
  readonly member: Member
  readonly now: Date
}

export function facilitatorsOf(centre: Organisation): Facilitators {
  const facilitator = (n: 1 | 2): Member => ({
    person: `sample-facilitator-${n}`,
    name: 'an invented facilitator',
    membership: null,
    role: 'facilitator',
    organisation: centre,
    city: 'sample',
    endsOn: null,
    by: 'server-file',
    secondFactor: true,
  })
  return {
    org: centre.id,
    byFirst: now => ({ member: facilitator(1), now }),
    bySecond: now => ({ member: facilitator(2), now }),
  }
}

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
