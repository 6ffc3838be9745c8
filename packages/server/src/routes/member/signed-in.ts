import { createHash, timingSafeEqual } from 'node:crypto'
import { type Action, fail, type Member, may, ok, problem, type Result } from '@understory/model'
import type { RecordStore } from '@understory/record'

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

/** Who the bearer token belongs to, if they may do this. Only hashes are compared, in constant time. */
export async function callerOf(
  authorization: string | undefined,
  action: Action,
  known: { readonly record: RecordStore; readonly operatorToken?: string | undefined },
): Promise<Result<Member>> {
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
  const decision = may(caller.role, action)
  if (decision.allowed) return ok(caller)
  return fail(problem('not-allowed', `The role ${caller.role} may not do this. ${decision.reason}`))
}

async function findCaller(
  hash: string,
  known: { readonly record: RecordStore; readonly operatorToken?: string | undefined },
): Promise<Member | null> {
  if (known.operatorToken && sameHash(hash, hashToken(known.operatorToken))) return operatorHere
  const row = await known.record.findToken(hash)
  if (!row || !sameHash(hash, row.hash)) return null
  const { role, city, label } = row
  return { ...operatorHere, person: hash, name: label, role, city, by: 'token', secondFactor: false }
}
