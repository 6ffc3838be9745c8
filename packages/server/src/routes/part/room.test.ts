import type {
  ConsentList,
  NoteReleaseList,
  PublicPoints,
  Room,
  SentNotes,
  SessionNotes,
  WorkSeries,
} from '@understory/model'
import { madeUpSeries, madeUpSession } from '@understory/record/testing'
import { v4 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstOperator, newcomer, setUpApp, type Visitor } from '../../auth/testing.ts'
import { type Milltown, openMilltown, until } from '../../testing.ts'

let house: Milltown
let mara: Visitor
let nora: Visitor
let otherMediator: Visitor
let office: Visitor
let series: WorkSeries
let session: string

const part = async <T>(path: string, body: unknown) => {
  const response = await fetch(`${house.url}/api/v1/part/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
  return { status: response.status, body: (await response.json()) as T & { code?: string } }
}
const work = async <T>(who: Visitor, path: string, body?: unknown) => {
  const answer = body === undefined ? await who.get(path) : await who.post(path, body)
  return answer as unknown as { status: number; body: T & { code?: string; where?: string } }
}
const newPass = async (table: number) =>
  (await work<{ pass: string }>(mara, `dialogue/sessions/${session}/passes`, { table })).body.pass
const note = (text: string, more: object = {}) => ({
  ...{ id: uuid(), segment: 'blocks', prompt: 'evening', text, form: 'paraphrase', language: 'en' },
  ...{ writtenAt: '2039-03-10T23:00:00.000Z', ...more },
})
const send = (pass: string, notes: object[], more: object = {}) =>
  part<SentNotes>('room/notes', { pass, device: 'device-one', notes, ...more })
const notes = async () => (await work<SessionNotes>(mara, `dialogue/sessions/${session}/notes`)).body
const points = async () =>
  ((await (await house.get('/api/v1/dialogue/safe-evenings/points')).json()) as PublicPoints).points
const newCards = async (count: number) =>
  (await work<{ codes: string[] }>(mara, `dialogue/series/${series.id}/consent-cards`, { count })).body.codes
const card = (code: string | undefined, table: number, seat: number, more: object = {}) =>
  work<ConsentList>(mara, `dialogue/sessions/${session}/consents`, {
    ...{ code, table, seat, recorded: false, notes: true, quoted: false, contacted: false, ...more },
  })
const propose = (who: Visitor, list: object[]) =>
  work<NoteReleaseList>(who, `dialogue/series/${series.id}/note-releases`, { session, points: list })
const decide = (who: Visitor, release: string | undefined, body: object) =>
  work<NoteReleaseList>(who, `dialogue/series/${series.id}/note-releases/${release}/decision`, body)

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
  const centre = await organisation('Mediation', 'mediation-centre')
  mara = await person('mara@example.org', 'facilitator', centre)
  nora = await person('nora@example.org', 'facilitator', centre)
  otherMediator = await person(
    'vera@example.org',
    'facilitator',
    await organisation('Valley', 'mediation-centre'),
  )
  office = await person('otto@example.org', 'office', await organisation('Office', 'office'))
  series = (await mara.post('dialogue/series', madeUpSeries())).body as unknown as WorkSeries
  const asked = madeUpSession(
    series.id,
    {},
    { startsAt: '2039-03-10T22:00:00.000Z', endsAt: '2039-03-11T01:00:00.000Z' },
  )
  session =
    ((await mara.post('dialogue/sessions', asked)).body as unknown as WorkSeries).sessions[0]?.id ?? ''
})
afterAll(() => house.close())

describe('a table pass', () => {
  test('opens the run-sheet of its table, with what is for facilitators and nothing anybody said', async () => {
    const pass = await newPass(2)
    const opened = await part<Room>('room/open', { pass })
    expect(opened.body).toMatchObject({
      table: 2,
      session: { id: session },
      endsAt: '2039-03-13T01:00:00.000Z',
    })
    expect(opened.body.session.terms.runSheet[0]?.guidance).toContain('exits')
    await send(pass, [note('lights are out by the gym')])
    expect(JSON.stringify((await part('room/open', { pass })).body)).not.toContain('lights are out')
  })
  test('is refused when it is nobody’s, of no table, or was ended', async () => {
    expect((await part('room/open', { pass: '00000-00000-0000' })).status).toBe(404)
    expect((await work(mara, `dialogue/sessions/${session}/passes`, { table: 9 })).status).toBe(404)
    const pass = await newPass(3)
    const list = (await work<{ passes: { id: string }[] }>(mara, `dialogue/sessions/${session}/passes`)).body
      .passes
    await work(mara, `dialogue/sessions/${session}/pass-ends`, { id: list[0]?.id })
    expect((await send(pass, [note('we want a bus')])).body.code).toBe('pass-ended')
  })
  test('is made by the facilitator of the series alone', async () => {
    expect((await work(office, `dialogue/sessions/${session}/passes`, { table: 1 })).status).toBe(403)
    expect((await work(otherMediator, `dialogue/sessions/${session}/passes`, { table: 1 })).status).toBe(404)
  })
})

describe('notes of a table', () => {
  test('arrive once from two devices, however often and in whatever order they are sent', async () => {
    const pass = await newPass(1)
    const [a, b, c] = [note('a bench by the stop'), note('more night buses'), note('open the gym later')]
    await Promise.all([send(pass, [a, b]), send(pass, [c], { device: 'device-two' }), send(pass, [b, a])])
    // A removal that arrives before its point still counts, and so does a correction.
    const gone = note('this was a mistake')
    await send(pass, [], { removed: [gone.id] })
    await send(pass, [gone, note('open the gym until ten', { replaces: c.id })])
    const table = (await notes()).notes.filter(one => one.table === 1).map(one => one.text)
    expect(table.toSorted()).toEqual(['a bench by the stop', 'more night buses', 'open the gym until ten'])
  })
  test('that may lead to a person are not kept, and the device is told which words', async () => {
    const pass = await newPass(1)
    const stopped = note('Ask Dontrell from 14 Mill Lane')
    const word = note('Evergreen is what we call the garden')
    const sent = await send(pass, [
      stopped,
      note('we need a clinic'),
      note('At Evergreen we feel safe', { cleared: ['evergreen'] }),
    ])
    expect(sent.body.taken.length).toBe(2)
    expect(sent.body.stopped[0]).toMatchObject({
      id: stopped.id,
      passages: [{ kind: 'name' }, { kind: 'block' }],
    })
    expect(JSON.stringify(await notes())).not.toContain('Dontrell')
    // What stands at the beginning of a sentence is told from a name by the list alone.
    expect((await send(pass, [word])).body.taken).toEqual([word.id])
  })
  test('come with head counts, of which the newest counts', async () => {
    const pass = await newPass(3)
    const count = (people: number, countedAt: string) => ({ id: uuid(), people, countedAt })
    await send(pass, [], { tallies: [count(7, '2039-03-10T23:30:00.000Z')] })
    await send(pass, [], { tallies: [count(5, '2039-03-10T22:10:00.000Z')] })
    expect((await notes()).tables[2]).toMatchObject({ table: 3, people: 7 })
  })
  test('are read by the facilitator of the series alone', async () => {
    expect((await work(office, `dialogue/sessions/${session}/notes`)).status).toBe(403)
    expect((await work(otherMediator, `dialogue/sessions/${session}/notes`)).status).toBe(404)
  })
  test('typed in from paper are looked through too', async () => {
    const path = `dialogue/sessions/${session}/notes`
    const refused = await work(mara, path, {
      table: 1,
      notes: [note('Officer Pell again', { channel: 'paper' })],
    })
    expect(refused.body).toMatchObject({ code: 'identifying-words', where: 'notes.0.text' })
    expect(
      (await work(mara, path, { table: 1, notes: [note('more trees', { channel: 'paper' })] })).status,
    ).toBe(200)
  })
})

describe('consent', () => {
  test('has four answers under a code; typed in again, the later ones count', async () => {
    const [code] = await newCards(2)
    await card(code, 3, 1, { contacted: true, contact: '555 0100' })
    const list = (await card(code, 3, 1, { notes: false })).body
    expect(list.cards).toEqual([
      {
        table: 3,
        seat: 1,
        recorded: false,
        notes: false,
        quoted: false,
        contacted: false,
        minor: false,
        contact: null,
      },
    ])
  })
  test('that says no notes are kept erases them, also those that arrive later', async () => {
    const [code] = await newCards(1)
    const pass = await newPass(3)
    const said = async () => (await notes()).notes.filter(one => one.table === 3 && one.seat === 7).length
    await send(pass, [note('I stopped going there', { seat: 7 }), note('the stairs are dark', { seat: 9 })])
    expect(await said()).toBe(1)
    await card(code, 3, 7, { notes: false })
    expect(await said()).toBe(0)
    await send(pass, [note('I never said that', { seat: 7 })])
    expect(await said()).toBe(0)
    expect((await house.city.events(20)).some(one => one.action === 'notes-without-consent-erased')).toBe(
      true,
    )
    expect((await notes()).notes.filter(one => one.table === 3 && one.seat === 9).length).toBe(1)
  })
  test('of somebody under 18 needs a guardian, and a contact needs consent to be reached', async () => {
    const [code] = await newCards(1)
    expect((await card(code, 1, 8, { minor: true })).body.where).toBe('guardian')
    expect((await card(code, 1, 8, { contact: '555 0100' })).body.where).toBe('contact')
    expect((await card(code, 1, 8, { minor: true, guardian: true })).status).toBe(200)
  })
})

describe('a release of notes', () => {
  let code: string
  let quote: { id: string }
  let release: string | undefined
  beforeAll(async () => {
    ;[code = ''] = await newCards(1)
    await card(code, 2, 4, { quoted: true })
    quote = note('We sit inside because nobody answers when we call', { form: 'verbatim', seat: 4 })
    await send(await newPass(2), [quote, note('people wait for the bus in the dark', { seat: 5 })])
  })
  const all = async () => (await notes()).notes.filter(one => one.table === 2)
  const pointOf = (one: { id: string; text: string }, form: string) => ({
    note: one.id,
    text: one.text,
    form,
  })

  test('has words as they were said only where somebody agreed to be quoted', async () => {
    const other = (await all()).find(one => one.seat === 5)
    const said = await propose(mara, [{ note: other?.id, text: other?.text, form: 'verbatim' }])
    expect(said.body).toMatchObject({ code: 'no-consent', where: 'points.0.form' })
    const changed = await propose(mara, [{ note: quote.id, text: 'We sit inside', form: 'verbatim' }])
    expect(changed.body).toMatchObject({ code: 'bad-request-body', where: 'points.0.text' })
  })
  test('is looked through for what leads to a person once more', async () => {
    const other = (await all()).find(one => one.seat === 5)
    const named = await propose(mara, [
      { note: other?.id, text: 'Ask Lil Pete about the bus', form: 'paraphrase' },
    ])
    expect(named.body).toMatchObject({ code: 'identifying-words', where: 'points.0.text' })
  })
  test('is released by a second person and not by whoever proposed it', async () => {
    const proposed = await propose(
      mara,
      (await all()).map(one => pointOf(one, one.id === quote.id ? 'verbatim' : 'paraphrase')),
    )
    release = proposed.body.releases[0]?.id
    expect(proposed.body.releases[0]).toMatchObject({ state: 'proposed', own: true, standing: 0 })
    expect((await decide(mara, release, { decision: 'released' })).status).toBe(403)
    expect((await decide(otherMediator, release, { decision: 'released' })).status).toBe(403)
    expect(await points()).toEqual([])
    const done = await decide(nora, release, { decision: 'released' })
    expect(done.body.releases[0]).toMatchObject({ state: 'released', standing: 3, points: [] })
    expect((await decide(nora, release, { decision: 'released' })).body.code).toBe('release-decided')
  })
  test('is read by everybody, with a made-up name and without the note it came from', async () => {
    await until(async () => (await points()).length === 3)
    const list = await points()
    const found = list.find(one => one.quoted)
    expect(found).toMatchObject({ session: 'first-evening', segment: 'blocks', form: 'verbatim' })
    expect(Number(found?.pseudonym)).toBeGreaterThan(0)
    expect(list.filter(one => !one.quoted).every(one => one.pseudonym === null)).toBe(true)
    expect(JSON.stringify(list)).not.toContain(quote.id)
    const csv = await (await house.get('/api/v1/dialogue/safe-evenings/points?format=csv')).text()
    expect(csv.split('\r\n').length - 1).toBeGreaterThanOrEqual(4)
  })
  test('does not have what was released already', async () => {
    const other = (await all()).find(one => one.seat === 5)
    const again = await propose(nora, [{ note: other?.id, text: 'The stop needs light', form: 'paraphrase' }])
    expect(again.body).toMatchObject({ code: 'changed-meanwhile', where: 'points.0.note' })
  })
  test('does not have the words of somebody who did not agree to it, called a paraphrase', async () => {
    const said = note('I run past the corner since the spring', { form: 'verbatim', seat: 6 })
    await send(await newPass(2), [said])
    const called = await propose(nora, [{ note: said.id, text: said.text, form: 'paraphrase' }])
    expect(called.body).toMatchObject({ code: 'no-consent', where: 'points.0.text' })
  })
  test('is declined with a reason, and nothing of it is kept', async () => {
    const other = (await all()).find(one => one.seat === 6)
    const again = await propose(nora, [{ note: other?.id, text: 'The stop needs light', form: 'paraphrase' }])
    const id = again.body.releases[0]?.id
    expect((await decide(mara, id, { decision: 'declined' })).body.where).toBe('why')
    const done = await decide(mara, id, { decision: 'declined', why: 'said better elsewhere' })
    expect(done.body.releases.find(one => one.id === id)).toMatchObject({ state: 'declined', points: [] })
  })
  test('loses a quote by the code on the card: it is gone from pages and log, which keeps its salted hash', async () => {
    const quoted = (await points()).find(one => one.quoted)?.id ?? ''
    const entries = async () => await (await house.get('/api/v1/log/entries?limit=50')).text()
    const events = () => house.city.events(50)
    expect(JSON.stringify(await events())).not.toContain('nobody answers')
    expect((await part('dialogue/quote-withdrawals', { code: '00000-00000-0000' })).status).toBe(404)
    expect((await part('dialogue/quote-withdrawals', { code: code.toLowerCase() })).status).toBe(200)
    expect((await part('dialogue/quote-withdrawals', { code })).status).toBe(200)
    await until(async () => (await points()).every(one => one.id !== quoted))
    const raw = await house.city.dialogue.room.settleWithdrawals(new Date())
    expect(raw).toBe(0)
    const log = await entries()
    expect(log).not.toContain('nobody answers')
    expect((await events()).filter(one => one.action === 'quote-withdrawn').length).toBe(1)
  })
})
