import { ProblemError, problem } from '@understory/model'
import type { ServerDeps } from '@understory/server'
import { secretKey } from '../keys.ts'

type SignInSettings = Pick<
  ServerDeps,
  'sessionKey' | 'publicUrl' | 'smtpUrl' | 'letterFrom' | 'identityProvider'
>

/** Signing in, from the environment. Throws `bad-parameter` for an address that is none, or half of a provider. */
export function signInSettings(data: string, env: NodeJS.ProcessEnv): SignInSettings {
  return {
    sessionKey: secretKey(data, 'session'),
    publicUrl: address(env, 'UNDERSTORY_URL', ['http:', 'https:']),
    smtpUrl: address(env, 'UNDERSTORY_SMTP_URL', ['smtp:', 'smtps:']),
    letterFrom: env.UNDERSTORY_LETTER_FROM || undefined,
    identityProvider: providerOf(env),
  }
}

function providerOf(env: NodeJS.ProcessEnv): ServerDeps['identityProvider'] {
  const issuer = address(env, 'UNDERSTORY_OIDC_ISSUER', ['http:', 'https:'])
  const clientId = env.UNDERSTORY_OIDC_CLIENT_ID
  const clientSecret = env.UNDERSTORY_OIDC_CLIENT_SECRET
  if (!issuer && !clientId && !clientSecret) return undefined
  if (issuer && clientId && clientSecret)
    return { issuer, clientId, clientSecret, name: env.UNDERSTORY_OIDC_NAME || new URL(issuer).hostname }
  throw new ProblemError(
    problem('bad-parameter', 'The identity provider is only half described.', {
      where: 'UNDERSTORY_OIDC_ISSUER',
      expected:
        'UNDERSTORY_OIDC_ISSUER, UNDERSTORY_OIDC_CLIENT_ID and UNDERSTORY_OIDC_CLIENT_SECRET together',
    }),
  )
}

/** The value is not repeated: an SMTP address holds a password. */
function address(env: NodeJS.ProcessEnv, name: string, schemes: readonly string[]): string | undefined {
  const value = env[name]
  if (!value) return undefined
  if (URL.canParse(value) && schemes.includes(new URL(value).protocol)) return value
  throw new ProblemError(
    problem('bad-parameter', `${name} is not an address of the right kind.`, {
      where: name,
      expected: schemes.map(scheme => `${scheme}//…`).join(' or '),
    }),
  )
}
