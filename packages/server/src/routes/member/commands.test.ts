import { fail, ok, problem } from '@understory/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Milltown, openMilltown, operatorToken } from '../../testing.ts'

let house: Milltown
beforeAll(async () => {
  house = await openMilltown({
    runCommand: async (name, args, progress) => {
      if (name === 'broken') throw new Error('the disk is full')
      if (name === 'refused') return fail(problem('no-such-source', 'There is no source "x".'))
      progress({ step: name, done: 1, total: 2, unit: 'rows' })
      await new Promise(resolve => setTimeout(resolve, 150))
      progress({ step: name, done: 2, total: 2, unit: 'rows' })
      return ok({ name, args })
    },
  })
})
afterAll(() => house.close())

const run = async (name: string, body = '{}', headers: Record<string, string> = {}) => {
  const response = await fetch(`${house.url}/api/v1/member/commands/${name}`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${operatorToken}`, 'content-type': 'application/json', ...headers },
  })
  const text = await response.text()
  return {
    status: response.status,
    lines: text
      .trim()
      .split('\n')
      .map(line => JSON.parse(line)),
  }
}

test('a command says how far it is and ends with its result', async () => {
  expect(await run('backup', '{"args":{"to":"x"}}')).toEqual({
    status: 200,
    lines: [
      { progress: { step: 'backup', done: 1, total: 2, unit: 'rows' } },
      { progress: { step: 'backup', done: 2, total: 2, unit: 'rows' } },
      { result: { name: 'backup', args: { to: 'x' } } },
    ],
  })
})

test('a command that fails ends with its problem, foreseen or not', async () => {
  expect((await run('refused')).lines).toEqual([
    { problem: { code: 'no-such-source', detail: 'There is no source "x".' } },
  ])
  expect((await run('broken')).lines).toMatchObject([{ problem: { detail: 'the disk is full' } }])
})

test('commands are refused to whoever comes through a proxy or without the token', async () => {
  expect((await run('backup', '{}', { 'x-forwarded-for': '127.0.0.1' })).status).toBe(403)
  expect((await run('backup', '{}', { forwarded: 'for=127.0.0.1' })).status).toBe(403)
  expect((await run('backup', '{}', { authorization: 'Bearer something-else' })).status).toBe(401)
  const inside = await house.server.fetch(
    new Request('http://localhost/api/v1/member/commands/backup', {
      method: 'POST',
      headers: { authorization: `Bearer ${operatorToken}` },
    }),
  )
  expect(inside.status).toBe(403)
})

test('a body that is no JSON object is refused', async () => {
  expect((await run('backup', '[')).lines[0]).toMatchObject({ code: 'bad-request-body' })
})
