// npm run pictures: the pictures of the README, taken from the invented city as it is served.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openBrowser } from '../e2e/browser.ts'
import { serve, understoryJson } from '../e2e/served-city.ts'

const folder = fileURLToPath(new URL('../docs/pictures/', import.meta.url))
/** Fixed, so that the pictures change only when the pages do. */
const asOf = '2026-11-20'
const pages = {
  home: '/',
  incidents: '/incidents?kind=shooting',
  place: '/places/district/harbor',
  explore: '/explore?kind=shooting',
  'about-data': '/about-data',
  findings: '/dialogue/evenings-in-harbor/findings',
  'opinion-map': '/dialogue/a-safe-summer/opinion-map',
  promise: '/plan/commitments/2',
} as const
const sizes = [
  { width: 1440, height: 1000 },
  { width: 360, height: 740 },
] as const

const data = mkdtempSync(join(tmpdir(), 'understory-pictures-'))
mkdirSync(folder, { recursive: true })
await understoryJson(['sample', '--data', data, '--as-of', asOf])
const served = await serve(['--data', data])
const browser = await openBrowser()
try {
  for (const [name, path] of Object.entries(pages)) {
    for (const viewport of sizes) {
      const page = await browser.newPage({ viewport })
      await page.goto(served.url + path, { waitUntil: 'networkidle' })
      // The map of the explorer draws itself after the page is there.
      if (name === 'explore') await page.waitForTimeout(2_000)
      const file = join(folder, `${name}-${viewport.width}.png`)
      await page.screenshot({ path: file })
      await page.close()
      console.log(file)
    }
  }
} finally {
  await browser.close()
  await served.stop()
  rmSync(data, { recursive: true, force: true })
}
