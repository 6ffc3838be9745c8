import type { IndicatorOne, PlanMeasures, PlanOutlineAnswer } from '@understory/model'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { objectionsOf, sidewaysOf } from './objections.ts'
import { sampleInto } from './sampled-city.ts'
import { type Served, scratchData, serve } from './served-city.ts'
import { becomeOperator, homeOf, inviteAs, type Staff } from './staff.ts'

const { data, remove } = scratchData()
let served: Served
let browser: Browser
let office: Staff
let parks: Staff

beforeAll(async () => {
  await sampleInto(data, '--scale', '0.05', '--as-of', '2026-11-20')
  served = await serve(['--data', data])
  browser = await openBrowser()
  const operator = await becomeOperator(served, browser)
  office = await inviteAs(served, browser, operator, {
    ...{ name: 'Otto', role: 'office', organisation: 'Office of Alder Safety', kind: 'office' },
  })
  parks = await inviteAs(served, browser, operator, {
    ...{ name: 'Pia', role: 'owner', organisation: 'Parks of Alder', kind: 'agency' },
  })
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  remove()
})

const api = async <T>(path: string) =>
  (await (await fetch(`${homeOf(served)}/api/v1/plan/${path}`)).json()) as T
const titled = async (title: string) => {
  const { indicators, performance } = await api<PlanMeasures>('measures')
  return [...indicators, ...performance].find(one => one.terms.title.en === title)
}
const goal = async () =>
  (await api<PlanOutlineAnswer>('outline')).items.find(one => one.number === '1.1')?.id ?? ''
const faults = async ({ page }: Staff) =>
  (await page.locator('.error-summary li').allInnerTexts()).map(text => text.slice(0, 24))

test('the office sets an indicator without script: what is not right is said at its field, and what was typed stays', async () => {
  const { page } = office
  await office.open('/work/plan/measures')
  await office.open(`/work/plan/measures/new?item=${await goal()}`)
  await page.check('input[name=kind][value=indicator]')
  await office.press('Go on')
  const fill = (name: string, value: string) => page.fill(`[name="${name}"]`, value)
  await fill('title.en', 'People shot here')
  for (const kind of ['homicide', 'shooting']) await page.uncheck(`input[name=kinds][value=${kind}]`)
  await fill('baselineFrom', '2023-01')
  await fill('baselineTo', '2025-06')
  await fill('until', '2025-12')
  await fill('perYear', 'fifteen')
  await office.press('Set this measure')
  expect(await faults(office)).toEqual([
    'Write it in both languag',
    'Tick at least one kind.',
    'Write a percentage such ',
  ])
  expect(await page.locator('[name="title.en"]').inputValue()).toBe('People shot here')
  expect(await page.locator('[name="perYear"]').inputValue()).toBe('fifteen')
  expect(await page.locator('[name="title.es"]').getAttribute('aria-describedby')).toContain('title.es-error')
  await fill('title.es', 'Personas baleadas aquí')
  await page.check('input[name=kinds][value=shooting]')
  await fill('perYear', '-15')
  await office.press('Set this measure')
  // Thirty months are no whole years, and six months are no path.
  expect(await faults(office)).toEqual(['Write a month such as 20', 'Write a month such as 20'])
  await fill('baselineTo', '2025-12')
  await fill('until', '2029-12')
  await office.press('Set this measure')
  await expect.poll(() => titled('People shot here'), { timeout: 20_000 }).toBeTruthy()
  const made = await titled('People shot here')
  expect(made?.terms).toMatchObject({
    ...{ measure: 'victims', kinds: ['shooting'], district: null, better: 'fewer', settling_months: 1 },
    target: { baselineFrom: '2023-01', baselineTo: '2025-12', until: '2029-12', perYear: -0.15 },
  })
  // Written anew: the earlier target stays to be seen.
  expect(new URL(page.url()).pathname).toBe(`/work/plan/measures/${made?.id}`)
  await fill('perYear', '-7.5')
  await office.press('Write it anew')
  const targets = async () =>
    (await api<IndicatorOne>(`indicators/${made?.id}`)).writings.map(one => one.terms.target?.perYear)
  await expect.poll(targets, { timeout: 20_000 }).toEqual([-0.075, -0.15])
})

test('where no data come in, an owner types values with month and source; nobody else can', async () => {
  const { page } = office
  await office.open(`/es/work/plan/measures/new?kind=typed-indicator&item=${await goal()}`)
  await office.press('Fijar esta medida')
  expect(await page.locator('.error-summary li').first().innerText()).toContain('en los dos idiomas')
  for (const [name, value] of [
    ['title.en', 'Children at school every day'],
    ['title.es', 'Niños en la escuela cada día'],
    ['unit.en', 'percent'],
    ['unit.es', 'por ciento'],
  ] as const)
    await page.fill(`[name="${name}"]`, value)
  await page.selectOption('#owner', { label: 'Parks of Alder' })
  await office.press('Fijar esta medida')
  const id = new URL(page.url()).pathname.split('/').at(-1)
  expect(await page.locator('button:disabled').count()).toBe(1)
  await parks.open(`/work/plan/measures/${id}`)
  await parks.page.fill('#month', '2026-10')
  await parks.page.fill('#value', 'many')
  await parks.press('Type it')
  expect(await faults(parks)).toEqual(['Write a number, such as ', 'Say where the number com'])
  expect(await parks.page.locator('#value').inputValue()).toBe('many')
  await parks.page.fill('#value', '91,5')
  await parks.page.fill('#source', 'Registers of the schools')
  await parks.press('Type it')
  const read = async () => {
    const made = await titled('Children at school every day')
    return made && 'values' in made ? [made.terms.owner.name, made.values[0]?.value] : []
  }
  await expect.poll(read, { timeout: 20_000 }).toEqual(['Parks of Alder', 91.5])
  const context = await browser.newContext({ javaScriptEnabled: false })
  const visitor = await context.newPage()
  const text = async () => {
    await visitor.goto(`${homeOf(served)}/es/plan/goals/1.1`)
    return visitor.locator('#typed-indicators').innerText()
  }
  await expect.poll(text, { timeout: 20_000 }).toMatch(/91[.,]5 por ciento, octubre de 2026/)
  await context.close()
})

test('by the link of a letter its reader stops letters without signing in and without script, and a mail program by one click', async () => {
  await parks.open('/account')
  const link = await parks.page.locator('a', { hasText: 'Stop them' }).getAttribute('href')
  const address = homeOf(served) + link
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  const press = (name: string) =>
    Promise.all([page.waitForEvent('load'), page.getByRole('button', { name }).click()])
  const heading = () => page.locator('h1').innerText()
  // Looking stops nothing: programs that look at links would do it otherwise.
  for (let time = 0; time < 2; time++) {
    await page.goto(address)
    expect(await heading()).toBe('Letters of the plan come to you')
  }
  await press('Stop these letters')
  expect(await heading()).toBe('No more letters of the plan come to you')
  await press('Recibirlas en español')
  await page.goto(address.replace('/letters', '/es/letters'))
  expect(await heading()).toBe('Ya no le llegan cartas del plan')
  expect(await page.locator('main').innerText()).toContain('Están en español.')
  await press('Volver a recibirlas')
  // RFC 8058: a POST of a mail program, without cookies, from no page; no other address to go to.
  const click = (to: string) =>
    fetch(to, {
      ...{ method: 'POST', redirect: 'manual', body: 'List-Unsubscribe=One-Click' },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  expect((await click(address)).status).toBe(200)
  await page.goto(address)
  expect(await heading()).toBe('No more letters of the plan come to you')
  expect((await click(`${address}x`)).status).toBe(404)
  for (const width of [1440, 360]) {
    const seen = await browser.newContext({ bypassCSP: true, viewport: { width, height: 900 } })
    const there = await seen.newPage()
    await there.goto(address)
    expect([width, await objectionsOf(there), await sidewaysOf(there)]).toEqual([width, [], 0])
    await seen.close()
  }
  await context.close()
})

test('the pages of measures are objected to by nobody, wide and narrow', async () => {
  const one = await titled('People shot here')
  const paths = [
    '/work/plan/measures',
    '/work/plan/measures/new',
    `/work/plan/measures/new?kind=indicator&item=${await goal()}`,
    `/es/work/plan/measures/${one?.id}`,
  ]
  for (const path of paths)
    for (const width of [1440, 360])
      expect([
        path,
        width,
        await office.look(path, width, async there => [await objectionsOf(there), await sidewaysOf(there)]),
      ]).toEqual([path, width, [[], 0]])
}, 120_000)
