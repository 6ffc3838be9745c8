import { execFile } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findLooseFiles, makeFilesPrivate } from './file-modes.ts'

const run = promisify(execFile)
const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'understory-modes-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a command where the shell would let everybody read and write what it makes. */
const understory = async (data: string, ...args: string[]) => {
  const { UNDERSTORY_DATA, UNDERSTORY_KEYS, DATABASE_URL, ...env } = process.env
  const line = ['-c', 'umask 000; exec "$0" "$@"', process.execPath, main, ...args, '--data', data]
  return run('sh', line, { env }).catch((error: { stdout: string; stderr: string; code: number }) => error)
}

const open = (path: string): string[] =>
  [path, ...readdirSync(path, { recursive: true, encoding: 'utf8' }).map(name => join(path, name))]
    .filter(one => (statSync(one).mode & 0o077) !== 0)
    .map(one => `${one.slice(path.length)} ${(statSync(one).mode & 0o777).toString(8)}`)

describe('what a command writes', () => {
  const data = join(folder, 'made')
  beforeAll(async () => {
    await understory(data, 'token', '--label', 'made under umask 000')
  }, 120_000)

  test('is read and written by its owner alone, whatever the umask of the shell', () => {
    expect(readdirSync(join(data, 'record', 'record')).length).toBeGreaterThan(10)
    expect(open(data)).toEqual([])
  })

  test('doctor names each place that others can read, and the command that corrects it', async () => {
    mkdirSync(join(data, 'keys'), { mode: 0o700 })
    writeFileSync(join(data, 'keys', 'log.key'), 'x')
    chmodSync(join(data, 'keys', 'log.key'), 0o644)
    chmodSync(data, 0o755)
    const { stdout } = await understory(data, 'doctor', '--json')
    const { checks } = JSON.parse(stdout) as { checks: { name: string; state: string; what: string }[] }
    expect(checks.filter(check => check.name.startsWith('permissions'))).toEqual([
      {
        name: 'permissions of the data folder',
        state: 'bad',
        what: `${data} is 0755; correct with: chmod go= '${data}'`,
      },
      {
        name: 'permissions of keys',
        state: 'bad',
        what: `keys/log.key is 0644; correct with: chmod -R go= '${join(data, 'keys')}'`,
      },
    ])
    for (const { command } of findLooseFiles(data, join(data, 'keys'))) await run('sh', ['-c', command])
    expect(findLooseFiles(data, join(data, 'keys'))).toEqual([])
  }, 120_000)

  test('a record from before, which others can read, is its owner’s alone once it was opened', async () => {
    const files = join(data, 'record', 'record')
    chmodSync(files, 0o777)
    chmodSync(join(files, 'PG_VERSION'), 0o666)
    await understory(data, 'token', '--json')
    expect(open(data)).toEqual([])
  }, 120_000)
})

test('a start corrects what it finds; a group may deliver into the inbox, and others may not', () => {
  const [data, keys] = [join(folder, 'found'), join(folder, 'keys-elsewhere')]
  const inbox = join(data, 'inbox', 'riverton')
  mkdirSync(inbox, { recursive: true })
  mkdirSync(keys)
  for (const [path, mode] of [
    [data, 0o710],
    [join(data, 'inbox'), 0o770],
    [inbox, 0o777],
    [keys, 0o755],
  ] as const)
    chmodSync(path, mode)
  const backup = join(data, 'monday.backup')
  writeFileSync(backup, '')
  chmodSync(backup, 0o644)
  expect(findLooseFiles(data, keys).map(({ place, command }) => [place, command])).toEqual([
    ['inbox', `chmod -R o= '${join(data, 'inbox')}'`],
    ['monday.backup', `chmod go= '${backup}'`],
    ['UNDERSTORY_KEYS', `chmod -R go= '${keys}'`],
  ])
  expect(makeFilesPrivate(data, keys)).toBe(3)
  expect(makeFilesPrivate(data, keys)).toBe(0)
  const modes = [data, join(data, 'inbox'), inbox, keys, backup].map(one => statSync(one).mode & 0o777)
  expect(modes).toEqual([0o710, 0o770, 0o770, 0o700, 0o600])
})
