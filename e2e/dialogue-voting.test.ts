import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { fill, texts } from './made-up-series.ts'
import { objectionsOf, sidewaysOf } from './objections.ts'
import { sampleInto } from './sampled-city.ts'
import { type Served, scratchData, serve } from './served-city.ts'
import { becomeOperator, inviteAs, type Staff } from './staff.ts'
import { visitorsOf } from './visitors.ts'

const { data, remove } = scratchData()
let served: Served
let browser: Browser
let mediator: Staff
let work = ''
const base = '/dialogue/safe-evenings'
const vote = `${base}/take-part/vote`

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
  work = new URL(mediator.page.url()).pathname
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  remove()
})

const { visitor, go } = visitorsOf(() => ({ browser, served }))
const press = (page: Page, name: string) =>
  Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).click()])

/** The code that is on the wall of the room, and the address of its QR code. */
let room = { code: '', path: '' }

test('the facilitator opens voting and adds statements; residents find them from the series', async () => {
  const { page } = mediator
  await mediator.open(`${work}/statements`)
  await page.selectOption('#state', 'open')
  await mediator.press('Save')
  for (const text of ['Light every street in winter.', 'Open the hall until ten.', 'Run a bus after nine.']) {
    await page.fill('#text', text)
    await mediator.press('Add a statement')
  }
  expect(await page.locator('details.decided').count()).toBe(3)
  await visitor(async there => {
    await go(there, base)
    await there.getByRole('link', { name: 'All statements' }).click()
    expect(await there.locator('h1').innerText()).toBe('Nobody has voted yet on 3 statements')
  })
})

test('the facilitator makes a room code; it is shown once, with a QR code', async () => {
  const { page } = mediator
  await mediator.open(`${work}/voters`)
  expect(await page.locator('h1').innerText()).toBe('No votes stand out')
  await page.fill('#maxVoters', '40')
  await mediator.press('Create a room code')
  const code = await page.locator('.pass-made .code-shown').innerText()
  const address = await page.locator('.pass-made .note').innerText()
  room = { code, path: new URL(address).pathname + new URL(address).search }
  expect(address).toContain(`${vote}?code=${code}`)
  expect(await page.locator('.pass-made svg').getAttribute('aria-label')).toBe(address)
  await mediator.open(`${work}/voters`)
  expect(await page.locator('main').innerText()).not.toContain(code)
  expect(await page.locator('#room-codes').innerText()).toContain('of 40 used')
})

test('somebody votes without script and without a name, goes on later in the same browser, and counts once', async () => {
  await visitor(async page => {
    await go(page, vote)
    await press(page, 'Agree or disagree')
    expect(await page.locator('.error-summary').innerText()).toContain('wait a few seconds')
    const main = page.locator('main')
    // The same page again, until the seconds have passed: nothing has to be typed anew.
    await expect
      .poll(
        async () => {
          await press(page, 'Agree or disagree')
          return main.innerText()
        },
        { timeout: 30_000, interval: 1_000 },
      )
      .toContain('1 of 3')
    await press(page, 'Agree')
    await page.reload()
    await go(page, vote)
    expect(await page.locator('main').innerText()).toContain('2 of 3')
    await press(page, 'Disagree')
    await press(page, 'Pass, or not sure')
    expect(await page.locator('h1').innerText()).toBe('You have answered them all')
    await go(page, `/es${base}/statements`)
    expect(await page.locator('h1').innerText()).toContain('una sin código, sobre 3 afirmaciones')
  })
})

test('with script the device does a little work, and nobody waits for a second press', async () => {
  await visitor(
    async page => {
      await go(page, vote)
      await press(page, 'Agree or disagree')
      expect(await page.locator('main').innerText()).toContain('1 of 3')
    },
    { script: true },
  )
})

test('a wrong code is said at once and stays typed; the code of the room lets people in', async () => {
  await visitor(async page => {
    await go(page, vote)
    await page.locator('summary').click()
    await page.fill('#code', '00000-00000-0000')
    await press(page, 'Agree or disagree')
    expect(await page.inputValue('#code')).toBe('00000-00000-0000')
    await page.fill('#code', room.code)
    await press(page, 'Agree or disagree')
    expect(await page.locator('main').innerText()).toContain('1 of 3')
  })
})

test('by keyboard alone, the answers are one step away after each vote, and the page begins at what is asked', async () => {
  await visitor(async page => {
    await go(page, room.path)
    await press(page, 'Agree or disagree')
    for (const at of ['1 of 3', '2 of 3', '3 of 3']) {
      expect(await page.locator('#asked').innerText()).toContain(at)
      await page.keyboard.press('Tab')
      expect(await page.locator(':focus').innerText()).toBe('Agree')
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
    }
    expect(await page.locator('h1').innerText()).toBe('You have answered them all')
  })
})

test('a kiosk forgets each person, and a paper ballot is a voter', async () => {
  await visitor(async page => {
    for (let person = 0; person < 2; person++) {
      await go(page, `${room.path}&kiosk`)
      await press(page, 'Agree or disagree')
      await press(page, 'Agree')
      expect(await page.context().cookies()).toEqual([])
    }
  })
  const { page } = mediator
  await mediator.open(`${work}/ballots`)
  await page.fill('#count', '2')
  await mediator.press('Make ballots')
  expect(await page.locator('.ballot').count()).toBe(2)
  const code = await page.locator('.ballot .code-shown').first().innerText()
  await mediator.open(`${work}/ballots`)
  await page.fill('#code', code)
  await page.fill('#votes', '1 A 2 D 7 P')
  await mediator.press('Keep these votes')
  expect(await page.locator('.error-summary').innerText()).toContain('No statement has the number 7')
  expect(await page.inputValue('#code')).toBe(code)
  await page.fill('#votes', '1 A 2 D')
  await mediator.press('Keep these votes')
  expect(await page.locator('[role=status]').innerText()).toContain('2 votes were kept')
  await visitor(async there => {
    await go(there, `${base}/statements`)
    expect(await there.locator('h1').innerText()).toContain('4 people have voted with a code and one without')
  })
})

test('a statement that names somebody is read by the facilitator alone, and the log says which rule it broke', async () => {
  const text = 'Ask Mister Nobody of Mill Lane about it.'
  const id = await visitor(async page => {
    await go(page, `${base}/take-part/statement`)
    await page.fill('#text', 'short')
    await press(page, 'Send it to the facilitator')
    expect(await page.locator('.error-summary').count()).toBe(1)
    expect(await page.inputValue('#text')).toBe('short')
    // A number is never sent; the passage is shown and the text stays.
    await page.fill('#text', `${text} 410-555-0137`)
    await press(page, 'Send it to the facilitator')
    expect(await page.inputValue('#text')).toBe(`${text} 410-555-0137`)
    expect(await page.locator('form fieldset').innerText()).toContain('410-555-0137')
    await page.check('#identifiesNobody')
    await press(page, 'Send it to the facilitator')
    expect(await page.locator('.error-summary').count()).toBe(1)
    // Whoever writes may say that the rest identifies no private person.
    await page.fill('#text', text)
    await press(page, 'Send it to the facilitator')
    expect(await page.locator('form fieldset').innerText()).toContain('Mister Nobody')
    await page.check('#identifiesNobody')
    await press(page, 'Send it to the facilitator')
    return page.locator('.panel code').innerText()
  })
  const { page } = mediator
  await mediator.open(`${work}/statements`)
  expect(await page.locator('h1').innerText()).toBe('One statement waits for you')
  await page.locator('article.letter select').first().selectOption('names-somebody')
  await Promise.all([
    page.waitForEvent('load'),
    page.locator('article.letter').first().getByRole('button', { name: 'Decide' }).click(),
  ])
  await visitor(async there => {
    await go(there, `${base}/statements`)
    const words = await there.locator('main').innerText()
    expect(words).toContain('Declined: names or points to a person')
    expect(words).toContain(id.slice(0, 13))
    expect(words).not.toContain('Nobody of Mill Lane')
    await go(there, `${base}/opinion-map`)
    expect(
      await there
        .locator('.callout')
        .allInnerTexts()
        .then(all => all.join(' ')),
    ).toContain('Groups are not shown')
  })
})

test('no page is objected to by axe or scrolls sideways, wide and narrow, and public ones carry no script', async () => {
  const open = [`${base}/statements`, `${base}/opinion-map`, vote, `${base}/take-part/statement`]
  const context = await browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  for (const path of open)
    for (const [language, width] of [
      ['', 1440],
      ['/es', 360],
    ] as const) {
      await page.setViewportSize({ width, height: 900 })
      await go(page, language + path)
      // The one file of the page to vote: it works without it.
      expect([path, await page.locator('script').count()]).toEqual([path, path === vote ? 1 : 0])
      const found = [await objectionsOf(page), await sidewaysOf(page)]
      expect([path, width, found]).toEqual([path, width, [[], 0]])
    }
  await context.close()
  for (const path of [`${work}/statements`, `${work}/ballots`, `${work}/voters`])
    for (const width of [1440, 360])
      expect([
        path,
        width,
        await mediator.look(path, width, async there => [await objectionsOf(there), await sidewaysOf(there)]),
      ]).toEqual([path, width, [[], 0]])
}, 120_000)
