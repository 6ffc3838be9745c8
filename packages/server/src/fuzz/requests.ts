import fc from 'fast-check'
import type { OpenApiDocument, Operation } from './document.ts'
import { mutated, oddText, oddValue } from './odd-values.ts'
import { schemaValue } from './schema-values.ts'

/** Somebody who asks: by nothing, by a token, or by the cookies of a browser. */
export interface Caller {
  readonly name: string
  readonly headers: Readonly<Record<string, string>>
}

/** A request as data, so that a failure can be printed and sent again. */
export interface AnyRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  readonly caller: string
}

const methods = ['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS', 'PUT', 'PATCH']
const types = [
  'application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=a',
  'text/plain',
  'x',
]

/** Requests to an operation: valid by its schema or broken, by any caller, now and then with another method. */
export function requestsTo(
  operation: Operation,
  document: OpenApiDocument,
  callers: readonly Caller[],
  known: readonly string[],
): fc.Arbitrary<AnyRequest> {
  const text = fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom('1', '0', ...known) },
    { weight: 3, arbitrary: oddText },
  )
  const names =
    operation.parameters.length > 0 ? fc.oneof(fc.constantFrom(...operation.parameters), oddText) : oddText
  const valid = operation.body ? schemaValue(operation.body, document) : fc.constant({})
  const json = fc.oneof(valid, mutated(valid), oddValue).map(value => JSON.stringify(value) ?? '')
  return fc
    .record({
      segments: fc.array(text, { minLength: 4, maxLength: 4 }),
      query: fc.array(fc.tuple(names, text), { maxLength: 4 }),
      withCity: fc.boolean(),
      body: fc.oneof(
        { weight: 6, arbitrary: json },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
      ),
      type: fc.oneof(
        { weight: 4, arbitrary: fc.constant('application/json') },
        { weight: 1, arbitrary: fc.constantFrom(...types) },
      ),
      caller: fc.constantFrom(...callers),
      site: fc.oneof(
        { weight: 8, arbitrary: fc.constant('same-origin') },
        { weight: 1, arbitrary: fc.constant('cross-site') },
      ),
      etag: fc.option(fc.stringMatching(/^[\x21-\x7e]{0,30}$/)),
      method: fc.oneof(
        { weight: 9, arbitrary: fc.constant(operation.method) },
        { weight: 1, arbitrary: fc.constantFrom(...methods) },
      ),
    })
    .map(({ segments, query, withCity, body, type, caller, site, etag, method }) => {
      let at = 0
      const path = operation.path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(segments[at++ % 4] || 'x'))
      const search = new URLSearchParams(query)
      if (withCity) search.set('city', 'milltown')
      const hasBody = method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS'
      return {
        method,
        path: search.size > 0 ? `${path}?${search}` : path,
        headers: {
          'sec-fetch-site': site,
          ...(hasBody && { 'content-type': type }),
          ...(etag !== null && { 'if-none-match': etag }),
          ...caller.headers,
        },
        body: hasBody ? body.toWellFormed() : null,
        caller: caller.name,
      }
    })
}

/** What no answer may show: where code stands, what the database said. */
const leaks =
  /\bat .+\.(ts|js):\d+|node_modules|SQLSTATE|syntax error at|relation "|policy for table|violates (row-level|foreign|check|unique|not-null)|invalid input syntax|duplicate key/

/** What is wrong with an answer, or null. */
export function faultOf(
  request: AnyRequest,
  answer: { status: number; type: string; text: string },
  marks: readonly string[],
): string | null {
  if (answer.status >= 500) return `status ${answer.status}`
  const leak = leaks.exec(answer.text)?.[0] ?? marks.find(mark => answer.text.includes(mark))
  if (leak !== undefined) return `it shows ${leak}`
  // Node's parser refuses a head that is too long before anything of ours sees it.
  if (answer.status === 431) return null
  const isProblem = answer.type.includes('application/problem+json') || request.path.startsWith('/api/auth/')
  if (answer.status >= 400 && request.method !== 'HEAD' && !isProblem) return 'it is no problem of RFC 9457'
  return null
}
