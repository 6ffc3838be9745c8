import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ProblemError, problem } from '@understory/model'

/** Secrets of a house: signing the public log, keys of cells, sessions, signing backups. Each is 32 random bytes. */
export const keyNames = ['log', 'cell', 'session', 'backup-signing'] as const
export type KeyName = (typeof keyNames)[number]

/** Servers that share a database share a folder of keys too: `UNDERSTORY_KEYS`, else `keys` beside the record. */
export const keyFolder = (data: string): string => process.env.UNDERSTORY_KEYS ?? join(data, 'keys')

const pathOf = (data: string, name: KeyName): string => join(keyFolder(data), `${name}.key`)

export const hasSecretKey = (data: string, name: KeyName): boolean => existsSync(pathOf(data, name))

/** Makes a secret anew, in the place of the one before. */
export function replaceSecretKey(data: string, name: KeyName): void {
  const half = `${pathOf(data, name)}.${process.pid}`
  writeFileSync(half, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true })
  renameSync(half, pathOf(data, name))
}

/**
 * A secret of this house, made at first use and never changed: a file of 64 hex digits that only its owner reads.
 * It is in no backup, so that a backup opens nothing. Throws `bad-parameter` for a file that holds anything else.
 */
export function secretKey(data: string, name: KeyName): Buffer {
  const folder = keyFolder(data)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = pathOf(data, name)
  try {
    // Fails where the file is there: two servers that start together end with the same key.
    writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const text = readFileSync(path, 'utf8').trim()
  if (/^[0-9a-f]{64}$/.test(text)) return Buffer.from(text, 'hex')
  throw new ProblemError(
    problem('bad-parameter', `the key file holds ${text.length} characters that are not a key`, {
      where: path,
      expected: '64 hexadecimal digits; restore the file from where keys are kept',
    }),
  )
}
