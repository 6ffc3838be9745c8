import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { sampleInto } from './sampled-city.ts'
import { type Served, scratchData, serve, understoryJson, understoryRun } from './served-city.ts'

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

/** What the browser says of entry 0 when files of the log are changed on the way to it. */
async function verdictWith(spoil: (path: string, body: string) => string): Promise<string | null> {
  const page = await browser.newPage()
  try {
    await page.route('**/log/**', async route => {
      const response = await route.fetch()
      const path = new URL(route.request().url()).pathname
      await route.fulfill({ response, body: spoil(path, await response.text()) })
    })
    await page.goto(`${served.url}/trust/check/0`, { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: /verify/i }).click()
    return await page.locator('[data-verdict]').getAttribute('data-verdict')
  } finally {
    await page.close()
  }
}

test('a visitor’s own browser says yes to an entry', async () => {
  expect(await verdictWith((_, body) => body)).toBe('good')
})

test('it says no when one byte of proof, checkpoint or key is changed on the way', async () => {
  const flip = (text: string, at: number) =>
    text.slice(0, at) + (text[at] === 'B' ? 'C' : 'B') + text.slice(at + 1)
  const isProof = (path: string) => path.endsWith('.tlog-proof')
  const hash = (body: string) => body.indexOf('\n', body.indexOf('index')) + 3
  expect(await verdictWith((path, body) => (isProof(path) ? flip(body, hash(body)) : body))).toBe('bad')
  expect(await verdictWith((path, body) => (isProof(path) ? flip(body, body.length - 9) : body))).toBe('bad')
  expect(
    await verdictWith((path, body) => (path.endsWith('vkey') ? flip(body, body.length - 9) : body)),
  ).toBe('bad')
})

test('the command audits the running server, and finds a byte that was changed', async () => {
  const key = (await (await fetch(`${served.url}/log/vkey`)).text()).trim()
  const sound = await understoryJson(['log', 'audit', `${served.url}/log`, '--vkey', key])
  expect(sound).toMatchObject({ fault: null, signedBy: [expect.stringContaining('/log')] })
  const other = key.replace(/.$/, last => (last === 'B' ? 'C' : 'B'))
  expect((await understoryRun(['log', 'audit', `${served.url}/log`, '--vkey', other])).exit).toBe(2)
})

test('without script the page explains, and the proof can be taken along', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${served.url}/es/trust/check/0`)
  expect(await page.locator('noscript').first().innerText()).toContain('script')
  const proof = await page.locator('a[href$=".tlog-proof"]').getAttribute('href')
  expect(await (await fetch(served.url + proof)).text()).toContain('c2sp.org/tlog-proof@v1')
  await context.close()
})
