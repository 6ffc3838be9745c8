import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { backupKeysOf, currentIdentity, ensureBackupKeys, newKeyWords, restoreKeysOf } from './backup-keys.ts'
import { commands } from './commands/index.ts'
import { runProgram } from './program.ts'

const data = mkdtempSync(join(tmpdir(), 'understory-backup-keys-'))
const at = (name: string) => join(data, 'keys', name)
const given = { identityFiles: [], trusted: [] }
afterEach(() => rmSync(data, { recursive: true, force: true }))

async function run(...argv: string[]) {
  const texts = { out: '', err: '' }
  const exit = await runProgram(['backup-key', ...argv, '--json'], commands, {
    env: { UNDERSTORY_DATA: data },
    stdout: { write: text => (texts.out += text) },
    stderr: { write: text => (texts.err += text) },
  })
  const said: Record<string, unknown> = JSON.parse(texts.out)
  const { recipient, signer } = said
  return { ...said, exit, recipient, signer }
}

test('keys are made once, whoever asks first, and their owner alone reads them', async () => {
  const made = await Promise.all([ensureBackupKeys(data), ensureBackupKeys(data)])
  expect(made.filter(Boolean)).toHaveLength(1)
  const identity = currentIdentity(data)
  expect(identity).toMatch(/^AGE-SECRET-KEY-1[0-9A-Z]+$/)
  expect(await backupKeysOf(data)).toEqual(await backupKeysOf(data))
  expect(await ensureBackupKeys(data)).toBe(false)
  expect(currentIdentity(data)).toBe(identity)
  for (const name of ['backup.key', 'backup-signing.key']) expect(statSync(at(name)).mode & 0o777).toBe(0o600)
})

test('a terminal is shown the key once, with the words to keep it elsewhere; a service’s log is not', async () => {
  await ensureBackupKeys(data)
  const [terminal, log] = [await newKeyWords(data, true), await newKeyWords(data, false)]
  expect(terminal).toContain(currentIdentity(data))
  expect(terminal).toContain('away from this machine')
  expect(log).not.toContain('AGE-SECRET-KEY')
  expect(log).toContain(at('backup.key'))
})

test('the command shows what is public, and the key itself only when it is asked for', async () => {
  const shown = await run()
  expect(shown).toMatchObject({ exit: 0, recipient: expect.stringMatching(/^age1/), olderKeys: 0 })
  expect(JSON.stringify(shown)).not.toContain('AGE-SECRET-KEY')
  expect(await run('secret')).toMatchObject({ identity: currentIdentity(data) })
})

test('rotating makes new keys; old backups are still opened, and trusted unless the key was stolen', async () => {
  const first = await run()
  const old = currentIdentity(data)
  const second = await run('rotate')
  expect(second.recipient).not.toBe(first.recipient)
  expect(second.signer).not.toBe(first.signer)
  expect(await restoreKeysOf(data, given)).toEqual({
    identities: [currentIdentity(data), old],
    trusted: [second.signer, first.signer],
  })
  expect((await backupKeysOf(data)).recipients).toEqual([second.recipient])
  const third = await run('rotate', '--distrust')
  expect((await restoreKeysOf(data, given)).trusted).toEqual([third.signer, first.signer])
  expect((await restoreKeysOf(data, given)).identities).toHaveLength(3)
})

test('further recipients are added and taken away; one that nothing can be encrypted to is refused', async () => {
  const { recipient } = await run()
  const offline = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p'
  expect(await run('add-recipient', offline)).toMatchObject({ otherRecipients: [offline] })
  expect((await backupKeysOf(data)).recipients).toEqual([recipient, offline])
  expect(await run('add-recipient', 'age1nonsense')).toMatchObject({ exit: 2 })
  expect(await run('remove-recipient', offline)).toMatchObject({ otherRecipients: [] })
  expect(await run('remove-recipient', offline)).toMatchObject({ exit: 3 })
})

test('keys of another installation are imported and trusted by name, and nonsense is refused', async () => {
  await run()
  const identity = currentIdentity(data)
  const { signer } = await run()
  rmSync(join(data, 'keys'), { recursive: true })
  await run()
  const sheet = join(data, 'sheet.txt')
  writeFileSync(sheet, `# from the safe\n${identity}\n`)
  expect(await run('import', sheet)).toMatchObject({ exit: 0, olderKeys: 1 })
  expect(await run('import', sheet)).toMatchObject({ exit: 2 })
  expect(await run('trust', String(signer))).toMatchObject({ trustedSigners: [signer] })
  expect(await run('trust', 'understory-signer-x')).toMatchObject({ exit: 2 })
  expect(await run('trust')).toMatchObject({ exit: 2 })
  writeFileSync(sheet, 'not a key\n')
  expect(await run('import', sheet)).toMatchObject({ exit: 2 })
  expect(readFileSync(at('backup.key'), 'utf8')).toContain(identity)
})

test('looking for what restores here makes no key, and takes those that are given', async () => {
  expect(await restoreKeysOf(data, given)).toEqual({ identities: [], trusted: [] })
  expect(existsSync(at('backup.key'))).toBe(false)
  expect(existsSync(at('backup-signing.key'))).toBe(false)
  await expect(restoreKeysOf(data, { identityFiles: [join(data, 'none')], trusted: [] })).rejects.toThrow(
    'no file',
  )
  await expect(restoreKeysOf(data, { identityFiles: [], trusted: ['x'] })).rejects.toThrow('signing key')
})
