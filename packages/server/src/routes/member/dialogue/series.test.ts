import type { DialogueList, DialogueOne, WorkSeries } from '@understory/model'
import { madeUpSeries, madeUpSession } from '@understory/record/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstOperator, newcomer, setUpApp, type Visitor } from '../../../auth/testing.ts'
import { type Milltown, openMilltown, until } from '../../../testing.ts'

let house: Milltown
let mediator: Visitor
let otherMediator: Visitor
let office: Visitor
let analyst: Visitor

beforeAll(async () => {
  house = await openMilltown()
  const { operator } = await firstOperator(house)
  const organisation = async (name: string, kind: string) =>
    String((await operator.post('organisations', { name, kind })).body.id)
  const [centre, other, mayor] = [
    await organisation('Milltown Mediation', 'mediation-centre'),
    await organisation('Valley Mediation', 'mediation-centre'),
    await organisation('Office of Milltown', 'office'),
  ]
  const person = async (email: string, role: 'facilitator' | 'office' | 'analyst', at: string) => {
    const who = await newcomer(house, operator, { email, role, organisation: at })
    await setUpApp(who)
    return who
  }
  mediator = await person('mara@example.org', 'facilitator', centre)
  otherMediator = await person('vera@example.org', 'facilitator', other)
  office = await person('otto@example.org', 'office', mayor)
  analyst = await person('ana@example.org', 'analyst', mayor)
})
afterAll(() => house.close())

const open = async <T>(path: string) => {
  const response = await house.get(`/api/v1/dialogue${path}`)
  return { status: response.status, body: (await response.json()) as T }
}
const listed = async () => (await open<DialogueList>('')).body.series.map(one => one.slug)

test('a series is drafted, given a session, and read by everybody once it is public', async () => {
  const drafted = await mediator.post('dialogue/series', madeUpSeries({}, { state: 'draft' }))
  expect(drafted.status).toBe(200)
  const draft = drafted.body as unknown as WorkSeries
  const withSession = await mediator.post('dialogue/sessions', madeUpSession(draft.id))
  expect(withSession.body).toMatchObject({ version: 1, sessions: [{ slug: 'first-evening', version: 1 }] })
  expect(await listed()).toEqual([])
  expect((await open('/safe-evenings')).status).toBe(404)
  const sent = madeUpSeries({}, { id: draft.id, version: 1 })
  expect((await mediator.post('dialogue/series', sent)).status).toBe(200)
  await until(async () => (await listed()).includes('safe-evenings'))
  const { body } = await open<DialogueOne>('/safe-evenings')
  expect(body.series.terms.decisionOwner.name).toBe('Parks of Milltown')
  expect(body.series.sessions[0]?.terms.capacity).toBe(24)
  // What is for the facilitator alone stays in the house.
  expect(JSON.stringify(body)).not.toContain('exits')
  const work = (await mediator.get(`dialogue/series/${draft.id}`)).body as unknown as WorkSeries
  expect(work.sessions[0]?.terms.runSheet[0]?.guidance).toContain('exits')
})

test('somebody who read an older version writes nothing, and an address is given once', async () => {
  const [series] = ((await mediator.get('dialogue/series')).body as { series: WorkSeries[] }).series
  const again = madeUpSeries({}, { id: series?.id ?? null, version: 1 })
  expect((await mediator.post('dialogue/series', again)).body.code).toBe('changed-meanwhile')
  expect((await mediator.post('dialogue/series', madeUpSeries())).body.code).toBe('name-taken')
})

test('a series is its facilitator’s: another centre and the office read it and cannot write it', async () => {
  const [series] = ((await otherMediator.get('dialogue/series')).body as { series: WorkSeries[] }).series
  expect(series?.own).toBe(false)
  const change = madeUpSeries({}, { id: series?.id ?? null, version: series?.version ?? null })
  expect((await otherMediator.post('dialogue/series', change)).status).toBe(403)
  expect((await office.get('dialogue/series')).status).toBe(200)
  expect((await office.post('dialogue/series', madeUpSeries({}, { slug: 'of-the-office' }))).status).toBe(403)
  expect((await analyst.get('dialogue/series')).status).toBe(403)
})

test('a facilitator who also convenes or decides is refused, and the message says so', async () => {
  const series = madeUpSeries({}, { slug: 'another-one' })
  const { terms } = series
  const convening = { ...series, terms: { ...terms, facilitator: terms.convener } }
  const refused = await mediator.post('dialogue/series', convening)
  expect(refused.status).toBe(400)
  expect(refused.body).toMatchObject({ where: 'terms.facilitator' })
  expect(String(refused.body.detail)).toContain('not the convener')
})

test('each writing has its event, and a public series its entry in the log', async () => {
  const events = await house.city.events(50)
  expect(events.filter(one => one.action.startsWith('dialogue-')).length).toBe(3)
  const entries = async () => await (await house.get('/api/v1/log/entries?limit=50')).text()
  await until(async () => (await entries()).includes('"type":"dialogue"'))
})
