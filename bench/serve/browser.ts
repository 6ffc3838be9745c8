import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

/** In a single process the browser ends with its first closed context. */
export const openBrowser = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter(argument => argument !== '--single-process'),
    headless: true,
  })

export interface Network {
  readonly name: string
  readonly latency_ms: number
  readonly down_kbps: number
  readonly up_kbps: number
}

/** "Slow 4G" of Lighthouse: what it calls the slower quarter of 4G connections. */
export const slow4g: Network = {
  name: 'slow 4G (150 ms, 1.6 Mbit/s)',
  latency_ms: 150,
  down_kbps: 1638.4,
  up_kbps: 675,
}

export interface Visit {
  readonly bytes: number
  readonly requests: number
  readonly firstPaint_ms: number
  readonly layoutShift: number
  readonly scriptBytes: number
}

/** One first visit with an empty cache, a slow network and a slow processor. */
export async function visit(
  browser: Browser,
  url: string,
  network: Network,
  slowdown: number,
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 }, deviceScaleFactor: 2 })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: network.latency_ms,
      downloadThroughput: (network.down_kbps * 1024) / 8,
      uploadThroughput: (network.up_kbps * 1024) / 8,
    })
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    const kinds = new Map<string, string>()
    let [bytes, requests, scriptBytes] = [0, 0, 0]
    session.on('Network.requestWillBeSent', event => void kinds.set(event.requestId, event.type ?? ''))
    session.on('Network.loadingFinished', event => {
      bytes += event.encodedDataLength
      requests += 1
      if (kinds.get(event.requestId) === 'Script') scriptBytes += event.encodedDataLength
    })
    const answer = await page.goto(url, { waitUntil: 'networkidle' })
    if (!answer?.ok())
      throw new Error(`${url} answered ${answer?.status() ?? 'nothing'}: an error page is not measured`)
    const { firstPaint_ms, layoutShift } = await page.evaluate(paintAndShift)
    return { bytes, requests, firstPaint_ms, layoutShift, scriptBytes }
  } finally {
    await context.close()
  }
}

/** Runs in the page. */
function paintAndShift(): Promise<{ firstPaint_ms: number; layoutShift: number }> {
  return new Promise(resolve => {
    let layoutShift = 0
    const observer = new PerformanceObserver(list => {
      for (const entry of list.getEntries()) layoutShift += (entry as unknown as { value: number }).value
    })
    observer.observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => {
      const paint = performance.getEntriesByName('first-contentful-paint')[0]
      resolve({ firstPaint_ms: paint?.startTime ?? Number.NaN, layoutShift })
    }, 300)
  })
}
