import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { type Marks, marksOf, mayAddFactor } from './factor-rules.ts'

/** What was shown at each step of the library, by its path. */
const shownAt: Readonly<
  Record<string, { madeBy?: string; secondFactor?: 'totp' | 'backup-code' | 'passkey' }>
> = {
  '/sign-in/email': { madeBy: 'password' },
  '/magic-link/verify': { madeBy: 'link' },
  '/callback/:id': { madeBy: 'provider' },
  '/two-factor/verify-totp': { secondFactor: 'totp' },
  '/two-factor/verify-backup-code': { secondFactor: 'backup-code' },
  '/passkey/verify-authentication': { madeBy: 'passkey', secondFactor: 'passkey' },
  '/passkey/verify-registration': { secondFactor: 'passkey' },
}

/** Notes on a new session how somebody proved who they are; one that replaces another keeps what that one had. */
export async function sessionMarks<T extends Record<string, unknown>>(
  session: T,
  ctx: { path?: string; context?: { session?: { session: unknown } | null } } | null,
): Promise<{ data: T & Marks }> {
  const before = marksOf(ctx?.context?.session?.session)
  const shown = shownAt[ctx?.path ?? ''] ?? {}
  return {
    data: {
      ...session,
      madeBy: shown.madeBy ?? before.madeBy,
      // Signing in anew starts without: what an older session had shown proves nothing about who is here now.
      secondFactor: shown.secondFactor ?? (shown.madeBy ? null : before.secondFactor),
    },
  }
}

const steps = new Set([
  '/two-factor/verify-totp',
  '/two-factor/verify-backup-code',
  '/passkey/verify-registration',
])

/** A second factor shown inside a session ends that session and begins a new one that carries it. */
export const renewWithSecondFactor = createAuthMiddleware(async ctx => {
  if (!steps.has(ctx.path) || ctx.context.returned instanceof APIError || ctx.context.newSession) return
  const { session } = ctx.context
  if (!session) return
  await setSessionCookie(ctx, {
    session: await ctx.context.internalAdapter.createSession(session.user.id),
    user: session.user,
  })
  await ctx.context.internalAdapter.deleteSession(session.session.token)
})

const adding = new Set(['/passkey/generate-register-options', '/passkey/verify-registration'])

export const whoMayAddPasskey = createAuthMiddleware(async ctx => {
  if (!adding.has(ctx.path)) return
  const session = await getSessionFromCtx(ctx)
  if (!session) throw new APIError('UNAUTHORIZED', { message: 'Sign in first.' })
  const passkeys = await ctx.context.adapter.count({
    model: 'passkey',
    where: [{ field: 'userId', value: session.user.id }],
  })
  const totp = (session.user as { twoFactorEnabled?: boolean | null }).twoFactorEnabled === true
  if (mayAddFactor(session.session, { totp, passkeys })) return
  throw new APIError('FORBIDDEN', { message: 'Show a second factor first, or sign in with your password.' })
})
