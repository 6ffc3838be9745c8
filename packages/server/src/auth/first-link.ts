import { randomBytes } from 'node:crypto'
import { hashToken } from '../routes/member/signed-in.ts'
import type { HouseAuth } from './house-auth.ts'

const goodFor_ms = 24 * 3_600_000

/** The link that makes the first operator; null once somebody is there. Only its hash is kept. */
export async function firstLink({ people, publicUrl }: HouseAuth, now: Date): Promise<string | null> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + goodFor_ms).toISOString()
  const open = await people.openFirstLink(hashToken(token), expiresAt)
  return open ? `${publicUrl()}/sign-in/invitation?token=${token}` : null
}
