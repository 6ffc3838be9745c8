import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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

/** Walks through the provider's own pages as somebody, from where the house sends the browser to the address it is sent back to. */
async function wayBack(begun: string, subject: string): Promise<string> {
  const jar = cookieJar(null)
  let next = begun
  let prompts = 0
  expect(next.startsWith(issuer)).toBe(true)
  for (let step = 0; step < 12; step++) {
    if (next.includes('/api/auth/callback/city')) return new URL(next).pathname + new URL(next).search
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

const begin = async (who: Visitor): Promise<string> => {
  const begun = await who.post('sign-in/provider')
  expect(begun.status).toBe(200)
  return String(begun.body.url)
}

async function throughProvider(who: Visitor, subject: string): Promise<string> {
  const back = await who.send('GET', await wayBack(await begin(who), subject))
  return back.headers.get('location') ?? ''
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

describe('the way to the provider and back', () => {
  const refused = async (who: Visitor, path: string) => {
    const back = await who.send('GET', path)
    expect(back.headers.get('location') ?? '').toMatch(/error=/)
    expect((await who.get('me')).status).toBe(401)
  }

  test('binds the answer to this browser and this request: state, nonce, PKCE, and one address to come back to', async () => {
    const asked = new URL(await begin(visitor(house))).searchParams
    const other = new URL(await begin(visitor(house))).searchParams
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(asked.get(name)?.length, name).toBeGreaterThanOrEqual(32)
      expect(asked.get(name), name).not.toBe(other.get(name))
    }
    expect(asked.get('code_challenge_method')).toBe('S256')
    expect(asked.get('response_type')).toBe('code')
    expect(new URL(asked.get('redirect_uri') ?? '').pathname).toBe('/api/auth/callback/city')
    const elsewhere = await visitor(house).post('sign-in/provider', { callbackURL: 'https://evil.example' })
    expect(new URL(String(elsewhere.body.url)).searchParams.get('redirect_uri')).toBe(
      asked.get('redirect_uri'),
    )
  })

  test('takes no answer that another browser asked for, so that nobody is signed in as somebody else', async () => {
    const attacker = visitor(house)
    const back = await wayBack(await begin(attacker), 'subject-1')
    await refused(visitor(house), back)
    const victim = visitor(house)
    await begin(victim)
    await refused(victim, back)
  })

  test('takes an answer once', async () => {
    const who = visitor(house)
    const back = await wayBack(await begin(who), 'subject-1')
    expect(new URL((await who.send('GET', back)).headers.get('location') ?? '').pathname).toBe('/work')
    await who.post('sign-out')
    await refused(who, back)
  })

  test('takes no answer of another issuer, for another nonce, or for a changed state', async () => {
    for (const change of [
      (url: URL) => url.searchParams.set('iss', 'https://evil.example'),
      (url: URL) => url.searchParams.set('state', `${url.searchParams.get('state')}x`),
      (url: URL) => url.searchParams.set('code', 'another'),
    ]) {
      const who = visitor(house)
      const back = new URL(await wayBack(await begin(who), 'subject-1'), house.url)
      change(back)
      await refused(who, back.pathname + back.search)
    }
    const who = visitor(house)
    const begun = new URL(await begin(who))
    begun.searchParams.set('nonce', 'a-nonce-that-the-house-did-not-make')
    await refused(who, await wayBack(begun.href, 'subject-1'))
  })
})

test('tokens of the provider are not kept', async () => {
  const { rows } = await house.record.executeSql(
    `set local role identity_keeper; select count(*) as n, count(access_token) + count(id_token) + count(refresh_token) as kept
     from understory.person_account where provider_id = 'city'`,
  )
  expect(rows.at(-1)).toEqual({ n: 1, kept: 0 })
})
