import type { PublicCommitment, PublicStep } from './contract/commitments.ts'
import type { PlanItemLine } from './contract/plan-versions.ts'
import { type Day, dayNumber, dayOfNumber } from './day.ts'

/** What an owner owes about a promise: an answer, the thing itself, a word; or the day is near. In the order of what weighs most. */
export const duties = ['unanswered', 'overdue', 'silent', 'due-soon'] as const
export type Duty = (typeof duties)[number]

/** Days before the due day from which an owner is reminded. */
export const soon_days = 14
/** An owner is reminded of the same thing again after so many days. */
export const remindAgain_days = 7

/** What is owed about one promise today: what weighs most, or null. */
export function dutyOf({ state, late, terms }: PublicCommitment, today: Day): Duty | null {
  if (late.unanswered_days !== null) return 'unanswered'
  if (late.overdue_days !== null) return 'overdue'
  if (late.silent_days !== null) return 'silent'
  const left = dayNumber(terms.due) - dayNumber(today)
  const isOpen = state === 'accepted' || state === 'in-progress' || state === 'stalled'
  return isOpen && left >= 0 && left <= soon_days ? 'due-soon' : null
}

/** Days it is late by; for what is soon, the days that are left, below zero. */
export function dutyDays(one: PublicCommitment, duty: Duty, today: Day): number {
  const { late, terms } = one
  if (duty === 'unanswered') return late.unanswered_days ?? 0
  if (duty === 'overdue') return late.overdue_days ?? 0
  if (duty === 'silent') return late.silent_days ?? 0
  return dayNumber(today) - dayNumber(terms.due)
}

/** An action of which its owner said nothing for longer than it agreed to. */
export interface StaleAction {
  readonly item: PlanItemLine
  readonly days: number
}
/** Stale actions of a plan, longest first. */
export const staleActions = (items: readonly PlanItemLine[]): StaleAction[] =>
  items
    .flatMap(item => (item.stand?.stale_days ? [{ item, days: item.stand.stale_days }] : []))
    .toSorted((a, b) => b.days - a.days || (a.item.number < b.item.number ? -1 : 1))

export interface OwnerDuties {
  readonly owner: string
  readonly organisationId: string | null
  readonly items: readonly {
    readonly commitment: PublicCommitment
    readonly duty: Duty
    readonly days: number
  }[]
  readonly actions: readonly StaleAction[]
}

/** Who owes what, whoever owes most first. Nothing here was set by anybody: it follows from the days. */
export function owedBy(
  commitments: readonly PublicCommitment[],
  today: Day,
  stale: readonly StaleAction[] = [],
): OwnerDuties[] {
  const all = commitments.flatMap(commitment => {
    const duty = dutyOf(commitment, today)
    return duty === null ? [] : [{ commitment, duty, days: dutyDays(commitment, duty, today) }]
  })
  const keyOf = (owner: Owner): string => owner.organisationId ?? owner.name
  const promised = Map.groupBy(all, one => keyOf(one.commitment.terms.owner))
  const planned = Map.groupBy(stale, one => (one.item.owner ? keyOf(one.item.owner) : ''))
  const owners = new Map<string, Owner>()
  for (const { commitment } of all) owners.set(keyOf(commitment.terms.owner), commitment.terms.owner)
  for (const { item } of stale) if (item.owner) owners.set(keyOf(item.owner), item.owner)
  return [...owners]
    .map(([key, { name, organisationId }]) => ({
      owner: name,
      organisationId,
      actions: planned.get(key) ?? [],
      items: (promised.get(key) ?? []).toSorted(
        (a, b) =>
          duties.indexOf(a.duty) - duties.indexOf(b.duty) ||
          b.days - a.days ||
          a.commitment.no - b.commitment.no,
      ),
    }))
    .toSorted((a, b) => lateOf(b) - lateOf(a) || (a.owner < b.owner ? -1 : 1))
}
type Owner = PublicCommitment['terms']['owner']
const lateOf = ({ items, actions }: OwnerDuties): number =>
  items.filter(one => one.duty !== 'due-soon').length + actions.length

/** Lines of each part of the digest: together they fit one screen. */
export const digestLines = { changed: 6, late: 6, stale: 4, soon: 4 } as const

/** The day on which the week of a day begins: Monday. */
export const mondayOf = (day: Day): Day => {
  const number = dayNumber(day)
  // 1970-01-01 was a Thursday.
  return dayOfNumber(number - ((((number + 3) % 7) + 7) % 7))
}

export interface ChangedLine {
  readonly no: number
  readonly step: PublicStep
}
/** Steps of the seven days that end on a day, the newest first. */
export function changedIn(
  all: readonly { readonly no: number; readonly steps: readonly PublicStep[] }[],
  today: Day,
  dayOf: (at: string) => Day,
): ChangedLine[] {
  const from = dayOfNumber(dayNumber(today) - 6)
  return all
    .flatMap(({ no, steps }) => steps.map(step => ({ no, step })))
    .filter(({ step }) => dayOf(step.at) >= from && dayOf(step.at) <= today)
    .toSorted((a, b) => (a.step.at < b.step.at ? 1 : a.step.at > b.step.at ? -1 : b.step.seq - a.step.seq))
}
