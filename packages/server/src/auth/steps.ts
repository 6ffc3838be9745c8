import { problem, type SignInNext, secondFactorRoles } from '@understory/model'
import type { HouseAuth } from './house-auth.ts'

/** A session lasts a working day and is not prolonged. */
export const session_s = 12 * 3600
/** The city's identity provider, in the library's words. */
export const providerId = 'city'

/** What every step knows of its request. */
export interface StepRequest {
  readonly auth: HouseAuth
  readonly headers: Headers
  readonly address: string
  readonly now: Date
}

/** An answer of a step with the cookies it sets. */
export interface StepDone<T = unknown> {
  readonly answer: T
  readonly cookies: readonly string[]
}

export const tooMany = (wait_s: number) =>
  problem('too-many-requests', `Too many attempts; try again in ${wait_s} s.`, { expected: `${wait_s} s` })

/** What comes after a session was made: `set-up` or `code` where a role needs a second factor that was not shown. */
export async function nextStep(
  auth: HouseAuth,
  session: { person: string; secondFactor: boolean; hasTotp: boolean },
  now: Date,
): Promise<SignInNext> {
  if (session.secondFactor) return { next: 'done' }
  if (session.hasTotp) return { next: 'code' }
  const hats = await auth.people.hats(session.person, now)
  return { next: hats.some(hat => hat.holds && needsSecondFactor(hat.role)) ? 'set-up' : 'done' }
}

export const needsSecondFactor = (role: string): boolean =>
  (secondFactorRoles as readonly string[]).includes(role)

/** An answer of the library: whether it went well, what it says, the cookies it sets. */
export interface Said<T> {
  readonly ok: boolean
  readonly status: number
  readonly body: T
  readonly cookies: readonly string[]
}

export async function said<T>(answer: Promise<Response>): Promise<Said<Partial<T>>> {
  const response = await answer
  const body: unknown = await response.json().catch(() => ({}))
  return {
    ok: response.ok,
    status: response.status,
    body: (typeof body === 'object' && body !== null ? body : {}) as Partial<T>,
    cookies: response.headers.getSetCookie(),
  }
}

/** JSON with cookies, never stored. */
export function jsonWithCookies(value: unknown, cookies: readonly string[] = [], status = 200): Response {
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(JSON.stringify(value), { status, headers })
}
