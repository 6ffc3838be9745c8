import type { BrowserContext } from 'playwright-core'

const taken = '**/api/v1/part/**'

/** Takes the network from a device. The emulation of the browser has a gap while a page loads anew, so that what a page sends is stopped as well. */
export async function goOffline(context: BrowserContext): Promise<void> {
  await context.route(taken, route => route.abort('internetdisconnected'))
  await context.setOffline(true)
}

export async function goOnline(context: BrowserContext): Promise<void> {
  await context.unroute(taken)
  await context.setOffline(false)
}
