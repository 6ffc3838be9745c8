import { randomBytes } from 'node:crypto'
import { makeIdentity, recipientOf } from '../backup/encryption.ts'
import { formatSigner } from '../backup/signature.ts'
import type { BackupKeys, RestoreKeys } from '../types.ts'

/** New keys of an installation: what it backs up with, and what opens its backups. */
export async function makeBackupKeys(): Promise<BackupKeys & RestoreKeys> {
  const identity = await makeIdentity()
  const signingSeed = randomBytes(32)
  return {
    recipients: [await recipientOf(identity)],
    signingSeed,
    identities: [identity],
    trusted: [formatSigner(signingSeed)],
  }
}
