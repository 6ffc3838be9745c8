import type { IndicatorOne, PlanMeasures, PlanOutlineAnswer } from '@understory/model'
import { madeUpPlan } from '@understory/record/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstOperator, newcomer, setUpApp, type Visitor } from '../../../auth/testing.ts'
import { type Milltown, openMilltown, until } from '../../../testing.ts'

let house: Milltown
let office: Visitor
let owner: Visitor
let item = ''

beforeAll(async () => {
  house = await openMilltown()
  const { operator } = await firstOperator(house)
  const person = async (
    email: string,
    role: Parameters<typeof newcomer>[2]['role'],
    at: { name: string; kind: string },
  ) => {
    const { body } = await operator.post('organisations', at)
    const who = await newcomer(house, operator, { email, role, organisation: String(body.id) })
    await setUpApp(who)
    return { who, organisation: String(body.id) }
  }
  office = (await person('otto@example.org', 'office', { name: 'Office of Milltown', kind: 'office' })).who
  const parks = await person('pia@example.org', 'owner', { name: 'Parks of Milltown', kind: 'agency' })
  owner = parks.who
  parksOwner = { name: 'Parks of Milltown', organisationId: parks.organisation }
  const terms = madeUpPlan('1 | Prevent | Prevenir\n1.1 | Fewer are hurt | Menos heridos')
  await office.post('plan/versions', { slug: '2038', terms })
  await office.post('plan/versions/2038/publication', { read: 1 })
  const outline = (await (await house.get('/api/v1/plan/outline?city=milltown')).json()) as PlanOutlineAnswer
  item = outline.items.find(one => one.number === '1.1')?.id ?? ''
})
afterAll(() => house.close())

let parksOwner = { name: '', organisationId: '' }
const both = (en: string) => ({ en, es: `${en} (es)` })
const target = { baselineFrom: '2035-01', baselineTo: '2037-12', until: '2040-12', perYear: -0.15 }
const indicator = {
  title: both('People shot'),
  measure: 'victims',
  kinds: ['homicide', 'shooting'],
  better: 'fewer',
  target,
}
const open = async <T>(path: string) => (await (await house.get(`/api/v1/plan/${path}`)).json()) as T
const set = (who: Visitor, kind: string, terms: object, at = item) =>
  who.post('plan/measures', { item: at, kind, terms })

test('an indicator is computed and cannot be typed; a target that is moved stays to be seen', async () => {
  expect((await set(owner, 'indicator', indicator)).status).toBe(403)
  expect((await set(office, 'indicator', { ...indicator, measure: 'rate' })).status).toBe(400)
  expect(
    (await set(office, 'indicator', { ...indicator, target: { ...target, baselineTo: '2037-06' } })).status,
  ).toBe(400)
  expect((await set(office, 'indicator', indicator, crypto.randomUUID())).status).toBe(404)
  const made = await set(office, 'indicator', indicator)
  expect([made.status, made.body.read]).toEqual([200, 1])
  const id = String(made.body.id)
  const typed = await office.post(`plan/measures/${id}/values`, {
    read: 1,
    month: '2039-01',
    value: 3,
    source: 'a guess',
  })
  expect(typed.body.code).toBe('step-out-of-order')
  const moved = { ...indicator, settling_months: 1, district: null, target: { ...target, perYear: -0.05 } }
  expect((await office.post(`plan/measures/${id}/wording`, { read: 1, terms: moved })).status).toBe(200)
  expect((await office.post(`plan/measures/${id}/wording`, { read: 1, terms: moved })).body.code).toBe(
    'changed-meanwhile',
  )
  await until(async () => (await open<IndicatorOne>(`indicators/${id}`)).writings?.length === 2)
  const one = await open<IndicatorOne>(`indicators/${id}`)
  expect(one.writings.map(each => each.terms.target?.perYear)).toEqual([-0.05, -0.15])
  // Milltown has no rows: that is missing, and no zero.
  expect([one.indicator.stand, one.indicator.reason, one.months]).toEqual([null, 'no-data', []])
  expect((await house.get('/api/v1/plan/indicators/x')).status).toBe(404)
  expect((await house.get(`/api/v1/plan/indicators/${crypto.randomUUID()}`)).status).toBe(404)
})

test('a performance measure is typed by its owner alone, with month and source; the newest value of a month counts', async () => {
  const made = await set(office, 'how-well', {
    title: both('Lamps that burn'),
    unit: both('lamps'),
    owner: parksOwner,
  })
  const id = String(made.body.id)
  const type = (who: Visitor, read: number, month: string, value: number) =>
    who.post(`plan/measures/${id}/values`, { read, month, value, source: 'count of the night crew' })
  expect((await type(office, 1, '2039-01', 9)).body.code).toBe('not-allowed')
  expect((await type(owner, 1, '2039-13', 9)).status).toBe(400)
  expect((await type(owner, 1, '2039-01', 9)).status).toBe(200)
  expect((await type(owner, 2, '2039-02', 12)).status).toBe(200)
  expect((await type(owner, 3, '2039-01', 8)).status).toBe(200)
  const values = async () => (await open<PlanMeasures>('measures')).performance[0]?.values ?? []
  await until(async () => (await values()).find(one => one.month === '2039-01')?.value === 8)
  expect((await values()).map(one => [one.month, one.value, one.org])).toEqual([
    ['2039-02', 12, 'Parks of Milltown'],
    ['2039-01', 8, 'Parks of Milltown'],
  ])
})

test('an indicator that no data show is typed by its owner, who is named as the organisation is', async () => {
  const made = await set(office, 'typed-indicator', {
    title: both('Children at school'),
    unit: both('percent'),
    owner: { ...parksOwner, name: 'Somebody else' },
  })
  expect([made.status, (made.body.terms as { owner: object }).owner]).toEqual([200, parksOwner])
  expect(
    (
      await set(office, 'typed-indicator', {
        ...{ title: both('Of nobody'), unit: both('percent') },
        owner: { name: 'Nobody', organisationId: crypto.randomUUID() },
      })
    ).body.code,
  ).toBe('bad-request-body')
  const value = { read: 1, month: '2039-01', value: 91.5, source: 'registers of the schools' }
  expect((await owner.post(`plan/measures/${made.body.id}/values`, value)).status).toBe(200)
  const shown = async () =>
    (await open<PlanMeasures>('measures')).performance.find(one => one.kind === 'typed-indicator')
  await until(async () => (await shown())?.values.length === 1)
  expect((await shown())?.values[0]).toMatchObject({ month: '2039-01', value: 91.5 })
})
