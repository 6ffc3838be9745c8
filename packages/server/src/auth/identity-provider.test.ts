import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cookieJar } from '../pages/cookie-jar.ts'
import { type Milltown, openMilltown } from '../testing.ts'
import { firstOperator, newcomer, type Visitor, visitor } from './testing.ts'

/** Who the city's provider knows: by subject, an address and whether it checked it. */
const known: Record<string, { email: string; email_verified: boolean }> = {
  'subject-1': { email: 'ana@example.org', email_verified: true },
  'subject-2': { email: 'stranger@example.org', email_verified: true },
  'subject-3': { email: 'ana@example.org', email_verified: false },
  'subject-4': { email: 'anna.new@example.org', email_verified: true },
}

let house: Milltown
let operator: Visitor
let issuer: string
const http = createServer()

beforeAll(async () => {
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const free = createServer()
  await new Promise<void>(resolve => free.listen(0, '127.0.0.1', resolve))
  const { port } = free.address() as AddressInfo
  await new Promise(resolve => free.close(resolve))
  const home = `http://127.0.0.1:${port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'understory',
        client_secret: 'a-secret-of-the-test',
        redirect_uris: [`${home}/api/auth/callback/city`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['only for the test'] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: 'Ana', email: '', email_verified: false, ...known[id] }),
    }),
  })
  http.on('request', provider.callback())
  house = await openMilltown(
    {
      publicUrl: home,
      identityProvider: {
        issuer,
        clientId: 'understory',
        clientSecret: 'a-secret-of-the-test',
        name: 'Milltown ID',
      },
    },
    'pglite',
  )
  operator = (await firstOperator(house)).operator
  await newcomer(house, operator, { email: 'ana@example.org', role: 'analyst' })
})
afterAll(async () => {
  await house?.close()
  http.closeAllConnections()
  await new Promise(resolve => http.close(resolve))
})

/** Walks through the provider's own pages as somebody, and comes back to the house. */
async function throughProvider(who: Visitor, subject: string): Promise<string> {
  const begun = await who.post('sign-in/provider')
  expect(begun.status).toBe(200)
  const jar = cookieJar(null)
  let next = String(begun.body.url)
  let prompts = 0
  expect(next.startsWith(issuer)).toBe(true)
  for (let step = 0; step < 12; step++) {
    if (next.includes('/api/auth/callback/city')) {
      const back = await who.send('GET', new URL(next).pathname + new URL(next).search)
      return back.headers.get('location') ?? ''
    }
    const prompt = next.includes('/interaction/') ? (prompts++ === 0 ? 'login' : 'consent') : null
    const response = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: jar.header(), 'content-type': 'application/x-www-form-urlencoded' },
      ...(prompt && {
        method: 'POST',
        body: new URLSearchParams({ prompt, login: subject, password: 'any' }),
      }),
    })
    jar.take(response.headers)
    const to = response.headers.get('location')
    if (!to) throw new Error(`the provider stopped at ${next}: ${(await response.text()).slice(0, 400)}`)
    next = new URL(to, next).href
  }
  throw new Error('too many steps')
}

test('whoever was invited comes in by the city’s provider, as a first step only', async () => {
  const who = visitor(house)
  expect((await who.get('sign-in')).body).toMatchObject({ provider: { name: 'Milltown ID' } })
  expect(new URL(await throughProvider(who, 'subject-1')).pathname).toBe('/work')
  const me = await who.me()
  expect(me).toMatchObject({
    person: { email: 'ana@example.org' },
    hats: [{ role: 'analyst' }],
    secondFactor: { shown: null, mustSetUp: true },
  })
  expect((await who.get('members')).body.code).toBe('second-factor-needed')
})

test('the subject is remembered: a changed address at the provider finds the same person', async () => {
  const before = known['subject-1']
  known['subject-1'] = { email: 'renamed@example.org', email_verified: true }
  const who = visitor(house)
  await throughProvider(who, 'subject-1')
  expect((await who.me()).person.email).toBe('ana@example.org')
  if (before) known['subject-1'] = before
})

test.each([
  ['a stranger', 'subject-2'],
  ['somebody whose address the provider never checked', 'subject-3'],
  ['an address that only looks alike', 'subject-4'],
])('%s gets no session, and no person is made', async (_, subject) => {
  const who = visitor(house)
  const back = await throughProvider(who, subject)
  expect(back).toMatch(/\/sign-in\?error=/)
  expect((await who.get('me')).status).toBe(401)
  const { items } = (await operator.get('members')).body as { items: unknown[] }
  expect(items.length).toBe(2)
})

test('a way back that this browser did not begin opens nothing', async () => {
  const begun = visitor(house)
  const victim = visitor(house)
  await begun.post('sign-in/provider')
  const back = await victim.send('GET', '/api/auth/callback/city?code=stolen&state=stolen')
  expect(back.headers.get('location') ?? '').toMatch(/error=/)
  expect((await victim.get('me')).status).toBe(401)
})

test('tokens of the provider are not kept', async () => {
  const { rows } = await house.record.executeSql(
    `set local role identity_keeper; select count(*) as n, count(access_token) + count(id_token) + count(refresh_token) as kept
     from understory.person_account where provider_id = 'city'`,
  )
  expect(rows.at(-1)).toEqual({ n: 1, kept: 0 })
})
