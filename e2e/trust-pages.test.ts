import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { objectionsOf, sidewaysOf } from './objections.ts'
import { sampleInto } from './sampled-city.ts'
import { type Served, scratchData, serve } from './served-city.ts'

const { data, remove } = scratchData()
let served: Served
let browser: Browser
let harbor = ''

interface Entry {
  id: string
  title: { en: string; es: string }
  state: string
}

beforeAll(async () => {
  await sampleInto(data, '--scale', '0.02')
  served = await serve(['--data', data])
  browser = await openBrowser()
  const register = (await (await fetch(`${served.url}/api/v1/agreements`)).json()) as {
    agreements: Entry[]
  }
  harbor = register.agreements.find(one => one.title.en.includes('Harbor'))?.id ?? ''
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  remove()
})

const pages = () => ['/trust', '/trust/agreements', `/trust/agreements/${harbor}`]

async function onPage<T>(path: string, width: number, look: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  try {
    const page = await context.newPage()
    expect((await page.goto(served.url + path))?.status(), path).toBe(200)
    return await look(page)
  } finally {
    await context.close()
  }
}

describe.each(['', '/es'])('the pages about trust under "%s"', language => {
  test('are plain HTML in their language and need no script', async () => {
    for (const path of pages()) {
      const html = await (await fetch(served.url + language + path)).text()
      expect(html, path).toContain(language === '' ? '<html lang="en"' : '<html lang="es"')
      expect(html, path).toMatch(language === '' ? /Alder City is invented/ : /inventad/i)
      expect(html, path).not.toMatch(/<script|undefined|NaN|\[object |sample-analyst|server room/i)
    }
  })

  test('meet no objection of axe and never scroll sideways, wide and narrow', async () => {
    for (const path of pages())
      for (const width of [1440, 360]) {
        const [violations, overflow] = await onPage(language + path, width, async page => {
          return [await objectionsOf(page), await sidewaysOf(page)] as const
        })
        expect(violations, `${path} at ${width} px`).toEqual([])
        expect(overflow, `${path} at ${width} px`).toBe(0)
      }
  })
})

test('a resident finds an agreement from the home page by keyboard and reads what is forbidden', async () => {
  await onPage('/', 360, async page => {
    const follow = async (name: RegExp) => {
      const link = page.getByRole('main').getByRole('link', { name }).first()
      await link.focus()
      await page.keyboard.press('Enter')
      await page.waitForLoadState()
    }
    const trust = page.getByRole('navigation').getByRole('link', { name: 'Trust' })
    await trust.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/trust')
    await follow(/agreements$/)
    await page.waitForURL('**/trust/agreements')
    for (const group of ['In force', 'Run out or ended'])
      expect(await page.getByRole('heading', { name: group, exact: true }).count()).toBe(1)
    await follow(/Harbor strategy/)
    await page.waitForURL('**/trust/agreements/*')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Did the Harbor strategy work?')
    const text = await page.getByRole('main').innerText()
    expect(text).toMatch(/Enforcement against a person/)
    expect(text).toMatch(/No count of fewer than 15/)
    expect(text).toMatch(/at midnight it closes by itself/)
  })
})

test('every link of the page about trust leads somewhere', async () => {
  const links = await onPage('/trust', 1440, page =>
    page
      .getByRole('main')
      .getByRole('link')
      .evaluateAll(all => all.map(one => (one as HTMLAnchorElement).href)),
  )
  expect(links.length).toBeGreaterThan(8)
  for (const link of new Set(links)) expect((await fetch(link)).status, link).toBe(200)
})

test('the table of who may read is the policy: police never read health records', async () => {
  await onPage('/trust', 1440, async page => {
    const row = page.getByRole('row', { name: /health records/i })
    expect(await row.innerText()).toMatch(/Provider \(hospital\)/)
    expect(await row.innerText()).toMatch(/Police: they never read/)
    expect(await page.getByRole('row').count()).toBeGreaterThan(4)
  })
})

test('ended and expired agreements stay to be read, with the reason', async () => {
  const { agreements } = (await (await fetch(`${served.url}/api/v1/agreements`)).json()) as {
    agreements: (Entry & { endedWhy: string | null })[]
  }
  expect(new Set(agreements.map(one => one.state))).toEqual(new Set(['in-force', 'expired', 'ended']))
  const ended = agreements.find(one => one.state === 'ended')
  await onPage(`/trust/agreements/${ended?.id}`, 360, async page => {
    expect(await page.getByRole('main').innerText()).toContain(ended?.endedWhy ?? 'no reason')
  })
  expect((await fetch(`${served.url}/trust/agreements/no-such`)).status).toBe(404)
})
