import type { PlanMeasures, PlanOutlineAnswer } from '@understory/model'
import { madeUpCommitment, madeUpMember, madeUpPlan } from '@understory/record/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstOperator, newcomer, setUpApp, type Visitor } from '../../../auth/testing.ts'
import { type Milltown, openMilltown, until } from '../../../testing.ts'

let house: Milltown
let office: Visitor
let item = ''
let officeId = ''
const now = () => new Date('2039-04-15T17:00:00Z')
const parks = { name: 'Parks of Milltown', organisationId: null }

beforeAll(async () => {
  house = await openMilltown({}, 'pglite', now)
  const { operator } = await firstOperator(house)
  const { body } = await operator.post('organisations', { name: 'Office of Milltown', kind: 'office' })
  officeId = String(body.id)
  const at = { organisation: officeId, endsOn: '2040-12-31' }
  office = await newcomer(house, operator, { email: 'otto@example.org', role: 'office', ...at })
  await setUpApp(office)
  const terms = madeUpPlan('1 | Prevent | Prevenir\n1.1 | Promises are kept | Se cumple lo prometido')
  await office.post('plan/versions', { slug: '2039', terms })
  await office.post('plan/versions/2039/publication', { read: 1 })
  const outline = (await (await house.get('/api/v1/plan/outline?city=milltown')).json()) as PlanOutlineAnswer
  item = outline.items.find(one => one.number === '1.1')?.id ?? ''
})
afterAll(() => house.close())

const both = (en: string) => ({ en, es: `${en} (es)` })
const shown = async () =>
  ((await (await house.get('/api/v1/plan/measures?city=milltown')).json()) as PlanMeasures).performance

test('a performance measure that Understory counts follows from the steps of promises, and nobody types it', async () => {
  const on = (day: string) => ({
    member: madeUpMember('office', { id: officeId, name: 'Office', kind: 'office' }),
    now: new Date(`${day}T17:00:00Z`),
  })
  const step = { words: null, due: null, owner: null } as const
  for (const [no, claim] of [
    ['1', '2039-03-20'],
    ['2', '2039-04-02'],
  ] as const) {
    const terms = madeUpCommitment({ owner: parks, due: '2039-03-25', answerBy: '2039-01-31' })
    await house.city.plan.propose({ terms }, on('2039-01-02'))
    await house.city.plan.step(no, { ...step, read: 1, kind: 'accepted' }, on('2039-01-20'))
    const claimed = await house.city.plan.step(no, { ...step, read: 2, kind: 'delivered' }, on(claim))
    expect(claimed.ok).toBe(true)
  }
  const terms = { title: both('On time'), unit: both('promises'), owner: parks }
  const made = await office.post('plan/measures', {
    ...{ item, kind: 'how-well', terms: { ...terms, counted: 'promises-on-time' } },
  })
  expect([made.status, made.body.read]).toEqual([200, 1])
  const value = { read: 1, month: '2039-03', value: 2, source: 'a hope' }
  const typed = await office.post(`plan/measures/${made.body.id}/values`, value)
  expect(typed.body.code).toBe('step-out-of-order')
  await office.post('plan/measures', {
    ...{ item, kind: 'how-much', terms: { ...terms, counted: 'promises-delivered' } },
  })
  await office.post('plan/measures', {
    ...{ item, kind: 'how-well', terms: { ...terms, counted: 'cases-closed' } },
  })
  await until(async () => (await shown()).length === 3)
  expect((await shown()).map(one => [one.terms.counted, one.counted, one.values])).toEqual([
    ['promises-on-time', [{ month: '2039-03', value: 1, of: 2 }], []],
    // What was claimed in April waits for the end of April.
    ['promises-delivered', [{ month: '2039-03', value: 1, of: null }], []],
    // Milltown has no rows of incidents: nothing, and no zero.
    ['cases-closed', [], []],
  ])
})
