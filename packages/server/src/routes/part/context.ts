import type { Publish } from '@understory/publish'
import type { Desk } from '@understory/record/desk'
import type { Context } from 'hono'
import type { SubmissionBudgets } from '../../submission-budgets.ts'

/** What routes where anyone takes part may do: read what is published, and add to the record through the desk. */
export interface PartContext {
  readonly publish: Publish
  readonly desk: Desk
  readonly defaultCity: () => Promise<string | null>
  /** 32 secret bytes: codes and addresses are kept as keyed hashes. Null where the house has none; then nothing that needs a code is taken. */
  readonly secret: Buffer | null
  readonly addressOf: (c: Context) => { readonly address: string }
  /** How much one address, or one code, may submit in an hour. */
  readonly budgets: SubmissionBudgets
  /** Hashes that a device makes to begin as an open voter. */
  readonly proofHashes?: { readonly min: number; readonly max: number } | undefined
  /** Something was handed in that answers show: what is kept of them is made anew. */
  readonly onTaken: () => void
  /** A quote was taken back: the house erases its words and says so in the public log. */
  readonly onWithdrawn: (city: string) => Promise<void>
  readonly now: () => Date
}
