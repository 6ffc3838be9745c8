import type { OpenAPIHono } from '@hono/zod-openapi'
import type { MemberContext } from '../context.ts'
import { mountInvitations } from './invitations.ts'
import { mountLetters } from './letters.ts'
import { mountLibrary } from './library.ts'
import { mountMe } from './me.ts'
import { mountOffice } from './office.ts'
import { mountPersonalTokens } from './personal-tokens.ts'
import { mountSignIn } from './sign-in.ts'

/** Signing in, one's own account, and who may what. */
export function mountPeople(app: OpenAPIHono, context: MemberContext): void {
  mountSignIn(app, context)
  mountMe(app, context)
  mountPersonalTokens(app, context)
  mountOffice(app, context)
  mountInvitations(app, context)
  mountLetters(app, context)
  mountLibrary(app, context)
}
