import type {
  PlanItemOne,
  PlanOutlineAnswer,
  PlanVersionList,
  PlanVersionOne,
  WorkAction,
  WorkPlanVersion,
} from '@understory/model'
import { madeUpPlan } from '@understory/record/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstOperator, newcomer, setUpApp, type Visitor } from '../../../auth/testing.ts'
import { type Milltown, openMilltown, until } from '../../../testing.ts'

let house: Milltown
let office: Visitor
let owner: Visitor
let custodian: Visitor
/** The day on which the public reads. */
let today = '2039-01-10'

beforeAll(async () => {
  house = await openMilltown({}, 'pglite', () => new Date(`${today}T17:00:00Z`))
  const { operator } = await firstOperator(house)
  const person = async (
    email: string,
    role: Parameters<typeof newcomer>[2]['role'],
    at: { name: string; kind: string },
  ) => {
    const { body } = await operator.post('organisations', at)
    const who = await newcomer(house, operator, { email, role, organisation: String(body.id) })
    await setUpApp(who)
    return who
  }
  office = await person('otto@example.org', 'office', { name: 'Office of Milltown', kind: 'office' })
  owner = await person('pia@example.org', 'owner', { name: 'Parks of Milltown', kind: 'agency' })
  custodian = await person('cora@example.org', 'custodian', { name: 'Police', kind: 'police-custodian' })
})
afterAll(() => house.close())

const first = `1 | Prevent | Prevenir
1.1 | Light the way | Alumbrar el camino
1.1.1 | Mend the lamps | Reparar las lámparas | Parks of Milltown | monthly
1.1.2 | Walk the blocks | Recorrer las cuadras | Neighbors of Milltown | weekly
1.2 | Open the gyms | Abrir los gimnasios
1.3 | A night bus | Un autobús nocturno`
const second = `1 | Work together | Trabajar juntos | was 1
2 | Youth | Juventud
2.1 | Open the gyms and courts | Abrir gimnasios y canchas | was 1.2
2.2 | Light the way | Alumbrar el camino | was 1.1
2.2.1 | Mend the lamps | Reparar las lámparas | Parks of Milltown | monthly | was 1.1.1
1.1.2 -> 2.2.1 | The same people did both | Las mismas personas hacían ambas
1.3 -> dropped | The bus company closed | La empresa de autobuses cerró`

const open = async <T>(path: string) => (await (await house.get(`/api/v1/plan/${path}`)).json()) as T
const outline = () => open<PlanOutlineAnswer>('outline')
const write = async (slug: string, text: string, from: string) =>
  await office.post('plan/versions', { slug, terms: madeUpPlan(text, { from }) })
const publish = (slug: string, read: number) => office.post(`plan/versions/${slug}/publication`, { read })
const actionNamed = async (who: Visitor, number: string) =>
  ((await who.get('plan/actions')).body.actions as WorkAction[]).find(
    one => one.number === number,
  ) as WorkAction

test('the office writes a version, which nobody else sees before it is public; it is entered in the public log', async () => {
  const draft = await write('2038', first, '2038-07-01')
  expect([draft.status, draft.body.state, draft.body.read]).toEqual([200, 'draft', 1])
  const terms = madeUpPlan(first.replace('Prevent |', 'Prevent harm |'))
  expect((await owner.post('plan/versions/2038/wording', { read: 1, terms })).status).toBe(403)
  expect((await custodian.get('plan/versions')).status).toBe(403)
  expect((await office.post('plan/versions/2038/wording', { read: 1, terms })).body.read).toBe(2)
  expect((await publish('2038', 1)).body.code).toBe('changed-meanwhile')
  expect((await outline()).version).toBeNull()
  expect((await house.get('/api/v1/plan/versions/2038')).status).toBe(404)
  expect((await publish('2038', 2)).body).toMatchObject({ state: 'public' })
  await until(async () => (await outline()).version?.slug === '2038')
  expect((await office.post('plan/versions/2038/wording', { read: 3, terms })).body.code).toBe(
    'step-out-of-order',
  )
  expect((await write('2038', first, '2038-07-01')).body.code).toBe('name-taken')
  const { id } = (await outline()).version ?? { id: 'none' }
  const entries = (await (await house.get('/api/v1/log/entries?limit=100')).json()) as { entries: unknown[] }
  expect(entries.entries.filter(one => JSON.stringify(one).includes(id))).toHaveLength(1)
})

test('an action says who owns it and how it goes; delayed needs a reason, and stale comes by itself with who owes the word', async () => {
  const lamps = await actionNamed(owner, '1.1.1')
  expect([lamps.own, lamps.owner?.organisationId === null]).toEqual([true, false])
  const say = (who: Visitor, one: WorkAction, asked: object) =>
    who.post(`plan/items/${one.id}/updates`, { read: 0, ...asked })
  expect((await say(owner, lamps, { status: 'delayed' })).status).toBe(400)
  for (const text of ['no text at all\u0000', 'half a character \ud800'])
    expect((await say(owner, lamps, { status: 'done', words: { text, language: 'en' } })).status).toBe(400)
  const blocks = await actionNamed(owner, '1.1.2')
  expect((await say(owner, blocks, { status: 'done' })).body.code).toBe('not-allowed')
  expect((await say(office, blocks, { status: 'in-progress' })).status).toBe(200)
  const words = { text: 'The lamps come in spring.', language: 'en' as const }
  expect((await say(owner, lamps, { status: 'delayed', words })).body.stand).toMatchObject({
    status: 'delayed',
  })
  expect((await say(owner, lamps, { status: 'done' })).body.code).toBe('changed-meanwhile')
  expect((await say(owner, { ...lamps, id: 'x' }, { status: 'done' })).status).toBe(404)
  await until(async () => (await outline()).all.delayed === 1)
  const { items, all } = await outline()
  expect(all).toMatchObject({ actions: 2, delayed: 1, inProgress: 1, done: 0 })
  expect(items.find(one => one.number === '1.1')?.tally).toMatchObject({ actions: 2, delayed: 1 })
  const csv = await (await house.get('/api/v1/plan/outline?format=csv')).text()
  expect(csv).toMatch(/^1\.1\.1,[^,]+,action,Mend the lamps,.*,Parks of Milltown,monthly,delayed,/m)
})

test('a version that leaves an item out is refused; then each old address leads to what it is now, with the reason', async () => {
  const before = await outline()
  const idOf = (number: string) => before.items.find(one => one.number === number)?.id
  const draft = (await write('2040', `1 | Prevent | Prevenir | was 1`, '2040-07-01'))
    .body as unknown as WorkPlanVersion
  const refused = await publish('2040', draft.read)
  expect([refused.body.code, refused.body.detail]).toEqual([
    'plan-leaves-out',
    'What became of 1.1, 1.1.1, 1.1.2, 1.2, 1.3 of the version before is not said.',
  ])
  await office.post('plan/versions/2040/wording', {
    read: 1,
    terms: madeUpPlan(second, { from: '2040-07-01' }),
  })
  expect((await publish('2040', 2)).status).toBe(200)
  await until(async () => (await outline()).version?.slug === '2040')
  const list = await open<PlanVersionList>('versions')
  expect(list.versions.map(one => [one.slug, one.state])).toEqual([
    ['2038', 'superseded'],
    ['2040', 'public'],
  ])
  const gyms = await open<PlanItemOne>('versions/2038/1.2')
  expect([gyms.way.now?.place.number, gyms.way.id, gyms.item?.id]).toEqual(['2.1', idOf('1.2'), idOf('1.2')])
  expect(gyms.numbers.map(one => `${one.version} ${one.number}`)).toEqual(['2038 1.2', '2040 2.1'])
  const blocks = await open<PlanItemOne>('versions/2038/1.1.2')
  expect([blocks.way.since[0]?.fate, blocks.way.since[0]?.reason?.en, blocks.item?.number]).toEqual([
    'merged',
    'The same people did both',
    '2.2.1',
  ])
  const bus = await open<PlanItemOne>(`items/${idOf('1.3')}`)
  expect([bus.item, bus.way.now, bus.way.since[0]?.reason?.es]).toEqual([
    null,
    null,
    'La empresa de autobuses cerró',
  ])
  // What was said of an action stays with it, whatever its number.
  const lamps = await open<PlanItemOne>(`items/${idOf('1.1.1')}`)
  expect([lamps.item?.number, lamps.item?.stand?.status, lamps.updates[0]?.org]).toEqual([
    '2.2.1',
    'delayed',
    'Parks of Milltown',
  ])
  expect([lamps.above.map(one => one.number), lamps.way.since.length]).toEqual([['2', '2.2'], 1])
  const changes = (await open<PlanVersionOne>('versions/2040')).changes
  expect(changes.map(one => `${one.was ?? '+'} ${one.fate} ${one.number ?? '-'}`)).toEqual([
    '1 kept 1',
    '+ added 2',
    '1.2 renumbered 2.1',
    '1.1 renumbered 2.2',
    '1.1.1 renumbered 2.2.1',
    '1.1.2 merged 2.2.1',
    '1.3 dropped -',
  ])
  expect(changes[0]).toMatchObject({
    reworded: true,
    wasTitle: { en: 'Prevent harm' },
    title: { en: 'Work together' },
  })
  for (const path of [
    'versions/2038/9',
    'versions/1999',
    'versions/1999/1',
    'items/x',
    `items/${crypto.randomUUID()}`,
  ])
    expect([path, (await house.get(`/api/v1/plan/${path}`)).status]).toEqual([path, 404])
})

test('an action whose owner is silent for longer than its cadence is stale, in public, without anybody setting it', async () => {
  // Asked by its name the city has an answer of its own, which was not kept before.
  const stale = async () => {
    const { items } = await open<PlanOutlineAnswer>('outline?city=milltown')
    return items.flatMap(one => (one.stand?.stale_days ? [[one.number, one.stand.stale_days]] : []))
  }
  const { items } = await outline()
  const { next } = items.find(one => one.number === '2.2.1')?.stand ?? {}
  expect(next).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  today = new Date(Date.parse(`${next}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  expect(await stale()).toEqual([['2.2.1', 1]])
})
