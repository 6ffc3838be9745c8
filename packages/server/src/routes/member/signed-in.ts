import { createHash, timingSafeEqual } from 'node:crypto'
import {
  type Action,
  fail,
  type Member,
  may,
  ok,
  type Problem,
  problem,
  type Result,
  type SignedInBy,
} from '@understory/model'
import type { RecordStore } from '@understory/record'
import type { HatRow, People } from '@understory/record/people'
import { actingAs } from '../../auth/acting-as.ts'
import type { HouseAuth } from '../../auth/house-auth.ts'
import { needsSecondFactor } from '../../auth/steps.ts'

/** Whoever can read the server's own file: the commands of `./understory` on this machine. */
const operatorHere: Member = {
  person: 'operator',
  name: 'operator',
  membership: null,
  role: 'operator',
  organisation: null,
  city: null,
  endsOn: null,
  by: 'server-file',
  secondFactor: true,
}

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

const sameHash = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

export interface Known {
  readonly record: RecordStore
  readonly people: People
  readonly auth: HouseAuth | null
  readonly operatorToken?: string | undefined
  readonly now: () => Date
}

/** Who asks, and what their token may do at most; `null` scope is everything the role may. */
interface Caller {
  readonly member: Member
  readonly scope: readonly string[] | null
}

/**
 * Who this request is from, if they may do this: by bearer token (operator's own, a person's, a feed's), else by session
 * cookie and the hat that is worn. A role that needs a second factor opens nothing in a session that showed none.
 */
export async function callerOf(headers: Headers, action: Action, known: Known): Promise<Result<Member>> {
  const authorization = headers.get('authorization')
  const caller =
    authorization === null ? await bySession(headers, known) : await byToken(authorization, known)
  if (!caller.ok) return caller
  const { member, scope } = caller.value
  const decision = may(member.role, action)
  if (!decision.allowed)
    return fail(problem('not-allowed', `The role ${member.role} may not do this. ${decision.reason}`))
  if (scope !== null && !scope.includes(action))
    return fail(
      problem('not-allowed', `This token may not do this: ${action} is not in its scope.`, {
        where: 'Authorization',
        expected: `one of ${scope.join(', ')}`,
      }),
    )
  if (member.by === 'session' && !member.secondFactor && needsSecondFactor(member.role))
    return fail(secondFactorNeeded(member.role))
  return ok(member)
}

export const secondFactorNeeded = (role: string): Problem =>
  problem('second-factor-needed', `The role ${role} opens only with a second factor.`, {
    expected: 'an authenticator app or a passkey, set up and shown in this session',
  })

export const notSignedIn = (): Problem =>
  problem('not-signed-in', 'Nobody is signed in.', {
    expected: 'a session of /sign-in, or Authorization: Bearer TOKEN',
  })

export const memberOf = (hat: HatRow, by: SignedInBy, secondFactor: boolean): Member => ({
  person: hat.person,
  name: hat.personName,
  membership: hat.membership,
  role: hat.role,
  organisation: hat.organisation,
  city: hat.city,
  endsOn: hat.endsOn,
  by,
  secondFactor,
})

async function bySession(headers: Headers, known: Known): Promise<Result<Caller>> {
  const session = await known.auth?.sessionOf(headers)
  if (!session) return fail(notSignedIn())
  const hats = await known.people.hats(session.person.id, known.now())
  const acting = actingAs(headers, hats)
  if (!acting.ok) return acting
  const member = memberOf(acting.value, 'session', session.secondFactor !== null)
  return ok({ member, scope: null })
}

async function byToken(authorization: string, known: Known): Promise<Result<Caller>> {
  const token = /^Bearer ([\x21-\x7e]{8,512})$/i.exec(authorization)?.[1]
  if (!token) {
    return fail(
      problem('not-signed-in', 'The request carries no token.', {
        where: 'Authorization',
        expected: 'Authorization: Bearer TOKEN',
      }),
    )
  }
  const caller = await findCaller(hashToken(token), known)
  if (caller) return ok(caller)
  return fail(
    problem('not-signed-in', 'The token is not known, has run out or was taken back.', {
      where: 'Authorization',
    }),
  )
}

/** Only hashes are compared, in constant time. */
async function findCaller(hash: string, known: Known): Promise<Caller | null> {
  if (known.operatorToken && sameHash(hash, hashToken(known.operatorToken)))
    return { member: operatorHere, scope: null }
  const row = await known.record.findToken(hash)
  if (row && sameHash(hash, row.hash)) {
    const { role, city, label } = row
    const member: Member = {
      ...operatorHere,
      person: hash,
      name: label,
      role,
      city,
      by: 'token',
      secondFactor: false,
    }
    return { member, scope: null }
  }
  const personal = await known.people.personOfToken(hash, known.now())
  if (!personal) return null
  // The session that made it had shown the second factor that its role needs.
  const member = memberOf(personal.hat, 'token', needsSecondFactor(personal.hat.role))
  return { member, scope: personal.token.scope }
}
