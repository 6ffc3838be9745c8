import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FuzzedInstance, mark, openFuzzedInstance } from './fuzz/instance.ts'
import { faultOf, requestsTo } from './fuzz/requests.ts'

let fuzzed: FuzzedInstance
beforeAll(async () => {
  fuzzed = await openFuzzedInstance()
})
afterAll(() => fuzzed.house.close())

describe('any request at all', () => {
  test('the document describes a fair part of the product', () =>
    expect(fuzzed.operations.length).toBeGreaterThan(100))

  test('never gives a 5xx, and never shows a stack, the words of the database or a walled row, whoever asks', async () => {
    const { document, operations, callers, known, house } = fuzzed
    const request = fc
      .constantFrom(...operations)
      .chain(operation => requestsTo(operation, document, callers, known))
    await fc.assert(
      fc.asyncProperty(request, async one => {
        const { method, path, headers, body } = one
        const response = await house.server.fetch(
          new Request(`http://localhost${path}`, { method, headers, body }),
        )
        const type = response.headers.get('content-type') ?? ''
        const answer = { status: response.status, type, text: await response.text() }
        expect(
          faultOf(one, answer, [mark]),
          `${one.caller}: ${method} ${path}\n${answer.text.slice(0, 400)}`,
        ).toBeNull()
      }),
      { numRuns: 3_000 },
    )
  })

  test('of a method that an address does not know is refused', async () => {
    for (const { path } of fuzzed.operations) {
      const response = await fuzzed.house.server.fetch(
        new Request(`http://localhost${path.replaceAll(/\{\w+\}/g, 'x')}`, { method: 'PATCH' }),
      )
      await response.body?.cancel()
      expect([401, 403, 404, 405], path).toContain(response.status)
    }
  })
})
