import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { objectionsOf, sidewaysOf } from './objections.ts'
import { sampleInto } from './sampled-city.ts'
import { type Served, scratchData, serve, understoryJson, understoryRun } from './served-city.ts'

const { data, remove } = scratchData()
let served: Served
let browser: Browser
let id = ''

interface One {
  page: string
  release: { contentHash: string; files: { name: string; address: string; bytes: number }[] }
}
const one = async () => (await (await fetch(`${served.url}/api/v1/releases/${id}`)).json()) as One

beforeAll(async () => {
  await sampleInto(data, '--scale', '0.02')
  served = await serve(['--data', data])
  browser = await openBrowser()
  const list = await (await fetch(`${served.url}/api/v1/releases`)).json()
  id = list.releases.find((one: { dataset: string }) => one.dataset === 'reported-incidents').id
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  remove()
})

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

describe.each(['', '/es'])('the pages about releases under "%s"', language => {
  test('are plain HTML in their language; the only script element is data', async () => {
    for (const path of ['/releases', `/releases/${id}`]) {
      const html = await (await fetch(served.url + language + path)).text()
      expect(html, path).toContain(language === '' ? '<html lang="en"' : '<html lang="es"')
      expect(html, path).not.toMatch(/<script(?! type="application\/ld\+json")/)
      expect(html, path).not.toMatch(/undefined|NaN|\[object |sample-(analyst|counsel)/)
    }
  })

  test('meet no objection of axe and never scroll sideways, wide and narrow; nor does the report', async () => {
    const report = `/releases/${id}/files/disclosure-report.html`
    const paths = [`${language}/releases`, `${language}/releases/${id}`, ...(language === '' ? [report] : [])]
    for (const path of paths)
      for (const width of [1440, 360]) {
        const [faults, over] = await onPage(path, width, async page => {
          for (const summary of await page.locator('details summary').all()) await summary.click()
          const wide = await sidewaysOf(page)
          return [await objectionsOf(page), wide] as const
        })
        expect(faults, `${path} at ${width} px`).toEqual([])
        expect(over, `${path} at ${width} px`).toBe(0)
      }
  })
})

test('from the list a person comes to a release and its files by keyboard alone', async () => {
  await onPage('/releases', 1440, async page => {
    const press = async (name: string) => {
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press('Tab')
        if ((await page.evaluate(() => document.activeElement?.textContent ?? '')) === name) return
      }
      throw new Error(`no ${name} within 60 presses`)
    }
    await press('Reported incidents')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/releases/${id}`)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Reported incidents, release 1')
    await press('Incidents by kind and month')
    await page.keyboard.press('Enter')
    expect(await page.getByRole('table', { name: 'Incidents by kind and month' }).isVisible()).toBe(true)
    await press('datapackage.json')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/files/datapackage.json')
  })
})

test('the first figure on the page is the figure in the file', async () => {
  const { release } = await one()
  const csv = release.files.find(file => file.name.endsWith('year-district.csv'))
  const lines = (await (await fetch(served.url + csv?.address)).text()).split('\r\n')
  const [, kind, , year, , district, value] = lines[1]?.split(',') ?? []
  const shown = await onPage(`/releases/${id}`, 1440, page =>
    page.getByRole('table').first().locator('tbody tr').first().locator('td').allTextContents(),
  )
  expect(shown).toEqual(['Homicide', year, district, value])
  expect(kind).toBe('homicide')
})

test('search engines find it as schema.org/Dataset with whole addresses, and the browser says nothing against it', async () => {
  const said: string[] = []
  const text = await onPage(`/releases/${id}`, 1440, async page => {
    page.on('console', message => said.push(message.text()))
    await page.reload()
    return page.locator('script[type="application/ld+json"]').textContent()
  })
  expect(said).toEqual([])
  const { page, release } = await one()
  const value = JSON.parse(text ?? '')
  expect(value).toMatchObject({ '@type': 'Dataset', url: page, version: '1', isAccessibleForFree: true })
  expect(value.distribution).toHaveLength(release.files.length)
  expect(value.distribution[0].contentUrl).toMatch(new RegExp(`^http://localhost:\\d+/releases/${id}/files/`))
})

test('a release checks out from its address and from its downloaded files; one flipped byte does not', async () => {
  const { release } = await one()
  const checked = await understoryJson(['release', `${served.url}/releases/${id}`])
  expect(checked.contentHash).toBe(release.contentHash)
  const folder = mkdtempSync(join(tmpdir(), 'understory-release-'))
  for (const { name, address } of release.files)
    writeFileSync(join(folder, name), new Uint8Array(await (await fetch(served.url + address)).arrayBuffer()))
  expect((await understoryRun(['release', folder])).exit).toBe(0)
  const path = join(folder, 'incidents-by-kind-month.parquet')
  const bytes = readFileSync(path)
  bytes[200] = (bytes[200] ?? 0) ^ 1
  writeFileSync(path, bytes)
  const { exit, out } = await understoryRun(['release', folder])
  expect(exit).toBe(6)
  expect(out).toContain('has another hash')
  rmSync(folder, { recursive: true })
})
