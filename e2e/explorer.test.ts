import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { sampleInto } from './sampled-city.ts'
import { type Served, scratchData, serve } from './served-city.ts'

const { data, remove } = scratchData()
let served: Served
let browser: Browser

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

async function explorer<T>(path: string, look: (page: Page, errors: string[]) => Promise<T>, script = true) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 1000 },
    javaScriptEnabled: script,
  })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', error => errors.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error') errors.push(message.text())
  })
  try {
    await page.goto(served.url + path, { waitUntil: script ? 'networkidle' : 'load' })
    return await look(page, errors)
  } finally {
    await context.close()
  }
}

const lead = (page: Page) => page.locator('.explore-lead').innerText()

test('counts every facet under the filters of the others, and keeps the choice in the address', async () => {
  await explorer('/explore', async (page, errors) => {
    const before = await lead(page)
    await page.locator('section[aria-labelledby=facet-kind] a', { hasText: 'Shooting' }).first().click()
    await page.waitForURL(/kind/)
    await expect.poll(() => lead(page)).not.toBe(before)
    const { matching } = await (await fetch(`${served.url}/api/v1/explore?where.kind=shooting`)).json()
    expect((await lead(page)).replaceAll(',', '')).toContain(String(matching))
    await page.reload({ waitUntil: 'networkidle' })
    expect((await lead(page)).replaceAll(',', '')).toContain(String(matching))
    expect(errors).toEqual([])
  })
})

test('draws the map without asking any other server for anything', async () => {
  await explorer('/explore', async page => {
    const others: string[] = []
    page.on('request', request => {
      if (!request.url().startsWith(served.url) && /^https?:/.test(request.url())) others.push(request.url())
    })
    await page.reload({ waitUntil: 'networkidle' })
    await page.locator('.place-map canvas').waitFor({ timeout: 20_000 })
    expect(others).toEqual([])
  })
})

test('can be worked with the keyboard alone', async () => {
  await explorer('/explore', async page => {
    const bar = page.locator('section[aria-labelledby=facet-kind] a').first()
    await bar.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\?/)
    await expect
      .poll(() => page.locator('section[aria-labelledby=facet-kind] [aria-current=true]').count())
      .toBe(1)
  })
})

test('works without script, by links', async () => {
  await explorer(
    '/explore',
    async page => {
      const before = await lead(page)
      await page.locator('section[aria-labelledby=facet-kind] a').first().click()
      expect(page.url()).toContain('?')
      expect(await lead(page)).not.toBe(before)
    },
    false,
  )
})

test('shows rows that came through the watched folder while the page was open', async () => {
  await explorer('/explore', async page => {
    const before = await lead(page)
    const [header, ...rows] = readFileSync(join(data, 'sample', 'incidents.csv'), 'utf8')
      .split('\n')
      .slice(0, 21)
    const fresh = rows.map((row, i) => row.replace(/^[^,]*/, `NEW-${i}`))
    writeFileSync(join(data, 'inbox', 'sample', 'new.csv'), `${[header, ...fresh].join('\n')}\n`)
    await expect.poll(() => lead(page), { timeout: 20_000 }).not.toBe(before)
  })
})
