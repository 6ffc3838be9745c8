import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

/** One process ends with its first context; the others are no defaults of a visitor's browser. */
const unwanted = new Set(['--single-process', '--disable-web-security', '--allow-running-insecure-content'])

/** The Chromium that comes inside an npm package; WebGL works in it. */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter(arg => !unwanted.has(arg)),
    headless: true,
  })
}
