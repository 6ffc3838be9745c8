import * as z from 'zod'

/** What the custodian follows up: a signal of change, a lead, or a doubtful match of two rows. Append only: the position is the code. */
export const findingKinds = ['signal', 'lead', 'match'] as const
export type FindingKind = (typeof findingKinds)[number]

/** Where a finding stands. `new` is computed: nobody has taken a step yet. Append only. */
export const findingStates = ['new', 'opened', 'explained', 'closed'] as const
export type FindingState = (typeof findingStates)[number]

/** How a finding can end, by kind. A signal is a change of the world, of the reporting, of the data, or chance. */
export const findingOutcomes = {
  signal: ['real-change', 'reporting-change', 'data-error', 'chance'],
  lead: ['confirmed', 'referred', 'unfounded', 'not-enough-evidence'],
  match: ['same-firearm', 'different-firearms', 'cannot-tell'],
} as const satisfies Record<FindingKind, readonly string[]>
export type FindingOutcome = (typeof findingOutcomes)[FindingKind][number]
export const allFindingOutcomes = Object.values(findingOutcomes).flat() as FindingOutcome[]

/** Which state may follow which: opened, explained as often as needed, then closed for good. A match may be closed at once. */
export function mayFollow(kind: FindingKind, from: FindingState, to: FindingState): boolean {
  if (from === 'closed' || to === 'new') return false
  if (kind === 'match') return to === 'closed'
  if (from === 'new') return to === 'opened'
  return to === 'explained' || to === 'closed'
}

/** A step somebody takes. `note` says why; an outcome stands with `closed` alone. */
export const findingStepRequestShape = z
  .strictObject({
    kind: z.enum(findingKinds),
    subject: z.string().min(1).max(400),
    state: z.enum(['opened', 'explained', 'closed']),
    outcome: z
      .enum(allFindingOutcomes as [FindingOutcome, ...FindingOutcome[]])
      .nullable()
      .default(null),
    note: z.string().trim().min(5, 'say in a few words why').max(2_000),
  })
  .refine(step => (step.state === 'closed') === (step.outcome !== null), {
    message: 'An outcome stands with closed, and closed has one.',
    path: ['outcome'],
  })
  .refine(
    step => step.outcome === null || (findingOutcomes[step.kind] as readonly string[]).includes(step.outcome),
    {
      message: 'This outcome is not one of this kind.',
      path: ['outcome'],
    },
  )
export type FindingStepRequest = z.infer<typeof findingStepRequestShape>

export const findingStepShape = z.object({
  state: z.enum(findingStates),
  outcome: z.string().nullable(),
  note: z.string(),
  by: z.string(),
  at: z.string(),
})
export type FindingStep = z.infer<typeof findingStepShape>

/** A finding with the steps taken, oldest first, and what was known when the first was taken. */
export const findingShape = z.object({
  kind: z.enum(findingKinds),
  subject: z.string(),
  state: z.enum(findingStates),
  outcome: z.string().nullable(),
  evidence: z.record(z.string(), z.unknown()),
  steps: z.array(findingStepShape),
})
export type Finding = z.infer<typeof findingShape>

/** Counsel's decision on whether dealers are named outside of the custodian's wall. */
export const dealerNamingShape = z.object({
  named: z.boolean(),
  why: z.string(),
  by: z.string(),
  at: z.string(),
})
export type DealerNaming = z.infer<typeof dealerNamingShape>
export const decideNamingRequestShape = z.strictObject({
  named: z.boolean(),
  why: z.string().trim().min(10, 'give the reason in a sentence').max(2_000),
})
export type DecideNamingRequest = z.infer<typeof decideNamingRequestShape>
