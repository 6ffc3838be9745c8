import * as z from 'zod'
import { bilingualShape } from './bilingual.ts'
import { type Day, dayNumber, isDay } from './day.ts'
import { dialoguePartyShape, slugShape } from './dialogue.ts'
import type { CrowdVerdict, VerdictAnswer } from './verdict.ts'

/** Where a commitment stands. `delivered` is what its owner says. Late and silent are computed from days and are no states. Append only. */
export const commitmentStates = [
  'proposed',
  'accepted',
  'declined',
  'in-progress',
  'stalled',
  'delivered',
] as const
export type CommitmentState = (typeof commitmentStates)[number]

/** What can be done to one, each a step that stays. Append only. */
export const stepKinds = [
  ...commitmentStates,
  'reworded',
  'due-moved',
  'handed-over',
  'evidence',
  'reviewed',
  'judged',
] as const
export type StepKind = (typeof stepKinds)[number]
/** Steps that whoever owns it takes. */
export const ownerSteps = [
  'accepted',
  'declined',
  'in-progress',
  'stalled',
  'delivered',
  'due-moved',
  'handed-over',
] as const satisfies readonly StepKind[]
export type OwnerStep = (typeof ownerSteps)[number]

/** What shows that something was done. Append only. */
export const evidenceKinds = [
  'document',
  'photo',
  'data',
  'contract',
  'budget',
  'visit',
  'testimony',
  'other',
] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

/** Where a commitment came from. Append only. */
export const originKinds = [
  'theme',
  'recommendation',
  'note-release',
  'statement',
  'review',
  'plan',
  'other',
] as const
export type OriginKind = (typeof originKinds)[number]

export const dayShape = z.string().refine(isDay, 'a day, YYYY-MM-DD')
/** A path of this site, or an address. */
export const referenceShape = z
  .string()
  .trim()
  .max(500)
  .regex(/^(https?:\/\/[\x21-\x7e]+|\/(?!\/)[\x21-\x7e]*)$/, 'a path of this site, or an http(s) address')
/** Words in the language they were written in. */
export const writtenShape = z.strictObject({
  text: z.string().trim().min(10, 'at least ten characters').max(1_000),
  language: z.enum(['en', 'es']),
})
export type Written = z.infer<typeof writtenShape>

export const originShape = z.strictObject({
  kind: z.enum(originKinds),
  /** Where it can be read; null where it stands in no public place. */
  reference: referenceShape.nullable().default(null),
  /** Address of the dialogue series it comes from: its people judge apart. */
  series: slugShape.nullable().default(null),
  /** What was said, asked for or found. */
  words: bilingualShape(800),
})
export type Origin = z.infer<typeof originShape>

/** What is undertaken. Once it is accepted, neither the words nor the test change any more. */
export const commitmentTermsShape = z.strictObject({
  what: bilingualShape(300),
  /** How anybody will be able to tell that it was kept; written before it is accepted. */
  test: bilingualShape(500),
  owner: dialoguePartyShape,
  due: dayShape,
  /** Last day on which its owner answers: accepts, or declines with a reason. */
  answerBy: dayShape,
  /** The owner writes something at least so often. */
  updateEvery_days: z.int().min(7).max(366).default(60),
  /** So many days residents judge it, from the day it is claimed or the day after it is due. */
  judgeFor_days: z.int().min(14).max(366).default(90),
  /** In whole units of the currency (ISO 4217); null where it is not known, which is not nothing. */
  cost: z
    .strictObject({
      amount: z.int().min(0).max(1e12),
      currency: z.string().regex(/^[A-Z]{3}$/, 'three letters, such as USD'),
    })
    .nullable()
    .default(null),
  /** Slug of the district it is for; null for the whole city. */
  district: z.string().max(120).nullable().default(null),
  origin: originShape,
  /** The item of the plan that it is a part of, by the id that stays when numbers change; null for none. */
  planItem: z.uuid().nullable().default(null),
})
export type CommitmentTerms = z.infer<typeof commitmentTermsShape>

/** What a step holds besides who and when. */
export interface StepContent {
  readonly terms?: CommitmentTerms | undefined
  readonly words?: Written | undefined
  readonly due?: Day | undefined
  readonly owner?: CommitmentTerms['owner'] | undefined
  readonly verdict?: VerdictAnswer | undefined
  readonly tally?: readonly CrowdVerdict[] | undefined
}
/** Who took a step: in which role, and for which organisation. */
export interface StepTaker {
  readonly role: string
  readonly organisation: { readonly id: string } | null
}
export interface Step {
  readonly seq: number
  readonly kind: StepKind
  readonly by: StepTaker
  readonly content: StepContent
  readonly at: string
}

/** Steps that must say why. */
export const needsWords = (kind: StepKind, before: CommitmentState | null): boolean =>
  kind === 'declined' ||
  kind === 'stalled' ||
  kind === 'due-moved' ||
  kind === 'handed-over' ||
  kind === 'reviewed' ||
  (before === 'delivered' && kind === 'in-progress')

const follows: Readonly<Record<CommitmentState, readonly StepKind[]>> = {
  proposed: ['reworded', 'accepted', 'declined', 'handed-over', 'evidence'],
  declined: ['reworded'],
  accepted: [
    'in-progress',
    'stalled',
    'delivered',
    'due-moved',
    'handed-over',
    'evidence',
    'reviewed',
    'judged',
  ],
  'in-progress': [
    'in-progress',
    'stalled',
    'delivered',
    'due-moved',
    'handed-over',
    'evidence',
    'reviewed',
    'judged',
  ],
  stalled: [
    'in-progress',
    'stalled',
    'delivered',
    'due-moved',
    'handed-over',
    'evidence',
    'reviewed',
    'judged',
  ],
  delivered: ['in-progress', 'evidence', 'reviewed', 'judged'],
}
/** What may be done next. */
export const nextSteps = (state: CommitmentState): readonly StepKind[] => follows[state]

const isState = (kind: StepKind): kind is CommitmentState =>
  (commitmentStates as readonly string[]).includes(kind)

/** What a commitment is now, out of its steps in order. Throws where the first does not propose: that is no commitment. */
export interface Standing {
  readonly terms: CommitmentTerms
  readonly state: CommitmentState
  /** When it came into this state. */
  readonly since: string
  /** The day that was promised first. */
  readonly firstDue: Day
  readonly claimedAt: string | null
  /** When whoever owned it at that moment last wrote anything; before the owner's first word, when it was proposed. */
  readonly lastWordAt: string
}
export function standingOf(steps: readonly Step[]): Standing {
  const [first] = steps
  if (!first?.content.terms) throw new Error('the first step of a commitment proposes it, with its terms')
  let { terms } = first.content
  let state: CommitmentState = 'proposed'
  let firstDue = terms.due
  const marks: Pick<{ -readonly [K in keyof Standing]: Standing[K] }, 'since' | 'lastWordAt' | 'claimedAt'> =
    {
      since: first.at,
      lastWordAt: first.at,
      claimedAt: null,
    }
  for (const { kind, content, at, by } of steps) {
    const isOwners = kind !== 'reviewed' && kind !== 'judged' && movesFor(terms.owner, by)
    if (content.terms) {
      terms = content.terms
      firstDue = terms.due
    }
    if (kind === 'due-moved' && content.due) terms = { ...terms, due: content.due }
    if (kind === 'handed-over' && content.owner) terms = { ...terms, owner: content.owner }
    const next: CommitmentState = kind === 'reworded' ? 'proposed' : isState(kind) ? kind : state
    if (next !== state) {
      marks.since = at
      marks.claimedAt = next === 'delivered' ? at : null
    }
    state = next
    if (isOwners) marks.lastWordAt = at
  }
  return { terms, state, firstDue, ...marks }
}

/** What the day makes of it: days past each promise, null where nothing is late. */
export interface Lateness {
  /** Days past the due day, while nobody claims that it was delivered. */
  readonly overdue_days: number | null
  /** Days past the day by which its owner writes something, at the latest. */
  readonly silent_days: number | null
  /** Days past the day by which a proposal is answered. */
  readonly unanswered_days: number | null
  /** Days between the due day and the claim, where the claim came later. */
  readonly claimedLate_days: number | null
}
/** `dayOf` gives the city-local day of an instant. */
export function latenessOf(one: Standing, today: Day, dayOf: (at: string) => Day): Lateness {
  const past = (limit: Day, on: Day): number | null => {
    const days = dayNumber(on) - dayNumber(limit)
    return days > 0 ? days : null
  }
  const isOpen = one.state === 'accepted' || one.state === 'in-progress' || one.state === 'stalled'
  const quiet = dayNumber(today) - dayNumber(dayOf(one.lastWordAt)) - one.terms.updateEvery_days
  return {
    overdue_days: isOpen ? past(one.terms.due, today) : null,
    silent_days: isOpen && quiet > 0 ? quiet : null,
    unanswered_days: one.state === 'proposed' ? past(one.terms.answerBy, today) : null,
    claimedLate_days: one.claimedAt === null ? null : past(one.terms.due, dayOf(one.claimedAt)),
  }
}

/** Whose move it is: the owner's, for whoever works for that organisation; for one that does not work here, the office's. */
export const movesFor = (owner: CommitmentTerms['owner'], member: StepTaker): boolean =>
  owner.organisationId === null ? member.role === 'office' : member.organisation?.id === owner.organisationId
