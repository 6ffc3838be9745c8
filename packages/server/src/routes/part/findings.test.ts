import type {
  Coding,
  CodingSheet,
  FindingsList,
  OpenMemberCheck,
  PublicFindings,
  SessionNotes,
  Themes,
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
let vera: Visitor
let office: Visitor
let police: Visitor
let series: WorkSeries
let session: string
let codes: string[]

type Answer<T> = { status: number; body: T & { code?: string; where?: string; detail?: string } }
const part = async <T>(path: string, body: unknown): Promise<Answer<T>> => {
  const response = await fetch(`${house.url}/api/v1/part/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
  return { status: response.status, body: (await response.json()) as Answer<T>['body'] }
}
const work = async <T>(who: Visitor, path: string, body?: unknown): Promise<Answer<T>> => {
  const at = `dialogue/series/${series.id}/${path}`
  return (await (body === undefined ? who.get(at) : who.post(at, body))) as unknown as Answer<T>
}
const findings = async () =>
  (await (await house.get('/api/v1/dialogue/safe-evenings/findings')).json()) as PublicFindings
const both = (en: string, es: string) => ({ en, es })
const said = [
  'people wait for the bus in the dark',
  'the lamp by the gym is out',
  'open the gym until ten',
  'more buses at night',
  'we sit inside because it is dark',
  'the stop needs a bench',
]

beforeAll(async () => {
  house = await openMilltown()
  const { operator } = await firstOperator(house)
  const organisation = async (name: string, kind: string) =>
    String((await operator.post('organisations', { name, kind })).body.id)
  const person = async (email: string, role: 'facilitator' | 'office' | 'custodian', at: string) => {
    const who = await newcomer(house, operator, { email, role, organisation: at })
    await setUpApp(who)
    return who
  }
  const centre = await organisation('Mediation', 'mediation-centre')
  mara = await person('mara@example.org', 'facilitator', centre)
  nora = await person('nora@example.org', 'facilitator', centre)
  vera = await person('vera@example.org', 'facilitator', await organisation('Valley', 'mediation-centre'))
  office = await person('otto@example.org', 'office', await organisation('Office', 'office'))
  police = await person('pia@example.org', 'custodian', await organisation('Police', 'police-custodian'))
  series = (await mara.post('dialogue/series', madeUpSeries({ answerBy: '2039-06-01' })))
    .body as unknown as WorkSeries
  const asked = madeUpSession(
    series.id,
    {},
    { startsAt: '2039-03-10T22:00:00.000Z', endsAt: '2039-03-11T01:00:00.000Z' },
  )
  session =
    ((await mara.post('dialogue/sessions', asked)).body as unknown as WorkSeries).sessions[0]?.id ?? ''
  const notes = said.map((text, n) => ({
    ...{ id: uuid(), segment: 'blocks', prompt: 'evening', text, language: 'en' },
    form: n === 0 ? 'verbatim' : 'paraphrase',
    ...{ channel: 'paper', seat: (n % 3) + 1, writtenAt: '2039-03-10T23:00:00.000Z' },
  }))
  await mara.post(`dialogue/sessions/${session}/notes`, { table: 1, notes })
  codes = (await work<{ codes: string[] }>(mara, 'consent-cards', { count: 14 })).body.codes
  for (const [n, code] of codes.entries())
    await mara.post(`dialogue/sessions/${session}/consents`, {
      // The first one sits where the first point was said, and agrees to be quoted.
      ...(n === 0 ? { table: 1, seat: 1, quoted: true } : { table: 2, seat: n + 1, quoted: false }),
      ...{ code, recorded: false, notes: true, contacted: false },
    })
}, 300_000)
afterAll(() => house.close())

const lights = {
  ...{ id: 'lights', label: both('Light', 'Luz'), definition: both('Light at night', 'Luz de noche') },
  ...{ scale: 'nominal' },
}
const fear = {
  ...{ id: 'fear', label: both('Fear', 'Miedo'), definition: both('How much fear', 'Cuánto miedo') },
  ...{ scale: 'ordinal', most: 3 },
}
let round = ''
let sheet: CodingSheet

describe('coding', () => {
  test('begins with a codebook that names nobody and says how many residents made it', async () => {
    const asked = { version: 0, tookPart: 12, why: 'made at the second evening', codes: [lights, fear] }
    expect((await work(office, 'codebook', asked)).status).toBe(403)
    expect((await work(vera, 'codebook', asked)).status).toBe(403)
    const street = { ...lights, definition: both('Light, as in Mill Lane', 'Luz') }
    for (const [codes, where] of [
      [[fear, { ...lights, label: both('Officer Pell’s lamp', 'Luz') }], 'codes.1.label.en'],
      [[{ ...fear, definition: both('Fear', 'Miedo a su primo Dontrell') }], 'codes.0.definition.es'],
      [[street], 'codes.0.definition.en'],
    ] as const)
      expect((await work(mara, 'codebook', { ...asked, codes })).body).toMatchObject({
        ...{ code: 'identifying-words', where },
      })
    const looked = { ...asked, codes: [street, fear], cleared: ['Mill Lane'] }
    const done = await work<{ versions: { version: number }[] }>(mara, 'codebook', looked)
    expect(done.body.versions.map(one => one.version)).toEqual([1])
  })
  test('is done by two who see nothing of each other', async () => {
    round = (await work<Coding>(mara, 'coding', { points: 6, coders: 2 })).body.rounds[0]?.id ?? ''
    sheet = (await work<CodingSheet>(mara, `coding/${round}/open`, {})).body
    expect(sheet.units.length).toBe(6)
    expect(JSON.stringify(sheet)).not.toContain('seat')
    const give = (who: Visitor, dark: RegExp, done: boolean) =>
      work<CodingSheet>(who, `coding/${round}/codings`, {
        codings: sheet.units.map(one => ({
          note: one.note,
          values: { lights: dark.test(one.text) ? 1 : 0, fear: 2 },
        })),
        done,
      })
    await give(mara, /dark|lamp/, true)
    const other = (await work<CodingSheet>(nora, `coding/${round}/open`, {})).body
    expect(other.units.every(one => one.own === null)).toBe(true)
    const before = (await work<Coding>(nora, 'coding')).body
    expect(before.rounds[0]).toMatchObject({ done: 1, closedAt: null, codes: [] })
    expect(before.disputes).toEqual([])
    expect((await give(nora, /dark/, true)).status).toBe(200)
  })
  test('shows agreement with its interval, and what is to settle', async () => {
    const found = (await work<Coding>(mara, 'coding')).body
    const [code, ordinal] = found.rounds[0]?.codes ?? []
    // Twelve values in six pairs, one pair apart: 5 of 12 are 1, so D_e = 2·5·7 / (12·11) and D_o = 2 / 12.
    expect(code?.agreement.alpha).toBeCloseTo(1 - 2 / 12 / ((2 * 5 * 7) / (12 * 11)), 9)
    expect(code?.agreement.points).toBe(6)
    expect(ordinal?.agreement).toMatchObject({
      alpha: null,
      notEstimable: 'every coder gave the same value everywhere',
    })
    expect(found.disputes).toMatchObject([{ code: 'lights', text: said[1], decision: null }])
    const asked = { note: found.disputes[0]?.note, code: 'lights', value: 1, why: 'a lamp is a light' }
    const done = (await work<Coding>(nora, `coding/${round}/decisions`, asked)).body
    expect(done.disputes[0]?.decision).toMatchObject({ value: 1, own: true, why: 'a lamp is a light' })
    expect(done.disputes[0]?.decision?.by).not.toMatch(/^[0-9a-f-]{36}$/)
    expect(done.disputes[0]?.given.toSorted()).toEqual([0, 1])
  })
})

const dark = {
  ...{ id: 'dark', claim: both('Our stops are dark', 'Nuestras paradas están oscuras') },
  ...{ summary: both('People wait in the dark.', 'La gente espera a oscuras.'), codes: ['lights'] },
}
const afraid = {
  ...{ id: 'afraid', claim: both('Many are afraid', 'Muchas personas tienen miedo') },
  ...{ summary: both('Fear keeps people in.', 'El miedo encierra.'), codes: ['fear'] },
}
let id = ''
let check = ''

describe('findings', () => {
  test('have themes that name nobody, made of codes in use', async () => {
    const named = { ...dark, claim: both('Officer Pell is rude', 'Es grosero') }
    expect((await work(mara, 'themes', { version: 0, themes: [named] })).body).toMatchObject({
      code: 'identifying-words',
      where: 'themes.0.claim.en',
    })
    const strange = await work(mara, 'themes', { version: 0, themes: [{ ...dark, codes: ['old'] }] })
    expect(strange.body.where).toBe('themes.0.codes')
    const done = (await work<Themes>(mara, 'themes', { version: 0, themes: [dark, afraid] })).body
    expect(done.themes[0]).toMatchObject({ coded: null, released: 0, settled: 1, disputed: 0 })
  })
  test('say who came beside who lives there, without a small number or a word that leads to somebody', async () => {
    const group = (en: string, residents: number, people: number) => ({
      ...{ label: both(en, en), residents, people },
    })
    const dimensions = [
      {
        ...{ id: 'age', title: both('Age', 'Edad'), source: 'Census 2020, table P12' },
        groups: [group('under 25', 0.3, 4), group('25–59', 0.5, 22), group('60 and over', 0.2, 30)],
      },
    ]
    const wrong = [{ ...dimensions[0], groups: [group('a', 0.8, 1), group('b', 0.6, 1)] }]
    expect((await work(mara, 'participants', { version: 0, dimensions: wrong })).body.where).toBe(
      'dimensions.0.groups',
    )
    const [age] = dimensions
    for (const [dimension, where] of [
      [{ ...age, groups: [group('a', 0.3, 4), group('From Lincoln High', 0.2, 4)] }, 'groups.1.label.en'],
      [{ ...age, title: both('Age', 'Edad en la calle Molino') }, 'title.es'],
    ] as const)
      expect((await work(mara, 'participants', { version: 0, dimensions: [dimension] })).body).toMatchObject({
        ...{ code: 'identifying-words', where: `dimensions.0.${where}` },
      })
    expect((await work(mara, 'participants', { version: 0, dimensions })).status).toBe(200)
    expect((await work(office, 'participants')).status).toBe(403)
  })
  test('go to those who took part, and to nobody else, when a second person says so', async () => {
    // Four points are released first: two of the three about light.
    const notes = (
      (await mara.get(`dialogue/sessions/${session}/notes`)) as unknown as { body: SessionNotes }
    ).body.notes
    const points = notes
      .filter(one => one.text !== said[4] && one.text !== said[5])
      .map(one => ({ note: one.id, text: one.text, form: one.form }))
    const proposed = await work<{ releases: { id: string }[] }>(mara, 'note-releases', { session, points })
    await work(nora, `note-releases/${proposed.body.releases[0]?.id}/decision`, { decision: 'released' })

    const made = await work<FindingsList>(mara, 'findings', { themes: 1 })
    id = made.body.findings[0]?.id ?? ''
    expect(made.body.findings[0]).toMatchObject({ version: 1, state: 'proposed', own: true })
    expect((await work(mara, 'findings', { themes: 7 })).body.code).toBe('changed-meanwhile')
    const decide = (who: Visitor, decision: string) =>
      work<FindingsList>(who, `findings/${id}/decision`, { decision })
    expect((await decide(mara, 'published')).status).toBe(403)
    expect((await decide(vera, 'published')).status).toBe(403)
    expect((await work(mara, `findings/${id}/check`, { endsOn: '2039-12-01' })).body.code).toBe(
      'release-decided',
    )
    expect((await decide(nora, 'checking')).body.findings[0]).toMatchObject({ state: 'checking' })
    expect((await findings()).findings).toBeNull()
    expect((await part('dialogue/check/open', { code: codes[0] })).status).toBe(404)
    const opened = await work<FindingsList>(mara, `findings/${id}/check`, { endsOn: '2039-12-01' })
    check = opened.body.findings[0]?.check?.id ?? ''
    expect(opened.body.findings[0]?.check).toMatchObject({ asked: 14, answered: 0 })
    const seen = await part<OpenMemberCheck>('dialogue/check/open', { code: codes[0]?.toLowerCase() })
    expect(seen.body.themes.map(one => one.id)).toEqual(['dark', 'afraid'])
    expect(JSON.stringify(seen.body)).not.toContain('alpha')
  })
  test('are answered by the code of a card, once a card, without an account', async () => {
    const answer = (code: string | undefined, body: object) =>
      part('dialogue/check/answers', { code, answers: {}, ...body })
    expect((await answer('00000-00000-0000', { answers: { dark: 'yes' } })).status).toBe(404)
    expect((await answer(codes[0], {})).body.where).toBe('answers')
    expect((await answer(codes[0], { answers: { old: 'yes' } })).body.where).toBe('answers')
    expect((await answer(codes[0], { missing: 'Ask Dontrell from 14 Mill Lane' })).body).toMatchObject({
      code: 'identifying-words',
      where: 'missing',
    })
    for (const [n, code] of codes.slice(0, 10).entries())
      expect(
        (
          await answer(code, {
            answers: { dark: 'yes', afraid: n < 4 ? 'no' : 'partly' },
            missing: n === 0 ? 'nobody wrote about the park' : null,
          })
        ).status,
      ).toBe(200)
    // Answered again, the later answer counts.
    await answer(codes[9], { answers: { dark: 'partly', afraid: 'no' } })
    const typed = await work<FindingsList>(mara, `checks/${check}/answers`, {
      ...{ code: codes[10], answers: { dark: 'yes' }, channel: 'paper' },
    })
    expect(typed.body.findings[0]?.check).toMatchObject({
      answered: 11,
      missing: [{ text: 'nobody wrote about the park' }],
    })
    expect((await work(office, `checks/${check}/answers`, { code: codes[11], answers: {} })).status).toBe(403)
  })
  test('are read by everybody once published: released points alone, with agreement and quality', async () => {
    await work(nora, `findings/${id}/decision`, { decision: 'published' })
    await until(async () => (await findings()).findings !== null)
    const found = (await findings()).findings
    const [theme] = found?.themes ?? []
    expect(theme?.points.map(one => one.text).toSorted()).toEqual([said[0], said[1]].toSorted())
    expect(theme?.points[0]?.session).toBe('first-evening')
    expect(theme?.agreement.points).toBe(6)
    expect(found?.codebook).toMatchObject({ version: 1, tookPart: 12 })
    expect(found?.quality).toMatchObject({
      points: 4,
      decidedPoints: 0,
      answerBy: '2039-06-01',
      daysWaiting: 0,
    })
    expect(found?.quality.reached[0]).toMatchObject({
      people: 56,
      groups: [{ people: null }, { people: null }, { people: 30 }],
    })
    const text = JSON.stringify(await findings())
    for (const hidden of [said[4], said[5], 'lamp is a light', 'nobody wrote about the park'])
      expect(text).not.toContain(hidden)
    expect(found?.check).toBeNull()
    const csv = await (await house.get('/api/v1/dialogue/safe-evenings/findings?format=csv')).text()
    expect(csv.split('\r\n')[1]).toContain('Our stops are dark')
    expect((await house.get('/api/v1/dialogue/safe-evenings/findings?version=2')).status).toBe(404)
  })
  test('have their check published by a second person, with the rate and the dissent', async () => {
    expect((await work(nora, `checks/${check}/publication`, {})).body.code).toBe('not-ready')
    const words = [{ theme: 'afraid', text: 'We are angry, not afraid', language: 'en' }]
    const named = [{ theme: null, text: 'Officer Pell was left out', language: 'en' }]
    expect((await work(mara, `checks/${check}/end`, { words: named })).body.where).toBe('words.0.text')
    expect((await work(mara, `checks/${check}/end`, { words })).status).toBe(200)
    expect((await part('dialogue/check/open', { code: codes[0] })).status).toBe(404)
    expect((await work(mara, `checks/${check}/publication`, {})).status).toBe(403)
    expect((await work(nora, `checks/${check}/publication`, {})).status).toBe(200)
    await until(async () => (await findings()).findings?.check != null)
    const found = (await findings()).findings?.check
    expect(found).toMatchObject({ asked: 14, answered: 11, missing: 1, words })
    expect(found?.rate).toBeCloseTo(11 / 14, 9)
    expect(found?.themes).toEqual([
      { theme: 'dark', yes: 10, partly: 1, no: 0 },
      { theme: 'afraid', yes: 0, partly: 5, no: 5 },
    ])
  })
  test('are answered by whoever decides, and counted as they were answered', async () => {
    const asked = {
      theme: 'dark',
      decision: 'accepted',
      words: both('We will light them.', 'Las iluminaremos.'),
    }
    expect((await work(mara, `findings/${id}/answers`, asked)).status).toBe(403)
    expect((await work(office, `findings/${id}/answers`, { ...asked, theme: 'old' })).status).toBe(404)
    const nowhere = await work(office, `findings/${id}/answers`, { ...asked, promise: 7 })
    expect(nowhere.body).toMatchObject({ code: 'not-found', where: 'promise' })
    const named = { ...asked, words: both('Done.', 'Lo hará el Oficial Pell.') }
    expect((await work(office, `findings/${id}/answers`, named)).body).toMatchObject({
      ...{ code: 'identifying-words', where: 'words.es' },
    })
    expect((await findings()).findings?.quality.answeredThemes).toBe(0)
    const terms = {
      ...{ what: both('Light the stops', 'Iluminar las paradas'), due: '2039-09-01', answerBy: '2039-04-30' },
      test: both('Each stop has a lamp that is lit.', 'Cada parada tiene una lámpara encendida.'),
      owner: { name: 'Works', organisationId: null },
      origin: { kind: 'theme', series: 'safe-evenings', words: dark.claim },
    }
    const promise = (await office.post('plan/commitments', { terms })).body as {
      no?: number
      detail?: string
    }
    expect([promise.no, promise.detail]).toEqual([1, undefined])
    expect((await work(office, `findings/${id}/answers`, { ...asked, promise: 1 })).status).toBe(200)
    await until(async () => (await findings()).findings?.quality.answeredThemes === 1)
    expect((await findings()).findings?.themes[0]?.answer?.commitment).toBe(1)
    const declined = { ...asked, theme: 'afraid', decision: 'declined' }
    await work(office, `findings/${id}/answers`, declined)
    await until(async () => (await findings()).findings?.quality.answeredThemes === 2)
    expect((await findings()).findings?.quality).toMatchObject({
      ...{ points: 4, answeredPoints: 4, decidedPoints: 2, committedThemes: 1 },
      ...{ daysToAnswer: 0, daysWaiting: null },
    })
  })
  test('and their check stand in the public log by their counts, and no word of them', async () => {
    const log = await (await house.get('/api/v1/log/entries?limit=50')).text()
    for (const type of ['findings', 'answer']) expect(log).toContain(type)
    expect(log).toContain(id)
    expect(log).toContain(check)
    expect(log).not.toContain('dark')
    expect(log).not.toContain('angry')
  })
  test('lose a quote at once when it is taken back by the code of its card', async () => {
    const quoted = (await findings()).findings?.themes[0]?.points.find(one => one.quoted)
    expect(quoted?.text).toBe(said[0])
    expect((await part('dialogue/quote-withdrawals', { code: codes[0] })).status).toBe(200)
    await until(async () => (await findings()).findings?.themes[0]?.points.length === 1)
    expect(JSON.stringify(await findings())).not.toContain(said[0])
    expect((await findings()).findings?.quality.points).toBe(3)
  })
  test('are the facilitator’s alone while they are made: not the office’s, not police’s, not another centre’s', async () => {
    for (const path of ['coding', 'codebook', 'themes', 'findings', 'participants'])
      for (const who of [office, police]) expect((await work(who, path)).status).toBe(403)
    expect((await work(vera, 'coding')).status).toBe(403)
    const events = JSON.stringify(await house.city.events(200))
    for (const words of ['lamp', 'angry', 'park']) expect(events).not.toContain(words)
  })
  test('lose the words of a room on the day that the series promised', async () => {
    const missing = async () =>
      (await work<FindingsList>(mara, 'findings')).body.findings[0]?.check?.missing.length
    const released = async () => (await findings()).findings?.themes[0]?.points
    const before = await released()
    expect(before?.length).toBeGreaterThan(0)
    expect(await missing()).toBe(1)
    await house.city.retention.purge(new Date('2039-09-01T12:00:00Z'))
    expect(await missing()).toBe(1)
    await house.city.retention.purge(new Date('2042-01-01T12:00:00Z'))
    expect(await missing()).toBe(0)
    const read = (await mara.get(`dialogue/sessions/${session}/notes`)) as unknown as { body: SessionNotes }
    expect(read.body.notes).toEqual([])
    // What was released stays.
    expect(await released()).toEqual(before)
  })
})
