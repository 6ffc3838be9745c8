import { createHmac } from 'node:crypto'
import { singleLine } from '@understory/model'
import type { People } from '@understory/record/people'
import type { Logger } from '../log.ts'
import type { IdentityProvider } from '../types.ts'
import { linkLife_s } from './attempts.ts'
import type { Post } from './post.ts'
import type { SignInLibrary } from './sign-in-library.ts'

/** A signed-in browser, as the record keeps it. */
export interface Session {
  readonly person: { readonly id: string; readonly name: string; readonly email: string }
  readonly token: string
  readonly madeBy: string
  readonly secondFactor: 'totp' | 'backup-code' | 'passkey' | null
  readonly hasTotp: boolean
  readonly endsAt: string
}

export interface HouseAuthOptions {
  readonly people: People
  readonly sessionKey: Buffer | undefined
  readonly publicUrl: () => string
  readonly provider: IdentityProvider | undefined
  readonly post: Post
  readonly log: Logger
}

/** Sign-in of a house; null where it has no session key. The library is loaded when somebody first signs in. */
export function houseAuth(options: HouseAuthOptions) {
  const { sessionKey, people, post, publicUrl, log } = options
  if (!sessionKey) return null
  let loaded: Promise<SignInLibrary> | null = null
  const load = async (): Promise<SignInLibrary> => {
    const { signInLibrary } = await import('./sign-in-library.ts')
    return signInLibrary({
      people,
      sessionKey,
      publicUrl: publicUrl(),
      provider: options.provider,
      log,
      sendLink: (email, token) =>
        void sendLink(options, email, token).catch(error =>
          log.error({ err: error }, 'a link could not be sent'),
        ),
    })
  }
  const library = (): Promise<SignInLibrary> => {
    loaded ??= load()
    loaded.catch(() => {
      loaded = null
    })
    return loaded
  }
  return {
    library,
    people,
    post,
    publicUrl,
    provider: options.provider,
    sessionOf: async (headers: Headers): Promise<Session | null> =>
      hasSessionCookie(headers) ? await readSession(await library(), headers) : null,
    /** A keyed hash, so that counting failures stores neither address nor account. */
    keyOf: (kind: string, text: string): string =>
      createHmac('sha256', sessionKey).update(`${kind}\n${text.trim().toLowerCase()}`).digest('base64url'),
    hashPassword: async (password: string) => (await (await library()).$context).password.hash(password),
    endSession: async (token: string) =>
      (await (await library()).$context).internalAdapter.deleteSession(token),
  }
}
export type HouseAuth = NonNullable<ReturnType<typeof houseAuth>>

const maxIdle_ms = 2 * 3_600_000
const noteUseEvery_ms = 5 * 60_000

const hasSessionCookie = (headers: Headers): boolean =>
  (headers.get('cookie') ?? '').split(/;\s*/).some(isSessionCookie)

export const isSessionCookie = (text: string): boolean => /^(__Host-)?understory\.session_token=/.test(text)

async function readSession(library: SignInLibrary, headers: Headers): Promise<Session | null> {
  const found = await library.api.getSession({ headers })
  if (!found) return null
  const { session, user } = found
  if (!(await isInUse(library, session))) return null
  return {
    person: { id: user.id, name: user.name, email: user.email },
    token: session.token,
    madeBy: session.madeBy ?? '',
    secondFactor: (session.secondFactor ?? null) as Session['secondFactor'],
    hasTotp: user.twoFactorEnabled === true,
    endsAt: session.expiresAt.toISOString(),
  }
}

/** Ends a session that nobody used for two hours, and notes now and then that it is used. By the clock of the library, which ends it after twelve. */
async function isInUse(
  library: SignInLibrary,
  session: { token: string; updatedAt: Date },
): Promise<boolean> {
  const idle_ms = Date.now() - session.updatedAt.getTime()
  if (idle_ms <= noteUseEvery_ms) return true
  const { internalAdapter } = await library.$context
  if (idle_ms > maxIdle_ms) await internalAdapter.deleteSession(session.token)
  else await internalAdapter.updateSession(session.token, { updatedAt: new Date() })
  return idle_ms <= maxIdle_ms
}

/** Who has no account here gets no letter; whoever asked cannot tell, because nobody waits for this. */
async function sendLink({ people, post, publicUrl }: HouseAuthOptions, email: string, token: string) {
  const person = await people.personByEmail(email)
  if (!person) return
  const link = `${publicUrl()}/sign-in/link?token=${encodeURIComponent(token)}`
  await post.send({
    to: email,
    subject: 'Your link to sign in',
    text: `Hello ${singleLine(person.name)},\n\nwith this link you sign in once, within 15 minutes:\n\n${link}\n\nIf you did not ask for it, do nothing.\n`,
    livesFor_s: linkLife_s,
  })
}
