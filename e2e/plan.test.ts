import { createHash } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { fill } from './made-up-series.ts'
import { objectionsOf, sidewaysOf } from './objections.ts'
import { type Served, scratchData, serve, understoryJson } from './served-city.ts'
import { becomeOperator, homeOf, inviteAs, type Staff } from './staff.ts'

const { data, remove } = scratchData()
let served: Served
let browser: Browser
let mediator: Staff
let parks: Staff
const promise = '/plan/commitments/1'
const work = '/work/plan/commitments/1'

/** A promise that was due long ago: what is late is computed. */
const texts: Readonly<Record<string, string>> = {
  'words.en': 'The way home from the bus is dark.',
  'words.es': 'El camino a casa desde el autobús está oscuro.',
  'what.en': 'Light the four blocks around Mill Park',
  'what.es': 'Alumbrar las cuatro cuadras de Mill Park',
  'test.en': 'All lamps of the four blocks burn on three nights in a row, checked by residents.',
  'test.es': 'Todas las lámparas de las cuatro cuadras arden tres noches seguidas; lo comprueban residentes.',
  reference: '/dialogue',
  due: '2025-06-30',
  answerBy: '2025-02-28',
  cost: '48000',
}

beforeAll(async () => {
  await understoryJson(['sample', '--data', data, '--scale', '0.02'])
  served = await serve(['--data', data])
  browser = await openBrowser()
  const operator = await becomeOperator(served, browser)
  const centre = { role: 'facilitator', organisation: 'Alder Mediation', kind: 'mediation-centre' }
  mediator = await inviteAs(served, browser, operator, { name: 'Mara', ...centre })
  const agency = { role: 'owner', organisation: 'Parks of Alder City', kind: 'agency' }
  parks = await inviteAs(served, browser, operator, { name: 'Pia', ...agency })
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  remove()
})

/** A visitor of their own, without script. */
async function visitor<T>(look: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ javaScriptEnabled: false })
  try {
    return await look(await context.newPage())
  } finally {
    await context.close()
  }
}
const go = async (page: Page, path: string) =>
  expect([path, (await page.goto(homeOf(served) + path))?.status()]).toEqual([path, 200])
/** Waits until the words of a page say so, each time as somebody new: pages are kept for a moment. */
const reads = (path: string, words: RegExp) =>
  expect
    .poll(
      () =>
        visitor(async page => {
          await page.goto(homeOf(served) + path)
          return (await page.locator('main').innerText()).replaceAll('\u00a0', ' ')
        }),
      { timeout: 20_000 },
    )
    .toMatch(words)
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
  expect(new URL(page.url()).pathname).toBe(work)
  await reads('/plan', /owes an answer for/)
  await takeStep(parks, 'declined')
  expect(await parks.page.locator('.error-summary').innerText()).toContain('reason')
  await takeStep(parks, 'declined', 'There is no money for lamps this year.')
  await reads(promise, /Parks of Alder City declined it on .*There is no money for lamps this year\./s)
  await mediator.open(`${work}/wording`)
  await page.fill('[name="what.en"]', 'Light two of the blocks around Mill Park')
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
  await reads('/plan', /One promise was made; it is overdue/)
  await reads(promise, /Overdue for \d[\d,]* days: it was due on June 30, 2025/)
  await takeStep(parks, 'delivered', 'The last lamp was put up in May.')
  await reads(promise, /Delivered, says its owner.*Claimed \d[\d,]* days after it was due/s)
  await reads(`/es${promise}`, /Cumplida, según su responsable/)
  const text = async (path: string) => await (await fetch(homeOf(served) + path)).text()
  await expect
    .poll(() => text('/api/v1/plan/commitments?format=csv'), { timeout: 20_000 })
    .toMatch(/^1,[^,]+,delivered,/m)
  const feed = await text('/api/v1/plan/commitments.atom')
  expect(feed.match(/<title type="html">.*?: [^–]*/g)?.length).toBe(6)
  const id = /urn:uuid:([0-9a-f-]{36})/.exec(feed)?.[1] ?? 'none'
  const logged = async () =>
    (JSON.parse(await text('/api/v1/log/entries?limit=100')) as { entries: unknown[] }).entries
  await expect
    .poll(async () => (await logged()).filter(one => JSON.stringify(one).includes(id)).length, {
      timeout: 20_000,
    })
    .toBe(6)
})

test('no page is objected to by axe or scrolls sideways, wide and narrow; public ones carry no script', async () => {
  const context = await browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  for (const path of ['/plan', promise])
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
  await context.close()
  for (const path of ['/work/plan', '/work/plan/new', work])
    for (const width of [1440, 360])
      expect([
        path,
        width,
        await parks.look(path, width, async there => [await objectionsOf(there), await sidewaysOf(there)]),
      ]).toEqual([path, width, [[], 0]])
}, 120_000)
