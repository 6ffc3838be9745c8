import { readFileSync } from 'node:fs'
import { ProblemError, problem, problemList } from '@understory/model'
import { expect, test } from 'vitest'
import { bugResponse, problemOf, problemResponse } from './problem-response.ts'

test('a problem is sent as RFC 9457 has it, with its code, where and what would be right', async () => {
  const response = problemResponse(
    problem('bad-parameter', '"from" is "x".', { where: 'from', expected: 'a day' }),
  )
  expect(response.status).toBe(400)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(await response.json()).toEqual({
    type: '/docs/problems#bad-parameter',
    title: 'A parameter is not valid',
    status: 400,
    code: 'bad-parameter',
    detail: '"from" is "x".',
    where: 'from',
    expected: 'a day',
  })
})

test('a missing token is answered with how to send one (RFC 9110, section 11.6.1)', () => {
  const response = problemResponse(problem('not-signed-in', 'No token.'))
  expect(response.headers.get('www-authenticate')).toContain('Bearer')
})

test('a problem in flight is known again, a bug is not and its text stays inside', async () => {
  expect(problemOf(new ProblemError(problem('not-found', 'x')))?.code).toBe('not-found')
  expect(problemOf(new Error('select secret'))).toBeNull()
  expect(JSON.stringify(await bugResponse().json())).not.toContain('secret')
})

test('docs/problems.md has every code with its status and exit code, and no other', () => {
  const page = readFileSync(new URL('../../../docs/problems.md', import.meta.url), 'utf8')
  const rows = [...page.matchAll(/^\| <a id="([a-z-]+)"><\/a>`([a-z-]+)` \| (\d+) \| (\d+) \|/gm)]
  const written = Object.fromEntries(
    rows.map(([, id, , status, exit]) => [id, [Number(status), Number(exit)]]),
  )
  const listed = Object.entries(problemList).map(([code, { status, exit }]) => [code, [status, exit]])
  expect(written).toEqual(Object.fromEntries(listed))
})
