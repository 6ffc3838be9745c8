import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstOperator, letterTo, newcomer, visitor } from '../auth/testing.ts'
import { feedToken, type Milltown, numbers, openMilltown, operatorToken, until } from '../testing.ts'
import { headOf, type RawAnswer, sendRaw } from './raw-client.ts'

let house: Milltown
let drawn = 0
beforeAll(async () => {
  house = await openMilltown({
    publicUrl: 'http://understory.example',
    listenersPerAddress: 3,
    connectionLimits: { linger_ms: 100 },
    createWebHandler: async () => async request => {
      drawn++
      const { pathname, search } = new URL(request.url)
      return new Response(`<p>${pathname}${search} ${request.url}`, {
        headers: { 'content-type': 'text/html; charset=utf-8' },
      })
    },
  })
})
afterAll(() => house.close())

const closing = { host: 'understory.example', connection: 'close' }
const raw = (text: string): Promise<RawAnswer> => sendRaw(house.url, text)
const get = (path: string, headers: Record<string, string> = {}) =>
  raw(headOf('GET', path, { ...closing, ...headers }))
const statuses = (answer: RawAnswer) =>
  [...answer.text.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => status)
const post = '/api/v1/member/sign-in/password'

describe('a request that a proxy and this server could read in two ways is refused', () => {
  const body = 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n'
  test.for<[string, string]>([
    [
      'a length beside chunks',
      `POST ${post} HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${body}`,
    ],
    [
      'two lengths',
      `POST ${post} HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: 35\r\n\r\n${body}`,
    ],
    ['a list of lengths', `POST ${post} HTTP/1.1\r\nHost: a\r\nContent-Length: 0, 35\r\n\r\n${body}`],
    ['a length with a sign', `POST ${post} HTTP/1.1\r\nHost: a\r\nContent-Length: +35\r\n\r\n${body}`],
    [
      'another encoding of the transfer',
      `POST ${post} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`,
    ],
    [
      'an encoding that is not the last',
      `POST ${post} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`,
    ],
    [
      'two encodings',
      `POST ${post} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['a space before the colon', `POST ${post} HTTP/1.1\r\nHost: a\r\nContent-Length : 35\r\n\r\n${body}`],
    ['a folded line', `GET /healthz HTTP/1.1\r\nHost: a\r\nX-A: 1\r\n Content-Length: 35\r\n\r\n`],
    ['lines that end in LF alone', `GET /healthz HTTP/1.1\nHost: a\n\n`],
    [
      'a chunk size that is none',
      `POST ${post} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0x3\r\nabc\r\n0\r\n\r\n`,
    ],
    ['two hosts', 'GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n'],
    ['no host', 'GET /healthz HTTP/1.1\r\n\r\n'],
    ['an absolute address', 'GET http://evil.example/healthz HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['a NUL in a header', 'GET /healthz HTTP/1.1\r\nHost: a\r\nX-A: a\0b\r\n\r\n'],
    ['a GET with a body', `GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 35\r\n\r\n${body}`],
  ])('%s', async ([, text]) => {
    const answer = await raw(text)
    expect(statuses(answer), answer.text).toEqual(['400'])
  })
})

describe('headers', () => {
  test('may be 16 kB and a hundred at most', async () => {
    expect((await get('/healthz', { 'x-long': 'a'.repeat(20_000) })).status).toBe(431)
    const many = Object.fromEntries(numbers(0, 2_100).map(n => [`x${n}`, '']))
    // Node alone would drop those after the first two thousand, and the request would seem to come from this machine.
    const answer = await get('/metrics', { host: '127.0.0.1', ...many, 'x-forwarded-for': '203.0.113.7' })
    expect(answer.status).toBe(400)
  })

  test('that name another host, scheme or address change no answer that is kept and no link', async () => {
    const forged = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'gopher',
      'x-forwarded-port': '1',
      'x-original-url': '/work',
      'x-rewrite-url': '/work',
      'x-http-method-override': 'DELETE',
      forwarded: 'host=evil.example',
      'accept-language': 'es',
      cookie: 'a=evil.example',
    }
    for (const path of ['/kept', '/api/v1/cities', '/data.json', '/work']) {
      const [first, second] = [await get(path, forged), await get(path)]
      expect(first.status, path).toBe(200)
      expect(first.text, path).not.toContain('evil.example')
      const [a, b] = [first, second].map(({ text }) => text.slice(text.indexOf('\r\n\r\n')))
      expect(a, path).toBe(b)
    }
  })

  test('that name another host change no link in a letter', async () => {
    const { operator } = await firstOperator(house)
    await newcomer(house, operator, { email: 'somebody@example.org', role: 'office' })
    const answer = await raw(
      `${headOf('POST', '/api/v1/member/sign-in/link', {
        ...closing,
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
        origin: 'http://evil.example',
        'content-type': 'application/json',
        'content-length': '32',
      })}{"email":"somebody@example.org"} `,
    )
    expect([200, 202, 400, 403]).toContain(answer.status)
    const { items } = (await operator.get('outbox')).body as { items: { text: string }[] }
    expect(JSON.stringify(items)).not.toContain('evil.example')
    expect(await letterTo(operator, 'somebody@example.org')).not.toBe('')
  })
})

describe('an address', () => {
  test.for([
    '//evil.example/',
    '/a//b',
    '/api/v1/x/../member/people',
    '/x/%2e%2e/work',
    '/x/.%2E/work',
    '/./work',
    '/api/v1/x/../events',
    '/a\\b',
    '/a%5cb',
    '/a%00b',
    '/a%0d%0aSet-Cookie:x=1',
    '/a%7fb',
    '*',
    'work',
    '/work#a',
  ])('has one spelling: %s', async path => {
    const before = drawn
    const answer = await get(path)
    expect([400, 404], answer.text).toContain(answer.status)
    expect(answer.text.split('\r\n\r\n')[0]).not.toMatch(/^(location|set-cookie):/im)
    expect(drawn).toBe(before)
  })
})

describe('a method', () => {
  test.for(['TRACE', 'PUT', 'PATCH', 'PROPFIND', 'PURGE', 'SEARCH', 'M-SEARCH', 'LINK'])(
    '%s is refused',
    async method => {
      for (const path of ['/', '/api/v1/cities', '/api/v1/member/imports', '/work', '/healthz']) {
        const answer = await raw(headOf(method, path, closing))
        expect(answer.status, path).toBe(405)
        expect(answer.text, path).toMatch(/^allow: GET, HEAD, POST, DELETE, OPTIONS/m)
      }
    },
  )

  test('CONNECT opens no way through', async () => {
    const answer = await raw('CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: a\r\n\r\n')
    expect(answer.text).toBe('')
  })

  test('HEAD answers like GET without a body, everywhere, and leaves nothing running', async () => {
    const { paths } = (await (await house.get('/api/openapi.json')).json()) as {
      paths: Record<string, Record<string, unknown>>
    }
    const gets = Object.entries(paths).flatMap(([path, methods]) => ('get' in methods ? [path] : []))
    const all = [...gets, '/', '/kept', '/work', '/healthz', '/readyz', '/metrics', '/nothing/here']
    for (const path of all.map(one => one.replaceAll(/\{\w+\}/g, 'x'))) {
      const headers = { authorization: `Bearer ${operatorToken}` }
      const stop = new AbortController()
      const got = await fetch(house.url + path, { headers, signal: stop.signal })
      stop.abort()
      const head = await fetch(house.url + path, { headers, method: 'HEAD' })
      expect(head.status, path).toBe(got.status)
      expect(await head.text(), path).toBe('')
    }
    for (let n = 0; n < 10; n++) await fetch(`${house.url}/api/v1/events`, { method: 'HEAD' })
    const stop = new AbortController()
    await until(
      async () => (await fetch(`${house.url}/api/v1/events`, { signal: stop.signal })).status === 200,
    )
    stop.abort()
  })
})

describe('listeners at /api/v1/events', () => {
  test('of one address have a limit, and those who go make room', async () => {
    const stops = numbers(0, 3).map(() => new AbortController())
    const open = (signal: AbortSignal) => fetch(`${house.url}/api/v1/events`, { signal })
    for (const { signal } of stops) await until(async () => (await open(signal)).status === 200)
    const refused = await open(new AbortController().signal)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60'])
    await refused.text()
    for (const stop of stops) stop.abort()
    const again = new AbortController()
    await until(async () => (await open(again.signal)).status === 200)
    again.abort()
  })
})

describe('metrics, and what is missing', () => {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
  const here = { host: '127.0.0.1:4173' }

  test('are told to programs on this machine and to the operator', async () => {
    expect((await get('/metrics', here)).status).toBe(200)
    expect(
      (await get('/metrics', { ...here, 'x-forwarded-for': '203.0.113.7', ...bearer(operatorToken) })).status,
    ).toBe(200)
  })

  test.for<[string, Record<string, string>]>([
    ['X-Forwarded-For', { 'x-forwarded-for': '127.0.0.1' }],
    ['Forwarded', { forwarded: 'for=127.0.0.1' }],
    ['X-Real-IP', { 'x-real-ip': '127.0.0.1' }],
    ['Via', { via: '1.1 proxy' }],
    ['another host', { host: 'understory.example' }],
    ['a token of a feed', { 'x-forwarded-for': '203.0.113.7', authorization: `Bearer ${feedToken}` }],
  ])('are told to nobody who comes with %s', async ([, headers]) => {
    const answer = await get('/metrics', { ...here, ...headers })
    expect(answer.status).toBe(403)
    expect(answer.text).not.toContain('understory_http_requests_total')
  })

  test('are no details of an answer that others get: whether the server is ready, and no more', async () => {
    const other = await openMilltown({ followEvery_ms: 3_600_000 })
    await other.record.makeCity({ name: 'later', title: 'Later', timeZone: 'UTC', invented: false })
    const outside = await other.get('/readyz', { 'x-forwarded-for': '203.0.113.7' })
    expect([outside.status, await outside.json()]).toEqual([503, { status: 'not ready' }])
    expect(await (await other.get('/readyz')).json()).toEqual({
      status: 'not ready',
      missing: ['snapshot of later'],
    })
    await other.close()
  })

  test('a session of somebody who is not the operator opens neither', async () => {
    const who = visitor(house)
    expect((await who.send('GET', '/metrics', undefined, { 'x-forwarded-for': '203.0.113.7' })).status).toBe(
      403,
    )
  })
})
