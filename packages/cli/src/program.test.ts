import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fail, ok, problem, problemList } from '@understory/model'
import { holdLock } from '@understory/record/lock'
import { afterAll, expect, test } from 'vitest'
import * as z from 'zod'
import { defineCommand } from './command.ts'
import { commands } from './commands/index.ts'
import { runProgram } from './program.ts'
import { findServer, removeServerFile, writeServerFile } from './server-file.ts'

const data = mkdtempSync(join(tmpdir(), 'understory-cli-'))
afterAll(() => rmSync(data, { recursive: true }))

const echo = defineCommand({
  name: 'echo',
  summary: 'says a word',
  examples: ['understory echo hello'],
  runs: 'house',
  declare: commander => void commander.argument('<word>', 'the word').option('--times <n>', 'how often'),
  read: ([word], options) => ({ ...options, word }),
  shape: z.object({ word: z.string(), times: z.coerce.number().int().max(3).default(1) }),
  run: async (_house, { word, times }) => {
    if (word === 'bug') throw new Error('a bug')
    return word === 'damaged'
      ? fail(problem('record-damaged', 'It is damaged.'))
      : ok({ said: word.repeat(times) })
  },
  render: ({ said }, output) => output.line(said),
})

async function run(...argv: string[]) {
  const texts = { out: '', err: '' }
  const exit = await runProgram(argv, [...commands, echo], {
    env: { UNDERSTORY_DATA: data },
    stdout: { write: text => (texts.out += text) },
    stderr: { write: text => (texts.err += text) },
  })
  return { exit, ...texts }
}

test('prints a result and ends with 0', async () => {
  expect(await run('echo', 'hey', '--times', '2')).toEqual({ exit: 0, out: 'heyhey\n', err: '' })
  expect(JSON.parse((await run('echo', 'hey', '--json')).out)).toEqual({ said: 'hey' })
})

test('ends with the code of the problem, and with 1 for a bug of its own', async () => {
  expect(await run('echo', 'damaged')).toMatchObject({
    exit: 6,
    err: expect.stringContaining('It is damaged.'),
  })
  expect(JSON.parse((await run('echo', 'damaged', '--json')).out).problem.code).toBe('record-damaged')
  expect(await run('echo', 'bug')).toMatchObject({
    exit: 1,
    err: expect.stringContaining('bug in Understory'),
  })
})

test('ends with 2 for wrong usage', async () => {
  expect((await run('echo')).exit).toBe(2)
  expect((await run('echo', 'a', '--times', '9')).exit).toBe(2)
  expect((await run('nonsense')).exit).toBe(2)
  expect((await run('echo', 'a', '--nonsense')).exit).toBe(2)
})

test('every command explains itself with an example and takes the shared options', async () => {
  for (const command of commands) {
    const { exit, out } = await run(command.name, '--help')
    expect(exit, command.name).toBe(0)
    expect(out).toContain('Example:')
    for (const option of ['--data', '--database-url', '--city', '--json']) expect(out).toContain(option)
    expect(command.examples.every(line => line.startsWith(`understory ${command.name}`))).toBe(true)
  }
})

test('docs/commands.md names every command, every shared option and every exit code', () => {
  const page = readFileSync(new URL('../../../docs/commands.md', import.meta.url), 'utf8')
  for (const { name, summary } of commands) {
    expect(page).toContain(`\`${name}\``)
    expect(page, name).toContain(summary)
  }
  for (const [code, { exit }] of Object.entries(problemList)) {
    const row = page.split('\n').find(line => line.startsWith(`| ${exit} |`))
    expect(row, `exit code ${exit}`).toContain(`\`${code}\``)
  }
})

test('a file left by a killed server counts as no server, whoever has its process number, and only its owner can read it', async () => {
  writeServerFile(data, { pid: process.ppid, url: 'http://127.0.0.1:1', token: 'secret' })
  expect(statSync(join(data, 'server.json')).mode & 0o777).toBe(0o600)
  expect(await findServer(data)).toEqual(ok(null))
  expect(await run('echo', 'hey')).toMatchObject({ exit: 0, out: 'hey\n' })
  const release = await holdLock(data, 'server')
  writeFileSync(join(data, 'server.json'), '{"pid":')
  expect(await findServer(data)).toEqual(ok(null))
  release()
  removeServerFile(data)
  expect(existsSync(join(data, 'server.json'))).toBe(false)
})

test('says so when the server of this folder does not answer, or another program does', async () => {
  const asked: string[] = []
  const other = createServer((request, response) => {
    asked.push(JSON.stringify(request.rawHeaders))
    response.end('{"status":"ok"}')
  })
  await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
  const release = await holdLock(data, 'server')
  const { port } = other.address() as AddressInfo
  for (const url of ['http://127.0.0.1:1', `http://127.0.0.1:${port}`]) {
    writeServerFile(data, { pid: process.ppid, url, token: 'secret-of-the-server' })
    const refused = { exit: 7, err: expect.stringContaining('does not answer') }
    expect(await run('echo', 'hey')).toMatchObject(refused)
  }
  // It was asked, and did not learn the token.
  expect(asked).toHaveLength(1)
  expect(asked.join()).not.toContain('secret-of-the-server')
  release()
  removeServerFile(data)
  await new Promise(resolve => other.close(resolve))
})
