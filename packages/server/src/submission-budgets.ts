import { createHmac, randomBytes } from 'node:crypto'
import { readPaperCode } from '@understory/model'
import { createRateLimit, type RateLimit } from './rate-limit.ts'

/**
 * How many submissions without an account one holder may make in an hour. The holder is a network address, or the code that somebody submits
 * with: then a whole room behind one address is not one person.
 */
export const submissionBudgets = {
  /** Tickets and attempts to begin, of an address: a hall of people behind one address begins within the hour. */
  'voter-attempts': 4_000,
  /** New open voters of an address whose device worked for it. */
  'open-voters': 30,
  /** New open voters of an address without script: they waited instead. */
  'open-voters-without-script': 10,
  /** Votes of a voter. */
  votes: 2_000,
  /** Statements to show next, of a voter. */
  'next-statements': 6_000,
  /** Attempts to send a statement, of an address. */
  'statement-attempts': 600,
  /** Statements of an address, or of a voter who came with a code. */
  statements: 10,
  /** Messages of a telephone number. */
  'text-messages': 60,
  /** Reservations of an address. */
  reservations: 30,
  /** Uses of a code: a reservation, a consent card. */
  'code-uses': 60,
  /** Requests with a table pass. */
  'table-requests': 6_000,
  /** Answers about commitments, of an address or of a card: a library with a few dozen people is one address. */
  verdicts: 120,
} as const
export type SubmissionBudget = keyof typeof submissionBudgets

const hour_ms = 3_600_000
const maxHolders = 50_000

export type BudgetHolder = { readonly address: string } | { readonly code: string }
export interface SubmissionBudgets {
  /** Takes one from the budget of a holder: seconds to wait, or 0. */
  take(budget: SubmissionBudget, holder: BudgetHolder): number
}

/**
 * Budgets in memory. A holder is kept as a keyed hash, whose key is made anew with each start and is nowhere else. Codes are counted apart from
 * addresses: made-up codes, however many, push no address out.
 */
export function createSubmissionBudgets(options: {
  readonly now: () => number
  readonly perHour?: Partial<Record<SubmissionBudget, number>> | undefined
}): SubmissionBudgets {
  const key = randomBytes(32)
  const perHour = { ...submissionBudgets, ...options.perHour }
  const limits = new Map<string, RateLimit>()
  const limitOf = (budget: SubmissionBudget, kind: string): RateLimit => {
    const name = `${budget} ${kind}`
    const limit =
      limits.get(name) ??
      createRateLimit({
        perWindow: perHour[budget],
        window_ms: hour_ms,
        now: options.now,
        addresses: maxHolders,
      })
    limits.set(name, limit)
    return limit
  }
  const hash = (text: string): string => createHmac('sha256', key).update(text).digest('base64url')
  return {
    take: (budget, holder) =>
      'code' in holder
        ? limitOf(budget, 'code').take(hash(readPaperCode(holder.code) ?? holder.code))
        : limitOf(budget, 'address').take(hash(holder.address)),
  }
}
