import { passkey } from '@better-auth/passkey'
import type { People } from '@understory/record/people'
import { APIError, betterAuth } from 'better-auth'
import { genericOAuth, magicLink, twoFactor } from 'better-auth/plugins'
import type { Logger } from '../log.ts'
import type { IdentityProvider } from '../types.ts'
import { linkLife_s } from './attempts.ts'
import { renewWithSecondFactor, sessionMarks, whoMayAddPasskey } from './second-factor.ts'
import { providerId, session_s } from './steps.ts'
import { tableNames } from './table-names.ts'

export interface SignInOptions {
  readonly people: People
  readonly sessionKey: Buffer
  readonly publicUrl: string
  readonly provider: IdentityProvider | undefined
  /** Sends the link to an address, if a person has it. Must not make the caller wait. */
  readonly sendLink: (email: string, token: string) => void
  readonly log: Logger
}

/**
 * better-auth as this house uses it. Nobody signs up: people are made by accepting an invitation. What it reads and
 * writes goes through `identity_keeper`. Attempts are counted in `attempts.ts`.
 */
export function signInLibrary(options: SignInOptions) {
  const { publicUrl, provider } = options
  const isHttps = publicUrl.startsWith('https:')
  return betterAuth({
    appName: 'Understory',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret: options.sessionKey.toString('hex'),
    database: { db: options.people.identity, type: 'postgres', transaction: false },
    ...tableNames,
    session: {
      ...tableNames.session,
      expiresIn: session_s,
      disableSessionRefresh: true,
      additionalFields: {
        madeBy: { type: 'string', fieldName: 'made_by', required: false, input: false },
        secondFactor: { type: 'string', fieldName: 'second_factor', required: false, input: false },
      },
    },
    account: {
      ...tableNames.account,
      // Tokens of the provider are of no use here, so they are not kept.
      updateAccountOnSignIn: false,
      accountLinking: { enabled: true },
    },
    verification: { ...tableNames.verification, storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
    },
    databaseHooks: {
      session: { create: { before: sessionMarks } },
      account: {
        create: {
          before: async account => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null },
          }),
        },
      },
    },
    hooks: { before: whoMayAddPasskey, after: renewWithSecondFactor },
    plugins: [
      // Its own lock of an account would let anybody with the password keep the owner out; `attempts.ts` counts codes.
      twoFactor({ issuer: 'Understory', accountLockout: { enabled: false }, ...tableNames.twoFactorOptions }),
      magicLink({
        disableSignUp: true,
        storeToken: 'hashed',
        expiresIn: linkLife_s,
        sendMagicLink: async ({ email, token }) => options.sendLink(email, token),
      }),
      passkey({
        rpName: 'Understory',
        rpID: new URL(publicUrl).hostname,
        origin: new URL(publicUrl).origin,
        authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
        schema: tableNames.passkeySchema,
        // The library itself does not insist that the device knew its owner; a passkey stands for both factors only then.
        registration: {
          afterVerification: async ({ verification }) => mustKnowOwner(verification.registrationInfo),
        },
        authentication: {
          afterVerification: async ({ verification }) => mustKnowOwner(verification.authenticationInfo),
        },
      }),
      genericOAuth({ config: provider ? [configOf(provider)] : [] }),
    ],
    advanced: {
      // Over https browsers take a `__Host-` cookie from this host alone, with Secure and for every path (RFC 6265bis section 4.1.3.2).
      cookiePrefix: `${isHttps ? '__Host-' : ''}understory`,
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps },
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => options.people.newId() },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    trustedOrigins: request => {
      const host = request?.headers.get('host')
      return host ? [`http://${host}`, `https://${host}`] : []
    },
    onAPIError: {
      errorURL: `${publicUrl}/sign-in?error=provider`,
      // Refusals are answers, not faults.
      onError: error => {
        if (!(error instanceof APIError)) options.log.error({ err: error }, 'the sign-in library failed')
      },
    },
    logger: {
      level: 'error',
      log: (_, message) => options.log.warn({ library: 'better-auth' }, message),
    },
  })
}
export type SignInLibrary = ReturnType<typeof signInLibrary>

async function mustKnowOwner(info: { userVerified: boolean } | undefined): Promise<void> {
  if (info?.userVerified) return
  throw new APIError('UNAUTHORIZED', { message: 'The passkey must ask for a fingerprint, a face or a PIN.' })
}

const configOf = (provider: IdentityProvider) => ({
  providerId,
  name: provider.name,
  discoveryUrl: `${provider.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
  clientId: provider.clientId,
  clientSecret: provider.clientSecret,
  scopes: ['openid', 'email', 'profile'],
  pkce: true,
  // A provider whose discovery names no keys is left out, rather than believed without them.
  requireIdTokenVerification: true,
  disableSignUp: true,
  disableImplicitSignUp: true,
})
