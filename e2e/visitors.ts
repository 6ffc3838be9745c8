import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Served } from './served-city.ts'
import { homeOf } from './staff.ts'

interface Place {
  readonly browser: Browser
  readonly served: Served
}
export interface LookOptions {
  readonly script?: boolean
  readonly width?: number
}

/** People without an account, each with a browser of their own; without script, where nothing else is asked. `place` is known once tests run. */
export function visitorsOf(place: () => Place) {
  async function visitor<T>(
    look: (page: Page) => Promise<T>,
    { script = false, width = 1280 }: LookOptions = {},
  ): Promise<T> {
    const context = await place().browser.newContext({
      javaScriptEnabled: script,
      viewport: { width, height: 900 },
    })
    try {
      return await look(await context.newPage())
    } finally {
      await context.close()
    }
  }
  /** Opens a page that has to be there. */
  const go = async (page: Page, path: string) =>
    expect([path, (await page.goto(homeOf(place().served) + path))?.status()]).toEqual([path, 200])
  /** Waits until the words of a page say so, each time as somebody new: pages are kept for a moment. */
  const reads = (path: string, words: RegExp) =>
    expect
      .poll(
        () =>
          visitor(async page => {
            await page.goto(homeOf(place().served) + path)
            return (await page.locator('main').innerText()).replaceAll('\u00a0', ' ')
          }),
        { timeout: 20_000 },
      )
      .toMatch(words)
  return { visitor, go, reads }
}
