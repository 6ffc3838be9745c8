import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { objectionsOf, sidewaysOf } from './objections.ts'
import { sampleInto } from './sampled-city.ts'
import { type Served, scratchData, serve } from './served-city.ts'
import { becomeOperator, homeOf, inviteAs, type Staff } from './staff.ts'

const { data, remove } = scratchData()
let served: Served
let browser: Browser
let home: string
let operator: Staff
let counsel: Staff
let custodian: Staff
let analyst: Staff
let auditor: Staff

beforeAll(async () => {
  await sampleInto(data, '--scale', '0.02')
  served = await serve(['--data', data])
  home = homeOf(served)
  browser = await openBrowser()
  operator = await becomeOperator(served, browser)
  const invite = (name: string, role: string, organisation: string, kind: string) =>
    inviteAs(served, browser, operator, { name, role, organisation, kind })
  counsel = await invite('Carla', 'counsel', 'Law department', 'counsel')
  custodian = await invite('Carl', 'custodian', 'Police data unit', 'police-custodian')
  analyst = await invite('Ana', 'analyst', 'Office of the mayor', 'office')
  auditor = await invite('Aude', 'auditor', 'Inspector', 'auditor')
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  remove()
})

const words = ({ page }: Staff) => page.locator('main').innerText()
const pathOf = ({ page }: Staff) => new URL(page.url()).pathname

describe('an agreement', () => {
  let address = ''

  test('is drafted in a form that says what is not right and keeps what was typed', async () => {
    await custodian.open('/work/agreements/draft')
    const { page } = custodian
    await page.fill('[name="title.en"]', 'Ballistic leads of the police')
    await page.fill('[name="parties.0.organisation"]', 'Police data unit')
    await page.selectOption('[name="parties.0.part"]', 'gives')
    await page.fill('[name="parties.0.signatory"]', 'Head of the unit')
    await page.fill('[name="minimumCell"]', '0')
    await custodian.press('Another party')
    expect(await page.locator('[name="parties.2.organisation"]').count(), 'a third row').toBe(1)
    await custodian.press('Keep as a draft')
    const summary = page.locator('.error-summary')
    expect(await summary.innerText()).toContain('Title in Spanish')
    expect(await summary.innerText()).toContain('Smallest number that may be shown')
    expect(await page.inputValue('[name="title.en"]')).toBe('Ballistic leads of the police')

    await page.selectOption('[name=tier]', 'mou')
    await page.fill('[name="title.es"]', 'Pistas balísticas de la policía')
    await page.fill('[name="summary.en"]', 'The police and the office work together on ballistic leads.')
    await page.fill('[name="summary.es"]', 'La policía y la alcaldía trabajan juntas en pistas balísticas.')
    await page.fill('[name="parties.1.organisation"]', 'Office of the mayor')
    await page.selectOption('[name="parties.1.part"]', 'receives')
    await page.fill('[name="parties.1.signatory"]', 'Director')
    await page.fill('[name="minimumCell"]', '11')
    await page.fill('[name="breach.role"]', 'Privacy officer')
    await page.fill('[name="effectiveOn"]', '2026-01-01')
    await page.fill('[name=why]', 'The unit begins to give leads.')
    await page.locator('[name=why]').press('Enter')
    await page.waitForURL(/agreements\/[0-9a-f-]{36}$/)
    address = pathOf(custodian)
    expect(await words(custodian)).toContain('Version 1, draft')
    expect(await words(custodian), 'sees why not').toContain('Counsel puts an agreement into force.')
  })

  test('is put into force by somebody else, and residents read it', async () => {
    const id = address.split('/').at(-1)
    const before = await fetch(`${served.url}/trust/agreements/${id}`)
    expect(before.status, 'a draft is not in the register').toBe(404)
    await counsel.open(address)
    await counsel.press('Put into force')
    expect(await words(counsel)).toContain('in force')
    // The register is read anew when the record has changed.
    await expect
      .poll(async () => (await fetch(`${served.url}/es/trust/agreements/${id}`)).status, { timeout: 15_000 })
      .toBe(200)
    const html = await (await fetch(`${served.url}/es/trust/agreements/${id}`)).text()
    expect(html).toContain('Pistas balísticas de la policía')
  })

  test('is changed by a new version that begins with the terms of the last one', async () => {
    await custodian.open(address)
    await custodian.page.getByRole('link', { name: 'Draft a change' }).click()
    await custodian.page.waitForLoadState('load')
    expect(await custodian.page.inputValue('[name="parties.1.signatory"]')).toBe('Director')
    await custodian.page.fill('[name="breach.hours"]', '12')
    await custodian.page.fill('[name=why]', 'Quicker answers.')
    await custodian.press('Keep as a draft')
    expect(pathOf(custodian)).toBe(address)
    expect(await words(custodian)).toContain('Version 3, draft')
  })

  test('is not drafted by whoever may not, and the page says why', async () => {
    await analyst.open('/work/agreements')
    const button = analyst.page.getByRole('button', { name: 'Draft an agreement' })
    expect(await button.isDisabled()).toBe(true)
    expect(await words(analyst)).toContain('The parties and counsel draft agreements.')
    await analyst.open('/es/work/agreements')
    expect(await words(analyst)).toContain('Las partes y la asesoría jurídica redactan los acuerdos.')
  })
})

describe('a release', () => {
  test('is drafted by one person, approved by another, and then public', async () => {
    await analyst.open('/work/releases')
    await analyst.page.locator('input[value=reported-incidents]').check()
    await analyst.page.fill('form:has([name=dataset]) [name=why]', 'A newer week.')
    await analyst.press('Build the draft')
    const own = analyst.page.locator('article').first()
    expect(await own.innerText()).toContain('A newer week.')
    expect(await own.innerText(), 'never their own').toContain('Nobody approves a draft of their own.')
    const number = /release (\d+)/.exec(await own.innerText())?.[1]

    await counsel.open('/work/releases')
    const draft = counsel.page.locator('article').first()
    await draft.locator('[name=why]').fill('Read, and nothing in it harms anybody.')
    await Promise.all([
      counsel.page.waitForEvent('load'),
      draft.getByRole('button', { name: 'Approve and publish' }).click(),
    ])
    await counsel.page
      .locator('article')
      .first()
      .getByRole('link', { name: /public/ })
      .click()
    await counsel.page.waitForLoadState('load')
    expect(pathOf(counsel)).toMatch(/^\/releases\/[0-9a-f-]{36}$/)
    expect(await words(counsel)).toContain(`release ${number}`)
  })
})

describe('a legal hold', () => {
  test('is set and ended by counsel on a page; the auditor sees it and why it is closed to them', async () => {
    const { page } = counsel
    await counsel.open('/work/retention')
    await page.selectOption('select[name=kind]', 'class')
    await page.fill('input[name=subject]', 'walled')
    await page.fill('input[name=reason]', 'Order of the court of March')
    await page.fill('input[name=until]', `${new Date().getUTCFullYear() + 1}-01-31`)
    await counsel.press('Set the hold')
    expect(await words(counsel)).toContain('Carla answers for it.')
    await auditor.open('/work/retention')
    expect(await words(auditor)).toContain('Order of the court of March')
    expect(await words(auditor)).toContain('Counsel ends a legal hold.')
    await page.fill('article input[name=why]', 'The case is closed.')
    await counsel.press('End this hold')
    expect(await words(counsel)).toContain('Nothing is held.')
    await page.locator('summary', { hasText: 'One that ended' }).click()
    expect(await words(counsel)).toContain('by Carla: The case is closed.')
  })
})

describe('crime guns', () => {
  test('the custodian reads what can be known first, then the time as counted and corrected', async () => {
    await custodian.open('/work/guns')
    const text = await words(custodian)
    expect(text.indexOf('What can be known')).toBeLessThan(text.indexOf('were recovered within three years'))
    expect(text).toMatch(
      /As counted \d+% come within a year; corrected for guns not seen yet, \d+%|not enough data/,
    )
    expect(text).toContain('Counts, not rates')
  })

  test('counsel finds the door closed, with the reason', async () => {
    expect(await counsel.open('/work/guns')).toBe(403)
    await counsel.open('/work')
    expect(await words(counsel)).toContain('Traces stay with the police custodian')
  })
})

describe('the pages of the workspace', () => {
  const everyPage = (): [Staff, string[]][] => [
    [operator, ['/work', '/work/access', '/work/people', '/work/outbox', '/account', '/account/tokens']],
    [counsel, ['/work', '/work/agreements', '/work/releases', '/work/agreements/draft', '/work/retention']],
    [analyst, ['/work/agreements', '/work/releases']],
    [custodian, ['/work/guns']],
    [auditor, ['/work', '/work/audit', '/work/agreements', '/work/retention']],
  ]

  test('meet no objection of axe and never scroll sideways, wide in English and narrow in Spanish', async () => {
    for (const [staff, paths] of everyPage())
      for (const path of paths)
        for (const [language, width] of [
          ['', 1440],
          ['/es', 360],
        ] as const) {
          const [text, objections, sideways] = await staff.look(language + path, width, async page => [
            await page.content(),
            await objectionsOf(page),
            await sidewaysOf(page),
          ])
          // Scripts of live pages speak of undefined by right; what is read must not.
          const read = text.replaceAll(/<script[\s\S]*?<\/script>/g, '')
          expect(read, path).not.toMatch(/undefined|NaN|\[object /)
          expect(objections, `${language}${path} at ${width} px`).toEqual([])
          expect(sideways, `${language}${path} at ${width} px`).toBe(0)
        }
  }, 240_000)

  test('are worked with the keyboard alone', async () => {
    await counsel.page.setViewportSize({ width: 1440, height: 900 })
    await counsel.open('/work')
    const reach = async (name: string) => {
      for (let n = 0; n < 200; n++) {
        await counsel.page.keyboard.press('Tab')
        const at = await counsel.page.evaluate(() => {
          const { activeElement } = document
          return activeElement?.closest('main') ? activeElement.textContent?.trim() : ''
        })
        if (at === name) return
      }
      throw new Error(`"${name}" was not reached`)
    }
    await reach('Agreements')
    await Promise.all([
      counsel.page.waitForURL(`${home}/work/agreements`),
      counsel.page.keyboard.press('Enter'),
    ])
    await reach('Draft an agreement')
    await Promise.all([counsel.page.waitForURL(/\/draft$/), counsel.page.keyboard.press('Enter')])
    await reach('Keep as a draft')
    await Promise.all([counsel.page.waitForEvent('load'), counsel.page.keyboard.press('Enter')])
    expect(await counsel.page.locator('.error-summary').count()).toBe(1)
  })

  test('are closed to whoever is not signed in', async () => {
    for (const path of ['/work', '/work/agreements', '/work/releases', '/work/audit', '/work/people']) {
      const response = await fetch(home + path, { redirect: 'manual' })
      expect(response.status, path).toBe(302)
      expect(response.headers.get('location'), path).toMatch(/^\/sign-in/)
    }
  })
})
