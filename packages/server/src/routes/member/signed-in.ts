import { createHash, timingSafeEqual } from 'node:crypto'
import {
  fail,
  type IncidentAction,
  mayIncidents,
  ok,
  problem,
  type Result,
  type Role,
} from '@understory/model'
import type { RecordStore } from '@understory/record'

/** Who sent a request. `city` null is every city. */
export interface Caller {
  readonly role: Role
  readonly city: string | null
  readonly label: string
}

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

const sameHash = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** Who the bearer token belongs to, if they may do this. Only hashes are compared, in constant time. */
export async function callerOf(
  authorization: string | undefined,
  action: IncidentAction,
  known: { readonly record: RecordStore; readonly operatorToken?: string | undefined },
): Promise<Result<Caller>> {
  const token = /^Bearer ([\x21-\x7e]{8,512})$/i.exec(authorization ?? '')?.[1]
  if (!token) {
    return fail(
      problem('not-signed-in', 'The request carries no token.', {
        where: 'Authorization',
        expected: 'Authorization: Bearer TOKEN',
      }),
    )
  }
  const caller = await findCaller(hashToken(token), known)
  if (!caller) {
    return fail(
      problem('not-signed-in', 'The token is not known, has run out or was taken back.', {
        where: 'Authorization',
      }),
    )
  }
  const decision = mayIncidents(caller.role, action)
  if (decision.allowed) return ok(caller)
  return fail(problem('not-allowed', `The role ${caller.role} may not do this. ${decision.reason}`))
}

async function findCaller(
  hash: string,
  known: { readonly record: RecordStore; readonly operatorToken?: string | undefined },
): Promise<Caller | null> {
  if (known.operatorToken && sameHash(hash, hashToken(known.operatorToken)))
    return { role: 'operator', city: null, label: 'operator' }
  const row = await known.record.findToken(hash)
  return row && sameHash(hash, row.hash) ? { role: row.role, city: row.city, label: row.label } : null
}
