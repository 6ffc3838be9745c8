import { fail, type OwnSession, ok, problem, type Result } from '@understory/model'
import type { OwnRequest } from './change-factor.ts'
import type { StepDone } from './steps.ts'

/** As the record keeps a session; the token never leaves. */
interface Kept {
  readonly id: string
  readonly token: string
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly userAgent?: string | null
  readonly madeBy?: string | null
  readonly secondFactor?: string | null
}

async function keptSessions({ auth, session }: OwnRequest): Promise<Kept[]> {
  const { internalAdapter } = await (await auth.library()).$context
  return (await internalAdapter.listSessions(session.person.id)) as Kept[]
}

/** Where a person is signed in, newest first: since when, until when, how, and by which browser as it calls itself. */
export async function listOwnSessions(request: OwnRequest): Promise<OwnSession[]> {
  const kept = await keptSessions(request)
  return kept
    .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
    .map(({ id, token, createdAt, expiresAt, userAgent, secondFactor }) => ({
      id,
      startedAt: createdAt.toISOString(),
      endsAt: expiresAt.toISOString(),
      browser: userAgent?.slice(0, 200) ?? null,
      secondFactor: (secondFactor ?? null) !== null,
      current: token === request.session.token,
    }))
}

/** Ends one other session of this person, at once and on the server. */
export async function endOwnSession(request: OwnRequest, id: string): Promise<Result<StepDone>> {
  const other = (await keptSessions(request)).find(
    one => one.id === id && one.token !== request.session.token,
  )
  if (!other) return fail(problem('not-found', 'You have no other session like this.', { where: 'id' }))
  await request.auth.endSession(other.token)
  return ok({ answer: {}, cookies: [] })
}

/** Ends every session of this person but the one that asks. */
export async function endOtherSessions(request: OwnRequest): Promise<Result<StepDone>> {
  for (const { token } of await keptSessions(request))
    if (token !== request.session.token) await request.auth.endSession(token)
  return ok({ answer: {}, cookies: [] })
}
