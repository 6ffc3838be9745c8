import type { Coding, PublicFindings } from '@understory/model'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { type Ask, asker, codeEvening, holdEvening, openCheck } from './made-up-findings.ts'
import { fill, texts } from './made-up-series.ts'
import { objectionsOf, sidewaysOf } from './objections.ts'
import { sampleInto } from './sampled-city.ts'
import { type Served, scratchData, serve } from './served-city.ts'
import { becomeOperator, homeOf, inviteAs, type Staff } from './staff.ts'
import { visitorsOf } from './visitors.ts'

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
  await sampleInto(data, '--scale', '0.02')
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
const { visitor, go } = visitorsOf(() => ({ browser, served }))
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
  expect(await textOf('/dialogue/safe-evenings')).toContain('The code on your card opens what waits')
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
  const alpha = found?.themes[0]?.agreement
  expect(text).toContain(`Alpha ${alpha?.alpha?.toFixed(2)}, likely ${alpha?.low?.toFixed(2)} to`)
  expect(text).toContain('18 points apart from each other never differed')
  // What was not released is counted and not shown; a small group is not shown, nor the one that would give it away.
  expect(text).not.toContain('Somebody should call us back')
  expect(text).toMatch(/60 and over\s+not shown\s+–\s+21%/)
  expect(text).toMatch(/Under 25\s+not shown/)
  // Points stand in no order that tells who sat where: this one may be folded away.
  expect(await (await fetch(served.url + page)).text()).toContain('La parada está oscura')
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
    { script: true, width: 1024 },
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
    { script: true, width: width },
  )
})

describe('the workspace, without script', () => {
  /** Opens everything that is folded, as somebody who fills a form would. */
  const unfold = async (there: Page) => {
    const folded = there.locator('details:not([open]) > summary')
    while ((await folded.count()) > 0) await folded.first().click()
  }
  const work = (what: string) => `/work/dialogue/${series}/${what}`

  test('writes the next version of the codebook: a code is added and one is merged', async () => {
    const [{ page: there, open, press: send }] = two
    await open(work('codebook'))
    expect(await there.locator('h1').innerText()).toBe('4 codes are in use')
    await unfold(there)
    await fill(there, {
      ...{ 'block.4.id': 'lamps', 'block.4.label.en': 'Lamps', 'block.4.label.es': 'Lámparas' },
      ...{ 'block.4.definition.en': 'Lamps that are out', 'block.4.definition.es': 'Lámparas sin luz' },
      ...{ tookPart: '12', why: 'lamps and light are one' },
    })
    await send('Save the next version')
    await unfold(there)
    await there.selectOption('[name="block.4.state"]', 'merged')
    await fill(there, { tookPart: '12', why: 'lamps and light are one' })
    await send('Save the next version')
    // What is missing is said, and what was typed is still there.
    expect(await there.locator('main').innerText()).toContain('names the code that it was merged into')
    await unfold(there)
    expect(await there.inputValue('[name="block.4.state"]')).toBe('merged')
    await there.selectOption('[name="block.4.into"]', 'light')
    await fill(there, { tookPart: '12', why: 'lamps and light are one' })
    await send('Save the next version')
    expect(await there.locator('main').innerText()).toContain('Version 3')
  })

  test('codes a round apart, point by point, and settles what differs under a name', async () => {
    const [mara, nora] = two
    await mara.open(work('coding'))
    await mara.page.fill('#points', '3')
    await mara.press('Start a round')
    for (const [n, coder] of [mara, nora].entries()) {
      await coder.open(work('coding'))
      await coder.press('Take a place and code')
      expect(await coder.page.locator('h1').innerText()).toBe('3 of 3 points are left')
      const units = coder.page.locator('fieldset')
      await units.nth(0).getByLabel('Light').check()
      await units.nth(1).getByLabel('no code fits').check()
      await coder.press('Keep')
      expect(await coder.page.locator('h1').innerText()).toBe('One of 3 points is left')
      await coder.press('I am done')
      expect(await coder.page.locator('main').innerText()).toContain('1 points have no coding of yours')
      await units.nth(0).getByLabel('Light').check()
      await units.nth(1).getByLabel('no code fits').check()
      await units
        .nth(2)
        .getByLabel(n === 0 ? 'The gym' : 'no code fits')
        .check()
      await coder.press('I am done')
      expect(new URL(coder.page.url()).pathname).toBe(work('coding'))
    }
    const dispute = nora.page.locator('article', { hasText: 'The gym: coders gave' }).first()
    await dispute.locator('select').selectOption('1')
    await dispute.locator('[name=why]').fill('it is about the gym')
    await Promise.all([nora.page.waitForEvent('load'), dispute.getByRole('button').click()])
    expect(await nora.page.locator('main').innerText()).toContain('Settled as 1 by Nora')
  })

  test('writes a claim, proposes, and has a second person decide', async () => {
    const [mara, nora] = two
    await mara.open(work('themes'))
    await unfold(mara.page)
    await fill(mara.page, {
      ...{ 'block.3.id': 'fear', 'block.3.claim.en': 'Fear is quiet', 'block.3.claim.es': 'El miedo calla' },
      ...{ 'block.3.summary.en': 'It shows in ways home.', 'block.3.summary.es': 'Se ve en los caminos.' },
    })
    await mara.page.check('[name="block.3.code.fear"]')
    await mara.press('Save the next version')
    expect(await mara.page.locator('h1').innerText()).toBe('4 claims, made of codes')
    await mara.open(work('findings'))
    await mara.press('Propose the claims as they are now')
    expect(await mara.page.locator('#version-2').innerText()).toContain('another person of the facilitator')
    await nora.open(work('findings'))
    await nora.page.locator('#version-2 select').selectOption('published')
    await nora.press('Decide')
    await expect.poll(async () => (await published())?.version).toBe(2)
    expect(await textOf(page)).toContain('Fear is quiet')
    // The first version stays, with its check.
    expect(await textOf(`${page}?version=1`)).toContain('11 of 15 people who were asked answered')
  })

  test('types in who came, and answers as whoever decides', async () => {
    const [mara] = two
    await mara.open(work('participants'))
    await fill(mara.page, {
      ...{ 'block.1.id': 'language', 'block.1.title.en': 'Language', 'block.1.title.es': 'Idioma' },
      'block.1.source': 'ACS 2024, table C16001',
      'block.1.groups': 'English | inglés | 80 | 25\nSpanish | español | 20 | 12',
    })
    await mara.press('Save')
    expect(await mara.page.inputValue('[name="block.1.groups"]')).toBe(
      'English | inglés | 80 | 25\nSpanish | español | 20 | 12',
    )
    await office.open(work('answers'))
    const claim = office.page.locator('#claim-fear')
    await claim.locator('[name=decision]').selectOption('partly')
    await claim.locator('[name="words-fear.en"]').fill('We will ask again in spring.')
    await claim.locator('[name="words-fear.es"]').fill('Preguntaremos otra vez en primavera.')
    await Promise.all([office.page.waitForEvent('load'), claim.getByRole('button').click()])
    await expect.poll(() => textOf(page)).toContain('We will ask again in spring.')
    expect(await office.open(work('coding'))).toBe(403)
  })

  test.each([360, 1440])('has nothing that axe objects to at %i px', async width => {
    const [mara] = two
    const { rounds } = await ask<Coding>(mara, `series/${series}/coding`)
    const sheet = `coding/${rounds[0]?.id}`
    for (const what of ['', 'codebook', 'coding', sheet, 'themes', 'participants', 'findings', 'answers'])
      expect(
        await mara.look(`/work/dialogue/${series}${what && `/${what}`}`, width, async there => [
          what,
          await objectionsOf(there),
          await sidewaysOf(there),
        ]),
      ).toEqual([what, [], 0])
  })
})
