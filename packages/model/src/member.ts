import type { Day } from './day.ts'
import type { Organisation } from './organisation.ts'
import type { Role } from './roles/roles.ts'

/** How somebody proved who they are. */
export type SignedInBy = 'session' | 'token' | 'server-file'

/**
 * A person acting in one of their roles. Every request of a signed-in person acts in exactly one role for one organisation,
 * so that each event and each access entry names the hat that was worn.
 */
export interface Member {
  /** UUID of the person; `operator` for commands on the server's own machine, the hash of a feed's token for feeds. */
  readonly person: string
  readonly name: string
  /** UUID of the membership; null where there is none (feeds, commands). */
  readonly membership: string | null
  readonly role: Role
  readonly organisation: Organisation | null
  /** Null is every city. */
  readonly city: string | null
  /** Last day on which the role holds, city-local. */
  readonly endsOn: Day | null
  readonly by: SignedInBy
  /** Whether a second factor or a passkey was shown in this session. */
  readonly secondFactor: boolean
}
