import type { Organisation, Result } from '@understory/model'
import type { Kysely } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Engine } from '../engine/engine.ts'
import { engineOf } from '../store.ts'
import type { RecordStore } from '../types.ts'
import { acceptInvitation } from './accept.ts'
import { addresses } from './addresses.ts'
import { attemptSpender, purgeAttempts, refundAttempt } from './attempts.ts'
import { identityDatabase } from './identity-database.ts'
import {
  confirmInvitation,
  invitationByHash,
  invitations,
  invite,
  openFirstLink,
  somebodyIn,
  withdrawInvitation,
} from './invitations.ts'
import { asKeeper } from './keeper.ts'
import { chooseLetters, letterChoice } from './letter-choice.ts'
import { endRole, hat, hats, members, operators } from './memberships.ts'
import { makeOrganisation, organisations } from './organisations.ts'
import { keepLetter, letters } from './outbox.ts'
import { personalTokens, personOfToken, revokePersonalToken, savePersonalToken } from './personal-tokens.ts'

/** First parameter left away: the engine is bound. */
type Bound<F> = F extends (engine: Engine, ...rest: infer R) => infer T ? (...rest: R) => T : never

/** Who may come in and as what. Every write has its event in the same transaction; `actor` is a person's id or `operator`. */
export interface People {
  /** For the sign-in library alone. */
  readonly identity: Kysely<unknown>
  newId(): string
  organisations(): Promise<Organisation[]>
  makeOrganisation(wanted: Omit<Organisation, 'id'>, actor: string): Promise<Result<Organisation>>
  readonly hats: Bound<typeof hats>
  readonly hat: Bound<typeof hat>
  readonly members: Bound<typeof members>
  readonly operators: Bound<typeof operators>
  /** Where letters to people in some roles go: for the post alone. */
  readonly addresses: Bound<typeof addresses>
  readonly letterChoice: Bound<typeof letterChoice>
  readonly chooseLetters: Bound<typeof chooseLetters>
  readonly endRole: Bound<typeof endRole>
  readonly invite: Bound<typeof invite>
  readonly invitations: Bound<typeof invitations>
  readonly invitationByHash: Bound<typeof invitationByHash>
  readonly confirmInvitation: Bound<typeof confirmInvitation>
  readonly withdrawInvitation: Bound<typeof withdrawInvitation>
  readonly openFirstLink: Bound<typeof openFirstLink>
  readonly acceptInvitation: Bound<typeof acceptInvitation>
  personByEmail(email: string): Promise<{ id: string; name: string } | null>
  /** Whether anybody has ever been let in. */
  somebody(): Promise<boolean>
  readonly keepLetter: Bound<typeof keepLetter>
  readonly letters: Bound<typeof letters>
  readonly spendAttempt: ReturnType<typeof attemptSpender>
  readonly refundAttempt: Bound<typeof refundAttempt>
  readonly purgeAttempts: Bound<typeof purgeAttempts>
  readonly savePersonalToken: Bound<typeof savePersonalToken>
  readonly personalTokens: Bound<typeof personalTokens>
  readonly revokePersonalToken: Bound<typeof revokePersonalToken>
  readonly personOfToken: Bound<typeof personOfToken>
}

export function peopleOf(store: RecordStore): People {
  const engine = engineOf(store)
  return {
    identity: identityDatabase(engine),
    newId: () => uuidv7(),
    organisations: () => organisations(engine),
    makeOrganisation: (wanted, actor) => makeOrganisation(engine, wanted, actor),
    hats: (person, now) => hats(engine, person, now),
    hat: (membership, now) => hat(engine, membership, now),
    members: (page, now) => members(engine, page, now),
    operators: now => operators(engine, now),
    addresses: (asked, now) => addresses(engine, asked, now),
    letterChoice: person => letterChoice(engine, person),
    chooseLetters: (person, choice, now) => chooseLetters(engine, person, choice, now),
    endRole: (end, actor) => endRole(engine, end, actor),
    invite: (wanted, actor) => invite(engine, wanted, actor),
    invitations: (now, limit) => invitations(engine, now, limit),
    invitationByHash: (hash, now) => invitationByHash(engine, hash, now),
    confirmInvitation: (id, link, actor, now) => confirmInvitation(engine, id, link, actor, now),
    withdrawInvitation: (id, actor) => withdrawInvitation(engine, id, actor),
    openFirstLink: (hash, expiresAt) => openFirstLink(engine, hash, expiresAt),
    acceptInvitation: (hash, by, now) => acceptInvitation(engine, hash, by, now),
    personByEmail: email =>
      asKeeper(engine, 'record', 'find a person', async ({ db }) => {
        const found = db.selectFrom('understory.person').select(['id', 'name'])
        return (await found.where('email', '=', email.toLowerCase()).executeTakeFirst()) ?? null
      }),
    somebody: () => asKeeper(engine, 'record', 'first run', somebodyIn),
    keepLetter: letter => keepLetter(engine, letter),
    letters: (page, actor) => letters(engine, page, actor),
    spendAttempt: attemptSpender(engine),
    refundAttempt: (spent, now) => refundAttempt(engine, spent, now),
    purgeAttempts: (now, keep) => purgeAttempts(engine, now, keep),
    savePersonalToken: (one, token) => savePersonalToken(engine, one, token),
    personalTokens: person => personalTokens(engine, person),
    revokePersonalToken: (person, id) => revokePersonalToken(engine, person, id),
    personOfToken: (hash, now) => personOfToken(engine, hash, now),
  }
}
