import {
  actions,
  type HatAccess,
  type Member,
  type MemberPage,
  roles,
  secondFactorRoles,
} from '@understory/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstOperator, newcomer, setUpApp, type Visitor } from '../../../auth/testing.ts'
import { type Milltown, madeUpCsv, openMilltown } from '../../../testing.ts'

let house: Milltown
let operator: Visitor
let clock = 0
beforeAll(async () => {
  house = await openMilltown({ now: () => new Date(Date.now() + clock) })
  operator = (await firstOperator(house)).operator
})
afterAll(() => house.close())

const days = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10)
const organisation = async (name: string, kind: string) => {
  const made = await operator.post('organisations', { name, kind })
  expect(made.status).toBe(201)
  return String(made.body.id)
}
const withApp = async (
  ...wanted: Parameters<typeof newcomer> extends [unknown, unknown, infer W] ? [W] : never
) => {
  const who = await newcomer(house, operator, wanted[0])
  await setUpApp(who)
  return who
}
const membershipOf = async (who: Visitor) => (await who.me()).acting ?? ''

describe('who can see what', () => {
  test('says for each hat what it may do and read, with the reason of each', async () => {
    const police = await organisation('Milltown Police', 'police-custodian')
    const custodian = await withApp({ email: 'carla@example.org', role: 'custodian', organisation: police })
    const page = (await custodian.get('members')).body as unknown as MemberPage
    const line = page.items.find(one => one.role === 'custodian')
    expect(line).toMatchObject({
      organisation: { kind: 'police-custodian' },
      why: 'works on the plan',
      madeBy: 'Op',
      secondFactor: true,
      readsRowsOf: ['agency-own', 'atf-trace', 'state-center', 'state-sales', 'nibin', 'court-public'],
    })
    const access = (await custodian.get(`members/${line?.membership}`)).body as unknown as HatAccess
    expect(access.actions.map(one => one.action)).toEqual(actions)
    for (const one of [...access.actions, ...access.reads]) expect(one.reason).toMatch(/^[A-Z].{15,}\.$/)
    const reading = (provenance: string) =>
      access.reads.find(one => one.provenance === provenance && one.granularity === 'row')
    expect(reading('health')).toMatchObject({
      allowed: false,
      purposes: [],
      reason: 'Police never read outreach, hospital or dialogue records.',
    })
    expect(reading('atf-trace')).toMatchObject({
      allowed: true,
      purposes: ['analysis', 'data-quality', 'disclosure-review'],
    })
  })

  test('shows the page in pages', async () => {
    const first = (await operator.get('members?limit=1')).body as unknown as MemberPage
    const second = (await operator.get(`members?limit=1&cursor=${first.next}`)).body as unknown as MemberPage
    expect([first.items.length, second.items.length]).toEqual([1, 1])
    expect(first.items[0]?.membership).not.toBe(second.items[0]?.membership)
    expect((await operator.get('members?cursor=x')).status).toBe(400)
  })
})

describe('a role', () => {
  test('ends at midnight in its city, by itself', async () => {
    const short = await newcomer(house, operator, {
      email: 'short@example.org',
      role: 'office',
      endsOn: days(3),
    })
    expect((await short.get('members')).status).toBe(200)
    clock = 6 * 86_400_000
    const refused = await short.get('members')
    expect([refused.status, refused.body.detail]).toEqual([403, 'No role of yours holds today.'])
    expect((await short.me()).hats).toMatchObject([{ holds: false }])
    clock = 0
  })

  test('ends when the operator says so, at once and with its tokens', async () => {
    const gone = await withApp({ email: 'gone@example.org', role: 'analyst' })
    const made = await gone.post('me/tokens', { label: 'script', scope: ['import-file'], endsOn: days(30) })
    expect(made.status).toBe(201)
    const bearer = { authorization: `Bearer ${made.body.token}` }
    expect((await house.get('/api/v1/member/imports', bearer)).status).toBe(200)
    const id = await membershipOf(gone)
    expect((await gone.post(`members/${id}/end`, { why: 'by myself' })).status).toBe(403)
    const ended = await operator.post(`members/${id}/end`, { why: 'left the city' })
    expect([ended.status, ended.body.holds, ended.body.readsRowsOf]).toEqual([200, false, []])
    expect((await house.get('/api/v1/member/imports', bearer)).status).toBe(401)
    expect((await gone.get('members')).status).toBe(403)
    const access = (await operator.get(`members/${id}`)).body as unknown as HatAccess
    expect(access.actions.some(one => one.allowed) || access.reads.some(one => one.allowed)).toBe(false)
  })

  test('is worn one at a time, by header or cookie', async () => {
    const two = await newcomer(house, operator, { email: 'two@example.org', role: 'office' })
    const invited = await operator.post('invitations', {
      email: 'two@example.org',
      name: 'two',
      role: 'owner',
      organisation: null,
      city: null,
      endsOn: days(9),
      why: 'owns an action',
    })
    expect(invited.status).toBe(201)
    const { items } = (await operator.get('outbox')).body as { items: { text: string }[] }
    const token = /token=(\S+)/.exec(items[0]?.text ?? '')?.[1]
    expect((await two.post('sign-in/invitation', { token })).body).toMatchObject({
      knownPerson: true,
      role: 'owner',
    })
    const stranger = await newcomer(house, operator, { email: 'three@example.org', role: 'office' })
    expect((await stranger.post('sign-in/invitation/accept', { token })).status).toBe(403)
    expect((await two.post('sign-in/invitation/accept', { token })).status).toBe(200)
    const { hats } = await two.me()
    expect(hats.map(hat => hat.role)).toEqual(['office', 'owner'])
    const owner = hats[1]?.membership ?? ''
    expect((await two.post('me/acting-as', { membership: owner })).body).toMatchObject({ acting: owner })
    expect((await two.me()).acting).toBe(owner)
    const office = hats[0]?.membership ?? ''
    expect((await two.get('me', { 'x-understory-acting-as': office })).body).toMatchObject({ acting: office })
    const others = await membershipOf(stranger)
    expect((await two.post('me/acting-as', { membership: others })).status).toBe(403)
    expect(
      (await two.get('members', { 'x-understory-acting-as': others })).status,
      'another person’s hat',
    ).toBe(403)
  })

  test('needs a last day, a city that is there, and an organisation that is there', async () => {
    const invite = async (change: object) => {
      const body = {
        email: 'new@example.org',
        name: 'New',
        role: 'analyst',
        organisation: null,
        city: 'milltown',
        endsOn: days(9),
        why: 'because',
        ...change,
      }
      const { status, body: answer } = await operator.post('invitations', body)
      return [status, answer.where]
    }
    expect(await invite({ endsOn: null })).toEqual([400, 'endsOn'])
    expect(await invite({ endsOn: '2020-01-01' })).toEqual([400, 'endsOn'])
    expect(await invite({ city: 'atlantis' })).toEqual([404, 'city'])
    expect(await invite({ organisation: '018f0000-0000-7000-8000-000000000000' })).toEqual([
      404,
      'organisation',
    ])
    expect(await invite({ role: 'feed' })).toEqual([400, 'role'])
    expect(await invite({ why: '' })).toEqual([400, 'why'])
  })
})

describe('an invitation', () => {
  test('can be taken back before it is accepted', async () => {
    const made = await operator.post('invitations', {
      email: 'late@example.org',
      name: 'Late',
      role: 'office',
      organisation: null,
      city: null,
      endsOn: days(9),
      why: 'a mistake',
    })
    expect(made.body).toMatchObject({ state: 'open', letter: 'outbox' })
    expect(JSON.stringify(made.body), 'the link is in the letter alone').not.toMatch(/token|hash/)
    expect((await operator.delete(`invitations/${made.body.id}`)).status).toBe(200)
    const { items } = (await operator.get('outbox')).body as { items: { text: string }[] }
    const token = /token=(\S+)/.exec(items[0]?.text ?? '')?.[1]
    expect((await operator.post('sign-in/invitation', { token })).status).toBe(404)
    expect((await operator.delete('invitations/x')).status).toBe(404)
  })

  test('makes a password of twelve characters or none', async () => {
    await operator.post('invitations', {
      email: 'weak@example.org',
      name: 'Weak',
      role: 'office',
      organisation: null,
      city: null,
      endsOn: days(9),
      why: 'a test',
    })
    const { items } = (await operator.get('outbox')).body as { items: { text: string }[] }
    const token = /token=(\S+)/.exec(items[0]?.text ?? '')?.[1]
    const accept = (more: object) => operator.post('sign-in/invitation/accept', { token, ...more })
    expect((await accept({ password: 'short' })).body).toMatchObject({ status: 400, where: 'password' })
    expect((await accept({})).body).toMatchObject({ status: 400, where: 'password' })
  })
})

describe('a token of a person', () => {
  test('does what is in its scope, as its hat, and nothing that hands out access', async () => {
    const ann = await withApp({ email: 'ann@example.org', role: 'analyst' })
    const want = (scope: string[], endsOn = days(30)) =>
      ann.post('me/tokens', { label: 'nightly', scope, endsOn })
    for (const scope of [['make-personal-token'], ['invite-member'], ['no-such-action'], []])
      expect((await want(scope)).status).toBe(400)
    expect((await want(['read-events'])).body, 'not an action of this role').toMatchObject({ where: 'scope' })
    expect((await want(['import-file'], days(400))).body).toMatchObject({ where: 'endsOn' })
    expect((await want(['import-file'], days(-2))).body).toMatchObject({ where: 'endsOn' })
    const { body: made } = await want(['import-file'])
    const bearer = { authorization: `Bearer ${made.token}` }
    const sent = await fetch(`${house.url}/api/v1/member/imports?filename=a.csv`, {
      method: 'POST',
      body: madeUpCsv(0, 30),
      headers: { ...bearer, 'content-type': 'application/octet-stream' },
    })
    expect(sent.status).toBe(200)
    const outside = await house.get('/api/v1/member/members', bearer)
    expect([outside.status, ((await outside.json()) as { detail: string }).detail]).toEqual([
      403,
      'This token may not do this: see-who-can-see-what is not in its scope.',
    ])
    expect((await house.get('/api/v1/member/me', bearer)).status, 'a token is no session').toBe(401)
    const list = (await ann.get('me/tokens')).body as unknown as { id: string }[]
    expect(JSON.stringify(list)).not.toContain(String(made.token))
    expect((await operator.delete(`me/tokens/${made.id}`)).status, 'another person’s token').toBe(404)
    clock = 32 * 86_400_000
    expect((await house.get('/api/v1/member/imports', bearer)).status, 'past its last day').toBe(401)
    clock = 0
    expect((await house.get('/api/v1/member/imports', bearer)).status).toBe(200)
    expect((await ann.delete(`me/tokens/${made.id}`)).status).toBe(200)
    expect((await house.get('/api/v1/member/imports', bearer)).status, 'taken back').toBe(401)
  })
})

describe('every role that needs a second factor', () => {
  test.each(roles.filter(role => (secondFactorRoles as readonly Member['role'][]).includes(role)))(
    '%s opens nothing without',
    async role => {
      const email = `${role}-bare@example.org`
      const who = await newcomer(house, operator, { email, role })
      for (const path of ['members', 'organisations', 'outbox', 'invitations', 'imports', 'me/tokens'])
        expect((await who.get(path)).status, path).toBe(403)
    },
  )
})

test('a person has a limit of requests of their own, from however many addresses', async () => {
  const small = await openMilltown({ memberRequestsPerMinute: 25, trustProxy: true })
  try {
    const { operator: op } = await firstOperator(small)
    const statuses: number[] = []
    for (let time = 0; time < 30; time++)
      statuses.push((await op.get('organisations', { 'x-forwarded-for': `10.0.0.${time}` })).status)
    expect(statuses).toEqual([...Array(25).fill(200), ...Array(5).fill(429)])
  } finally {
    await small.close()
  }
})
