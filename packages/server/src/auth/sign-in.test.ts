import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Milltown, openMilltown, operatorToken } from '../testing.ts'
import {
  codeOf,
  firstOperator,
  letterTo,
  newcomer,
  password,
  setUpApp,
  type Visitor,
  visitor,
} from './testing.ts'

let house: Milltown
let operator: Visitor
let operatorApp: { uri: string; backupCodes: string[] }
beforeAll(async () => {
  house = await openMilltown()
  const first = await firstOperator(house)
  expect(first.next).toEqual({ next: 'set-up' })
  operator = first.operator
  operatorApp = first.app
})
afterAll(() => house.close())

describe('the first link', () => {
  test('makes the operator once, and no second one is given', async () => {
    expect(await house.server.firstLink()).toBe(null)
    expect(await operator.me()).toMatchObject({
      person: { name: 'Op', email: 'op@example.org' },
      hats: [{ role: 'operator', holds: true, needsSecondFactor: true }],
      secondFactor: { shown: 'totp', totp: true, mustSetUp: false },
    })
  })
})

describe('a second factor', () => {
  test('is needed before a role that reads walls opens anything', async () => {
    const ana = await newcomer(house, operator, { email: 'ana@example.org', role: 'auditor' })
    expect((await ana.me()).secondFactor).toEqual({ shown: null, totp: false, passkeys: 0, mustSetUp: true })
    const refused = await ana.get('members')
    expect([refused.status, refused.body.code]).toEqual([403, 'second-factor-needed'])
    expect(
      (await ana.post('me/tokens', { label: 'x', scope: ['read-events'], endsOn: '2030-01-01' })).status,
    ).toBe(403)
    const before = ana.cookies()
    await setUpApp(ana)
    expect((await ana.get('members')).status).toBe(200)
    const old = visitor(house)
    old.takeCookies(before)
    expect((await old.get('me')).status, 'the session without it has ended').toBe(401)
  })

  test('is not needed by the office, which reads no wall', async () => {
    const office = await newcomer(house, operator, { email: 'mayor@example.org', role: 'office' })
    expect((await office.get('members')).status).toBe(200)
    expect((await office.get('outbox')).status).toBe(403)
  })

  test('is asked at the next sign-in, and a wrong code opens nothing', async () => {
    const again = visitor(house)
    const first = await again.post('sign-in/password', { email: 'OP@example.org', password })
    expect(first.body).toEqual({ next: 'code' })
    expect((await again.get('me')).status, 'the password alone is no session').toBe(401)
    const wrong = await again.post('sign-in/code', { code: '000000' })
    expect([wrong.status, wrong.body.code]).toEqual([401, 'not-signed-in'])
    const code = codeOf(operatorApp.uri)
    const right = await again.post('sign-in/code', { code })
    expect(right.body).toEqual({ next: 'done' })
    expect((await again.get('outbox')).status).toBe(200)
    const thief = visitor(house)
    await thief.post('sign-in/password', { email: 'op@example.org', password })
    expect((await thief.post('sign-in/code', { code })).status, 'a code is good once').toBe(401)
    expect((await thief.get('me')).status).toBe(401)
  })

  test('can be one of the written codes, each once', async () => {
    const [code = ''] = operatorApp.backupCodes
    const enter = async () => {
      const who = visitor(house)
      await who.post('sign-in/password', { email: 'op@example.org', password })
      return { who, done: await who.post('sign-in/code', { code, kind: 'backup' }) }
    }
    const { who, done } = await enter()
    expect(done.body).toEqual({ next: 'done' })
    expect((await who.me()).secondFactor.shown).toBe('backup-code')
    expect((await enter()).done.status).toBe(401)
  })

  test('is asked after an e-mail link too, and the link alone can change nothing', async () => {
    const who = visitor(house)
    expect((await who.post('sign-in/link', { email: 'op@example.org' })).status).toBe(202)
    await soon(async () => (await outboxSubjects()).includes('Your link to sign in'))
    const token = await letterTo(operator, 'op@example.org')
    expect((await who.post('sign-in/link/use', { token })).body).toEqual({ next: 'code' })
    expect((await who.get('outbox')).body.code).toBe('second-factor-needed')
    expect((await who.post('me/totp', { password })).body.code).toBe('second-factor-needed')
    expect((await who.post('me/password', { current: password, wanted: `${password}!` })).status).toBe(403)
    expect((await who.send('GET', '/api/auth/passkey/generate-register-options')).status).toBe(403)
    const before = who.cookies()
    expect((await who.post('sign-in/code', { code: codeOf(operatorApp.uri, 1) })).body).toEqual({
      next: 'done',
    })
    expect((await who.get('outbox')).status).toBe(200)
    expect(who.cookies(), 'a new session').not.toBe(before)
    const again = visitor(house)
    expect((await again.post('sign-in/link/use', { token })).status, 'once').toBe(401)
  })
})

const outboxSubjects = async () =>
  ((await operator.get('outbox')).body.items as { subject: string }[]).map(one => one.subject)
async function soon(isSo: () => Promise<boolean>) {
  for (let time = 0; time < 100; time++) {
    if (await isSo()) return
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  throw new Error('not so')
}

describe('a session', () => {
  test('is renewed at sign-in: an id planted before is worth nothing', async () => {
    const attacker = await newcomer(house, operator, { email: 'eve@example.org', role: 'office' })
    const planted = attacker.cookies()
    const victim = visitor(house)
    victim.takeCookies(planted)
    await victim.post('sign-in/password', { email: 'mayor@example.org', password })
    expect((await victim.me()).person.email).toBe('mayor@example.org')
    expect(victim.cookies()).not.toBe(planted)
    expect((await attacker.get('me')).status, 'the planted session has ended').toBe(401)
    const made = visitor(house)
    made.takeCookies('understory.session_token=chosen-by-me.signature')
    expect((await made.get('me')).status).toBe(401)
  })

  test('ends on the server when somebody signs out, and after twelve hours', async () => {
    const who = visitor(house)
    await who.post('sign-in/password', { email: 'mayor@example.org', password })
    const kept = who.cookies()
    const { sessionEndsAt } = await who.me()
    expect((Date.parse(sessionEndsAt) - Date.now()) / 3_600_000).toBeCloseTo(12, 1)
    expect((await who.post('sign-out')).status).toBe(200)
    const thief = visitor(house)
    thief.takeCookies(kept)
    expect((await thief.get('me')).status).toBe(401)
  })

  test('ends when nobody used it for two hours, and lasts while somebody does', async () => {
    const who = visitor(house)
    await who.post('sign-in/password', { email: 'mayor@example.org', password })
    /** As if the last use had been so long ago. */
    const lastUsed = (ago: string) =>
      house.record.executeSql(
        `set local role identity_keeper; update understory.person_session set updated_at = now() - interval '${ago}'
         where person = (select id from understory.person where email = 'mayor@example.org')`,
      )
    await lastUsed('119 minutes')
    expect((await who.get('me')).status).toBe(200)
    const { rows } = await house.record.executeSql(
      `set local role identity_keeper; select max(updated_at) > now() - interval '1 minute' as used from understory.person_session
       where person = (select id from understory.person where email = 'mayor@example.org')`,
    )
    expect(rows.at(-1), 'the use was noted').toEqual({ used: true })
    await lastUsed('121 minutes')
    expect((await who.get('me')).status).toBe(401)
    await lastUsed('1 minute')
    expect((await who.get('me')).status, 'for good').toBe(401)
  })

  test('is a cookie that scripts and other sites do not get', async () => {
    const who = visitor(house)
    const done = await who.post('sign-in/password', { email: 'mayor@example.org', password })
    const cookie = done.headers.getSetCookie().find(one => one.includes('session_token')) ?? ''
    expect(cookie).toMatch(/; HttpOnly/i)
    expect(cookie).toMatch(/; SameSite=Lax/i)
    expect(cookie).toMatch(/; Path=\//i)
  })
})

describe('one’s own sessions', () => {
  type Line = { id: string; current: boolean; browser: string | null }
  const lines = async (who: Visitor) => (await who.get('me/sessions')).body as unknown as Line[]

  test('are listed without their tokens, and end one by one or all but this one', async () => {
    const here = await newcomer(house, operator, { email: 'lost@example.org', role: 'office' })
    const [phone, library] = [visitor(house), visitor(house)]
    const step = { email: 'lost@example.org', password }
    await phone.post('sign-in/password', step, { 'user-agent': 'A phone that was lost' })
    await library.post('sign-in/password', step)
    const all = await lines(here)
    expect(all.length).toBe(3)
    expect(all.filter(one => one.current).length).toBe(1)
    expect(JSON.stringify(all)).not.toMatch(/token/)
    const lost = all.find(one => one.browser === 'A phone that was lost')?.id ?? ''
    expect((await operator.delete(`me/sessions/${lost}`)).status, 'nobody else’s').toBe(404)
    expect((await here.delete(`me/sessions/${lost}`)).status).toBe(200)
    expect((await phone.get('me')).status, 'at once').toBe(401)
    expect((await library.get('me')).status).toBe(200)
    expect((await here.post('me/sessions/end-others')).status).toBe(200)
    expect((await library.get('me')).status).toBe(401)
    expect((await lines(here)).map(one => one.current)).toEqual([true])
    expect((await here.delete(`me/sessions/${(await lines(here))[0]?.id}`)).status, 'not this one').toBe(404)
  })

  test('end with a change of the password, and one that shows a second factor is a new one', async () => {
    const here = await newcomer(house, operator, { email: 'changed@example.org', role: 'analyst' })
    const other = visitor(house)
    await other.post('sign-in/password', { email: 'changed@example.org', password })
    await here.post('me/password', { current: password, wanted: 'a new long password' })
    expect((await other.get('me')).status).toBe(401)
    expect((await here.get('me')).status).toBe(200)
  })
})

test('over https every cookie is for this host alone, and for no script and no other site', async () => {
  const safe = await openMilltown({ publicUrl: 'https://understory.example.gov' })
  try {
    const { operator: who } = await firstOperator(safe)
    const { hats } = await who.me()
    const acting = await who.post('me/acting-as', { membership: hats[0]?.membership })
    await who.post('sign-out')
    const again = await who.post('sign-in/password', { email: 'op@example.org', password })
    const out = await who.post('sign-out')
    const lines = [acting, again, out].flatMap(one => one.headers.getSetCookie())
    expect(lines.length).toBeGreaterThan(3)
    for (const line of lines) {
      expect(line).toMatch(/; HttpOnly/i)
      expect(line).toMatch(/; SameSite=Lax/i)
      expect(line).toMatch(/; Secure/i)
      expect(line).toMatch(/; Path=\/(;|$)/i)
      expect(line).not.toMatch(/Domain=/i)
      if (!line.startsWith('understory-acting-as=')) expect(line).toMatch(/^__Host-understory\./)
    }
  } finally {
    await safe.close()
  }
})

describe('whoever asks from another site', () => {
  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['no origin', { origin: '' }],
    ['an opaque origin', { origin: 'null' }],
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling of this site', { 'sec-fetch-site': 'same-site' }],
  ])('is refused: %s', async (_, headers) => {
    for (const [path, body] of [
      ['invitations', { email: 'x@example.org' }],
      ['organisations', { name: 'Evil', kind: 'office' }],
      ['me/acting-as', {}],
      ['sign-in/password', { email: 'op@example.org', password }],
      ['sign-out', {}],
    ] as const) {
      const refused = await operator.post(path, body, headers)
      expect([path, refused.status, refused.body.detail]).toEqual([
        path,
        403,
        'The request does not come from a page of this site.',
      ])
    }
    expect((await operator.get('me')).status).toBe(200)
  })

  test('gets no permission to read an answer', async () => {
    const answer = await operator.get('me', { origin: 'https://evil.example' })
    expect(answer.headers.get('access-control-allow-origin')).toBe(null)
    const preflight = await operator.send('OPTIONS', '/api/auth/passkey/verify-authentication')
    expect(preflight.headers.get('access-control-allow-methods')).toBe(null)
  })
})

describe('nobody signs up', () => {
  test.each([
    '/api/auth/sign-up/email',
    '/api/auth/sign-in/email',
    '/api/auth/get-session',
    '/api/auth/update-user',
    '/api/auth/delete-user',
    '/api/auth/two-factor/disable',
    '/api/auth/link-social',
    '/api/auth/magic-link/verify?token=x',
  ])('%s is not reached from outside', async path => {
    expect((await operator.send('POST', path, {})).status).toBe(404)
    expect((await operator.send('GET', path)).status).toBe(404)
  })
})

test('the file of the server and the tokens of feeds work as before', async () => {
  const ask = async (token: string) =>
    (await house.get('/api/v1/member/tokens', { authorization: `Bearer ${token}` })).status
  expect(await ask(operatorToken)).toBe(200)
  expect(await ask('feed-token-of-the-test')).toBe(403)
})
