import type {
  Coding,
  CodingSheet,
  FindingsList,
  NoteReleaseList,
  PublicFindings,
  PublicPoints,
  SessionNotes,
  WorkSeries,
} from '@understory/model'
import { madeUpSession } from '@understory/record/testing'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { fill, texts } from './made-up-series.ts'
import { goOffline, goOnline } from './no-network.ts'
import { sampleInto } from './sampled-city.ts'
import { type Served, scratchData, serve } from './served-city.ts'
import { becomeOperator, homeOf, inviteAs, type Staff } from './staff.ts'

/** A whole dialogue, from the invitation to the findings: two facilitators, a resident, the office; two tables, one without a network. */
const { data, remove } = scratchData()
let served: Served
let browser: Browser
let mara: Staff
let milo: Staff
let otto: Staff
let pia: Staff
let rosa: BrowserContext
let series = ''
let session = ''
/** Entries of the log that the invented city has. */
let already = 0
const base = '/dialogue/safe-evenings'
const at = (what: string) => `/work/dialogue/${series}/sessions/${session}/${what}`

const api = async <T>(who: Staff, path: string, body?: object): Promise<T> => {
  const url = `${homeOf(served)}/api/v1/member/dialogue/${path}`
  const { request } = who.page
  const headers = { origin: homeOf(served) }
  const answer = body ? await request.post(url, { data: body, headers }) : await request.get(url)
  expect([path, answer.status(), answer.ok() ? '' : await answer.text()]).toEqual([path, 200, ''])
  return (await answer.json()) as T
}
const open = async <T>(path: string): Promise<T> => (await (await fetch(served.url + path)).json()) as T
const logged = async () =>
  (await open<{ entries: { index: number; text: string }[] }>('/api/v1/log/entries?limit=500')).entries
const words = (page: Page) => page.locator('main').innerText()
const press = (page: Page, name: string) =>
  Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).last().click()])

beforeAll(async () => {
  await sampleInto(data, '--scale', '0.02')
  served = await serve(['--data', data])
  already = (await logged()).length
  browser = await openBrowser()
  const operator = await becomeOperator(served, browser)
  const mediation = { role: 'facilitator', organisation: 'Alder Mediation', kind: 'mediation-centre' }
  mara = await inviteAs(served, browser, operator, { name: 'Mara', ...mediation })
  milo = await inviteAs(served, browser, operator, { name: 'Milo', ...mediation })
  const office = { role: 'office', organisation: 'Office of Alder City', kind: 'office' }
  otto = await inviteAs(served, browser, operator, { name: 'Otto', ...office })
  const police = { role: 'custodian', organisation: 'Police of Alder City', kind: 'police-custodian' }
  pia = await inviteAs(served, browser, operator, { name: 'Pia', ...police })
  rosa = await browser.newContext({ javaScriptEnabled: false })
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  remove()
})

test('a series is set up, opened to votes, and a resident says that she comes', async () => {
  await mara.open('/work/dialogue/new')
  await fill(mara.page, texts)
  await mara.page.selectOption('[name=state]', 'public')
  await mara.press('Save')
  series = new URL(mara.page.url()).pathname.split('/').at(-1) ?? ''
  const hours = { startsAt: '2039-03-10T22:00:00.000Z', endsAt: '2039-03-11T01:00:00.000Z' }
  session = (await api<WorkSeries>(mara, 'sessions', madeUpSession(series, {}, hours))).sessions[0]?.id ?? ''
  await mara.open(`/work/dialogue/${series}/statements`)
  await mara.page.selectOption('#state', 'open')
  await mara.press('Save')
  for (const text of ['Light every street in winter.', 'Open the hall until ten.']) {
    await mara.page.fill('#text', text)
    await mara.press('Add a statement')
  }
  const page = await rosa.newPage()
  await page.goto(`${homeOf(served)}${base}/sessions/first-evening`)
  await page.getByRole('link', { name: 'I will come' }).click()
  await press(page, 'Go on')
  await press(page, 'Send')
  expect(await words(page)).toMatch(/[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{4}/)
  expect(await mara.open(at('reservations'))).toBe(200)
  expect(await words(mara.page)).toContain('1 of 24 seats are taken')
})

/** A tablet at a table, opened by scanning the code that the facilitator's page shows. */
async function tablet(table: number): Promise<{ context: BrowserContext; page: Page }> {
  await mara.open(at('room'))
  await mara.page.selectOption('#passes #table', String(table))
  await mara.press('Make a pass')
  const address = (await mara.page.locator('.pass-made svg').getAttribute('aria-label')) ?? ''
  const context = await browser.newContext({ viewport: { width: 800, height: 1000 } })
  const page = await context.newPage()
  await page.goto(address)
  await page.locator('#note-text').waitFor({ timeout: 20_000 })
  return { context, page }
}
const note = async (page: Page, text: string, more: { seat?: string; form?: string } = {}) => {
  await page.fill('#note-text', text)
  await page.fill('#seat', more.seat ?? '')
  if (more.form) await page.check(`[name=form][value=${more.form}]`)
  await page.locator('#note-form button[type=submit]').click()
}
const notes = () => api<SessionNotes>(mara, `sessions/${session}/notes`)

test('the session runs from the run-sheet at two tables, one of them without a network for a while', async () => {
  const [one, two] = [await tablet(1), await tablet(2)]
  await one.page.getByRole('button', { name: 'Begin: Welcome' }).click()
  await one.page.locator('.countdown').waitFor()
  await one.page.waitForFunction(async () => (await (await caches.open('understory-room')).keys()).length > 3)
  await goOffline(one.context)
  await note(one.page, 'We stay inside since the lamps went out', { seat: '3', form: 'verbatim' })
  await note(one.page, 'people wait for the bus in the dark', { form: 'paraphrase' })
  await note(two.page, 'open the gym until ten')
  await note(two.page, 'the stop by the hall has no light')
  // Stopped at the table: it may lead to a person.
  await note(two.page, 'Ask Dontrell about the corner')
  expect(await two.page.locator('.stops').innerText()).toContain('Do not record')
  await two.page.fill('#people', '6')
  await two.page.getByRole('button', { name: 'Count' }).click()
  await expect.poll(async () => (await notes()).notes.length).toBe(2)
  await one.page.reload()
  await one.page.locator('#note-text').waitFor()
  await goOnline(one.context)
  await expect.poll(async () => (await notes()).notes.length).toBe(4)
  const { notes: all, tables } = await notes()
  expect(all.map(each => each.table).toSorted()).toEqual([1, 1, 2, 2])
  expect(JSON.stringify(all)).not.toContain('Dontrell')
  expect(tables[1]).toMatchObject({ people: 6, points: 2 })
  await one.context.close()
  await two.context.close()
})

test('a resident votes on her phone, another on paper, and both count once', async () => {
  const page = await rosa.newPage()
  await page.goto(`${homeOf(served)}${base}/take-part/vote`)
  // Without script and without a code of the room she waits some seconds; the page says so and keeps what it asked.
  await expect
    .poll(
      async () => {
        await press(page, 'Agree or disagree')
        return page.getByRole('button', { name: 'Disagree', exact: true }).count()
      },
      { timeout: 30_000, interval: 1_000 },
    )
    .toBe(1)
  await press(page, 'Agree')
  await press(page, 'Disagree')
  await mara.open(`/work/dialogue/${series}/ballots`)
  await mara.page.fill('#count', '1')
  await mara.press('Make ballots')
  const code = await mara.page.locator('.ballot .code-shown').first().innerText()
  await mara.open(`/work/dialogue/${series}/ballots`)
  await mara.page.fill('#code', code)
  await mara.page.fill('#votes', '1 A 2 A')
  await mara.press('Keep these votes')
  await page.goto(`${homeOf(served)}${base}/statements`)
  await expect
    .poll(async () => {
      await page.reload()
      return page.locator('h1').innerText()
    })
    .toContain('One person has voted with a code and one without, on 2 statements')
})

const cards: string[] = []
test('consent cards are filled in, and two people release what may go out', async () => {
  await mara.open(at('consent'))
  await mara.page.fill('#count', '12')
  await mara.press('Print cards')
  cards.push(...(await mara.page.locator('.card-stub .code-shown').allInnerTexts()))
  expect(cards.length).toBe(12)
  for (const [n, code] of cards.entries()) {
    await mara.open(at('consent'))
    await fill(mara.page, { code, table: n < 6 ? '1' : '2', seat: String((n % 6) + 1) })
    await mara.page.check('#notes')
    if (n === 2) await mara.page.check('#quoted')
    await mara.press('Keep the card')
  }
  await mara.open(at('release'))
  for (const box of await mara.page.getByLabel('Release this point').all()) await box.check()
  await mara.press('Propose these points')
  await milo.open(`/work/dialogue/${series}/releases`)
  await milo.press('Release')
  expect(await words(milo.page)).toContain('4 points stand in public')
})

let findings = ''
let check = ''
const ofSeries = (path: string) => `series/${series}/${path}`
const both = (en: string, es: string) => ({ en, es })

test('two coders work apart, differ once, and settle it; themes go to those who took part', async () => {
  const light = {
    id: 'light',
    label: both('Light', 'Luz'),
    definition: both('Light at night', 'Luz de noche'),
  }
  const codes = [{ ...light, scale: 'nominal' }]
  await api(mara, ofSeries('codebook'), { version: 0, tookPart: 12, why: 'made with residents', codes })
  const started = await api<Coding>(mara, ofSeries('coding'), { points: 4, coders: 2 })
  const round = started.rounds[0]?.id ?? ''
  for (const [who, about] of [
    [mara, /lamp|dark|light/],
    [milo, /dark|light/],
  ] as const) {
    const sheet = await api<CodingSheet>(who, ofSeries(`coding/${round}/open`), {})
    expect(sheet.units.every(one => one.own === null)).toBe(true)
    const codings = sheet.units.map(one => ({
      note: one.note,
      values: { light: about.test(one.text) ? 1 : 0 },
    }))
    await api(who, ofSeries(`coding/${round}/codings`), { codings, done: true })
  }
  const coded = await api<Coding>(mara, ofSeries('coding'))
  expect(coded.rounds[0]?.codes[0]?.agreement.points).toBe(4)
  expect(coded.disputes.length).toBe(1)
  const settled = { note: coded.disputes[0]?.note, code: 'light', value: 1, why: 'a lamp is a light' }
  await api(mara, ofSeries(`coding/${round}/decisions`), settled)
  const theme = {
    ...{ id: 'dark', claim: both('Our stops are dark', 'Nuestras paradas están oscuras') },
    ...{ summary: both('People wait in the dark.', 'La gente espera a oscuras.'), codes: ['light'] },
  }
  await api(mara, ofSeries('themes'), { version: 0, themes: [theme] })
  const made = await api<FindingsList>(mara, ofSeries('findings'), { themes: 1 })
  findings = made.findings[0]?.id ?? ''
  await api(milo, ofSeries(`findings/${findings}/decision`), { decision: 'checking' })
  const opened = await api<FindingsList>(mara, ofSeries(`findings/${findings}/check`), {
    endsOn: '2039-12-01',
  })
  check = opened.findings[0]?.check?.id ?? ''
})

test('those who took part answer by the codes of their cards, without script or account', async () => {
  const page = await rosa.newPage()
  for (const [n, code] of cards.slice(0, 11).entries()) {
    await page.goto(`${homeOf(served)}/take-part/check`)
    await page.fill('#code', code)
    await page.locator('main button[type=submit]').click()
    await page.locator('main input[type=radio]').first().waitFor()
    await page.check(`input[type=radio][value=${n === 0 ? 'no' : 'yes'}]`)
    await page.locator('main button[type=submit]').last().click()
  }
  const list = await api<FindingsList>(mara, ofSeries('findings'))
  expect(list.findings[0]?.check).toMatchObject({ asked: 12, answered: 11 })
  await api(milo, ofSeries(`findings/${findings}/decision`), { decision: 'published' })
  await api(mara, ofSeries(`checks/${check}/end`), { words: [] })
  await api(milo, ofSeries(`checks/${check}/publication`), {})
})

test('everybody reads what was found, until somebody takes a quote back', async () => {
  const page = await rosa.newPage()
  const read = async (path: string) => {
    expect((await page.goto(homeOf(served) + path))?.status()).toBe(200)
    return words(page)
  }
  await expect.poll(() => read(`${base}/findings`)).toContain('Our stops are dark')
  await expect
    .poll(() => read(`${base}/sessions/first-evening`))
    .toContain('We stay inside since the lamps went out')
  await expect
    .poll(async () => (await open<PublicFindings>(`/api/v1${base}/findings`)).findings?.check?.answered)
    .toBe(11)
  const found = (await open<PublicFindings>(`/api/v1${base}/findings`)).findings
  expect(found?.themes[0]?.points.map(one => one.text).toSorted()).toEqual([
    'We stay inside since the lamps went out',
    'people wait for the bus in the dark',
    'the stop by the hall has no light',
  ])
  expect(await read(`/es${base}/findings`)).toContain('Nuestras paradas están oscuras')

  await page.goto(`${homeOf(served)}${base}/take-part/quote`)
  await page.fill('#code', cards[2] ?? '')
  await press(page, 'Take it back')
  expect(await words(page)).toContain('Your words are taken back')
  for (const path of [`${base}/findings`, `/es${base}/findings`, `${base}/sessions/first-evening`])
    await expect.poll(() => read(path)).not.toContain('lamps went out')
  for (const path of ['points', 'points?format=csv', 'findings', 'findings?format=csv'])
    await expect
      .poll(async () => (await fetch(`${served.url}/api/v1${base}/${path}`)).text())
      .not.toContain('lamps went out')
  const { points } = await open<PublicPoints>(`/api/v1${base}/points`)
  expect(points.length).toBe(3)
})

test('the office puts the theme forward as a promise with its test, and answers residents with it', async () => {
  const { page } = otto
  expect(await otto.open(`/work/dialogue/${series}/answers`)).toBe(200)
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('link', { name: 'Put it forward as a promise' }).click(),
  ])
  expect(await page.inputValue('[name=originKind]')).toBe('theme')
  expect(await page.inputValue('[name="words.en"]')).toBe('Our stops are dark')
  await fill(page, {
    ...{ 'what.en': 'Light the stops', 'what.es': 'Iluminar las paradas' },
    ...{ 'test.en': 'Each stop has a lamp that is lit.', 'test.es': 'Cada parada tiene una lámpara.' },
    ...{ ownerName: 'Public works', due: '2039-09-01', answerBy: '2039-04-30' },
  })
  await otto.press('Send it')
  const no = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  expect(no).toMatch(/^\d+$/)
  await otto.open(`/work/dialogue/${series}/answers`)
  await fill(page, {
    ...{ 'words-dark.en': 'We will light them.', 'words-dark.es': 'Las iluminaremos.', promise: no },
  })
  await otto.press('Answer in public')
  const anybody = await rosa.newPage()
  const read = async (path: string) => {
    await anybody.goto(homeOf(served) + path)
    return words(anybody)
  }
  await expect.poll(() => read(`${base}/findings`)).toContain(`Promise ${no} of the plan`)
  await expect.poll(() => read(`/plan/commitments/${no}`)).toContain('Our stops are dark')
  await anybody.getByRole('link', { name: 'Read where it comes from' }).click()
  expect(new URL(anybody.url()).pathname + new URL(anybody.url()).hash).toBe(`${base}/findings#theme-dark`)
})

test('the wall holds: office and police read no note, card or coding', async () => {
  for (const who of [otto, pia]) {
    for (const page of [at('room'), at('consent'), at('release'), `/work/dialogue/${series}/releases`])
      expect([page, await who.open(page)]).toEqual([page, 403])
    for (const path of [`sessions/${session}/notes`, `sessions/${session}/consents`, ofSeries('coding')]) {
      const answer = await who.page.request.get(`${homeOf(served)}/api/v1/member/dialogue/${path}`)
      expect([path, answer.status()]).toEqual([path, 403])
      expect(await answer.text()).not.toContain('bus')
    }
  }
})

test('the public log has an entry for the release, the quote, its withdrawal and the findings, and no word of them', async () => {
  const { releases } = await api<NoteReleaseList>(mara, ofSeries('note-releases'))
  const release = releases[0]?.id ?? ''
  const page = await rosa.newPage()
  // The invented city has entries of its own before these.
  const entries = (await logged()).slice(already).map(one => ({
    ...one,
    ...(JSON.parse(one.text) as { id: string; type: string }),
  }))
  const idsOf = (type: string) => entries.filter(one => one.type === type).map(one => one.id)
  expect(idsOf('note-release').at(-1)).toBe(release)
  expect(idsOf('findings')).toEqual([findings, check])
  expect(idsOf('answer').length).toBe(1)
  expect(idsOf('quote-withdrawal').at(-1)).toBe(idsOf('quote').at(-1))
  for (const said of ['lamp', 'bus', 'gym', 'dark']) expect(JSON.stringify(entries)).not.toContain(said)
  const entry = entries.findLast(one => one.type === 'quote-withdrawal')
  expect((await page.goto(`${homeOf(served)}/trust/check/${entry?.index}`))?.status()).toBe(200)
})
