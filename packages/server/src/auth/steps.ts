import { fail, ok, problem, type Result, type SignInNext, secondFactorRoles } from '@understory/model'
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

/** Failures that are free, and how long a key is closed after the next: doubling up to a quarter of an hour. */
export const backOffs = {
  account: { free: 5, first_s: 30, most_s: 900 },
  /** Many people can share an address. */
  address: { free: 30, first_s: 30, most_s: 900 },
  link: { free: 3, first_s: 60, most_s: 3600 },
}

export interface Key {
  readonly kind: keyof typeof backOffs
  readonly key: string
}

/** Counts an attempt under each key before it is made. Problem `too-many-requests` says how long to wait, for any account, real or not. */
export async function countAttempts(auth: HouseAuth, keys: readonly Key[], now: Date): Promise<Result<null>> {
  let wait_s = 0
  for (const { kind, key } of keys)
    wait_s = Math.max(wait_s, await auth.people.countAttempt(key, backOffs[kind], now))
  return wait_s === 0 ? ok(null) : fail(tooMany(wait_s))
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
