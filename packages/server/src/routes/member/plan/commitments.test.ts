import { createHash } from 'node:crypto'
import type { CommitmentList, CommitmentOne, StepCommitmentRequest, WorkCommitment } from '@understory/model'
import { madeUpCommitment } from '@understory/record/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstOperator, newcomer, setUpApp, type Visitor } from '../../../auth/testing.ts'
import { type Milltown, openMilltown, until } from '../../../testing.ts'

let house: Milltown
let parks: { id: string; name: string }
let mediator: Visitor
let office: Visitor
let owner: Visitor
let otherOwner: Visitor
let analyst: Visitor
let custodian: Visitor
/** The day on which the public reads. */
let today = '2039-01-10'

beforeAll(async () => {
  house = await openMilltown({}, 'pglite', () => new Date(`${today}T17:00:00Z`))
  const { operator } = await firstOperator(house)
  const organisation = async (name: string, kind: string) => ({
    id: String((await operator.post('organisations', { name, kind })).body.id),
    name,
  })
  const centre = await organisation('Milltown Mediation', 'mediation-centre')
  const mayor = await organisation('Office of Milltown', 'office')
  parks = await organisation('Parks of Milltown', 'agency')
  const transit = await organisation('Transit of Milltown', 'agency')
  const person = async (email: string, role: Parameters<typeof newcomer>[2]['role'], at: { id: string }) => {
    const who = await newcomer(house, operator, { email, role, organisation: at.id })
    await setUpApp(who)
    return who
  }
  mediator = await person('mara@example.org', 'facilitator', centre)
  office = await person('otto@example.org', 'office', mayor)
  owner = await person('pia@example.org', 'owner', parks)
  otherOwner = await person('tom@example.org', 'owner', transit)
  analyst = await person('ana@example.org', 'analyst', mayor)
  custodian = await person('cora@example.org', 'custodian', await organisation('Police', 'police-custodian'))
})
afterAll(() => house.close())

const base = 'plan/commitments'
const parksNow = () => ({ name: 'whatever', organisationId: parks.id })
const ownedTerms = () => madeUpCommitment({ owner: { name: 'whatever', organisationId: parks.id } })
const open = async <T>(path = '') => (await (await house.get(`/api/v1/plan/commitments${path}`)).json()) as T
const shown = (no: number) => open<CommitmentOne>(`/${no}?city=milltown`)
const propose = async (who: Visitor, terms = ownedTerms()) => {
  const answer = await who.post(base, { terms })
  return { status: answer.status, body: answer.body as unknown as WorkCommitment }
}
const reason = { text: 'The lamps come in spring.', language: 'en' as const }
const step = async (who: Visitor, no: number, asked: Partial<StepCommitmentRequest> & { kind: string }) => {
  const read = asked.read ?? ((await who.get(`${base}/${no}`)).body.read as number)
  return who.post(`${base}/${no}/steps`, { read, ...asked })
}

test('what residents asked for is declined once with a reason, put forward again, and accepted with its test', async () => {
  const { status, body } = await propose(mediator)
  expect([status, body.no, body.state, body.terms.owner.name]).toEqual([200, 1, 'proposed', parks.name])
  expect((await step(owner, 1, { kind: 'declined' })).body).toMatchObject({ status: 400, where: 'words' })
  expect((await step(otherOwner, 1, { kind: 'accepted' })).status).toBe(403)
  expect((await step(office, 1, { kind: 'accepted' })).status).toBe(403)
  expect((await step(owner, 1, { kind: 'declined', words: reason })).body).toMatchObject({
    state: 'declined',
  })
  expect((await step(owner, 1, { kind: 'accepted' })).body.code).toBe('step-out-of-order')
  const again = { read: 2, terms: { ...ownedTerms(), due: '2039-09-30' } }
  expect((await mediator.post(`${base}/1/wording`, again)).body).toMatchObject({ state: 'proposed', read: 3 })
  expect((await step(owner, 1, { kind: 'accepted' })).body).toMatchObject({ state: 'accepted', read: 4 })
  const late = { ...again, read: 4 }
  expect((await mediator.post(`${base}/1/wording`, late)).body.code).toBe('step-out-of-order')
  await until(async () => (await shown(1)).steps.length === 4)
  const { steps, commitment } = await shown(1)
  expect(steps.map(one => one.kind)).toEqual(['proposed', 'declined', 'reworded', 'accepted'])
  expect(steps[1]).toMatchObject({ org: parks.name, words: reason })
  expect([commitment.terms.due, commitment.late.overdue_days]).toEqual(['2039-09-30', null])
})

test('evidence of a file gets its hash here; the file stays in the house and each look is written down', async () => {
  const file = Buffer.from('a made-up invoice for four lamps')
  const sha256 = createHash('sha256').update(file).digest('hex')
  const asked = {
    ...{ read: 4, kind: 'budget', title: 'Invoice for lamps', language: 'en', day: '2039-01-05' },
    ...{ file: file.toString('base64'), mediaType: 'text/plain' },
  }
  const wrong = await owner.post(`${base}/1/evidence`, { ...asked, sha256: '0'.repeat(64) })
  expect([wrong.status, wrong.body.where]).toEqual([400, 'file'])
  const given = (await owner.post(`${base}/1/evidence`, asked)).body as unknown as WorkCommitment
  expect(given.evidenceList).toMatchObject([{ sha256, kept: true, org: parks.name }])
  const path = `plan/evidence/${given.evidenceList[0]?.id}/file`
  expect((await office.get(path)).text).toBe(file.toString())
  expect((await custodian.get(path)).status).toBe(403)
  expect((await fetch(`${house.url}/api/v1/member/${path}`)).status).toBe(401)
  await until(async () => (await shown(1)).evidence.length === 1)
  expect(JSON.stringify(await shown(1))).not.toContain('made-up invoice')
  const linked = { ...asked, read: 5, file: null, mediaType: null }
  expect((await owner.post(`${base}/1/evidence`, linked)).status).toBe(400)
  const there = { ...linked, address: 'https://example.org/lamps.pdf', sha256 }
  expect((await analyst.post(`${base}/1/evidence`, there)).body).toMatchObject({ evidence: 2 })
})

test('the due day passes and it is overdue by itself; the claim stands with its days late', async () => {
  expect((await shown(1)).commitment.late.overdue_days).toBe(null)
  today = '2039-10-02'
  const at = async () => (await open<CommitmentList>(`?city=milltown&format=json`)).commitments[0]
  expect(await at()).toMatchObject({ no: 1, state: 'accepted', late: { overdue_days: 2 } })
  const csv = await (await house.get('/api/v1/plan/commitments?format=csv')).text()
  expect(csv).toContain(`,${parks.name},2039-09-30,2039-09-30,2,`)
  expect((await step(owner, 1, { kind: 'delivered' })).body).toMatchObject({ state: 'delivered' })
  await until(async () => (await shown(1)).commitment.state === 'delivered')
  expect((await step(owner, 1, { kind: 'in-progress' })).body).toMatchObject({ status: 400, where: 'words' })
})

test('every step is an event, and an entry of the public log without a word of it', async () => {
  await until(async () => (await shown(1)).steps.length === 7)
  const steps = (await shown(1)).steps.length
  const events = (await house.city.events(100)).filter(one => one.action.startsWith('commitment-'))
  expect(events.length).toBe(steps)
  const entries = async () => await (await house.get('/api/v1/log/entries?limit=100')).text()
  const { commitment } = await shown(1)
  const own = async () => (await entries()).split(commitment.id).length - 1
  await until(async () => (await own()) >= steps)
  expect(await entries()).not.toMatch(/lamps|Mill Park/)
})

test('the feed has every step with addresses that stay', async () => {
  const asked = () => house.get('/api/v1/plan/commitments.atom?language=es')
  expect((await asked()).headers.get('content-type')).toContain('application/atom+xml')
  await until(async () => (await (await asked()).text()).includes('Cumplido, según su responsable'))
  const feed = await (await asked()).text()
  expect(feed).toContain('/es/plan/commitments/1#step-2')
  expect(feed.split('<entry>').length - 1).toBe((await shown(1)).steps.length)
})

test('who read an older step writes nothing; who has no part in the plan reads no work page; strange numbers are not found', async () => {
  const { body } = await propose(office, madeUpCommitment())
  expect([body.no, body.own]).toEqual([2, true])
  expect((await step(office, 2, { kind: 'accepted', read: 7 })).body.code).toBe('changed-meanwhile')
  expect((await step(office, 2, { kind: 'accepted' })).status).toBe(200)
  expect((await custodian.get(base)).status).toBe(403)
  for (const no of ['0', '99', 'x', '1e3', '-1', '00000000-0000-7000-8000-000000000001'])
    expect([no, (await house.get(`/api/v1/plan/commitments/${no}`)).status]).toEqual([no, 404])
})

test('two that are put forward at the same moment get two numbers', async () => {
  const both = await Promise.all([propose(mediator), propose(office)])
  expect(both.map(one => one.body.no).sort()).toEqual([3, 4])
})

test('words that may lead to a person are stopped before they are public, until somebody says that they do not; that is written down', async () => {
  const terms = madeUpCommitment({
    owner: parksNow(),
    what: {
      en: 'Open the gym that Dontrell asked for, by June 30',
      es: 'Abrir el gimnasio que pidió Dontrell, antes del 30 de junio',
    },
  })
  const stopped = await office.post('plan/commitments', { terms })
  expect(stopped.body).toMatchObject({
    ...{ code: 'identifying-words', where: 'terms.what.en' },
    detail: 'These words may lead to a person: “Dontrell” (name).',
  })
  // Contacts are never cleared.
  const contact = madeUpCommitment({ owner: parksNow(), test: { en: 'Call 410-555-0137', es: 'Llame' } })
  const called = await office.post('plan/commitments', { terms: contact, cleared: ['410-555-0137'] })
  expect(called.body.code).toBe('identifying-words')
  const made = await office.post('plan/commitments', { terms, cleared: ['Dontrell'] })
  expect(made.status).toBe(200)
  const no = String(made.body.no)
  const words = { text: 'Officer Pell has the key and is away until spring.', language: 'en' }
  const declined = { read: 1, kind: 'declined', words }
  expect((await owner.post(`plan/commitments/${no}/steps`, declined)).body.code).toBe('identifying-words')
  expect(
    (await owner.post(`plan/commitments/${no}/steps`, { ...declined, cleared: ['Officer Pell'] })).status,
  ).toBe(200)
  const { rows } = await house.record.executeSql(
    `select action, detail from city_milltown.event where subject = 'commitment ${String(made.body.id)}' order by no`,
    [],
  )
  // Two passages, in both languages; then the reason.
  expect(rows.map(row => [row.action, (row.detail as { cleared?: number }).cleared])).toEqual([
    ['commitment-proposed', 2],
    ['commitment-declined', 1],
  ])
})
