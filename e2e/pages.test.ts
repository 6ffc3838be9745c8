import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { objectionsOf, sidewaysOf } from './objections.ts'
import { sampleInto } from './sampled-city.ts'
import { type Served, scratchData, serve } from './served-city.ts'

const { data, remove } = scratchData()
let served: Served
let browser: Browser

const paths = [
  ...['/', '/incidents', '/guns', '/guns/flows', '/places', '/places/district/harbor', '/about-data'],
  ...['/dialogue', '/dialogue/evenings-in-harbor', '/dialogue/evenings-in-harbor/sessions/what-it-is'],
  '/dialogue/evenings-in-harbor/findings',
  ...['/dialogue/a-safe-summer/statements', '/dialogue/a-safe-summer/opinion-map'],
  ...['/plan', '/plan/outline', '/plan/goals/1.1', '/plan/commitments/1', '/plan/week', '/plan/owed'],
]
const everyPath = [...paths, ...paths.map(path => (path === '/' ? '/es' : `/es${path}`))]

beforeAll(async () => {
  await sampleInto(data, '--scale', '0.1', '--as-of', '2026-11-20')
  served = await serve(['--data', data])
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  remove()
})

async function onPage<T>(path: string, width: number, look: (page: Page) => Promise<T>, script = true) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: script })
  try {
    const page = await context.newPage()
    const response = await page.goto(served.url + path)
    expect(response?.status(), path).toBe(200)
    return await look(page)
  } finally {
    await context.close()
  }
}

describe.each(everyPath)('the page %s', path => {
  test('is plain HTML in its language, says that the city is invented and needs no script', async () => {
    const response = await fetch(served.url + path)
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(html).not.toMatch(/<script/i)
    expect(html).toContain(path.startsWith('/es') ? '<html lang="es"' : '<html lang="en"')
    expect(html).toContain('Alder City')
    expect(html).toMatch(path.startsWith('/es') ? /inventad/i : /invented/i)
    expect(html).not.toMatch(/undefined|NaN|\[object /)
  })
})

describe.each([...everyPath, '/explore', '/es/explore'])('whoever opens %s', path => {
  test('meets nothing that axe objects to, wide and narrow', async () => {
    for (const width of [1440, 360]) {
      const violations = await onPage(path, width, objectionsOf)
      expect(violations, `${path} at ${width} px`).toEqual([])
    }
  })

  test('never scrolls sideways at 360 px', async () => {
    const overflow = await onPage(path, 360, sidewaysOf, true)
    expect(overflow).toBe(0)
  })

  test('begins with a link that skips to its content', async () => {
    const focused = await onPage(path, 1440, async page => {
      await page.keyboard.press('Tab')
      return page.evaluate(() => document.activeElement?.getAttribute('href') ?? '')
    })
    expect(focused).toMatch(/^#.+/)
  })
})

test('an address that leads nowhere is a page with status 404', async () => {
  const response = await fetch(`${served.url}/nowhere`)
  expect(response.status).toBe(404)
  expect(await response.text()).toContain('<html')
})

test.each(paths)('the page %s stays under 100 kB on the first visit, fonts included', async path => {
  const sizes: number[] = []
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  session.on('Network.loadingFinished', event => sizes.push(event.encodedDataLength))
  await page.goto(served.url + path, { waitUntil: 'networkidle' })
  await context.close()
  const bytes = sizes.reduce((sum, n) => sum + n, 0)
  expect(bytes).toBeGreaterThan(10_000)
  expect(bytes).toBeLessThanOrEqual(100_000)
})
