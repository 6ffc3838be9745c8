import type { PublicFindings } from '@understory/model'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { type Ask, asker, codeEvening, holdEvening, openCheck } from './made-up-findings.ts'
import { fill, texts } from './made-up-series.ts'
import { objectionsOf, sidewaysOf } from './objections.ts'
import { type Served, scratchData, serve, understoryJson } from './served-city.ts'
import { becomeOperator, homeOf, inviteAs, type Staff } from './staff.ts'

const { data, remove } = scratchData()
let served: Served
let browser: Browser
let two: readonly [Staff, Staff]
let office: Staff
let ask: Ask
let series = ''
let cards: string[] = []
let findings = ''
let check = ''
const page = '/dialogue/safe-evenings/findings'

beforeAll(async () => {
  await understoryJson(['sample', '--data', data, '--scale', '0.02'])
  served = await serve(['--data', data])
  browser = await openBrowser()
  ask = asker(homeOf(served))
  const operator = await becomeOperator(served, browser)
  const wanted = { role: 'facilitator', organisation: 'Alder Mediation', kind: 'mediation-centre' }
  two = [
    await inviteAs(served, browser, operator, { name: 'Mara', ...wanted }),
    await inviteAs(served, browser, operator, { name: 'Nora', ...wanted }),
  ]
  office = await inviteAs(served, browser, operator, {
    ...{ name: 'Otto', role: 'office', organisation: 'Safety Office', kind: 'office' },
  })
  const [mara] = two
  await mara.open('/work/dialogue/new')
  await fill(mara.page, { ...texts, answerBy: '2099-06-01' })
  await mara.page.selectOption('[name=state]', 'public')
  await mara.press('Save')
  series = new URL(mara.page.url()).pathname.split('/').at(-1) ?? ''
  ;({ cards } = await holdEvening(ask, two, series))
  await codeEvening(ask, two, series)
  ;({ findings, check } = await openCheck(ask, two, series))
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  remove()
})

/** A visitor of their own, without script: what a telephone of a stranger would see. */
async function visitor<T>(look: (page: Page) => Promise<T>, script = false, width = 390): Promise<T> {
  const context = await browser.newContext({
    javaScriptEnabled: script,
    viewport: { width, height: 900 },
  })
  try {
    return await look(await context.newPage())
  } finally {
    await context.close()
  }
}
const go = async (there: Page, path: string) =>
  expect([path, (await there.goto(homeOf(served) + path))?.status()]).toEqual([path, 200])
const press = (there: Page, name: string) =>
  Promise.all([there.waitForEvent('load'), there.getByRole('button', { name, exact: true }).click()])
const textOf = (path: string) =>
  visitor(async there => {
    await go(there, path)
    return there.locator('main').innerText()
  })
const published = async () => {
  const answer = await fetch(`${homeOf(served)}/api/v1/dialogue/safe-evenings/findings`)
  return ((await answer.json()) as PublicFindings).findings
}

test('claims that wait for a check are shown to nobody without a code', async () => {
  expect(await textOf(page)).toContain('Nothing was published yet')
  expect(await textOf('/dialogue/safe-evenings')).toContain('Check it with the code on your card')
})

test('somebody who took part answers on a telephone, without script and without an account', async () => {
  await visitor(async there => {
    await go(there, '/take-part/check')
    await there.fill('[name=code]', '00000-00000-0000')
    await press(there, 'Show the claims')
    expect(await there.locator('main').innerText()).toContain('No consent card has this code')
    await there.fill('[name=code]', cards[0] ?? '')
    await press(there, 'Show the claims')
    expect(await there.locator('legend').allInnerTexts()).toEqual([
      'Dark stops keep people inside',
      'The gym closes when it is needed',
      'Nobody comes back with an answer',
    ])
    await there.check('[name="theme.dark"][value=yes]')
    await there.check('[name="theme.heard"][value=no]')
    await there.fill('[name=missing]', 'ask Lil Pete about the park')
    await press(there, 'Send my answers')
    // What was chosen is still there beside what is wrong.
    expect(await there.locator('main').innerText()).toContain('may lead to a person')
    expect(await there.isChecked('[name="theme.heard"][value=no]')).toBe(true)
    await there.fill('[name=missing]', 'nothing about the park')
    await press(there, 'Send my answers')
    expect(await there.locator('h1').innerText()).toContain('Your answers count')
    expect(there.url()).not.toContain(cards[0] ?? 'none')
  })
  // In Spanish too; and a code that answers again counts once.
  for (const card of [...cards.slice(0, 11), cards[0] ?? ''])
    await visitor(async there => {
      await go(there, '/es/take-part/check')
      await there.fill('[name=code]', card)
      await press(there, 'Mostrar las afirmaciones')
      await there.check('[name="theme.dark"][value=yes]')
      await there.check(`[name="theme.heard"][value=${card === cards[0] ? 'no' : 'yes'}]`)
      await press(there, 'Enviar mis respuestas')
    })
})

test('published, every claim opens its released points, its agreement, its dissent and its answer', async () => {
  const [mara, nora] = two
  const at = `series/${series}`
  await ask(nora, `${at}/findings/${findings}/decision`, { decision: 'published' })
  await ask(mara, `${at}/checks/${check}/end`, {
    words: [{ theme: 'heard', text: 'Our pastor did come back to us.', language: 'en' }],
  })
  await ask(nora, `${at}/checks/${check}/publication`, {})
  const words = { en: 'Lamps at six stops by June.', es: 'Lámparas en seis paradas para junio.' }
  await ask(office, `${at}/findings/${findings}/answers`, { theme: 'dark', decision: 'accepted', words })
  await expect.poll(async () => (await published())?.quality.answeredThemes).toBe(1)
  const found = await published()
  const text = await textOf(page)
  expect(text).toContain(`3 claims, from ${found?.quality.points} released points`)
  expect(text).toContain('Of 11 people who took part: 11 say yes, 0 partly')
  expect(text).toContain('10 say yes, 0 partly, 1 “that is not what we said”')
  expect(text).toContain('11 of 15 people who were asked answered (73%)')
  expect(text).toContain('Our pastor did come back to us.')
  expect(text).toContain('Lamps at six stops by June.')
  expect(text).toContain('12 residents (version 1)')
  const alpha = found?.themes[1]?.agreement
  expect(text).toContain(`Alpha ${alpha?.alpha?.toFixed(2)}, likely ${alpha?.low?.toFixed(2)} to`)
  // What was not released is counted and not shown; a small group is not shown, nor the one that would give it away.
  expect(text).not.toContain('Somebody should call us back')
  expect(text).toMatch(/60 and over\s+not shown\s+–\s+21%/)
  expect(text).toMatch(/Under 25\s+not shown/)
  expect(text).toContain('La parada está oscura')
  expect(await textOf(`/es${page}`)).toContain('Las paradas oscuras encierran a la gente')
})

test('in print every point is there, behind nothing that has to be opened', async () => {
  await visitor(
    async there => {
      await go(there, page)
      const last = there.locator('.finding details li').last()
      expect(await last.isVisible()).toBe(false)
      await there.emulateMedia({ media: 'print' })
      expect(await last.isVisible()).toBe(true)
    },
    true,
    1024,
  )
})

test.each([
  [360, page],
  [1440, page],
  [360, `/es${page}`],
  [360, '/take-part/check'],
  [1440, '/es/take-part/check'],
])('has nothing that axe objects to at %i px (%s)', async (width, path) => {
  await visitor(
    async there => {
      await go(there, path)
      expect(await objectionsOf(there)).toEqual([])
      expect(await sidewaysOf(there)).toBe(0)
    },
    true,
    width,
  )
})
