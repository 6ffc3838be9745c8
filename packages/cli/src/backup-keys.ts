import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ProblemError, problem } from '@understory/model'
import type { BackupKeys, RestoreKeys } from '@understory/record'
import { hasSecretKey, keyFolder, secretKey } from './keys.ts'

/** Files in the folder of keys. Each is text with one entry a line; a line that begins with # is a comment. */
export const backupKeyFiles = {
  /** age identities, the current one first, older ones after it. */
  identities: 'backup.key',
  /** age recipients who can read each backup too, as a key that is kept offline. */
  recipients: 'backup-recipients.txt',
  /** Signing keys, as public text, whose backups are restored here too. */
  trusted: 'backup-trusted-signers.txt',
} as const
type KeyFile = keyof typeof backupKeyFiles

/** What an operator is shown; the identity itself is not in it. */
export interface BackupKeyInfo {
  readonly file: string
  readonly recipient: string
  readonly signer: string
  readonly olderKeys: number
  readonly otherRecipients: readonly string[]
  readonly trustedSigners: readonly string[]
}

const words: Readonly<Record<KeyFile, string>> = {
  identities:
    '# Understory backup key. Whoever has it can read the backups; without it nobody can. Keep a copy elsewhere.',
  recipients: '# Public keys (age1...) of others who can read the backups.',
  trusted: '# Signing keys (understory-signer-...) whose backups are restored here.',
}

export const pathOf = (data: string, file: KeyFile): string => join(keyFolder(data), backupKeyFiles[file])

export function readLines(path: string): string[] {
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.map(line => line.trim()).filter(line => line !== '' && !line.startsWith('#'))
}

/** Under its name only when it is whole. */
export function writeLines(data: string, file: KeyFile, lines: readonly string[]): void {
  const path = pathOf(data, file)
  mkdirSync(keyFolder(data), { recursive: true, mode: 0o700 })
  const half = `${path}.${process.pid}`
  writeFileSync(half, `${[words[file], ...lines].join('\n')}\n`, { mode: 0o600, flush: true })
  renameSync(half, path)
}

/**
 * Makes the key that backups are encrypted to and the key that signs them, where they are not there. True when this process made the first.
 * Two processes that begin together end with one key.
 */
export async function ensureBackupKeys(data: string): Promise<boolean> {
  secretKey(data, 'backup-signing')
  const path = pathOf(data, 'identities')
  if (existsSync(path)) return false
  const { makeIdentity } = await import('@understory/record')
  try {
    writeFileSync(path, `${words.identities}\n${await makeIdentity()}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** The identities of this installation, the current one first. Throws `bad-parameter` for a file that holds none. */
export function currentIdentity(data: string): string {
  const [identity] = identitiesIn(pathOf(data, 'identities'))
  if (identity) return identity
  throw badKeyFile(pathOf(data, 'identities'))
}

const badKeyFile = (path: string): ProblemError =>
  new ProblemError(
    problem('bad-parameter', 'This file holds no backup key.', {
      where: path,
      expected: 'a line that begins AGE-SECRET-KEY-1; restore the file from where keys are kept',
    }),
  )

/** The age identities of a file. Throws `bad-parameter` for a line that is none. */
export function identitiesIn(path: string): string[] {
  const lines = readLines(path)
  if (lines.some(line => !/^AGE-SECRET-KEY-[A-Z0-9-]+$/.test(line))) throw badKeyFile(path)
  return lines
}

/** What a backup made here is encrypted to and signed with; the keys are made where they are not there. */
export async function backupKeysOf(data: string): Promise<BackupKeys> {
  await ensureBackupKeys(data)
  const { recipientOf } = await import('@understory/record')
  const recipient = await recipientOf(currentIdentity(data))
  return {
    recipients: [recipient, ...readLines(pathOf(data, 'recipients'))],
    signingSeed: secretKey(data, 'backup-signing'),
  }
}

/** What opens a backup here, and whose is believed: keys of this installation, if it has any, and those given. Makes none. */
export async function restoreKeysOf(
  data: string,
  given: { identityFiles: readonly string[]; trusted: readonly string[] },
): Promise<RestoreKeys> {
  const { formatSigner, isSigner } = await import('@understory/record')
  for (const path of given.identityFiles) {
    if (!existsSync(path))
      throw new ProblemError(problem('not-found', `there is no file ${path}`, { where: '--identity' }))
    if (identitiesIn(path).length === 0) throw badKeyFile(path)
  }
  for (const signer of given.trusted) {
    if (isSigner(signer)) continue
    throw new ProblemError(
      problem('bad-parameter', `${JSON.stringify(signer)} is not a signing key.`, {
        where: '--trust-key',
        expected: 'understory-signer-… as understory backup-key shows it',
      }),
    )
  }
  const own = hasSecretKey(data, 'backup-signing') ? [formatSigner(secretKey(data, 'backup-signing'))] : []
  return {
    identities: [...identitiesIn(pathOf(data, 'identities')), ...given.identityFiles.flatMap(identitiesIn)],
    trusted: [...own, ...readLines(pathOf(data, 'trusted')), ...given.trusted],
  }
}

export async function backupKeyInfo(data: string): Promise<BackupKeyInfo> {
  await ensureBackupKeys(data)
  const { formatSigner, recipientOf } = await import('@understory/record')
  const identities = identitiesIn(pathOf(data, 'identities'))
  return {
    file: pathOf(data, 'identities'),
    recipient: await recipientOf(currentIdentity(data)),
    signer: formatSigner(secretKey(data, 'backup-signing')),
    olderKeys: identities.length - 1,
    otherRecipients: readLines(pathOf(data, 'recipients')),
    trustedSigners: readLines(pathOf(data, 'trusted')),
  }
}

/**
 * What the first start says of the key it made. The key itself is shown on a terminal alone: elsewhere standard output is kept, as by a
 * service manager, and read by more people than the key is for.
 */
export async function newKeyWords(data: string, isTerminal: boolean): Promise<string> {
  const { file, signer } = await backupKeyInfo(data)
  if (!isTerminal)
    return `A key for backups was made: ${file}. Keep a copy away from this machine: \`understory backup-key secret\` shows it.\n`
  return `
Backups are encrypted. Write these two lines down now and keep them away from this machine, as in a safe or a password
manager. Without the first nobody can read a backup; with it anybody can. The second tells your backups from forged ones.
  ${currentIdentity(data)}
  ${signer}
`
}
