import { createHash } from 'node:crypto'
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
import {
  backOffs,
  countAttempts,
  type Key,
  nextStep,
  providerId,
  type Said,
  type StepDone,
  type StepRequest,
  said,
} from './steps.ts'

interface Found {
  readonly token: string
  readonly user: { readonly id: string; readonly email: string; readonly twoFactorEnabled?: boolean | null }
  readonly twoFactorRedirect: boolean
}
const wrong = (detail: string) => fail(problem('not-signed-in', detail))
export const accountKey = ({ auth }: StepRequest, email: string): Key => ({
  kind: 'account',
  key: auth.keyOf('account', email),
})
const addressKey = ({ auth, address }: StepRequest): Key => ({
  kind: 'address',
  key: auth.keyOf('address', address),
})

/** The first step. The same answer, after the same work, whether the account is not there or the password is wrong. */
export async function passwordStep(
  request: StepRequest,
  step: PasswordStep,
): Promise<Result<StepDone<SignInNext>>> {
  const { auth, headers, now } = request
  const keys = [accountKey(request, step.email), addressKey(request)]
  const counted = await countAttempts(auth, keys, now)
  if (!counted.ok) return counted
  const library = await auth.library()
  const body = { email: step.email.trim(), password: step.password }
  const done = await said<Found>(library.api.signInEmail({ body, headers, asResponse: true }))
  if (!done.ok) return wrong('The address or the password is not right.')
  await auth.people.forgiveAttempts(addressKey(request).key, 'one')
  // The account is forgiven when the second step is done too: the password alone must not open new guesses at codes.
  if (done.body.twoFactorRedirect) return ok({ answer: { next: 'code' }, cookies: done.cookies })
  return await signedInNow(request, done)
}

/** The second step, or a second factor shown inside a session that came without. */
export async function codeStep(request: StepRequest, step: CodeStep): Promise<Result<StepDone<SignInNext>>> {
  const { auth, headers, now } = request
  const session = await auth.sessionOf(headers)
  const pending =
    cookieOf(headers, 'understory.two_factor') ?? cookieOf(headers, '__Secure-understory.two_factor')
  if (!session && !pending) return wrong('Begin with your address and password.')
  const subject = session
    ? session.person.id
    : createHash('sha256')
        .update(pending ?? '')
        .digest('hex')
  const codeKey: Key = { kind: 'account', key: auth.keyOf('code', subject) }
  const counted = await countAttempts(auth, [codeKey, addressKey(request)], now)
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
  await auth.people.forgiveAttempts(codeKey.key, 'all')
  await auth.people.forgiveAttempts(addressKey(request).key, 'one')
  return await signedInNow(request, done, true)
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
  const { auth, headers, now } = request
  const fine = ok({ answer: {}, cookies: [] })
  const counted = await countAttempts(auth, [addressKey(request)], now)
  if (!counted.ok) return counted
  const wait_s = await auth.people.countAttempt(auth.keyOf('link', email), backOffs.link, now)
  if (wait_s > 0) return fine
  const library = await auth.library()
  await said(library.api.signInMagicLink({ body: { email: email.toLowerCase() }, headers, asResponse: true }))
  return fine
}

/** Uses a link up. It is a first step only: a role that needs a second factor still needs it. */
export async function linkStep(
  request: StepRequest,
  { token }: { token: string },
): Promise<Result<StepDone<SignInNext>>> {
  const { auth, headers, now } = request
  const counted = await countAttempts(auth, [addressKey(request)], now)
  if (!counted.ok) return counted
  const library = await auth.library()
  const done = await said<Found>(library.api.magicLinkVerify({ query: { token }, headers, asResponse: true }))
  if (!done.ok || !done.body.user) return wrong('This link is used or past its time.')
  await auth.people.forgiveAttempts(addressKey(request).key, 'one')
  return await signedInNow(request, done)
}

/** Where to send the browser so that the city's identity provider says who it is. */
export async function providerStep(request: StepRequest): Promise<Result<StepDone<{ url: string }>>> {
  const { auth, headers, now } = request
  if (!auth.provider) return fail(problem('not-found', 'This house has no identity provider.'))
  const counted = await countAttempts(auth, [addressKey(request)], now)
  if (!counted.ok) return counted
  await auth.people.forgiveAttempts(addressKey(request).key, 'one')
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

/** A new session stands: the one of before ends, failures of the account are forgotten, and the way on is said. */
export async function signedInNow(
  request: StepRequest,
  done: Said<Partial<Found>>,
  secondFactor = false,
): Promise<Result<StepDone<SignInNext>>> {
  const { auth, headers, now } = request
  const { user } = done.body
  if (!user) return wrong('The sign-in did not end in a session.')
  const before = await auth.sessionOf(headers)
  if (before) await auth.endSession(before.token)
  await auth.people.forgiveAttempts(accountKey(request, user.email).key, 'all')
  const next = await nextStep(
    auth,
    { person: user.id, secondFactor, hasTotp: user.twoFactorEnabled === true },
    now,
  )
  return ok({ answer: next, cookies: done.cookies })
}
