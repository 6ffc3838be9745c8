import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { fill, texts } from './made-up-series.ts'
import { objectionsOf, sidewaysOf } from './objections.ts'
import { sampleInto } from './sampled-city.ts'
import { type Served, scratchData, serve } from './served-city.ts'
import { becomeOperator, inviteAs, type Staff } from './staff.ts'

const { data, remove } = scratchData()
let served: Served
let browser: Browser
let mediator: Staff

const sessionTexts: Readonly<Record<string, string>> = {
  'title.en': 'First evening',
  'title.es': 'Primera tarde',
  slug: 'first-evening',
  startsAt: '2039-03-10T18:00',
  endsAt: '2039-03-10T21:00',
  'place.name': 'Church hall',
  'place.address': '12 Mill Lane',
  capacity: '3',
  tables: '1',
  phone: '555 0100',
  interpreters: 'fr',
  'childcare.en': 'In the room next door',
  'childcare.es': 'En la sala de al lado',
  'segment.0.title.en': 'Welcome',
  'segment.0.title.es': 'Bienvenida',
  'segment.0.minutes': '15',
  'segment.0.guidance': 'Say where the exits are.',
  'segment.1.title.en': 'Our blocks',
  'segment.1.title.es': 'Nuestras cuadras',
  'segment.1.minutes': '60',
  'segment.1.prompts.en': 'When do you feel safe?',
  'segment.1.prompts.es': '¿Cuándo se siente seguro?',
}

beforeAll(async () => {
  await sampleInto(data, '--scale', '0.02')
  served = await serve(['--data', data])
  browser = await openBrowser()
  const operator = await becomeOperator(served, browser)
  const wanted = {
    name: 'Mara',
    role: 'facilitator',
    organisation: 'Alder Mediation',
    kind: 'mediation-centre',
  }
  mediator = await inviteAs(served, browser, operator, wanted)
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  remove()
})

const visit = async <T>(path: string, width: number, look: (page: Page) => Promise<T>): Promise<T> => {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: false })
  try {
    const page = await context.newPage()
    const status = (await page.goto(served.url.replace('127.0.0.1', 'localhost') + path))?.status()
    expect(status, path).toBe(200)
    return await look(page)
  } finally {
    await context.close()
  }
}
/** With script, since axe is one; the page itself has none. */
const objections = async (path: string, width: number) => {
  const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true })
  try {
    const page = await context.newPage()
    await page.goto(served.url.replace('127.0.0.1', 'localhost') + path)
    return [await objectionsOf(page), await sidewaysOf(page)] as const
  } finally {
    await context.close()
  }
}

test('the facilitator sets a series and a session up, in both languages, and makes them public', async () => {
  const { page } = mediator
  expect(await mediator.open('/work/dialogue')).toBe(200)
  await mediator.open('/work/dialogue/new')
  await fill(page, { ...texts, facilitator: texts.convener ?? '' })
  await mediator.press('Save')
  expect(await page.locator('.error-summary').innerText()).toContain('independent')
  expect(await page.inputValue('[name="title.es"]')).toBe('Tardes seguras')
  await fill(page, { facilitator: texts.facilitator ?? '' })
  await page.selectOption('[name=state]', 'public')
  await mediator.press('Save')
  expect(await page.locator('h1').innerText()).toBe('Safe evenings')
  await page.getByRole('link', { name: 'New session' }).click()
  await fill(page, sessionTexts)
  await mediator.press('Save')
  expect(await page.locator('article').innerText()).toContain('Church hall')
})

test('a resident reads it without script, says that they come without a name, and gives the seats back by a code', async () => {
  await visit('/dialogue', 360, async page => {
    await page.getByRole('link', { name: 'Safe evenings' }).first().click()
    expect(await page.locator('h1').innerText()).toContain('evenings on our blocks')
    await page.getByRole('link', { name: 'First evening' }).click()
    expect(await page.locator('main').innerText()).toContain('6:00')
    expect(await page.locator('main').innerText()).not.toContain('exits')
    await page.getByRole('link', { name: 'I will come' }).click()
    await fill(page, { seats: '2', childcare: '1', contact: '555 0199' })
    await page.getByRole('button', { name: 'Go on' }).click()
    expect(await page.locator('dl').innerText()).toContain('555 0199')
    await page.getByRole('button', { name: 'Send' }).click()
    expect(await page.locator('h1').innerText()).toBe('Your seats are kept')
    const code = await page.locator('.code-shown').innerText()
    await visit('/dialogue/safe-evenings/sessions/first-evening', 360, async other => {
      expect(await other.locator('main').innerText()).toContain('Fewer than ten seats are left, of 3 in all.')
    })
    await page.getByRole('link', { name: 'Give seats back' }).click()
    await page.fill('[name=code]', 'AAAAA-AAAAA-AAAA')
    await page.getByRole('button', { name: 'Give back' }).click()
    expect(await page.locator('.error-summary').count()).toBe(1)
    await page.fill('[name=code]', code.toLowerCase())
    await page.getByRole('button', { name: 'Give back' }).click()
    expect(await page.locator('h1').innerText()).toBe('Your seats are free again')
  })
  await visit('/es/dialogue/safe-evenings/take-part/rsvp/first-evening', 360, async page => {
    await page.getByRole('button', { name: 'Seguir' }).click()
    await page.getByRole('button', { name: 'Enviar' }).click()
    expect(await page.locator('h1').innerText()).toBe('Sus lugares están reservados')
  })
})

test('staff read who comes and type in what somebody said on the telephone', async () => {
  const { page } = mediator
  await mediator.open('/work/dialogue')
  await page.getByRole('link', { name: 'Safe evenings' }).click()
  await page.getByRole('link', { name: 'Reservations' }).click()
  expect(await page.locator('h1').innerText()).toBe('1 of 3 seats are taken')
  await page.fill('[name=seats]', '3')
  await mediator.press('Keep the seats')
  expect(await page.locator('[role=status]').innerText()).toContain('waiting list')
})

test('pages and the flyer meet no objection of axe, never scroll sideways, and carry no script', async () => {
  const session = '/dialogue/safe-evenings/sessions/first-evening'
  const paths = ['/dialogue', '/dialogue/safe-evenings', session, `${session}/flyer`]
  paths.push(
    '/dialogue/safe-evenings/take-part/rsvp/first-evening',
    '/dialogue/safe-evenings/take-part/cancel',
  )
  for (const language of ['', '/es'])
    for (const path of paths) {
      const html = await (await fetch(served.url + language + path)).text()
      expect(html, path).not.toMatch(/<script|undefined|NaN|\[object /)
      expect(html.length, path).toBeLessThan(100_000)
      for (const width of [1440, 360])
        expect([path, width, ...(await objections(language + path, width))]).toEqual([path, width, [], 0])
    }
  const series = await mediator.look('/work/dialogue', 360, page =>
    page.locator('h2 a').first().getAttribute('href'),
  )
  for (const path of ['/work/dialogue', series ?? '', `${series}/edit`, `${series}/sessions/new`])
    for (const width of [1440, 360])
      expect(
        await mediator.look(path, width, async page => [await objectionsOf(page), await sidewaysOf(page)]),
      ).toEqual([[], 0])
})

test('the flyer prints one sheet for each language', async () => {
  await visit('/dialogue/safe-evenings/sessions/first-evening/flyer', 1440, async page => {
    const pdf = (await page.pdf({ format: 'Letter' })).toString('latin1')
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(2)
  })
})
