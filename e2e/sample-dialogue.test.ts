import type { DialogueList } from '@understory/model'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { objectionsOf, sidewaysOf } from './objections.ts'
import { sampleInto } from './sampled-city.ts'
import { type Served, scratchData, serve } from './served-city.ts'
import { becomeOperator, homeOf, inviteAs, type Staff } from './staff.ts'

const { data, remove } = scratchData()
let served: Served
let browser: Browser
let mara: Staff
let otto: Staff
let series: DialogueList['series'][number]
const home = () => `/work/dialogue/${series.id}`

beforeAll(async () => {
  await sampleInto(data, '--scale', '0.02')
  served = await serve(['--data', data])
  browser = await openBrowser()
  const operator = await becomeOperator(served, browser)
  const [mediation, safety] = ['Alder City Community Mediation', 'Office of Safety of Alder City'] as const
  // Neither organisation is entered here: both stand in the list since the city was invented.
  mara = await inviteAs(served, browser, operator, {
    ...{ name: 'Mara', role: 'facilitator', organisation: mediation },
  })
  otto = await inviteAs(served, browser, operator, {
    ...{ name: 'Otto', role: 'office', organisation: safety },
  })
  const list = (await (await fetch(`${served.url}/api/v1/dialogue`)).json()) as DialogueList
  const found = list.series.find(one => one.slug === 'evenings-in-harbor')
  if (!found) throw new Error('the invented city has no evenings in Harbor')
  series = found
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  remove()
})

const main = ({ page }: { page: Page }) => page.locator('main').innerText()

test('somebody invited into the invented mediation centre sees its notes, cards, coding and findings', async () => {
  const session = `${home()}/sessions/${series.sessions.find(one => one.slug === 'what-it-is')?.id}`
  for (const [path, words] of [
    // A point that was never released.
    [`${session}/room`, /One family moved away in the middle of it\./],
    [`${session}/consent`, /12 cards typed in/],
    [`${session}/run-sheet`, /Wait until the door is closed/],
    [`${home()}/releases`, /20 points stand in public/],
    [`${home()}/codebook`, /Told nothing/],
    [`${home()}/coding`, /sample-facilitator-2/],
    [`${home()}/themes`, /13 points carry it, 13 released/],
    [`${home()}/participants`, /Invented census/],
    [`${home()}/findings`, /17 of 24 cards answered/],
  ] as const) {
    expect([path, await mara.open(path)]).toEqual([path, 200])
    // What stands in fields is what somebody reads as well.
    const fields = await mara.page
      .locator('main input, main textarea')
      .evaluateAll(all => all.map(one => (one as HTMLInputElement).value))
    expect(`${await main(mara)} ${fields.join(' ')}`, path).toMatch(words)
    for (const width of [360, 1440])
      expect(
        await mara.look(path, width, async page => [await objectionsOf(page), await sidewaysOf(page)]),
        `${path} at ${width} px`,
      ).toEqual([[], 0])
  }
})

test('somebody invited into the invented office answers its claims, and sees no note', async () => {
  await otto.open(`${home()}/answers`)
  expect(await main(otto)).toMatch(/Every claim is answered.*Declined\..*Answered on/s)
  const session = series.sessions.find(one => one.slug === 'what-it-is')?.id
  expect(await otto.open(`${home()}/sessions/${session}/room`)).toBe(403)
  expect(await main(otto)).toContain('Your role does not open this page')
  expect(await main(otto)).not.toContain('One family moved away')
})

test('a word that may lead to somebody stops a codebook and an answer at their field, and nothing typed is lost', async () => {
  await mara.open(`${home()}/codebook`)
  const { page } = mara
  const field = (name: string) => page.locator(`[name="${name}"]`)
  await page.locator('details.decided').nth(1).locator('summary').click()
  await field('block.1.label.en').fill('What Officer Pell is told')
  await field('tookPart').fill('11')
  await field('why').fill('a clearer label')
  await mara.press('Save the next version')
  expect(await main(mara)).toContain('“Officer Pell”')
  // Without script: the block is open, and the way to the field leads there.
  expect(await field('block.1.label.en').isVisible()).toBe(true)
  expect(await field('block.1.label.en').getAttribute('aria-invalid')).toBe('true')
  expect(await page.locator('.error-summary a').getAttribute('href')).toBe('#block.1.label.en')
  expect(await field('block.1.label.en').inputValue()).toBe('What Officer Pell is told')
  expect(await field('why').inputValue()).toBe('a clearer label')
  await mara.open(`${home()}/codebook`)
  expect(await main(mara)).not.toContain('Version 3')

  await otto.open(`${home()}/answers`)
  const claim = otto.page.locator('#claim-way-home')
  await claim.locator('[name="words-way-home.en"]').fill('Ask Officer Pell about the lamps.')
  await claim.locator('[name=decision]').selectOption('declined')
  await Promise.all([otto.page.waitForEvent('load'), claim.getByRole('button').click()])
  expect(await claim.innerText()).toContain('“Officer Pell”')
  expect(await claim.locator('[name="words-way-home.en"]').inputValue()).toContain('Ask Officer Pell')
  expect(await claim.locator('[name=decision]').inputValue()).toBe('declined')
  // What was typed for one claim is in no other.
  expect(await otto.page.locator('#claim-in-writing [name=decision]').inputValue()).toBe('accepted')
})

test('the run-sheet prints on one page, and the flyer on one for each language, labelled and invented', async () => {
  const sheetsOf = async (page: Page) =>
    (await page.pdf({ format: 'Letter' })).toString('latin1').match(/\/Type \/Page\b/g)?.length
  for (const slug of ['what-it-is', 'what-should-change']) {
    const session = series.sessions.find(one => one.slug === slug)?.id
    expect(await mara.look(`${home()}/sessions/${session}/run-sheet`, 1440, sheetsOf), slug).toBe(1)
  }
  const page = await browser.newPage()
  await page.goto(`${homeOf(served)}/dialogue/evenings-in-harbor/sessions/the-answers/flyer`)
  expect(await sheetsOf(page)).toBe(2)
  await page.emulateMedia({ media: 'print' })
  expect(await main({ page })).toMatch(/Childcare: From age 3.*Cuidado de niños: Desde los 3 años/s)
  // Each sheet is hung up alone.
  expect(await page.locator('.flyer').allInnerTexts()).toEqual([
    expect.stringContaining('Alder City is invented'),
    expect.stringContaining('Alder City es inventada'),
  ])
  // Nobody is invited to an evening that was held.
  await page.goto(`${homeOf(served)}/dialogue/evenings-in-harbor/sessions/what-it-is`)
  expect(await page.getByRole('link', { name: 'Flyer' }).count()).toBe(0)
  await page.close()
})

test('series, findings, promise and plan of the invented city lead to each other', async () => {
  const page = await browser.newPage()
  const follow = async (within: string, link: RegExp) => {
    const found = page.locator(within).getByRole('link', { name: link }).first()
    await Promise.all([page.waitForEvent('load'), found.click()])
    return new URL(page.url())
  }
  await page.goto(`${homeOf(served)}/dialogue/evenings-in-harbor`)
  const way = /What was found: 5 claims, 5 answered, 3 in the plan/
  expect((await follow('main', way)).pathname).toBe('/dialogue/evenings-in-harbor/findings')
  expect((await follow('#theme-in-writing .answer', /promise/i)).pathname).toBe('/plan/commitments/1')
  expect(await main({ page })).toContain('Put in writing what outreach workers tell the police')
  const back = await follow('main', /dialogue|read|found|theme/i)
  expect(back.pathname + back.hash).toBe('/dialogue/evenings-in-harbor/findings#theme-in-writing')
  // Where nothing was published, nothing is said to have been found.
  await page.goto(`${homeOf(served)}/dialogue/a-safe-summer`)
  expect(await page.getByRole('link', { name: 'What was found' }).count()).toBe(0)
  await page.goto(`${homeOf(served)}/plan`)
  expect((await follow('main', /Put in writing what outreach workers/)).pathname).toBe('/plan/commitments/1')
  await page.close()
})
