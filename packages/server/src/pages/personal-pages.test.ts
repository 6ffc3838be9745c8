import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Milltown, openMilltown } from '../testing.ts'
import { cookieJar } from './cookie-jar.ts'
import { isPersonalPage } from './personal-pages.ts'

let house: Milltown
let drawn = 0
beforeAll(async () => {
  house = await openMilltown({
    createWebHandler:
      async ({ api }) =>
      async (request, own = api) => {
        drawn++
        const { pathname } = new URL(request.url)
        if (pathname === '/work/changes') await own('/api/v1/member/sign-out', { method: 'POST' })
        const cities = await (await own('/api/v1/cities')).json()
        const body = `${request.method} ${request.headers.get('cookie')} ${JSON.stringify(cities)}`
        return new Response(body, { headers: { 'content-type': 'text/html; charset=utf-8' } })
      },
  })
})
afterAll(() => house.close())

test.each([
  ['/sign-in', true],
  ['/es/sign-in/code', true],
  ['/work', true],
  ['/account/passkey.data', true],
  ['/work.data', true],
  ['/workers', false],
  ['/', false],
  ['/places/work/x', false],
])('%s is drawn for one visitor: %s', (path, is) => expect(isPersonalPage(path)).toBe(is))

test('a page for one visitor is drawn anew for each request, with the cookie, and never stored', async () => {
  const before = drawn
  const first = await house.get('/work', { cookie: 'a=1' })
  const second = await house.get('/work', { cookie: 'a=2' })
  expect([await first.text(), await second.text()].map(text => text.slice(0, 9))).toEqual([
    'GET a=1 [',
    'GET a=2 [',
  ])
  expect(drawn - before).toBe(2)
  expect(first.headers.get('cache-control')).toBe('no-store')
  expect(first.headers.get('referrer-policy')).toBe('same-origin')
  expect(first.headers.get('content-security-policy')).toContain("script-src 'none'")
  expect(first.headers.get('x-frame-options')).toBe('DENY')
  const other = drawn
  await house.get('/incidents', { cookie: 'a=1' })
  expect(
    await (await house.get('/incidents', { cookie: 'a=2' })).text(),
    'open pages see no cookie',
  ).toContain('GET null')
  expect(drawn - other).toBe(1)
})

test('a form is taken from this site alone', async () => {
  const send = (headers: Record<string, string>) =>
    fetch(`${house.url}/sign-in`, {
      method: 'POST',
      body: 'email=a',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    })
  expect((await send({ origin: house.url })).status).toBe(200)
  expect((await send({ 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  expect((await send({})).status).toBe(403)
  expect((await send({ origin: 'https://evil.example' })).status).toBe(403)
  expect((await send({ origin: 'null' })).status).toBe(403)
  expect((await send({ origin: house.url, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await send({ origin: house.url, 'sec-fetch-site': 'same-site' })).status).toBe(403)
})

test('a form over 64 kB is refused', async () => {
  const sent = await fetch(`${house.url}/sign-in`, {
    method: 'POST',
    body: 'x'.repeat(70_000),
    headers: { origin: house.url },
  })
  expect(sent.status).toBe(413)
})

test('drawing a page by GET can change nothing', async () => {
  expect((await house.get('/work/changes')).status).toBe(500)
})

test('a cookie that is set while a page is drawn is sent with what follows, and reaches the browser', () => {
  const jar = cookieJar('a=1; b=2')
  jar.take(new Headers([['set-cookie', 'b=; Max-Age=0; Path=/']]))
  jar.take(new Headers([['set-cookie', 'c=x=y; HttpOnly; SameSite=Lax']]))
  expect(jar.header()).toBe('a=1; c=x=y')
  expect(jar.set()).toEqual(['b=; Max-Age=0; Path=/', 'c=x=y; HttpOnly; SameSite=Lax'])
})

test('a page is one request of its address, however much it asks the record for; too many are refused', async () => {
  const house = await openMilltown({
    memberRequestsPerMinute: 3,
    trustProxy: true,
    // A page that asks twice: what it shows are the answers.
    createWebHandler: async () => async (_, api) => {
      const asked = [await api?.('/api/v1/member/sign-in'), await api?.('/api/v1/member/sign-in')]
      return Response.json(asked.map(answer => answer?.status))
    },
  })
  try {
    const get = (address: string) => house.get('/sign-in', { 'x-forwarded-for': address })
    for (let time = 0; time < 3; time++) expect(await (await get('10.0.0.1')).json()).toEqual([200, 200])
    const refused = await get('10.0.0.1')
    expect([refused.status, refused.headers.has('retry-after')]).toEqual([429, true])
    expect((await get('10.0.0.2')).status, 'another address').toBe(200)
  } finally {
    await house.close()
  }
})

test('pages on which a room votes through one address are counted as taking part, apart from all others', async () => {
  const house = await openMilltown({
    memberRequestsPerMinute: 1,
    partRequestsPerMinute: 4,
    createWebHandler: async () => async () => new Response('page'),
  })
  try {
    const asked = async (path: string) => (await house.get(path)).status
    const voting = '/dialogue/safe-evenings/take-part/vote'
    expect([await asked('/sign-in'), await asked('/sign-in')]).toEqual([200, 429])
    expect([await asked(voting), await asked(`/es${voting}`), await asked(`${voting}.data`)]).toEqual([
      200, 200, 200,
    ])
    expect(await asked('/dialogue/safe-evenings/opinion-map')).toBe(200)
    expect(await asked(voting)).toBe(429)
  } finally {
    await house.close()
  }
})
