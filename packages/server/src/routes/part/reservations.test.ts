import type { DialogueOne, ReservationList, Reserved, WorkSeries } from '@understory/model'
import { madeUpSeries, madeUpSession } from '@understory/record/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstOperator, newcomer, setUpApp, type Visitor } from '../../auth/testing.ts'
import { type Milltown, openMilltown } from '../../testing.ts'

let house: Milltown
let mediator: Visitor
let otherMediator: Visitor
let office: Visitor
let session = ''

beforeAll(async () => {
  house = await openMilltown()
  const { operator } = await firstOperator(house)
  const organisation = async (name: string, kind: string) =>
    String((await operator.post('organisations', { name, kind })).body.id)
  const person = async (email: string, role: 'facilitator' | 'office', at: string) => {
    const who = await newcomer(house, operator, { email, role, organisation: at })
    await setUpApp(who)
    return who
  }
  mediator = await person(
    'mara@example.org',
    'facilitator',
    await organisation('Mediation', 'mediation-centre'),
  )
  otherMediator = await person(
    'vera@example.org',
    'facilitator',
    await organisation('Valley', 'mediation-centre'),
  )
  office = await person('otto@example.org', 'office', await organisation('Office', 'office'))
  const series = (await mediator.post('dialogue/series', madeUpSeries())).body as unknown as WorkSeries
  const asked = madeUpSession(
    series.id,
    { capacity: 5 },
    { startsAt: '2039-03-10T22:00:00.000Z', endsAt: '2039-03-11T01:00:00.000Z' },
  )
  const saved = (await mediator.post('dialogue/sessions', asked)).body as unknown as WorkSeries
  session = saved.sessions[0]?.id ?? ''
})
afterAll(() => house.close())

const part = async <T>(path: string, body: unknown) => {
  const response = await fetch(`${house.url}/api/v1/part/dialogue/reservations${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
  return { status: response.status, body: (await response.json()) as T }
}
const reserve = (seats: number, more: object = {}) =>
  part<Reserved>('', { session, seats, language: 'en', ...more })
const seats = async () => {
  const one = (await (await house.get('/api/v1/dialogue/safe-evenings')).json()) as DialogueOne
  return one.series.sessions[0]?.seats
}

test('seats are reserved without an account; beyond the capacity people wait, and a code gives the seats back', async () => {
  const first = await reserve(3, { contact: '555 0100', childcare: 1 })
  expect(first).toMatchObject({ status: 200, body: { place: 'held' } })
  // How many seats others reserved is told by no answer.
  expect(Object.keys(first.body).toSorted()).toEqual(['code', 'place'])
  expect(await seats()).toBe('few')
  const second = await reserve(3)
  expect(second.body).toMatchObject({ place: 'waiting' })
  expect(await seats()).toBe('full')
  const typed = first.body.code.toLowerCase().replaceAll('-', ' ')
  expect((await part('/cancel', { code: typed })).status).toBe(200)
  expect((await part('/cancel', { code: typed })).status).toBe(200)
  expect(await seats()).toBe('few')
})

test('a code that is mistyped or nobody’s is refused, and so is a session that is not there', async () => {
  expect((await part<{ where: string }>('/cancel', { code: 'AAAAA-AAAAA-AAAA' })).body.where).toBe('code')
  expect((await part('/cancel', { code: '00000-00000-0000' })).status).toBe(404)
  expect((await reserve(11)).status).toBe(400)
  const nowhere = '00000000-0000-7000-8000-000000000001'
  expect((await part('', { session: nowhere, seats: 1, language: 'en' })).status).toBe(404)
})

test('the facilitator of the series alone reads who comes, and each look is written down', async () => {
  const path = `dialogue/sessions/${session}/reservations`
  const list = (await mediator.get(path)).body as unknown as ReservationList
  expect(list.reservations.map(one => one.place)).toEqual(['cancelled', 'held'])
  expect(list.reservations[0]?.contact).toBe('555 0100')
  expect((await otherMediator.get(path)).status).toBe(404)
  expect((await office.get(path)).status).toBe(403)
  const everywhere = await (await house.get('/api/v1/dialogue/safe-evenings')).text()
  expect(everywhere).not.toContain('555 0100')
})

test('staff type in what somebody said on the telephone', async () => {
  const path = `dialogue/sessions/${session}/reservations`
  const asked = { session, seats: 2, language: 'es', channel: 'phone' }
  const done = await mediator.post(path, asked)
  expect(done.body).toMatchObject({ place: 'held' })
  const log = await house.city.events(20)
  expect(JSON.stringify(log)).not.toContain(String(done.body.code))
  expect(log[0]).toMatchObject({ action: 'reservation-typed-in', detail: { seats: 2, channel: 'phone' } })
})

test('the calendar folds, escapes and names every session, and the QR code is drawn here', async () => {
  const calendar = await house.get('/api/v1/dialogue/safe-evenings/calendar.ics?language=es')
  const text = await calendar.text()
  expect(calendar.headers.get('content-type')).toContain('text/calendar')
  expect(text).toContain('DTSTART:20390310T220000Z')
  expect(text).toContain('SUMMARY:Primera tarde')
  expect(text).toContain('LOCATION:Church hall\\, 12 Mill Lane')
  const code = await house.get('/api/v1/dialogue/safe-evenings/sessions/first-evening/code.svg')
  expect(await code.text()).toMatch(/^<svg/)
})
