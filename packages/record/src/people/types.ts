import type { Day, Organisation, Role, SeparationName } from '@understory/model'

/** A person in one role: one hat. */
export interface HatRow {
  readonly membership: string
  readonly person: string
  readonly personName: string
  readonly role: Role
  readonly organisation: Organisation | null
  readonly city: string | null
  readonly startsOn: Day
  readonly endsOn: Day | null
  readonly endedAt: string | null
  readonly why: string
  /** Name of whoever made it, or `operator` for the server's own machine. */
  readonly madeBy: string
  /** Begun, not past its last day, not ended. A day ends at midnight of the city; without a city, of the first that reaches it. */
  readonly holds: boolean
  /** Whether the person has set up an authenticator app or a passkey. */
  readonly hasSecondFactor: boolean
}

/** An invitation as kept, without its link. */
export interface InvitationRow {
  readonly id: string
  readonly email: string | null
  readonly name: string | null
  readonly role: Role
  readonly organisation: Organisation | null
  readonly city: string | null
  readonly startsOn: Day
  readonly endsOn: Day | null
  readonly why: string
  readonly invitedBy: string
  readonly expiresAt: string
  /** `waiting` until a second operator confirms it; its link works only then. */
  readonly state: 'open' | 'waiting' | 'accepted' | 'withdrawn' | 'expired'
  /** Rules for two of which it would give one person both halves. */
  readonly separations: readonly SeparationName[]
  readonly confirmedBy: string | null
  /** Why the role goes to an organisation where it is unusual. */
  readonly unusualWhy: string | null
  /** Id of whoever invited, or `operator`. */
  readonly invitedById: string
  /** A person with this address is there already. */
  readonly knownPerson: boolean
}

/** What an invitation is made of; `hash` is the SHA-256 of the link's token. */
export interface NewInvitation {
  readonly hash: string
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly organisation: string | null
  readonly city: string | null
  readonly startsOn: Day
  readonly endsOn: Day | null
  readonly why: string
  readonly unusualWhy: string | null
  readonly expiresAt: string
}

/** Who takes an invitation up: somebody new with a hashed password, or a person who is signed in. */
export type Acceptance =
  | { readonly name: string; readonly email: string; readonly passwordHash: string }
  | { readonly person: string }

/** A letter that waits for the operator. */
export interface LetterRow {
  readonly id: string
  readonly at: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly reason: string
}

export interface PersonalTokenRow {
  readonly id: string
  readonly person: string
  readonly membership: string
  readonly label: string
  readonly scope: readonly string[]
  readonly createdAt: string
  readonly expiresAt: string
  readonly revokedAt: string | null
}

/** How many attempts a key has at once, and after how long one of them comes back. */
export interface AttemptBudget {
  readonly burst: number
  readonly refill_s: number
}

/** One attempt, to be taken from the budget of a key. */
export interface Spending {
  readonly key: string
  readonly budget: AttemptBudget
}

/** What was taken; or nothing, and how long to wait. */
export interface AttemptSpent {
  readonly wait_s: number
  readonly spent: readonly Spending[]
}
