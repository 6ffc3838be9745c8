import type { WorkCommitment, WorkMeeting } from '@understory/model'
import { madeUpCommitment } from '@understory/record/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstOperator, newcomer, setUpApp, type Visitor } from '../../../auth/testing.ts'
import { type Milltown, madeUpCsv, openMilltown, until } from '../../../testing.ts'

let house: Milltown
let office: Visitor
let facilitator: Visitor

beforeAll(async () => {
  house = await openMilltown()
  const { operator } = await firstOperator(house)
  const person = async (email: string, role: 'office' | 'facilitator', name: string, kind: string) => {
    const organisation = String((await operator.post('organisations', { name, kind })).body.id)
    const who = await newcomer(house, operator, { email, role, organisation })
    await setUpApp(who)
    return who
  }
  office = await person('otto@example.org', 'office', 'Office of Milltown', 'office')
  facilitator = await person('mara@example.org', 'facilitator', 'Milltown Mediation', 'mediation-centre')
  // 2018 is not covered: then the same weeks a year before cannot be compared.
  expect((await house.send(madeUpCsv(0, 365))).status).toBe(200)
  await until(() => (house.snapshots.info('milltown')?.no ?? 0) > 0)
}, 180_000)
afterAll(() => house.close())

const promise = async (due: string) => {
  const terms = madeUpCommitment({ due, answerBy: '2039-12-31' })
  const { no } = (await office.post('plan/commitments', { terms })).body as unknown as WorkCommitment
  await office.post(`plan/commitments/${no}/steps`, { read: 1, kind: 'accepted' })
  return no
}
const meeting = async (no: number) => (await office.get(`plan/meetings/${no}`)).body as unknown as WorkMeeting

test('a meeting looks at what is late, at signals, and at what is new; its minutes are made from it and stay', async () => {
  const late = await promise('2024-06-30')
  const fine = await promise('2039-06-30')
  expect((await facilitator.post('plan/meetings')).status).toBe(403)
  const begun = (await office.post('plan/meetings')).body as unknown as WorkMeeting
  expect([begun.no, begun.last, begun.closedAt]).toEqual([1, null, null])
  expect(begun.minutes.looked.map(one => [one.no, one.duty])).toEqual([[late, 'overdue']])
  expect((await office.post('plan/meetings')).body.code).toBe('step-out-of-order')
  const fresh = await promise('2039-08-31')
  const note = { text: 'Lamps are ordered.', language: 'en', commitment: late }
  expect((await office.post('plan/meetings/1/notes', note)).status).toBe(200)
  expect((await office.post('plan/meetings/1/notes', { ...note, commitment: 99 })).status).toBe(404)
  const open = await meeting(1)
  expect(open.minutes.fresh.map(one => one.no)).toEqual([fresh])
  expect(open.minutes.looked.map(one => one.no)).not.toContain(fine)
  const [signal] = open.minutes.signals
  expect(signal).toMatchObject({ place: null, to: '2019-12-31', from: '2019-12-04', word: 'unknown' })
  // Days 338 to 365 of the made-up year: two of three rows are people killed or shot.
  expect(signal?.count).toBeGreaterThan(15)
  const closed = (await office.post('plan/meetings/1/close')).body as unknown as WorkMeeting
  expect(closed.minutes.notes).toMatchObject([{ commitment: late, text: 'Lamps are ordered.' }])
  expect((await office.post('plan/meetings/1/notes', note)).body.code).toBe('step-out-of-order')
  expect((await office.post('plan/meetings/1/close')).body.code).toBe('step-out-of-order')
  await promise('2024-01-31')
  expect((await meeting(1)).minutes).toEqual(closed.minutes)
})

test('the next one begins with what the last one spoke of, and leaves out what is done', async () => {
  await office.post('plan/commitments/1/steps', { read: 2, kind: 'delivered' })
  const begun = (await office.post('plan/meetings')).body as unknown as WorkMeeting
  expect(begun).toMatchObject({ no: 2, last: { no: 1 } })
  // Number 3 was new in the last meeting; number 4 is late; number 1 was delivered.
  expect(begun.minutes.looked.map(one => one.no)).toEqual([4, 3])
  expect(((await facilitator.get('plan/meetings')).body as { meetings: unknown[] }).meetings.length).toBe(2)
  for (const no of ['0', 'x', '3']) expect((await office.get(`plan/meetings/${no}`)).status).toBe(404)
})
