import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { objectionsOf, sidewaysOf } from './objections.ts'
import { type Served, scratchData, serve, understoryJson } from './served-city.ts'
import { becomeOperator, inviteAs, type Staff } from './staff.ts'

const { data, remove } = scratchData()
let served: Served
let browser: Browser
let custodian: Staff
let counsel: Staff

const pages = ['', '/explore', '/signals', '/dealers', '/leads', '/index', '/links', '/matches'].map(
  end => `/work/guns${end}`,
)
const words = ({ page }: Staff) => page.locator('main').innerText()

beforeAll(async () => {
  await understoryJson(['sample', '--data', data, '--scale', '0.3'])
  served = await serve(['--data', data])
  browser = await openBrowser()
  const operator = await becomeOperator(served, browser)
  const invite = (name: string, role: string, organisation: string, kind: string) =>
    inviteAs(served, browser, operator, { name, role, organisation, kind })
  custodian = await invite('Carl', 'custodian', 'Police data unit', 'police-custodian')
  counsel = await invite('Carla', 'counsel', 'Law department', 'counsel')
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  remove()
})

test('every page says how much its guns can say, works without script, and is in its language', async () => {
  for (const path of pages) {
    expect([path, await custodian.open(path)]).toEqual([path, 200])
    expect(await words(custodian), path).toMatch(
      /\d+% of [\d,]+ guns traced to a dealer · traces took \d+ days/,
    )
    expect(await words(custodian), path).toContain('newest file')
    expect(await custodian.open(`/es${path}`), path).toBe(200)
    expect(await words(custodian), path).toContain('rastreadas hasta un comercio')
    expect(await custodian.page.locator('html').getAttribute('lang')).toBe('es')
  }
})

test('no page is objected to by axe or scrolls sideways, wide and narrow', async () => {
  await custodian.open('/work/guns/links')
  const career = await custodian.page.locator('main a[href*="/careers/"]').first().getAttribute('href')
  for (const path of [...pages, career ?? ''])
    for (const width of [1440, 360])
      expect([
        path,
        width,
        await custodian.look(path, width, async page => [await objectionsOf(page), await sidewaysOf(page)]),
      ]).toEqual([path, width, [[], 0]])
})

test('a signal is opened, explained and closed with what it was', async () => {
  await custodian.open('/work/guns/signals')
  const { page } = custodian
  const step = async (value: string, why: string) => {
    const first = page.locator('.finding').first()
    await first.locator('summary').click()
    await first.locator('select').selectOption(value)
    await first.locator('textarea').fill(why)
    await Promise.all([page.waitForEvent('load'), first.getByRole('button').click()])
  }
  await step('opened', 'Looking at the reports of that week.')
  await step('explained', 'A new unit began to report.')
  await step('closed:reporting-change', 'The unit confirmed it.')
  const done = await page.locator('.finding').first().innerText()
  expect(done).toContain('A new unit began to report.')
  expect(done.toLowerCase()).toContain('closed')
})

test('a lead is followed to its outcome, and counts for what leads of its kind are worth', async () => {
  await custodian.open('/work/guns/leads')
  const { page } = custodian
  for (const [value, why] of [
    ['opened', 'Asked the dealer for the form.'],
    ['closed:confirmed', 'The buyer of record never had it.'],
  ] as const) {
    const first = page.locator('.finding').first()
    await first.locator('summary').click()
    await first.locator('select').selectOption(value)
    await first.locator('textarea').fill(why)
    await Promise.all([page.waitForEvent('load'), first.getByRole('button').click()])
  }
  expect(await words(custodian)).toMatch(/1 of 1/)
})

test('the way between two guns of a group is found, and a gun leads to its career', async () => {
  await custodian.open('/work/guns/links')
  const { page } = custodian
  const keys = await page.locator('ol.scored li, ol li').first().locator('a').allInnerTexts()
  await page.fill('#from', keys[0] ?? '')
  await page.fill('#to', keys[1] ?? '')
  await custodian.press('Find the way between two guns')
  expect(await page.locator('h1').innerText()).toContain(keys[0])
  await page
    .getByRole('link', { name: keys[0] ?? '', exact: true })
    .first()
    .click()
  expect(await page.locator('h1').innerText()).toContain(keys[0])
  expect(await page.locator('.timeline li').count()).toBeGreaterThan(1)
})

test('counsel decides on the names of dealers, and the custodian cannot', async () => {
  await custodian.open('/work/guns/dealers')
  expect(
    await custodian.page.getByRole('button', { name: 'Decide on the names of dealers' }).isDisabled(),
  ).toBe(true)
  await counsel.open('/work/guns/dealers')
  await counsel.page.getByText('Decide on the names of dealers').first().click()
  await counsel.page.selectOption('[name=named]', 'yes')
  await counsel.page.locator('[name=why]').fill('The ordinance of this year asks for it.')
  await counsel.press('Record the decision')
  expect(await words(counsel)).toContain('The ordinance of this year asks for it.')
})

test('an open page shows guns of a new file by itself, and a note that is being written stays', async () => {
  const sent = await readFile(join(data, 'sample', 'guns.csv'), 'utf8').catch(() => null)
  const [header = '', first = ''] = (sent ?? '').split('\n')
  expect(header, 'the invented city keeps its file of guns').toContain(',')
  await custodian.look('/work/guns/leads', 1440, async page => {
    await page.locator('.finding summary').first().click()
    await page.locator('.finding textarea').first().fill('half a thou')
    const before = await page.locator('.coverage').innerText()
    const cells = first.split(',')
    const rows = Array.from({ length: 20 }, (_, n) => [`NEW${n}`, ...cells.slice(1)].join(','))
    const inbox = join(data, 'inbox', 'sample')
    await mkdir(inbox, { recursive: true })
    await writeFile(join(data, 'waiting.csv'), `${[header, ...rows].join('\n')}\n`)
    await rename(join(data, 'waiting.csv'), join(inbox, 'guns-new.csv'))
    await page.waitForFunction(was => document.querySelector('.coverage')?.textContent !== was, before, {
      timeout: 20_000,
    })
    expect(await page.locator('[role=status]').first().innerText()).toContain('New data came in')
    expect(await page.locator('.finding textarea').first().inputValue()).toBe('half a thou')
  })
})
