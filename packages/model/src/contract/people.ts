import * as z from 'zod'
import { isDay } from '../day.ts'
import { organisationKinds, organisationShape } from '../organisation.ts'
import { provenances } from '../provenance.ts'
import { purposes } from '../purpose.ts'
import { actions } from '../roles/actions.ts'
import { granularities } from '../roles/policy.ts'
import { roles, staffRoles } from '../roles/roles.ts'
import { separationNames } from '../roles/separation.ts'

/**
 * Signing in and who may what. All routes are JSON under `/api/v1/member/`; a page's action calls them in-process with the visitor's
 * request, and every Set-Cookie of the answer reaches the browser by itself. Errors are RFC 9457 problems.
 *
 * Signing in (no session needed):
 *   GET  sign-in                             → SignInWays
 *   POST sign-in/password        PasswordStep   → SignInNext     401 not-signed-in, 429 too-many-requests (Retry-After)
 *   POST sign-in/code            CodeStep       → SignInNext     the second step; also steps up a session that lacks a second factor
 *   POST sign-in/link            LinkWanted     → {}             202, the same for every address
 *   POST sign-in/link/use        LinkUsed       → SignInNext     the token of /sign-in/link?token=…; a GET of that page uses nothing up
 *   POST sign-in/provider        {}             → {url}          send the browser there (303); it comes back to /work or /sign-in?error=…
 *   POST sign-in/invitation      {token}        → InvitationSeen the token of /sign-in/invitation?token=…
 *   POST sign-in/invitation/accept InvitationAccepted → SignInNext
 *   POST sign-out                               → {}
 * Passkeys run in the browser (@simplewebauthn/browser) against better-auth's own routes:
 *   sign in:  GET  /api/auth/passkey/generate-authenticate-options, POST /api/auth/passkey/verify-authentication {response}
 *   add one:  GET  /api/auth/passkey/generate-register-options, POST /api/auth/passkey/verify-registration {response, name}
 *
 * With a session, also before a second factor is there:
 *   GET  me                                     → Me             401 when nobody is signed in
 *   POST me/acting-as            {membership}   → Me             sets the cookie that chooses the hat
 *   POST me/password             PasswordChange → {}             ends all other sessions
 *   POST me/totp                 {password}     → TotpSetUp      not yet in force
 *   POST me/totp/confirm         {code}         → Me             in force from here; renews the session
 *   POST me/backup-codes         {password}     → {backupCodes}
 *   GET  me/passkeys                            → Passkey[]      DELETE me/passkeys/{id} → {}
 *   GET  me/sessions                            → OwnSession[]   DELETE me/sessions/{id} → {}, POST me/sessions/end-others → {}
 *   GET  me/tokens                              → PersonalToken[]  needs make-personal-token, as do the next two
 *   POST me/tokens               TokenWanted    → TokenMade      201; shown this once
 *   DELETE me/tokens/{id}                       → {}
 *
 * With a hat that may (see roles); 403 second-factor-needed when the hat needs a second factor that the session lacks:
 *   GET  organisations                          → Organisation[]            use-workspace
 *   POST organisations           OrganisationWanted → Organisation 201      make-organisation
 *   GET  members?cursor&limit                   → MemberPage                see-who-can-see-what
 *   GET  members/{id}                           → HatAccess              see-who-can-see-what
 *   POST members/{id}/end        RoleEnd        → MemberLine                end-role
 *   GET  invitations                            → Invitation[]              invite-member
 *   POST invitations             InvitationWanted → InvitationMade 201      invite-member
 *   POST invitations/{id}/confirm {}            → InvitationMade            invite-member, of another operator
 *   DELETE invitations/{id}                     → {}                        invite-member
 *   GET  outbox?cursor&limit                    → LetterPage                read-outbox
 *
 * Every POST and DELETE without a bearer token must come from this site (Sec-Fetch-Site or Origin), else 403 not-allowed.
 */
export const peopleRoutes = '/api/v1/member/'

const day = z.string().refine(isDay, 'a day, YYYY-MM-DD')
const personName = z.string().trim().min(1).max(100)
const password = z.string().min(12, 'at least 12 characters').max(128)
const token = z.string().min(20).max(200)
const email = z.email().max(200)

/** The ways to sign in that this house offers. `firstRun`: nobody is there yet; the link is on the server's terminal. */
export const signInWaysShape = z.object({
  provider: z.object({ name: z.string() }).nullable(),
  /** Whether letters leave by SMTP; if not, they wait in the outbox. */
  letters: z.enum(['smtp', 'outbox']),
  firstRun: z.boolean(),
})
export type SignInWays = z.infer<typeof signInWaysShape>

export const passwordStepShape = z.strictObject({
  email: z.string().min(1).max(200),
  password: z.string().min(1).max(128),
})
export type PasswordStep = z.infer<typeof passwordStepShape>

/** A code of an authenticator app, or one of the codes that were written down. */
export const codeStepShape = z.strictObject({
  code: z.string().trim().min(6).max(20),
  kind: z.enum(['totp', 'backup']).default('totp'),
})
export type CodeStep = z.input<typeof codeStepShape>

export const linkWantedShape = z.strictObject({ email })
export const tokenShape = z.strictObject({ token })

/** `code`: ask for a code; `set-up`: signed in, but a second factor must be set up before any role holds; `done`: to `/work`. */
export const signInNextShape = z.object({ next: z.enum(['code', 'set-up', 'done']) })
export type SignInNext = z.infer<typeof signInNextShape>

/** What an invitation says to whoever holds its link. `email` null: the first link of a house; the person types it. */
export const invitationSeenShape = z.object({
  email: z.string().nullable(),
  name: z.string().nullable(),
  role: z.enum(roles),
  organisation: organisationShape.nullable(),
  city: z.string().nullable(),
  endsOn: z.string().nullable(),
  expiresAt: z.string(),
  /** A person with this address is there already: they sign in first, then accept without a password. */
  knownPerson: z.boolean(),
})
export type InvitationSeen = z.infer<typeof invitationSeenShape>

export const invitationAcceptedShape = z.strictObject({
  token,
  name: personName.optional(),
  email: email.optional(),
  password: password.optional(),
})
export type InvitationAccepted = z.infer<typeof invitationAcceptedShape>

/** A role somebody has or had: one hat. `holds` is computed: begun, not past its last day in the city, not ended. */
export const hatShape = z.object({
  membership: z.uuid(),
  role: z.enum(roles),
  organisation: organisationShape.nullable(),
  city: z.string().nullable(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  holds: z.boolean(),
  needsSecondFactor: z.boolean(),
})
export type Hat = z.infer<typeof hatShape>

export const meShape = z.object({
  person: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  hats: z.array(hatShape),
  /** The hat of this request; null when no role holds. */
  acting: z.uuid().nullable(),
  secondFactor: z.object({
    /** How it was shown in this session; null when it was not. */
    shown: z.enum(['totp', 'backup-code', 'passkey']).nullable(),
    totp: z.boolean(),
    passkeys: z.int(),
    /** True when a hat needs one and none is set up. */
    mustSetUp: z.boolean(),
  }),
  sessionEndsAt: z.string(),
})
export type Me = z.infer<typeof meShape>

export const passwordChangeShape = z.strictObject({ current: z.string().min(1).max(128), wanted: password })
export const passwordAskedShape = z.strictObject({ password: z.string().min(1).max(128) })
export const actingAsShape = z.strictObject({ membership: z.uuid() })

/** `qrPath` is the path of an SVG of `qrSize` × `qrSize` units, dark modules only. */
export const totpSetUpShape = z.object({
  uri: z.string(),
  secret: z.string(),
  qrPath: z.string(),
  qrSize: z.int(),
  backupCodes: z.array(z.string()),
})
export type TotpSetUp = z.infer<typeof totpSetUpShape>

export const passkeyShape = z.object({ id: z.string(), name: z.string().nullable(), createdAt: z.string() })
export type Passkey = z.infer<typeof passkeyShape>

/** One browser in which a person is signed in. */
export const ownSessionShape = z.object({
  id: z.string(),
  startedAt: z.string(),
  endsAt: z.string(),
  /** What the browser calls itself; null where it said nothing. */
  browser: z.string().nullable(),
  secondFactor: z.boolean(),
  /** Whether it is the session that asks. */
  current: z.boolean(),
})
export type OwnSession = z.infer<typeof ownSessionShape>

/** What no token may do: hand out access. */
export const neverInScope = [
  'make-token',
  'make-personal-token',
  'run-command',
  'invite-member',
  'end-role',
  'make-organisation',
  'read-outbox',
] as const
const action = z.enum(actions as [(typeof actions)[number], ...(typeof actions)[number][]])

export const tokenWantedShape = z.strictObject({
  label: z.string().trim().min(1).max(100),
  scope: z
    .array(action)
    .min(1)
    .refine(
      scope => !scope.some(one => (neverInScope as readonly string[]).includes(one)),
      'no token may hand out access',
    ),
  /** Last day, in the city of the hat; at most a year ahead. */
  endsOn: day,
})
export type TokenWanted = z.infer<typeof tokenWantedShape>

export const personalTokenShape = z.object({
  id: z.string(),
  label: z.string(),
  scope: z.array(z.string()),
  membership: z.uuid(),
  createdAt: z.string(),
  expiresAt: z.string(),
  revokedAt: z.string().nullable(),
})
export type PersonalToken = z.infer<typeof personalTokenShape>
export const tokenMadeShape = personalTokenShape.extend({ token: z.string() })
export type TokenMade = z.infer<typeof tokenMadeShape>

export const organisationWantedShape = z.strictObject({
  name: z.string().trim().min(1).max(200),
  kind: z.enum(organisationKinds),
})

export const invitationWantedShape = z.strictObject({
  email,
  name: personName,
  role: z.enum(staffRoles),
  organisation: z.uuid().nullable(),
  city: z.string().nullable(),
  startsOn: day.optional(),
  /** Last day of the role; every role but the operator's has one. */
  endsOn: day.nullable(),
  why: z.string().trim().min(3).max(500),
  /** Why the role goes to an organisation of a kind where it is unusual; without it 409 role-unusual. */
  unusualWhy: z.string().trim().min(3).max(500).optional(),
})
export type InvitationWanted = z.infer<typeof invitationWantedShape>

export const invitationShape = z.object({
  id: z.uuid(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  role: z.enum(roles),
  organisation: organisationShape.nullable(),
  city: z.string().nullable(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  why: z.string(),
  invitedBy: z.string(),
  expiresAt: z.string(),
  state: z.enum(['open', 'waiting', 'accepted', 'withdrawn', 'expired']),
  /** Rules for two of which the role would give one person both halves: a second operator confirms it, and its link goes out only then. */
  separations: z.array(z.enum(separationNames)),
  confirmedBy: z.string().nullable(),
  unusualWhy: z.string().nullable(),
  /** Who can confirm what waits: you, another operator, or nobody until a second operator is invited. */
  waitsFor: z.enum(['you', 'another-operator', 'second-operator']).nullable(),
})
export type Invitation = z.infer<typeof invitationShape>
/** `letter`: sent by SMTP, waiting in the outbox with its link, or not written before a second operator confirmed. */
export const invitationMadeShape = invitationShape.extend({ letter: z.enum(['sent', 'outbox', 'waiting']) })
export type InvitationMade = z.infer<typeof invitationMadeShape>

export const roleEndShape = z.strictObject({ why: z.string().trim().min(3).max(500) })

/** One line of the page "who can see what": a person in one role. */
export const memberLineShape = z.object({
  membership: z.uuid(),
  person: z.object({ id: z.uuid(), name: z.string() }),
  role: z.enum(roles),
  organisation: organisationShape.nullable(),
  city: z.string().nullable(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  endedAt: z.string().nullable(),
  holds: z.boolean(),
  /** Why they have it, as written in the invitation. */
  why: z.string(),
  madeBy: z.string(),
  /** Whether a second factor is set up; a role that needs one opens nothing without. */
  secondFactor: z.boolean(),
  /** Provenances that are not open, of which this hat may read rows for some purpose. */
  readsRowsOf: z.array(z.enum(provenances)),
})
export type MemberLine = z.infer<typeof memberLineShape>

const decision = { allowed: z.boolean(), reason: z.string() }
export const hatAccessShape = z.object({
  member: memberLineShape,
  /** Every action of the house, allowed or not, each with its reason. */
  actions: z.array(z.object({ action: z.string(), ...decision })),
  /** Every provenance and granularity: the purposes that open it with their reason; empty purposes is denied, with the reason why. */
  reads: z.array(
    z.object({
      provenance: z.enum(provenances),
      granularity: z.enum(granularities),
      purposes: z.array(z.enum(purposes)),
      ...decision,
    }),
  ),
})
export type HatAccess = z.infer<typeof hatAccessShape>

const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })
export const memberPageShape = page(memberLineShape)
export type MemberPage = z.infer<typeof memberPageShape>

/** A letter that was not sent by SMTP. Its text holds the link. */
export const letterShape = z.object({
  id: z.uuid(),
  at: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  /** Why it waits here: no SMTP is set, or what the mail server said. */
  reason: z.string(),
})
export type Letter = z.infer<typeof letterShape>
export const letterPageShape = page(letterShape)
export type LetterPage = z.infer<typeof letterPageShape>
