import type { SignInNext } from '@understory/model'
import { localPath, pageAt } from '../../api/member.ts'

/** Where somebody goes after a step of signing in. */
export function whereTo(request: Request, next: SignInNext['next'], to: string | undefined): string {
  const after = localPath(to ?? null)
  if (next === 'done') return after ?? pageAt(request, '/work')
  if (next === 'set-up') return pageAt(request, '/account?why=second-factor')
  return pageAt(request, `/sign-in/code${after ? `?to=${encodeURIComponent(after)}` : ''}`)
}
