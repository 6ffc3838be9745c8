import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSubmissionBudgets, submissionBudgets } from '../../submission-budgets.ts'
import { type Milltown, openMilltown } from '../../testing.ts'

const code = '00000-00000-0000'
const id = '00000000-0000-4000-8000-000000000001'
/** What anybody may send without an account, with a body that has the right shape; a route that is missing here fails the test. */
const bodies: Record<string, unknown> = {
  '/api/v1/part/dialogue/reservations': { session: id, seats: 1, language: 'en' },
  '/api/v1/part/dialogue/reservations/cancel': { code },
  '/api/v1/part/room/open': { pass: code },
  '/api/v1/part/room/notes': { pass: code, device: 'made-up-device', notes: [] },
  '/api/v1/part/dialogue/quote-withdrawals': { code },
  '/api/v1/part/plan/commitments/{no}/verdicts': { answer: 'kept' },
  '/api/v1/part/dialogue/check/open': { code },
  '/api/v1/part/dialogue/check/answers': { code, answers: {}, missing: null },
  '/api/v1/part/dialogue/{series}/voters': {},
  '/api/v1/part/dialogue/{series}/voter-tickets': {},
  '/api/v1/part/dialogue/{series}/votes': {
    voter: code,
    votes: [{ id, statement: id, vote: 'agree' }],
  },
  '/api/v1/part/dialogue/{series}/next': { voter: code },
  '/api/v1/part/dialogue/{series}/statements': { text: 'A made-up statement.', language: 'en' },
  '/api/v1/part/dialogue/{series}/text-messages': {
    id: 'message-1',
    at: 0,
    from: '410 555 0100',
    text: '1 A',
    signature: 'a'.repeat(64),
  },
}

let server: Milltown
beforeAll(async () => {
  const budgets = Object.keys(submissionBudgets) as (keyof typeof submissionBudgets)[]
  server = await openMilltown({
    submissionsPerHour: Object.fromEntries(budgets.map(one => [one, 4])),
  })
})
afterAll(() => server.close())

test('whatever anybody may send without an account has a limit of an hour', async () => {
  const document = (await (await server.get('/api/openapi.json')).json()) as {
    paths: Record<string, object>
  }
  const paths = Object.keys(document.paths).filter(path => path.startsWith('/api/v1/part/'))
  expect(paths.toSorted()).toEqual(Object.keys(bodies).toSorted())
  for (const path of paths) {
    const answers: [number, string | undefined][] = []
    for (let n = 0; n < 5; n++) {
      const response = await fetch(server.url + path.replace('{series}', 'nothing').replace('{no}', '1'), {
        method: 'POST',
        body: JSON.stringify(bodies[path]),
        headers: { 'content-type': 'application/json' },
      })
      answers.push([response.status, ((await response.json()) as { code?: string }).code])
    }
    expect([path, answers.at(-1)]).toEqual([path, [429, 'hourly-limit']])
  }
})

test('a budget is of one holder and one hour, and made-up codes push no address out', () => {
  let now = 0
  const budgets = createSubmissionBudgets({ now: () => now, perHour: { verdicts: 1 } })
  const address = { address: '192.0.2.1' }
  expect(budgets.take('verdicts', address)).toBe(0)
  expect(budgets.take('verdicts', address)).toBe(3_600)
  expect(budgets.take('verdicts', { address: '192.0.2.2' })).toBe(0)
  expect(budgets.take('statements', address)).toBe(0)
  for (let n = 0; n < 60_000; n++) budgets.take('verdicts', { code: `made-up ${n}` })
  expect(budgets.take('verdicts', address)).toBe(3_600)
  // One code, however it is typed.
  expect(budgets.take('verdicts', { code: '00000-00000-0000' })).toBe(0)
  expect(budgets.take('verdicts', { code: '0000 0000 0000 00' })).toBe(3_600)
  now = 3_600_000
  expect(budgets.take('verdicts', address)).toBe(0)
})
