import type { NoteReleaseList, PublicPoints, WorkSeries } from '@understory/model'
import { madeUpSession } from '@understory/record/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { fill, texts } from './made-up-series.ts'
import { objectionsOf, sidewaysOf } from './objections.ts'
import { sampleInto } from './sampled-city.ts'
import { type Served, scratchData, serve } from './served-city.ts'
import { becomeOperator, homeOf, inviteAs, type Staff } from './staff.ts'

const { data, remove } = scratchData()
let served: Served
let browser: Browser
let mara: Staff
let milo: Staff
let office: Staff
let series = ''
let session = ''
const at = (what: string) => `/work/dialogue/${series}/sessions/${session}/${what}`

beforeAll(async () => {
  await sampleInto(data, '--scale', '0.02')
  served = await serve(['--data', data])
  browser = await openBrowser()
  const operator = await becomeOperator(served, browser)
  const mediation = { role: 'facilitator', organisation: 'Alder Mediation', kind: 'mediation-centre' }
  mara = await inviteAs(served, browser, operator, { name: 'Mara', ...mediation })
  milo = await inviteAs(served, browser, operator, { name: 'Milo', ...mediation })
  office = await inviteAs(served, browser, operator, {
    ...{ name: 'Otto', role: 'office', organisation: 'Office of Alder City', kind: 'office' },
  })
  await mara.open('/work/dialogue/new')
  await fill(mara.page, texts)
  await mara.page.selectOption('[name=state]', 'public')
  await mara.press('Save')
  series = new URL(mara.page.url()).pathname.split('/').at(-1) ?? ''
  const hours = { startsAt: '2039-03-10T22:00:00.000Z', endsAt: '2039-03-11T01:00:00.000Z' }
  const saved = await mara.page.request.post(`${homeOf(served)}/api/v1/member/dialogue/sessions`, {
    data: madeUpSession(series, {}, hours),
    headers: { origin: homeOf(served) },
  })
  session = ((await saved.json()) as WorkSeries).sessions[0]?.id ?? ''
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  remove()
})

const main = (page: Page) => page.locator('main').innerText()

test('a pass is shown once, with a code to scan, and ends when it is told to', async () => {
  await mara.open(at('room'))
  await mara.press('Make a pass')
  const made = await main(mara.page)
  expect(made).toMatch(/The pass of table 1\s+[0-9A-Z]{5}-/)
  const there = await mara.page.locator('.pass-made svg').getAttribute('aria-label')
  expect(there).toMatch(/^http:\/\/localhost:\d+\/room#[0-9A-Z-]{10,}$/)
  await mara.open(at('room'))
  expect(await main(mara.page)).not.toContain(there?.split('#')[1])
  await mara.press('End the pass of table 1')
  expect(await main(mara.page)).toContain('Table 1, ended')
})

test('points typed in from paper are stopped by words that lead to a person, and kept without them', async () => {
  await mara.open(at('room'))
  await mara.page.fill('#lines', 'more light by the stop\nAsk Dontrell about the gym')
  await mara.press('Keep the points')
  expect(await main(mara.page)).toContain('Line 2: “Ask Dontrell about the gym”')
  expect(await mara.page.inputValue('#lines')).toContain('more light by the stop')
  await mara.page.fill('#lines', 'more light by the stop\nopen the gym until ten')
  await mara.page.fill('#seat', '3')
  await mara.page.selectOption('#form', 'verbatim')
  await mara.press('Keep the points')
  expect(await main(mara.page)).toContain('2 points are kept.')
})

test('cards are printed with codes, typed in, and taken back by whoever has the code', async () => {
  await mara.open(at('consent'))
  await mara.page.fill('#count', '2')
  await mara.press('Print cards')
  const [code = ''] = await mara.page.locator('.card-stub .code-shown').allInnerTexts()
  expect(await mara.page.locator('.card-sheet').count()).toBe(2)
  await mara.open(at('consent'))
  await fill(mara.page, { code, table: '1', seat: '3' })
  await mara.page.check('#notes')
  await mara.page.check('#quoted')
  await mara.press('Keep the card')
  expect(await main(mara.page)).toContain('The card is kept.')

  await mara.open(at('release'))
  for (const box of await mara.page.getByLabel('Release this point').all()) await box.check()
  await mara.press('Propose these points')
  expect(await main(mara.page)).toContain('You proposed this: somebody else decides.')
  expect(await mara.page.getByRole('button', { name: 'Release', exact: true }).count()).toBe(0)
  await milo.open(`/work/dialogue/${series}/releases`)
  await milo.press('Release')
  expect(await main(milo.page)).toContain('2 points stand in public')

  const anybody = await browser.newPage({ javaScriptEnabled: false })
  const page = `${homeOf(served)}/dialogue/safe-evenings/sessions/first-evening`
  const read = async () => {
    await anybody.goto(page)
    return anybody.locator('main').innerText()
  }
  await expect.poll(read).toMatch(/open the gym until ten\s+Voice \d+, a made-up name/)
  expect(await read()).toContain('2 points were released')
  await anybody.goto(`${homeOf(served)}/dialogue/safe-evenings/take-part/quote`)
  await anybody.fill('#code', '00000-00000-0000')
  await anybody.getByRole('button', { name: 'Take it back' }).click()
  expect(await anybody.locator('main').innerText()).toContain('This did not work')
  await anybody.fill('#code', code)
  await anybody.getByRole('button', { name: 'Take it back' }).click()
  expect(await anybody.locator('main').innerText()).toContain('Your words are taken back')
  await expect.poll(read).not.toContain('open the gym')
  const points = await anybody.request.get(`${homeOf(served)}/api/v1/dialogue/safe-evenings/points`)
  expect(((await points.json()) as PublicPoints).points).toEqual([])
})

test('the office reads none of it', async () => {
  for (const what of ['room', 'consent', 'release'])
    expect([what, await office.open(at(what))]).toEqual([what, 403])
  expect(await office.open(`/work/dialogue/${series}/releases`)).toBe(403)
})

test('what was proposed and declined says why, and publishes nothing', async () => {
  await milo.open(at('room'))
  await milo.page.fill('#lines', 'Evergreen needs a bench')
  await milo.press('Keep the points')
  await milo.open(at('release'))
  expect(await main(milo.page)).not.toContain('more light by the stop')
  await milo.page.getByLabel('Release this point').check()
  await milo.press('Propose these points')
  await mara.open(`/work/dialogue/${series}/releases`)
  await mara.page.getByLabel('Why it is declined').fill('Too close to one person')
  await mara.press('Decline')
  expect(await main(mara.page)).toContain('Too close to one person')
  const path = `${homeOf(served)}/api/v1/member/dialogue/series/${series}/note-releases`
  const { releases } = (await (await mara.page.request.get(path)).json()) as NoteReleaseList
  expect(releases.map(one => one.state)).toEqual(['declined', 'released'])
  expect(releases[0]?.standing).toBe(0)
})

test('the pages fit a phone, in Spanish too, and axe finds nothing', async () => {
  for (const path of [
    ...['room', 'consent', 'release', 'run-sheet'].map(at),
    `/work/dialogue/${series}/releases`,
  ])
    for (const [prefix, width] of [
      ['', 1440],
      ['/es', 360],
    ] as const)
      await mara.look(prefix + path, width, async page => {
        expect([path, await objectionsOf(page)]).toEqual([path, []])
        expect([path, width, await sidewaysOf(page)]).toEqual([path, width, 0])
        if (process.env.PICTURES)
          await page.screenshot({
            path: `${process.env.PICTURES}/${path.split('/').at(-1)}-${width}.png`,
            fullPage: true,
          })
      })
})
