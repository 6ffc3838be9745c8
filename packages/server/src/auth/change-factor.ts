import { fail, ok, type Passkey, problem, type Result, type TotpSetUp } from '@understory/model'
import { encode } from 'uqr'
import { cookieJar } from '../pages/cookie-jar.ts'
import { countGuess } from './attempts.ts'
import { mayAddFactor } from './factor-rules.ts'
import type { Session } from './house-auth.ts'
import { passkeysOf, showItFirst } from './me.ts'
import { type StepDone, type StepRequest, said } from './steps.ts'
import { weakPassword } from './weak-password.ts'

/** A person asking from a session. */
export interface OwnRequest extends StepRequest {
  readonly session: Session
}

const wrongPassword = () =>
  fail(problem('not-allowed', 'The password is not right.', { where: 'password', expected: 'your password' }))

/** Guesses of a password from within a session count like those from outside. */
async function counted<T>(request: OwnRequest, work: () => Promise<Result<T>>): Promise<Result<T>> {
  const guess = await countGuess(request, 'password', request.session.person.email)
  if (!guess.ok) return guess
  const done = await work()
  if (done.ok) await guess.value()
  return done
}

/** Begins an authenticator app: its secret and the codes to write down. In force once a code of it was shown. */
export const beginTotp = (
  request: OwnRequest,
  { password }: { password: string },
): Promise<Result<StepDone<TotpSetUp>>> =>
  counted(request, async () => {
    const { auth, session, headers } = request
    const passkeys = (await passkeysOf(auth, headers)).length
    if (!mayAddFactor(session, { totp: session.hasTotp, passkeys })) return fail(showItFirst)
    const { api } = await auth.library()
    const jar = cookieJar(headers.get('cookie'))
    const now = new Headers(headers)
    if (session.hasTotp) {
      const off = await said(api.disableTwoFactor({ body: { password }, headers, asResponse: true }))
      if (!off.ok) return wrongPassword()
      jar.take(new Headers(off.cookies.map(one => ['set-cookie', one])))
      now.set('cookie', jar.header())
    }
    const on = await said<{ totpURI: string; backupCodes: string[] }>(
      api.enableTwoFactor({ body: { password }, headers: now, asResponse: true }),
    )
    if (!on.ok || !on.body.totpURI) return wrongPassword()
    const uri = on.body.totpURI
    const answer = {
      uri,
      secret: new URL(uri).searchParams.get('secret') ?? '',
      ...qrOf(uri),
      backupCodes: on.body.backupCodes ?? [],
    }
    return ok({ answer, cookies: [...jar.set(), ...on.cookies] })
  })

function qrOf(text: string): { qrPath: string; qrSize: number } {
  const { data, size } = encode(text, { border: 2 })
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { qrPath: dark.join(''), qrSize: size }
}

/** Shows a code of the new app; from here it is in force, and the session is a new one that carries it. */
export async function confirmTotp(
  request: OwnRequest,
  { code }: { code: string },
): Promise<Result<StepDone>> {
  const { auth, session, headers } = request
  const guess = await countGuess(request, 'code', session.person.email)
  if (!guess.ok) return guess
  const { api } = await auth.library()
  const body = { code: code.replaceAll(' ', '') }
  const done = await said(api.verifyTOTP({ body, headers, asResponse: true }))
  if (!done.ok)
    return fail(
      problem('not-allowed', 'The code is not right.', {
        where: 'code',
        expected: 'the six digits the app shows now',
      }),
    )
  await guess.value()
  return ok({ answer: {}, cookies: done.cookies })
}

/** New written codes; the old ones are void. */
export const newBackupCodes = (
  request: OwnRequest,
  { password }: { password: string },
): Promise<Result<StepDone>> =>
  counted(request, async () => {
    const { auth, session, headers } = request
    if (session.secondFactor === null) return fail(showItFirst)
    const { api } = await auth.library()
    const done = await said<{ backupCodes: string[] }>(
      api.generateBackupCodes({ body: { password }, headers, asResponse: true }),
    )
    if (!done.ok) return wrongPassword()
    return ok({ answer: { backupCodes: done.body.backupCodes ?? [] }, cookies: done.cookies })
  })

/** Changes the password and ends every other session of the person. */
export async function changePassword(
  request: OwnRequest,
  { current, wanted }: { current: string; wanted: string },
): Promise<Result<StepDone>> {
  const { auth, session, headers, now } = request
  const memberships = await auth.people.hats(session.person.id, now)
  const about = memberships.flatMap(one => [one.organisation?.name ?? '', one.city ?? ''])
  const weak = await weakPassword(wanted, [session.person.name, session.person.email, ...about], 'wanted')
  if (weak) return fail(weak)
  return await counted(request, async () => {
    const hasFactor = session.hasTotp || (await passkeysOf(auth, headers)).length > 0
    if (hasFactor && session.secondFactor === null) return fail(showItFirst)
    const { api } = await auth.library()
    const body = { currentPassword: current, newPassword: wanted, revokeOtherSessions: true }
    const done = await said(api.changePassword({ body, headers, asResponse: true }))
    return done.ok ? ok({ answer: {}, cookies: done.cookies }) : wrongPassword()
  })
}

export async function listPasskeys({ auth, headers }: OwnRequest): Promise<Passkey[]> {
  return (await passkeysOf(auth, headers)).map(({ id, name, createdAt }) => ({
    id,
    name: name ?? null,
    createdAt: new Date(createdAt).toISOString(),
  }))
}

export async function removePasskey(request: OwnRequest, id: string): Promise<Result<StepDone>> {
  const { auth, session, headers } = request
  if (session.secondFactor === null) return fail(showItFirst)
  if (!(await listPasskeys(request)).some(one => one.id === id))
    return fail(problem('not-found', 'You have no such passkey.', { where: 'id' }))
  const { api } = await auth.library()
  await api.deletePasskey({ body: { id }, headers })
  return ok({ answer: {}, cookies: [] })
}
