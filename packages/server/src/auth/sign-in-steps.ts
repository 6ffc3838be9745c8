import {
  type CodeStep,
  fail,
  ok,
  type PasswordStep,
  problem,
  type Result,
  type SignInNext,
} from '@understory/model'
import { cookieOf } from './acting-as.ts'
import { countGuess, countLink, countStep } from './attempts.ts'
import { rememberDevice } from './known-device.ts'
import { nextStep, providerId, type Said, type StepDone, type StepRequest, said } from './steps.ts'

interface Found {
  readonly token: string
  readonly user: { readonly id: string; readonly email: string; readonly twoFactorEnabled?: boolean | null }
  readonly twoFactorRedirect: boolean
}
const wrong = (detail: string) => fail(problem('not-signed-in', detail))
/** The first step. The same answer, after the same work, whether the account is not there or the password is wrong. */
export async function passwordStep(
  request: StepRequest,
  step: PasswordStep,
): Promise<Result<StepDone<SignInNext>>> {
  const { auth, headers } = request
  const counted = await countGuess(request, 'password', step.email)
  if (!counted.ok) return counted
  const library = await auth.library()
  const body = { email: step.email.trim(), password: step.password }
  const done = await said<Found>(library.api.signInEmail({ body, headers, asResponse: true }))
  if (!done.ok) return wrong('The address or the password is not right.')
  await counted.value()
  // Guesses of codes are counted for the account: the password opens no new ones.
  if (done.body.twoFactorRedirect) return ok({ answer: { next: 'code' }, cookies: done.cookies })
  return await signedInNow(request, done)
}

/** The second step, or a second factor shown inside a session that came without. */
export async function codeStep(request: StepRequest, step: CodeStep): Promise<Result<StepDone<SignInNext>>> {
  const { auth, headers } = request
  const email = await askedForCode(request)
  if (email === null) return wrong('Begin with your address and password.')
  const counted = await countGuess(request, 'code', email)
  if (!counted.ok) return counted
  const library = await auth.library()
  const body = { code: step.code.replaceAll(' ', '') }
  const done = await said<Found>(
    step.kind === 'backup'
      ? library.api.verifyBackupCode({ body, headers, asResponse: true })
      : library.api.verifyTOTP({ body, headers, asResponse: true }),
  )
  if (!done.ok) return wrong('The code is not right, or it took too long.')
  if (step.kind !== 'backup' && !(await firstUse(request, done, body.code)))
    return wrong('This code was used already; wait for the next one.')
  await counted.value()
  return await signedInNow(request, done, { secondFactor: true })
}

/** Whose code is asked for: of whoever is signed in without, or of whoever gave the right password; null for nobody. */
async function askedForCode({ auth, headers }: StepRequest): Promise<string | null> {
  const session = await auth.sessionOf(headers)
  if (session) return session.person.email
  const { internalAdapter, createAuthCookie } = await (await auth.library()).$context
  const pending = cookieOf(headers, createAuthCookie('two_factor').name)
  const identifier = decodeURIComponent(pending ?? '').split('.')[0]
  const challenge = identifier ? await internalAdapter.findVerificationValue(identifier) : null
  return challenge ? ((await internalAdapter.findUserById(challenge.value))?.email ?? null) : null
}

/** RFC 6238 section 5.2: a code is good once. Whoever saw it typed cannot use it; a session made with it ends at once. */
async function firstUse({ auth }: StepRequest, done: Said<Partial<Found>>, code: string): Promise<boolean> {
  const { internalAdapter } = await (await auth.library()).$context
  const first = await internalAdapter.reserveVerificationValue({
    identifier: auth.keyOf('used-code', `${done.body.user?.id} ${code}`),
    value: 'used',
    expiresAt: new Date(Date.now() + 5 * 60_000),
  })
  if (first) return true
  const cookie = done.cookies.find(one => /understory\.session_token=/.test(one)) ?? ''
  const token = decodeURIComponent(cookie.replace(/^[^=]*=([^;]*).*$/, '$1')).split('.')[0]
  if (token) await auth.endSession(token)
  return false
}

/** Asks for a link. The same answer for every address; the letter goes out after the answer. */
export async function wantLink(
  request: StepRequest,
  { email }: { email: string },
): Promise<Result<StepDone>> {
  const { auth, headers } = request
  const fine = ok({ answer: {}, cookies: [] })
  const counted = await countLink(request, email)
  if (!counted.ok) return counted
  if (!counted.value) return fine
  const library = await auth.library()
  await said(library.api.signInMagicLink({ body: { email: email.toLowerCase() }, headers, asResponse: true }))
  return fine
}

/** Uses a link up. It is a first step only: a role that needs a second factor still needs it. */
export async function linkStep(
  request: StepRequest,
  { token }: { token: string },
): Promise<Result<StepDone<SignInNext>>> {
  const { auth, headers } = request
  const counted = await countStep(request, 'link')
  if (!counted.ok) return counted
  const library = await auth.library()
  const done = await said<Found>(library.api.magicLinkVerify({ query: { token }, headers, asResponse: true }))
  if (!done.ok || !done.body.user) return wrong('This link is used or past its time.')
  return await signedInNow(request, done, { byLinkAlone: true })
}

/** Where to send the browser so that the city's identity provider says who it is. */
export async function providerStep(request: StepRequest): Promise<Result<StepDone<{ url: string }>>> {
  const { auth, headers } = request
  if (!auth.provider) return fail(problem('not-found', 'This house has no identity provider.'))
  const counted = await countStep(request, 'provider')
  if (!counted.ok) return counted
  const library = await auth.library()
  const home = auth.publicUrl()
  const body = {
    provider: providerId,
    callbackURL: `${home}/work`,
    errorCallbackURL: `${home}/sign-in?error=provider`,
  }
  const done = await said<{ url: string }>(library.api.signInSocial({ body, headers, asResponse: true }))
  if (done.ok && done.body.url) return ok({ answer: { url: done.body.url }, cookies: done.cookies })
  return fail(problem('feed-unreachable', 'The identity provider of the city does not answer.'))
}

/**
 * A new session stands: the one of before ends, the device is known for the account, and the way on is said. A link alone makes no device known:
 * whoever reads somebody's mail would get guesses of their own.
 */
export async function signedInNow(
  request: StepRequest,
  done: Said<Partial<Found>>,
  how: { readonly secondFactor?: boolean; readonly byLinkAlone?: boolean } = {},
): Promise<Result<StepDone<SignInNext>>> {
  const { auth, headers, now } = request
  const { user } = done.body
  if (!user) return wrong('The sign-in did not end in a session.')
  const before = await auth.sessionOf(headers)
  if (before) await auth.endSession(before.token)
  const next = await nextStep(
    auth,
    {
      person: user.id,
      secondFactor: how.secondFactor === true,
      hasTotp: user.twoFactorEnabled === true,
    },
    now,
  )
  const device = how.byLinkAlone ? [] : [rememberDevice(auth, headers, user.email, now)]
  return ok({ answer: next, cookies: [...done.cookies, ...device] })
}
