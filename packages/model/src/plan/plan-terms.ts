import * as z from 'zod'
import { bilingualShape } from '../bilingual.ts'
import { dayShape } from '../commitment.ts'
import { dialoguePartyShape } from '../dialogue.ts'

/** What a plan is made of, from the widest to the narrowest. */
export const planLevels = ['pillar', 'goal', 'action'] as const
export type PlanLevel = (typeof planLevels)[number]

/** How often the owner of an action says how it goes, and the days after which it is stale. Append only. */
export const planCadences = ['weekly', 'monthly', 'quarterly'] as const
export type PlanCadence = (typeof planCadences)[number]
export const cadence_days: Readonly<Record<PlanCadence, number>> = { weekly: 7, monthly: 31, quarterly: 92 }

/** `4` is a pillar, `4.1` one of its goals, `4.1.2` an action of that goal. */
export const planNumberShape = z
  .string()
  .regex(/^[1-9]\d{0,2}(\.[1-9]\d{0,2}){0,2}$/, 'a number such as 4, 4.1 or 4.1.2')
export const levelOf = (number: string): PlanLevel => planLevels[number.split('.').length - 1] ?? 'action'
/** The number above, null for a pillar. */
export const aboveOf = (number: string): string | null =>
  number.includes('.') ? number.slice(0, number.lastIndexOf('.')) : null
/** In the order of a table of contents: 4.2 before 4.10. */
export function byNumber(a: { readonly number: string }, b: { readonly number: string }): number {
  const [left, right] = [a.number.split('.').map(Number), b.number.split('.').map(Number)]
  const at = left.findIndex((part, i) => part !== right[i])
  return at === -1 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? 0)
}

/** The last part of the address of a version: its year, and a word where one year has two. */
export const planSlugShape = z
  .string()
  .regex(/^\d{4}(-[a-z0-9]{1,20})?$/, 'a year, such as 2026, or 2026-update')

/** One line of a plan as it is written. `was` is the number that the same item had in the version before. */
export const planLineShape = z.strictObject({
  number: planNumberShape,
  title: bilingualShape(300),
  words: bilingualShape(1_500).nullable().default(null),
  owner: dialoguePartyShape.nullable().default(null),
  cadence: z.enum(planCadences).nullable().default(null),
  was: planNumberShape.nullable().default(null),
})
export type PlanLine = z.infer<typeof planLineShape>

/** An item of the version before that has no line of its own any more: merged into one, or dropped (`into` null), with the reason. */
export const planMoveShape = z.strictObject({
  was: planNumberShape,
  into: planNumberShape.nullable(),
  reason: bilingualShape(500),
})
export type PlanMove = z.infer<typeof planMoveShape>

export const planTermsShape = z
  .strictObject({
    title: bilingualShape(200),
    /** First and last day in force; null where no end is set. */
    from: dayShape,
    to: dayShape.nullable().default(null),
    lines: z.array(planLineShape).min(1).max(1_000),
    moves: z.array(planMoveShape).max(1_000).default([]),
  })
  .superRefine((terms, context) => {
    for (const message of faultsOf(terms)) context.addIssue({ code: 'custom', message, path: ['lines'] })
  })
export type PlanTerms = z.infer<typeof planTermsShape>

type Checked = Pick<PlanTerms, 'from' | 'to' | 'lines' | 'moves'>
/** What is wrong inside of one version, whatever came before it. */
function* faultsOf({ from, to, lines, moves }: Checked): Generator<string> {
  if (to !== null && to < from) yield `The last day in force, ${to}, is before the first, ${from}.`
  const numbers = new Set<string>()
  for (const { number } of lines) {
    if (numbers.has(number)) yield `Number ${number} is given twice.`
    numbers.add(number)
  }
  for (const { number, owner } of lines) {
    const above = aboveOf(number)
    if (above !== null && !numbers.has(above)) yield `There is no ${above} above ${number}.`
    if (levelOf(number) === 'action' && owner === null) yield `Action ${number} has no owner.`
  }
  const told = new Set<string>()
  for (const was of [...lines.flatMap(one => one.was ?? []), ...moves.map(one => one.was)]) {
    if (told.has(was)) yield `What became of ${was} is said twice.`
    told.add(was)
  }
  for (const { was, into } of moves)
    if (into !== null && !numbers.has(into)) yield `${was} is merged into ${into}, which has no line.`
}
