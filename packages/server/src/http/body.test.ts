import { ok } from '@understory/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { feedToken, type Milltown, openMilltown, operatorToken, until } from '../testing.ts'
import { createPace } from './body.ts'
import { chunkOf, endless, headOf, type RawAnswer, sendRaw } from './raw-client.ts'

/** What the buffers of both kernels may hold of a body beside what the server read. */
const maxKernelBytes = 24_000_000
const maxUploadBytes = 2_000_000

let house: Milltown
beforeAll(async () => {
  house = await openMilltown({
    maxUploadBytes,
    connectionLimits: { linger_ms: 200 },
    runCommand: async () => ok(null),
  })
})
afterAll(() => house.close())

const common = () => ({
  host: new URL(house.url).host,
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/json',
})
const chunked = (path: string, more: Record<string, string> = {}, method = 'POST'): Promise<RawAnswer> =>
  endless(
    house.url,
    headOf(method, path, { ...common(), 'transfer-encoding': 'chunked', ...more }),
    chunkOf(65_536),
  )
const received = async () =>
  Number(/^understory_http_received_bytes_total (\d+)/m.exec(await (await house.get('/metrics')).text())?.[1])

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

describe('a body without end', () => {
  test.for<[string, string, Record<string, string>, number]>([
    ['taking part', '/api/v1/part/plan/commitments/1/verdicts', {}, 65_536],
    ['sign-in', '/api/v1/member/sign-in/password', {}, 65_536],
    ['the sign-in library', '/api/auth/passkey/verify-authentication', {}, 65_536],
    ['a member route', '/api/v1/member/tokens', bearer(operatorToken), 65_536],
    ['a command', '/api/v1/member/commands/verify', bearer(operatorToken), 65_536],
    ['a form of a page', '/sign-in', { 'content-type': 'application/x-www-form-urlencoded' }, 65_536],
    ['a form with a file, from a stranger', '/work/plan/commitments/1', {}, 65_536],
    ['an upload', '/api/v1/member/imports?filename=a.csv', bearer(feedToken), maxUploadBytes],
  ])(
    'is refused with 413 by %s, little past the limit is read, and the connection is closed',
    async ([, path, headers, limit]) => {
      const before = await received()
      const answer = await chunked(path, headers)
      expect(answer.status, answer.text.slice(0, 300)).toBe(413)
      expect(answer.text).toContain('"code":"payload-too-large"')
      expect(answer.written).toBeLessThan(limit + maxKernelBytes)
      await until(async () => (await received()) > before)
      expect((await received()) - before).toBeLessThan(limit + 700_000)
    },
  )

  test('is not read by a route that refuses its sender, or that takes none', async () => {
    const asked = [
      ['POST', '/api/v1/member/imports', 401],
      ['POST', '/api/v1/nothing/here', 404],
      ['POST', '/', 404],
      ['GET', '/api/v1/cities', 400],
      ['GET', '/healthz', 400],
      ['GET', '/sign-in', 400],
      ['OPTIONS', '/api/v1/cities', 400],
      ['PUT', '/api/v1/cities', 405],
    ] as const
    await Promise.all(
      asked.map(async ([method, path, status]) => {
        const answer = await chunked(path, {}, method)
        expect(answer.status, path).toBe(status)
        expect(answer.written, path).toBeLessThan(maxKernelBytes)
      }),
    )
  })

  test('is stopped on every route of the document that takes a body', async () => {
    const { paths } = (await (await house.get('/api/openapi.json')).json()) as {
      paths: Record<string, Record<string, unknown>>
    }
    const posts = Object.entries(paths).flatMap(([path, methods]) => ('post' in methods ? [path] : []))
    expect(posts.length).toBeGreaterThan(20)
    await Promise.all(
      posts.map(async path => {
        const answer = await chunked(path.replaceAll(/\{\w+\}/g, '1'))
        expect([200, 400, 401, 403, 404, 413], path).toContain(answer.status)
        expect(answer.written, path).toBeLessThan(maxKernelBytes)
      }),
    )
  })
})

describe('a body that does not come', () => {
  let impatient: Milltown
  beforeAll(async () => {
    impatient = await openMilltown({
      bodyGrace_ms: 300,
      connectionLimits: { linger_ms: 200, headers_ms: 2_000 },
    })
  })
  afterAll(() => impatient.close())
  const half = (path: string, more: Record<string, string> = {}) =>
    sendRaw(impatient.url, `${headOf('POST', path, { ...common(), 'content-length': '500', ...more })}{"a":`)

  test.for<[string, string, Record<string, string>]>([
    ['taking part', '/api/v1/part/plan/commitments/1/verdicts', {}],
    ['sign-in', '/api/v1/member/sign-in/password', {}],
    ['a form of a page', '/sign-in', {}],
    ['an upload', '/api/v1/member/imports?filename=a.csv', bearer(feedToken)],
  ])('ends with 408 and a closed connection: %s', async ([, path, headers]) => {
    const answer = await half(path, headers)
    expect(answer.status, answer.text).toBe(408)
    expect(answer.text).toContain('"code":"request-timeout"')
  })

  test('or comes a byte at a time is not waited for', async () => {
    const head = headOf('POST', '/sign-in', { ...common(), 'content-length': '60000' })
    const answer = await endless(impatient.url, head, Buffer.from('a'), 60_000)
    expect(answer.status).toBe(408)
  })

  test('is not waited for either where nobody sends the headers', async () => {
    const answers = [
      await sendRaw(impatient.url, ''),
      await sendRaw(impatient.url, 'GET / HTTP/1.1\r\nHost: a\r\n'),
    ]
    expect(answers.map(one => one.status)).toEqual([408, 408])
  })
})

describe('a body', () => {
  test('may be compressed nowhere: what it unpacks to has no limit', async () => {
    for (const path of ['/sign-in', '/api/v1/member/sign-in/password', '/api/v1/member/imports']) {
      const answer = await chunked(path, { 'content-encoding': 'gzip' })
      expect(answer.status, path).toBe(415)
    }
  })

  test('that does not say that it is JSON is refused where JSON is taken', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=a',
      '',
    ]) {
      const head = headOf('POST', '/api/v1/member/sign-in/password', {
        ...common(),
        connection: 'close',
        'content-type': type,
        'content-length': '2',
      })
      const answer = await sendRaw(house.url, `${head}{}`)
      expect(answer.status, type).toBe(415)
      expect(answer.text).toContain('"code":"unsupported-media-type"')
    }
    const head = headOf('POST', '/api/v1/member/sign-in/password', {
      ...common(),
      connection: 'close',
      'content-type': 'Application/JSON ; charset=UTF-8',
      'content-length': '2',
    })
    expect((await sendRaw(house.url, `${head}{}`)).status).toBe(400)
  })

  test('longer than it says is not part of the request', async () => {
    const head = headOf('POST', '/api/v1/member/sign-in/password', { ...common(), 'content-length': '2' })
    const answer = await sendRaw(house.url, `${head}{}{"a":1}`)
    expect(answer.text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 400'])
  })

  test('that says it is too long is refused before any of it is read', async () => {
    const head = headOf('POST', '/sign-in', { ...common(), 'content-length': '900000000000' })
    const answer = await sendRaw(house.url, head)
    expect(answer.status).toBe(413)
  })

  test('that is short leaves the connection usable, read or not', async () => {
    const one = headOf('POST', '/api/v1/member/imports', { ...common(), 'content-length': '3' })
    const last = headOf('GET', '/healthz', { host: 'a', connection: 'close' })
    const answer = await sendRaw(house.url, `${one}abc${last}`)
    expect(answer.text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 401', 'HTTP/1.1 200'])
  })

  test('may come slowly but steadily for hours, and not slower', () => {
    const hours = createPace(30_000)
    for (let second = 0; second < 20 * 3_600; second++) hours.spend(1_000, 1_100)
    expect(hours.left_ms()).toBe(30_000)
    const slower = createPace(30_000)
    for (let second = 0; second < 310; second++) slower.spend(1_000, 900)
    expect(slower.left_ms()).toBe(0)
    const burst = createPace(30_000)
    burst.spend(1_000, 1_000_000_000)
    expect(burst.left_ms()).toBe(30_000)
  })
})

describe('connections', () => {
  /** Answers are held, since one that nobody holds is collected with its connection. */
  const listening = async (url: string, count: number) => {
    const stop = new AbortController()
    const answers: Response[] = []
    for (let n = 0; n < count; n++) answers.push(await fetch(`${url}/api/v1/events`, { signal: stop.signal }))
    return { stop, answers }
  }
  const look = (url: string) => sendRaw(url, headOf('GET', '/healthz', { host: 'a', connection: 'close' }))

  test.for([
    ['of one address have a limit, and a closed one makes room', { maxConnectionsPerAddress: 3 }],
    ['have a limit in all', { maxConnections: 3 }],
  ] as const)('%s', async ([, connectionLimits]) => {
    const small = await openMilltown({ connectionLimits })
    const { stop, answers } = await listening(small.url, 3)
    expect(answers.map(answer => answer.status)).toEqual([200, 200, 200])
    expect((await look(small.url)).status).toBe(0)
    stop.abort()
    await until(async () => (await look(small.url)).status === 200)
    await small.close()
  })
})
