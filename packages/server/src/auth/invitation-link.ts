import {
  fail,
  type InvitationAccepted,
  type InvitationSeen,
  ok,
  problem,
  type Result,
  type SignInNext,
} from '@understory/model'
import type { InvitationRow } from '@understory/record/people'
import { hashToken } from '../routes/member/signed-in.ts'
import { signedInNow } from './sign-in-steps.ts'
import { nextStep, type StepDone, type StepRequest, said } from './steps.ts'
import { weakPassword } from './weak-password.ts'

const gone = () =>
  fail(
    problem('not-found', 'This invitation is used, withdrawn or past its date.', {
      where: 'token',
      expected: 'a new invitation from the operator',
    }),
  )

/** What an invitation says to whoever holds its link; looking uses nothing up. */
export async function seeLink(
  { auth, now }: StepRequest,
  { token }: { token: string },
): Promise<Result<StepDone<InvitationSeen>>> {
  const found = await auth.people.invitationByHash(hashToken(token), now)
  if (found?.state !== 'open') return gone()
  const { email, name, role, organisation, city, endsOn, expiresAt, knownPerson } = found
  return ok({
    answer: { email, name, role, organisation, city, endsOn, expiresAt, knownPerson },
    cookies: [],
  })
}

/** Accepts an invitation: a person who is there must be signed in, somebody new chooses a password and is signed in with it. */
export async function acceptLink(
  request: StepRequest,
  accepted: InvitationAccepted,
): Promise<Result<StepDone<SignInNext>>> {
  const { auth, now, headers } = request
  const found = await auth.people.invitationByHash(hashToken(accepted.token), now)
  if (found?.state !== 'open') return gone()
  return found.knownPerson
    ? await addRole(request, accepted.token)
    : await comeIn(request, accepted, found, headers)
}

async function addRole(request: StepRequest, token: string): Promise<Result<StepDone<SignInNext>>> {
  const { auth, now, headers } = request
  const session = await auth.sessionOf(headers)
  if (!session)
    return fail(
      problem('not-signed-in', 'You are known here already: sign in, then open the link again.', {
        expected: 'a session of the person who was invited',
      }),
    )
  const done = await auth.people.acceptInvitation(hashToken(token), { person: session.person.id }, now)
  if (!done.ok) return done
  const { person, secondFactor, hasTotp } = session
  const next = await nextStep(auth, { person: person.id, secondFactor: secondFactor !== null, hasTotp }, now)
  return ok({ answer: next, cookies: [] })
}

async function comeIn(
  request: StepRequest,
  { token, name, email, password }: InvitationAccepted,
  invitation: Pick<InvitationRow, 'name' | 'email' | 'organisation' | 'city'>,
  headers: Headers,
): Promise<Result<StepDone<SignInNext>>> {
  const { auth, now } = request
  const address = invitation.email ?? email
  const called = name ?? invitation.name
  if (!address) return missing('email', 'an address')
  if (!called) return missing('name', 'a name')
  if (!password) return missing('password', 'at least 12 characters')
  const about = [called, address, invitation.organisation?.name ?? '', invitation.city ?? '']
  const weak = await weakPassword(password, about, 'password')
  if (weak) return fail(weak)
  const passwordHash = await auth.hashPassword(password)
  const person = { name: called, email: address, passwordHash }
  const done = await auth.people.acceptInvitation(hashToken(token), person, now)
  if (!done.ok) return done
  const library = await auth.library()
  const body = { email: address, password }
  return await signedInNow(request, await said(library.api.signInEmail({ body, headers, asResponse: true })))
}

const missing = (where: string, expected: string) =>
  fail(problem('bad-request-body', `The field ${where} is missing.`, { where, expected }))
