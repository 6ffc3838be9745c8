import { once } from 'node:events'
import { get as httpGet, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Milltown, madeUpCsv, openMilltown, until } from './testing.ts'

let milltown: Milltown
beforeAll(async () => {
  milltown = await openMilltown({
    trustProxy: true,
    openRequestsPerMinute: 5,
    createWebHandler: async () => async request => new Response(`page ${new URL(request.url).search}`),
  })
  await milltown.send(madeUpCsv(0, 2_000))
})
afterAll(() => milltown?.close())

const ask = async (path: string, address: string) => {
  const response = await milltown.get(path, { 'x-forwarded-for': address })
  await response.body?.cancel()
  return response
}

test.each([
  ['/api/v1/incidents?limit=', '192.0.2.1'],
  ['/api/v1/explore?hour=', '192.0.2.2'],
  ['/any-page?n=', '192.0.2.3'],
  ['/log/tile/0/00', '192.0.2.4'],
])(
  '%s…: an address may ask so often for what is not kept, then 429 with Retry-After',
  async (path, address) => {
    const statuses: number[] = []
    let last = new Response()
    for (let n = 1; n <= 6; n++) {
      last = await ask(path + n, address)
      statuses.push(last.status)
    }
    expect(statuses.slice(0, 5)).not.toContain(429)
    expect(statuses[5]).toBe(429)
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await ask(`${path}7`, '198.51.100.9')).status, 'another address').not.toBe(429)
  },
)

test('what is kept is free', async () => {
  await ask('/free-page', '192.0.2.10')
  for (let n = 0; n < 20; n++) expect((await ask('/free-page', '192.0.2.10')).status).toBe(200)
})

test('all addresses of one IPv6 network share their part', async () => {
  const statuses: number[] = []
  for (let n = 1; n <= 6; n++)
    statuses.push((await ask(`/api/v1/incidents?limit=${n + 100}`, `2001:db8:5:5::${n}`)).status)
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
})

test('a table that nobody reads further is not made further, and holds no place', async () => {
  const request = httpGet(`${milltown.url}/api/v1/incidents?format=csv`, {
    headers: { 'x-forwarded-for': '192.0.2.20' },
  })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  expect(response.statusCode).toBe(200)
  await once(response, 'readable')
  request.destroy()
  await until(() => request.destroyed)
  const whole = await milltown.get('/api/v1/incidents?format=csv', { 'x-forwarded-for': '192.0.2.21' })
  expect((await whole.text()).trimEnd().split('\r\n')).toHaveLength(2_001)
})
