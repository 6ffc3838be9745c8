import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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

let house: Milltown
let operations: readonly Operation[]
beforeAll(async () => {
  house = await openMilltown({ memberRequestsPerMinute: 1_000_000 })
  expect((await house.send(madeUpCsv(0, 60))).status).toBe(200)
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
      bearer: fc.constantFrom(operatorToken, 'not-a-token-at-all', null),
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

  test('never gives a 5xx, and never shows a stack or the words of the database', async () => {
    const request = fc.constantFrom(...operations).chain(operation => requestTo(operation))
    await fc.assert(
      fc.asyncProperty(request, async one => {
        const what = `${one.method} ${one.url}`
        const response = await house.server.fetch(one)
        const text = await response.text()
        expect(response.status, `${what}\n${text.slice(0, 400)}`).toBeLessThan(500)
        expect(text, what).not.toMatch(leaks)
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
