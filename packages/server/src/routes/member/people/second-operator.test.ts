import type { Invitation, Role } from '@understory/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  firstOperator,
  letterTo,
  newcomer,
  password,
  setUpApp,
  type Visitor,
  visitor,
} from '../../../auth/testing.ts'
import { type Milltown, openMilltown } from '../../../testing.ts'

let house: Milltown
let first: Visitor
let second: Visitor
beforeAll(async () => {
  house = await openMilltown()
  first = (await firstOperator(house)).operator
})
afterAll(() => house.close())

const invite = (who: Visitor, email: string, role: Role, more: object = {}) =>
  who.post('invitations', {
    email,
    name: 'Ida',
    role,
    organisation: null,
    city: 'milltown',
    endsOn: '2039-12-31',
    why: 'a test',
    ...more,
  })
const invitation = async (who: Visitor, id: unknown) =>
  ((await who.get('invitations')).body as unknown as Invitation[]).find(one => one.id === id)
const lettersTo = async (email: string) =>
  ((await first.get('outbox')).body.items as { to: string }[]).filter(one => one.to === email).length
/** What the list of events of the instance says about something, with the name of whoever did it. */
const eventsOn = async (subject: unknown) => {
  const { rows } = await house.record.executeSql(
    `set local role identity_keeper; select id, name from understory.person`,
  )
  const names = new Map(rows.map(row => [row.id, row.name]))
  const events = await house.record.executeSql(
    `set local role record_writer; select actor, action from understory.event where subject = '${subject}' order by no`,
  )
  return events.rows.flatMap(row => (row.action ? [`${row.action} by ${names.get(row.actor)}`] : []))
}

describe('a role that gives one person both halves of a rule for two', () => {
  let waiting: unknown
  let ida: Visitor

  test('goes out to nobody while there is one operator, who reads how to go on', async () => {
    ida = await newcomer(house, first, { email: 'ida@example.org', role: 'analyst' })
    const before = await lettersTo('ida@example.org')
    const made = await invite(first, 'ida@example.org', 'counsel')
    expect(made.body).toMatchObject({
      state: 'waiting',
      letter: 'waiting',
      separations: ['release'],
      waitsFor: 'second-operator',
    })
    waiting = made.body.id
    expect(await lettersTo('ida@example.org'), 'no link was sent').toBe(before)
    const refused = await first.post(`invitations/${waiting}/confirm`)
    expect([refused.status, refused.body.code]).toEqual([403, 'not-allowed'])
    expect(await eventsOn(waiting)).toEqual(['invited by Op', 'second-operator-needed by Op'])
  })

  test('is confirmed by a second operator, never by the first, and both stand in the events', async () => {
    second = await newcomer(house, first, { email: 'op2@example.org', role: 'operator' })
    await setUpApp(second)
    expect(await invitation(first, waiting)).toMatchObject({ waitsFor: 'another-operator' })
    expect(await invitation(second, waiting)).toMatchObject({ waitsFor: 'you', invitedBy: 'Op' })
    expect((await first.post(`invitations/${waiting}/confirm`)).status).toBe(403)
    const outsider = await newcomer(house, first, { email: 'office@example.org', role: 'office' })
    expect((await outsider.post(`invitations/${waiting}/confirm`)).status).toBe(403)
    const confirmed = await second.post(`invitations/${waiting}/confirm`)
    expect(confirmed.body).toMatchObject({
      state: 'open',
      letter: 'outbox',
      confirmedBy: 'op2',
      invitedBy: 'Op',
    })
    expect((await second.post(`invitations/${waiting}/confirm`)).status, 'once').toBe(404)
    expect(await eventsOn(waiting)).toContain('invitation-confirmed by op2')
    const token = await letterTo(first, 'ida@example.org')
    expect((await ida.post('sign-in/invitation/accept', { token })).status).toBe(200)
    expect((await ida.me()).hats.map(one => one.role)).toEqual(['analyst', 'counsel'])
  })

  test('waits where the other half is invited and not yet accepted, and where an operator would be given what they give', async () => {
    await invite(first, 'both@example.org', 'custodian')
    expect((await invite(first, 'both@example.org', 'facilitator')).body).toMatchObject({
      state: 'waiting',
      separations: ['police-wall'],
    })
    const own = await invite(first, 'op@example.org', 'custodian')
    expect(own.body).toMatchObject({
      state: 'waiting',
      separations: ['operator'],
      waitsFor: 'another-operator',
    })
    const mine = await invite(first, 'op2@example.org', 'analyst')
    const refused = await second.post(`invitations/${mine.body.id}/confirm`)
    expect(refused.status, 'nor does an operator confirm what they would get').toBe(403)
  })

  test('is not reached by accepting in another order', async () => {
    const owner = await newcomer(house, first, { email: 'order@example.org', role: 'owner' })
    const later = await invite(first, 'order@example.org', 'provider')
    expect(later.body).toMatchObject({ state: 'open', separations: [] })
    const token = await letterTo(first, 'order@example.org')
    const audit = await invite(first, 'order@example.org', 'facilitator')
    expect(audit.body).toMatchObject({ state: 'waiting', separations: ['commitment'] })
    await second.post(`invitations/${audit.body.id}/confirm`)
    const asFacilitator = await letterTo(first, 'order@example.org')
    expect((await owner.post('sign-in/invitation/accept', { token: asFacilitator })).status).toBe(200)
    const refused = await owner.post('sign-in/invitation/accept', { token })
    expect([refused.status, refused.body.code], 'nobody confirmed this one').toEqual([403, 'not-allowed'])
    expect((await owner.me()).hats.map(one => one.role)).toEqual(['owner', 'facilitator'])
  })

  test('is no matter in two cities, and needs nobody where nothing is for two', async () => {
    expect((await invite(first, 'plain@example.org', 'owner')).body).toMatchObject({
      state: 'open',
      separations: [],
    })
    expect((await invite(first, 'plain@example.org', 'provider')).body).toMatchObject({ state: 'open' })
  })
})

describe('a role that is unusual in an organisation', () => {
  test('is given with a reason, which is kept, and not without', async () => {
    const made = await first.post('organisations', { name: 'Milltown Police', kind: 'police-custodian' })
    const organisation = made.body.id
    const refused = await invite(first, 'fay@example.org', 'facilitator', { organisation })
    expect(refused.body).toMatchObject({ status: 409, code: 'role-unusual', where: 'role' })
    const given = await invite(first, 'fay@example.org', 'facilitator', {
      organisation,
      unusualWhy: 'a pilot that the council agreed to',
    })
    expect(given.body).toMatchObject({ state: 'open', unusualWhy: 'a pilot that the council agreed to' })
    expect(await eventsOn(given.body.id)).toContain('unusual-role-given by Op')
    const usual = await invite(first, 'cus@example.org', 'custodian', {
      organisation,
      unusualWhy: 'not needed',
    })
    expect(usual.body).toMatchObject({ state: 'open', unusualWhy: null })
  })
})

test('a link made before is worth nothing once it waits: only the letter of the second operator has one', async () => {
  const who = visitor(house)
  await newcomer(house, first, { email: 'last@example.org', role: 'office' })
  const made = await invite(first, 'last@example.org', 'counsel')
  expect(made.body).toMatchObject({ state: 'waiting', separations: ['agreement'] })
  expect(made.text).not.toMatch(/token|hash/)
  expect((await who.post('sign-in/password', { email: 'last@example.org', password })).status).toBe(200)
  expect((await first.delete(`invitations/${made.body.id}`)).status).toBe(200)
  expect((await second.post(`invitations/${made.body.id}/confirm`)).status).toBe(404)
})
