import { createHash } from 'node:crypto'
import { madeUpSession } from '@understory/record/testing'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { fill, texts as seriesTexts } from './made-up-series.ts'
import { objectionsOf, sidewaysOf } from './objections.ts'
import { sampleInto } from './sampled-city.ts'
import { type Served, scratchData, serve } from './served-city.ts'
import { becomeOperator, homeOf, inviteAs, type Staff } from './staff.ts'
import { visitorsOf } from './visitors.ts'

const { data, remove } = scratchData()
let served: Served
let browser: Browser
let mediator: Staff
let parks: Staff
let office: Staff
let cards: string[] = []
/** The promise of these tests comes after those of the invented city. */
let no = 0
let promise = ''
let work = ''

/** A promise that was due long ago: what is late is computed. */
const texts: Readonly<Record<string, string>> = {
  'words.en': 'The way home from the bus is dark.',
  'words.es': 'El camino a casa desde el autobús está oscuro.',
  'what.en': 'Light the four blocks around Mill Park',
  'what.es': 'Alumbrar las cuatro cuadras de Mill Park',
  'test.en': 'All lamps of the four blocks burn on three nights in a row, checked by residents.',
  'test.es': 'Todas las lámparas de las cuatro cuadras arden tres noches seguidas; lo comprueban residentes.',
  reference: '/dialogue/safe-evenings',
  series: 'safe-evenings',
  due: '2025-06-30',
  answerBy: '2025-02-28',
  cost: '48000',
}

beforeAll(async () => {
  await sampleInto(data, '--scale', '0.02')
  served = await serve(['--data', data])
  browser = await openBrowser()
  const operator = await becomeOperator(served, browser)
  const centre = { role: 'facilitator', organisation: 'Alder Mediation', kind: 'mediation-centre' }
  mediator = await inviteAs(served, browser, operator, { name: 'Mara', ...centre })
  const agency = { role: 'owner', organisation: 'Parks of Alder City', kind: 'agency' }
  parks = await inviteAs(served, browser, operator, { name: 'Pia', ...agency })
  const leads = { role: 'office', organisation: 'Office of Alder City', kind: 'office' }
  office = await inviteAs(served, browser, operator, { name: 'Otto', ...leads })
  await mediator.open('/work/dialogue/new')
  await fill(mediator.page, seriesTexts)
  await mediator.page.selectOption('[name=state]', 'public')
  await mediator.press('Save')
  await fillCards(new URL(mediator.page.url()).pathname.split('/').at(-1) ?? '')
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  remove()
})

/** Cards of a session, filled in by twelve people who agreed to be contacted. */
async function fillCards(series: string): Promise<void> {
  const send = async (path: string, body: unknown) => {
    const response = await mediator.page.request.post(`${homeOf(served)}/api/v1/member/dialogue/${path}`, {
      data: body,
      headers: { origin: homeOf(served) },
    })
    expect([path, response.status()]).toEqual([path, 200])
    return response.json()
  }
  const { sessions } = await send('sessions', madeUpSession(series))
  const { codes } = await send(`series/${series}/consent-cards`, { count: 12 })
  cards = codes
  for (const [i, code] of cards.entries())
    await send(`sessions/${sessions[0].id}/consents`, {
      ...{ code, table: 1, seat: i + 1, recorded: false, notes: true, quoted: false },
      ...{ contacted: true, contact: `seat ${i + 1} at the desk` },
    })
}

const { visitor, go, reads } = visitorsOf(() => ({ browser, served }))
async function takeStep(staff: Staff, kind: string, words = '') {
  await staff.open(work)
  await staff.page.selectOption('#kind >> nth=0', kind)
  await staff.page.fill('#words', words)
  await staff.press('Write this step')
}

test('what residents said is put forward, declined with a reason, put forward again and accepted with its test', async () => {
  const { page } = mediator
  await mediator.open('/work/plan/new')
  await fill(page, texts)
  await page.selectOption('#owner', { label: 'Parks of Alder City' })
  await mediator.press('Send it')
  // A park may be named after somebody: whoever writes is asked once, and what was typed stays.
  expect(await page.locator('.clear-words li').allInnerTexts()).toEqual(['Mill (a name)'])
  expect(await page.locator('[name="what.en"]').inputValue()).toBe(texts['what.en'])
  await mediator.press('Send it')
  expect(new URL(page.url()).pathname).toBe('/work/plan/new')
  await page.check('#leadsToNobody')
  await mediator.press('Send it')
  work = new URL(page.url()).pathname
  no = Number(work.split('/').at(-1))
  expect(no).toBeGreaterThan(1)
  promise = `/plan/commitments/${no}`
  await reads('/plan', /owes an answer for/)
  await takeStep(parks, 'declined')
  expect(await parks.page.locator('.error-summary').innerText()).toContain('reason')
  await takeStep(parks, 'declined', 'We asked Dontrell, and there is no money.')
  expect(await parks.page.locator('.clear-words').innerText()).toContain('Dontrell (a name)')
  expect(await parks.page.locator('#words').inputValue()).toBe('We asked Dontrell, and there is no money.')
  await takeStep(parks, 'declined', 'There is no money for lamps this year.')
  await reads(promise, /Parks of Alder City declined it on .*There is no money for lamps this year\./s)
  await mediator.open(`${work}/wording`)
  await page.fill('[name="what.en"]', 'Light two of the blocks around Mill Park')
  await mediator.press('Send it')
  await page.check('#leadsToNobody')
  await mediator.press('Send it')
  await takeStep(parks, 'accepted')
  await reads(promise, /Light two of the blocks.*There is no money.*accepted it/s)
})

test('an owner hands evidence in, whose hash the house makes and everybody reads; the file stays inside', async () => {
  const { page } = parks
  const file = Buffer.from('a made-up invoice for lamps')
  await parks.open(work)
  await page.fill('#title', 'Invoice for eight lamps')
  await page.fill('#day', '2025-05-02')
  await page.setInputFiles('#file', { name: 'invoice.txt', mimeType: 'text/plain', buffer: file })
  await parks.press('Hand it in')
  const sha256 = createHash('sha256').update(file).digest('hex')
  expect(await page.locator('.evidence code').innerText()).toBe(sha256)
  await reads(promise, new RegExp(`Invoice for eight lamps.*Supplied by Parks of Alder City.*${sha256}`, 's'))
})

test('it is overdue by itself, and the claim of its owner stands beside the day; page, table, feed and log say the same', async () => {
  await reads('/plan', /\d promises were made; \d are overdue/)
  await reads('/', /The next dialogue is on .*\d promises were made; \d are overdue/s)
  await reads(promise, /Overdue for \d[\d,]* days: it was due on June 30, 2025/)
  await takeStep(parks, 'delivered', 'The last lamp was put up in May.')
  await reads(promise, /Delivered, says its owner.*Claimed \d[\d,]* days after it was due/s)
  await reads(`/es${promise}`, /Cumplida, según su responsable/)
  const text = async (path: string) => await (await fetch(homeOf(served) + path)).text()
  await expect
    .poll(() => text('/api/v1/plan/commitments?format=csv'), { timeout: 20_000 })
    .toMatch(new RegExp(`^${no},[^,]+,delivered,`, 'm'))
  const feed = await text('/api/v1/plan/commitments.atom')
  expect(feed.match(new RegExp(`<title type="html">(<!\\[CDATA\\[)?${no}: [^–]*`, 'g'))?.length).toBe(6)
  const id = /urn:uuid:([0-9a-f-]{36})#6</.exec(feed)?.[1] ?? 'none'
  const logged = async () =>
    (JSON.parse(await text('/api/v1/log/entries?limit=500')) as { entries: unknown[] }).entries
  await expect
    .poll(async () => (await logged()).filter(one => JSON.stringify(one).includes(id)).length, {
      timeout: 20_000,
    })
    .toBe(6)
})

const judge = (answer: string, card: string | null = null) =>
  visitor(async page => {
    await go(page, `${promise}/judge`)
    await page.check(`input[value=${answer}]`)
    if (card !== null) await page.fill('#card', card)
    await Promise.all([
      page.waitForEvent('load'),
      page.getByRole('button', { name: 'Send my answer' }).click(),
    ])
    return page.locator('main').innerText()
  })

test('the weekly meeting shows what is late and what stands out; its minutes are made from it', async () => {
  await office.open('/work/plan/meetings')
  await office.press('Begin a meeting')
  const { page } = office
  const words = async () => (await page.locator('main').innerText()).replaceAll('\u00a0', ' ')
  expect(await words()).toMatch(/Today’s signals.*The city: .* killed or shot/s)
  await page.fill('#text', 'The mill side comes first.')
  await office.press('Keep the note')
  expect(await words()).toContain('The mill side comes first.')
  await office.press('Close the meeting')
  expect(await words()).toMatch(/Minutes of meeting 1.*The mill side comes first\./s)
  const found = await office.look(new URL(page.url()).pathname, 1920, async there => [
    await objectionsOf(there),
    await sidewaysOf(there),
  ])
  expect(found).toEqual([[], 0])
})

test('residents judge by the written test, without an account: strangers, people with a card, and a panel drawn by lot', async () => {
  for (let n = 0; n < 10; n++) expect(await judge('not-kept')).toContain('counted with anyone else')
  expect(await judge('kept', 'AAAAA-AAAAA-AAAA')).toContain('This is not a code')
  await mediator.open(`${work}/panel`)
  await mediator.page.fill('#size', '10')
  await mediator.press('Draw the panel')
  expect(await mediator.page.locator('main ol > li').count()).toBe(10)
  const said: string[] = []
  for (const [i, card] of cards.entries()) said.push(await judge(i % 2 === 0 ? 'kept' : 'partly', card))
  expect(said.filter(text => text.includes('the panel that was drawn')).length).toBe(10)
  await mediator.open(work)
  await mediator.page.fill('#reviewWords', 'Two of the blocks have light.')
  await mediator.page.selectOption('#verdict', 'partly')
  await mediator.press('Publish the review')
  await mediator.press('Write down how residents judged so far')
  await reads(promise, /People who attended the dialogue.*Fewer than 10 have answered/s)
  // Which counts they are is an estimate: some answers are replaced before they are counted.
  await reads(promise, /Anyone else.*10 answers counted; each count may be off by up to 5\./s)
  await reads(promise, /A panel drawn by lot.*95% range/s)
  await reads(promise, /Partly kept, Alder Mediation, .*Two of the blocks have light/s)
  await reads(`/es${promise}`, /La gente eligió por sí misma si respondía/)
}, 120_000)

test('no page is objected to by axe or scrolls sideways, wide and narrow; public ones carry no script', async () => {
  const context = await browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  for (const path of ['/plan', promise, `${promise}/judge`, '/plan/week', '/plan/owed'])
    for (const [language, width] of [
      ['', 1440],
      ['/es', 360],
    ] as const) {
      await page.setViewportSize({ width, height: 900 })
      await go(page, language + path)
      expect([path, await page.locator('script').count()]).toEqual([path, 0])
      const found = [await objectionsOf(page), await sidewaysOf(page)]
      expect([path, width, found]).toEqual([path, width, [[], 0]])
    }
  await go(page, promise)
  const sheets = (await page.pdf({ format: 'Letter' })).toString('latin1').match(/\/Type \/Page\b/g)
  expect(sheets?.length).toBe(1)
  await context.close()
  for (const path of ['/work/plan', '/work/plan/new', work])
    for (const width of [1440, 360])
      expect([
        path,
        width,
        await parks.look(path, width, async there => [await objectionsOf(there), await sidewaysOf(there)]),
      ]).toEqual([path, width, [[], 0]])
  for (const width of [1440, 360])
    expect(
      await mediator.look(`${work}/panel`, width, async there => [
        await objectionsOf(there),
        await sidewaysOf(there),
      ]),
    ).toEqual([[], 0])
}, 120_000)
