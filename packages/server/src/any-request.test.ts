import { actions, may, neverInScope, type OrganisationKind, type Role } from '@understory/model'
import { batchOf, importBatches, madeUpRow, madeUpSource } from '@understory/record/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstOperator, newcomer, setUpApp } from './auth/testing.ts'
import { type Milltown, madeUpCsv, openMilltown, operatorToken } from './testing.ts'

/** What a request can be made of, as the OpenAPI document tells it. */
interface Operation {
  readonly method: string
  readonly path: string
  readonly names: readonly string[]
  readonly fields: readonly string[]
}
interface Described {
  readonly parameters?: readonly { name: string; in: string }[]
  readonly requestBody?: { content?: Record<string, { schema?: { properties?: Record<string, unknown> } }> }
}

/** Answers without end, and commands that would stop or copy the house under test. */
const leftOut = /^(\/api\/v1\/events|\/api\/v1\/member\/commands)/

/** Everybody who works here, in an organisation where the walls know them. */
const hats: readonly (readonly [Role, OrganisationKind])[] = [
  ['office', 'office'],
  ['analyst', 'office'],
  ['owner', 'agency'],
  ['provider', 'hospital'],
  ['custodian', 'police-custodian'],
  ['facilitator', 'mediation-centre'],
  ['counsel', 'counsel'],
  ['auditor', 'auditor'],
]
const walled = (['nibin', 'health', 'community', 'agency-own'] as const).map(provenance =>
  madeUpSource({ name: `of-${provenance}`, provenance, retention: 'walled' }),
)
/** Stands in every walled row and in every text set aside of one; no agreement opens any of them. */
const mark = 'MARK-OF-A-WALLED-ROW'

let house: Milltown
let bearers: readonly (string | null)[] = []
let operations: readonly Operation[]
beforeAll(async () => {
  house = await openMilltown({ memberRequestsPerMinute: 1_000_000 })
  expect((await house.send(madeUpCsv(0, 60))).status).toBe(200)
  for (const source of walled)
    await importBatches(
      house.city,
      [
        batchOf(
          [madeUpRow(2, { key: mark, block: mark, offence: mark })],
          [{ line: 9, column: null, reason: 'bad', raw: mark }],
        ),
      ],
      { source },
    )
  bearers = [operatorToken, 'not-a-token-at-all', null, ...(await tokens())]
  const document = (await (await house.get('/api/openapi.json')).json()) as {
    paths: Record<string, Record<string, Described>>
  }
  operations = Object.entries(document.paths)
    .filter(([path]) => !leftOut.test(path))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
        method: method.toUpperCase(),
        path,
        names: parameters.filter(one => one.in === 'query').map(one => one.name),
        fields: Object.keys(requestBody?.content?.['application/json']?.schema?.properties ?? {}),
      })),
    )
})
afterAll(() => house.close())

/** A personal token of each hat, with everything in its scope that a token may hold. */
async function tokens(): Promise<string[]> {
  const { operator } = await firstOperator(house)
  const made: string[] = []
  for (const [role, kind] of hats) {
    const { body } = await operator.post('organisations', { name: `The ${kind} of ${role}`, kind })
    const who = await newcomer(house, operator, {
      email: `${role}@example.org`,
      role,
      organisation: String(body.id),
    })
    await setUpApp(who)
    const scope = actions.filter(
      one => !(neverInScope as readonly string[]).includes(one) && may(role, one).allowed,
    )
    const endsOn = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10)
    const token = await who.post('me/tokens', { label: 'any', scope, endsOn })
    expect(token.status, `${role}: ${token.text}`).toBe(201)
    made.push(String(token.body.token))
  }
  return made
}

const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }).map(text => text.toWellFormed()),
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1e400',
    '9999-99-99',
    '2019-01-01',
    'null',
    '../../etc/passwd',
    '%2e%2e%2f',
    '%00',
    "'; drop table incident; --",
    '<script>alert(1)</script>',
    '018f0000-0000-7000-8000-000000000000',
    'milltown',
    'operator',
    'analysis',
    'data-quality',
    'service-delivery',
    ...walled.map(source => source.name),
  ),
)
const oddValue: fc.Arbitrary<unknown> = fc.oneof(odd, fc.jsonValue({ maxDepth: 2 }))
const types = [
  'application/json',
  'application/x-www-form-urlencoded',
  'text/plain',
  'application/octet-stream',
  'x',
]

/** A request to one operation with anything in its path, query, headers and body. */
const requestTo = ({ method, path, names, fields }: Operation) =>
  fc
    .record({
      segments: fc.array(odd, { minLength: 4, maxLength: 4 }),
      query: fc.array(fc.tuple(names.length > 0 ? fc.oneof(fc.constantFrom(...names), odd) : odd, odd), {
        maxLength: 4,
      }),
      body: fc.oneof(
        fc.string({ maxLength: 200 }),
        fields.length > 0
          ? fc.dictionary(fc.constantFrom(...fields), oddValue).map(value => JSON.stringify(value))
          : fc.constant('{}'),
        fc.jsonValue().map(value => JSON.stringify(value)),
      ),
      type: fc.constantFrom(...types),
      bearer: fc.constantFrom(...bearers),
      etag: fc.option(fc.stringMatching(/^[\x21-\x7e]{0,30}$/)),
    })
    .map(({ segments, query, body, type, bearer, etag }) => {
      let at = 0
      const filled = path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(segments[at++ % 4] ?? ''))
      const url = new URL(`http://localhost${filled}`)
      for (const [name, value] of query) url.searchParams.append(name, value)
      const headers = new Headers({ 'content-type': type })
      if (bearer !== null) headers.set('authorization', `Bearer ${bearer}`)
      if (etag !== null) headers.set('if-none-match', etag)
      const hasBody = method !== 'GET' && method !== 'HEAD'
      return new Request(url, { method, headers, ...(hasBody && { body }) })
    })

/** What no answer may show: where code stands, what the database said, or a row behind a wall. */
const leaks = /\bat .+\.(ts|js):\d+|node_modules|SQLSTATE|syntax error at|relation "|policy for table/

describe('any request at all', () => {
  test('the document describes a fair part of the house', () => expect(operations.length).toBeGreaterThan(12))

  test('never gives a 5xx, and never shows a stack, the words of the database or a walled row, whoever asks', async () => {
    const request = fc.constantFrom(...operations).chain(operation => requestTo(operation))
    await fc.assert(
      fc.asyncProperty(request, async one => {
        const what = `${one.method} ${one.url}`
        const response = await house.server.fetch(one)
        const text = await response.text()
        expect(response.status, `${what}\n${text.slice(0, 400)}`).toBeLessThan(500)
        expect(text, what).not.toMatch(leaks)
        expect(text, what).not.toContain(mark)
        if (response.status >= 400)
          expect(response.headers.get('content-type'), what).toContain('application/problem+json')
      }),
      { numRuns: 3_000 },
    )
  })

  test('of a method that an address does not know is refused', async () => {
    for (const { path } of operations) {
      const response = await house.server.fetch(
        new Request(`http://localhost${path.replaceAll(/\{\w+\}/g, 'x')}`, { method: 'PATCH' }),
      )
      await response.body?.cancel()
      expect([401, 403, 404, 405], path).toContain(response.status)
    }
  })
})
