import { ok } from '@understory/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { feedToken, type Milltown, numbers, openMilltown, operatorToken, until } from '../testing.ts'
import { chunkOf, endless, headOf, type RawAnswer, sendRaw } from './raw-client.ts'

/** What the buffers of both kernels may hold of a body beside what the server read. */
const maxKernelBytes = 24_000_000
const maxUploadBytes = 2_000_000

let house: Milltown
beforeAll(async () => {
  house = await openMilltown({
    maxUploadBytes,
    bodyGrace_ms: 300,
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
  const half = (path: string, more: Record<string, string> = {}) =>
    sendRaw(house.url, `${headOf('POST', path, { ...common(), 'content-length': '500', ...more })}{"a":`)

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
    const answer = await endless(house.url, head, Buffer.from('a'), 60_000)
    expect(answer.status).toBe(408)
  })

  test('is not waited for either where nobody sends the headers', async () => {
    const slow = await openMilltown({ connectionLimits: { headers_ms: 300 } })
    const answers = [await sendRaw(slow.url, ''), await sendRaw(slow.url, 'GET / HTTP/1.1\r\nHost: a\r\n')]
    await slow.close()
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
        'content-type': type,
        'content-length': '2',
      })
      const answer = await sendRaw(house.url, `${head}{}`)
      expect(answer.status, type).toBe(415)
      expect(answer.text).toContain('"code":"unsupported-media-type"')
    }
    const head = headOf('POST', '/api/v1/member/sign-in/password', {
      ...common(),
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

  test('of an upload may come slowly but steadily for longer than a sender may be silent', async () => {
    const csv = `id,date,offense,weapon\n${numbers(0, 400)
      .map(n => `${n},2019-01-01,HOMICIDE,FIREARM`)
      .join('\n')}`
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        if (sent >= csv.length) return controller.close()
        await new Promise(resolve => setTimeout(resolve, 100))
        controller.enqueue(Buffer.from(csv.slice(sent, sent + 1_000)))
        sent += 1_000
      },
    })
    const response = await fetch(`${house.url}/api/v1/member/imports?filename=slow.csv`, {
      method: 'POST',
      body,
      headers: bearer(feedToken),
      duplex: 'half',
    } as RequestInit)
    expect(await response.json()).toMatchObject({ read: 400 })
  })
})

describe('connections', () => {
  test('of one address have a limit, and a closed one makes room', async () => {
    const small = await openMilltown({ connectionLimits: { maxConnectionsPerAddress: 3 } })
    const { port } = new URL(small.url)
    const open = (signal: AbortSignal) =>
      fetch(`http://127.0.0.1:${port}/api/v1/events`, { signal }).then(
        answer => answer.status,
        () => 0,
      )
    const stops = numbers(0, 3).map(() => new AbortController())
    for (const stop of stops) expect(await open(stop.signal)).toBe(200)
    expect(await sendRaw(small.url, headOf('GET', '/healthz', { host: 'a' }))).toMatchObject({ status: 0 })
    for (const stop of stops) stop.abort()
    await until(async () => (await fetch(`${small.url}/healthz`).catch(() => null))?.status === 200)
    await small.close()
  })

  test('have a limit in all', async () => {
    const small = await openMilltown({ connectionLimits: { maxConnections: 2 } })
    const stops = [new AbortController(), new AbortController()]
    for (const { signal } of stops)
      expect((await fetch(`${small.url}/api/v1/events`, { signal })).status).toBe(200)
    expect(await sendRaw(small.url, headOf('GET', '/healthz', { host: 'a' }))).toMatchObject({ status: 0 })
    for (const stop of stops) stop.abort()
    await until(async () => (await fetch(`${small.url}/healthz`).catch(() => null))?.status === 200)
    await small.close()
  })
})
