import type { SessionNotes, WorkSeries } from '@understory/model'
import { madeUpSession } from '@understory/record/testing'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { fill, texts } from './made-up-series.ts'
import { goOffline, goOnline } from './no-network.ts'
import { objectionsOf, sidewaysOf } from './objections.ts'
import { sampleInto } from './sampled-city.ts'
import { type Served, scratchData, serve } from './served-city.ts'
import { becomeOperator, homeOf, inviteAs, type Staff } from './staff.ts'

const { data, remove } = scratchData()
let served: Served
let browser: Browser
let mediator: Staff
let session = ''

const ask = async <T>(path: string, body?: object): Promise<T> => {
  const url = `${homeOf(served)}/api/v1/member/dialogue/${path}`
  const { request } = mediator.page
  const headers = { origin: homeOf(served) }
  const answer = body ? await request.post(url, { data: body, headers }) : await request.get(url)
  expect([path, answer.status()]).toEqual([path, 200])
  return (await answer.json()) as T
}
const newPass = async () => (await ask<{ pass: string }>(`sessions/${session}/passes`, { table: 1 })).pass

beforeAll(async () => {
  await sampleInto(data, '--scale', '0.02')
  served = await serve(['--data', data])
  browser = await openBrowser()
  const operator = await becomeOperator(served, browser)
  const wanted = { role: 'facilitator', organisation: 'Alder Mediation', kind: 'mediation-centre' }
  mediator = await inviteAs(served, browser, operator, { name: 'Mara', ...wanted })
  await mediator.open('/work/dialogue/new')
  await fill(mediator.page, texts)
  await mediator.page.selectOption('[name=state]', 'public')
  await mediator.press('Save')
  const id = new URL(mediator.page.url()).pathname.split('/').at(-1) ?? ''
  const hours = { startsAt: '2039-03-10T22:00:00.000Z', endsAt: '2039-03-11T01:00:00.000Z' }
  const saved = await ask<WorkSeries>('sessions', madeUpSession(id, {}, hours))
  session = saved.sessions[0]?.id ?? ''
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  remove()
})

/** A device at table 1, opened by a pass of its own. */
async function device(width: number, language = ''): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  const page = await context.newPage()
  await page.goto(`${homeOf(served)}${language}/room#${await newPass()}`)
  await page.locator('#note-text').waitFor({ timeout: 20_000 })
  return { context, page }
}
const note = async (page: Page, text: string) => {
  await page.fill('#note-text', text)
  await page.locator('#note-form button[type=submit]').click()
}
const shown = (page: Page) => page.locator('.room-state').innerText()
const arrived = async () => {
  const all = await ask<SessionNotes>(`sessions/${session}/notes`)
  return all.notes.map(one => one.text).toSorted()
}

test('two devices at one table lose no point, although one of them is offline and opened anew', async () => {
  const [one, two] = [await device(390), await device(1024)]
  await one.page.waitForFunction(async () => (await (await caches.open('understory-room')).keys()).length > 3)
  await note(one.page, 'more light by the stop')
  await expect.poll(arrived).toEqual(['more light by the stop'])
  await goOffline(one.context)
  await note(one.page, 'open the gym until ten')
  await note(two.page, 'a bus after nine')
  await expect.poll(() => shown(one.page)).toContain('No network')
  // The page opens without a network, with what was typed, and with a point that was begun.
  await one.page.fill('#note-text', 'half a thought')
  await one.page.reload()
  await one.page.locator('#note-text').waitFor()
  expect(await one.page.inputValue('#note-text')).toBe('half a thought')
  expect(await one.page.locator('.statements').innerText()).toContain('open the gym until ten')
  await one.page.fill('#people', '7')
  await one.page.getByRole('button', { name: 'Count' }).click()
  expect(await arrived()).toEqual(['a bus after nine', 'more light by the stop'])
  await goOnline(one.context)
  await expect.poll(arrived).toEqual(['a bus after nine', 'more light by the stop', 'open the gym until ten'])
  await expect.poll(() => shown(one.page)).toContain('Everything on this device is sent')
  const { tables } = await ask<SessionNotes>(`sessions/${session}/notes`)
  expect(tables[0]).toMatchObject({ table: 1, people: 7, points: 3 })
  await one.context.close()
  await two.context.close()
})

test('stops words that may lead to a person before they are kept, and lets somebody say that they are nobody', async () => {
  const { context, page } = await device(390)
  await note(page, 'ask Lil Pete about the corner')
  expect(await page.locator('#note-stops').innerText()).toContain('a nickname')
  expect(await page.locator('.statements li').count()).toBe(0)
  await note(page, 'the Evergreen garden helps')
  await page.locator('#note-stops input').check()
  await page.locator('#note-form button[type=submit]').click()
  await expect.poll(() => page.locator('.statements li').count()).toBe(1)
  await expect.poll(arrived).toContain('the Evergreen garden helps')
  await context.close()
})

test('counts a segment down and says how far behind the evening is', async () => {
  const { context, page } = await device(1440)
  await page.getByRole('button', { name: 'Begin: Welcome' }).click()
  expect(await page.locator('.countdown').innerText()).toMatch(/^1[45]:\d\d left$/)
  await page.getByRole('button', { name: 'Next: Our blocks' }).click()
  expect(await page.locator('.room-clock').innerText()).toContain('When do you feel safe?')
  await context.close()
})

test.each([
  [360, ''],
  [1440, '/es'],
])('has nothing that axe objects to at %i px (%s)', async (width, language) => {
  const { context, page } = await device(width, language)
  await page.fill('#note-text', 'ask Lil Pete about the corner')
  expect(await objectionsOf(page)).toEqual([])
  expect(await sidewaysOf(page)).toBe(0)
  await context.close()
})
