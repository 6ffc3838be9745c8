import { TOTP } from 'otpauth'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { type Served, scratchData, serve } from './served-city.ts'

const { data, remove } = scratchData()
const password = 'correct horse battery'
let served: Served
let browser: Browser
let home: string
let secret = ''

beforeAll(async () => {
  served = await serve(['--data', data])
  home = served.url.replace('127.0.0.1', 'localhost')
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  remove()
})

const firstLink = async (): Promise<string> => {
  for (let time = 0; time < 100; time++) {
    const link = /(http:\S+\/sign-in\/invitation\?token=\S+)/.exec(served.said())?.[1]
    if (link) return link
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`no link in: ${served.said()}`)
}
/** Each code signs in once; that of the next half minute is good already. */
const code = (step = 0) => new TOTP({ secret }).generate({ timestamp: Date.now() + 30_000 * step })
const pathOf = (page: Page) => new URL(page.url()).pathname
const send = async (page: Page) => {
  await Promise.all([page.waitForLoadState('load'), page.locator('main form button').first().click()])
  await page.waitForLoadState('load')
}

describe('whoever has no script', () => {
  let context: BrowserContext
  let page: Page
  beforeAll(async () => {
    context = await browser.newContext({ javaScriptEnabled: false })
    page = await context.newPage()
  })
  afterAll(() => context.close())

  test('becomes the operator by the link on the terminal, and must set up a second factor', async () => {
    await page.goto(await firstLink())
    await page.fill('input[name=name]', 'Olivia')
    await page.fill('input[name=email]', 'olivia@example.org')
    await page.fill('input[name=password]', password)
    await send(page)
    expect(pathOf(page)).toBe('/account')
    await page.goto(`${home}/work/people`)
    expect(pathOf(page), 'no work without a second factor').toBe('/account')
    await page.goto(`${home}/account/app`)
    await page.fill('input[name=password]', password)
    await send(page)
    secret = (await page.locator('code.secret').innerText()).replaceAll(' ', '')
    await page.fill('input[name=code]', code())
    await send(page)
    expect(pathOf(page)).toBe('/work')
    await page.goto(`${home}/work/people`)
    expect(pathOf(page)).toBe('/work/people')
  })

  test('signs out, and in again with password and code', async () => {
    await page.goto(`${home}/account`)
    await page.locator('button[value=sign-out]').click()
    await page.waitForLoadState('load')
    await page.goto(`${home}/work`)
    expect(pathOf(page)).toBe('/sign-in')
    await page.fill('input[name=email]', 'olivia@example.org')
    await page.fill('input[name=password]', 'something else')
    await send(page)
    expect(await page.locator('main').innerText()).toContain('is not right')
    await page.fill('input[name=email]', 'olivia@example.org')
    await page.fill('input[name=password]', password)
    await send(page)
    expect(pathOf(page)).toBe('/sign-in/code')
    await page.fill('input[name=code]', code())
    await send(page)
    expect(pathOf(page)).toBe('/work')
  })
})

test('a form on another site does nothing here', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${served.url.replace('127.0.0.1', 'localhost')}/sign-in`)
  await page.goto('data:text/html,<form method=post><input name=email value=a><button>Go</button></form>')
  await page.locator('form').evaluate((form: HTMLFormElement, to) => {
    form.action = to
  }, `${home}/sign-in`)
  const [response] = await Promise.all([page.waitForResponse(`${home}/sign-in`), page.click('button')])
  expect(response.status()).toBe(403)
  await context.close()
})

describe('whoever has a passkey', () => {
  let context: BrowserContext
  let page: Page
  let tools: CDPSession
  let authenticator: string
  beforeAll(async () => {
    context = await browser.newContext()
    page = await context.newPage()
    tools = await context.newCDPSession(page)
    await tools.send('WebAuthn.enable')
    authenticator = await device(true)
  })
  /** A device that holds passkeys; `asks` for a fingerprint or a PIN, or for a touch alone. */
  const device = async (asks: boolean): Promise<string> => {
    const options = {
      protocol: 'ctap2' as const,
      transport: 'internal' as const,
      hasResidentKey: true,
      hasUserVerification: asks,
      isUserVerified: asks,
      automaticPresenceSimulation: true,
    }
    return (await tools.send('WebAuthn.addVirtualAuthenticator', { options })).authenticatorId
  }
  afterAll(() => context.close())

  test('adds it to an account, and signs in with it alone', async () => {
    await page.goto(`${home}/sign-in`)
    await page.fill('input[name=email]', 'olivia@example.org')
    await page.fill('input[name=password]', password)
    await send(page)
    await page.fill('input[name=code]', code(1))
    await send(page)
    await page.goto(`${home}/account/passkey`)
    await page.fill('input[name=name]', 'Laptop')
    await Promise.all([page.waitForURL(`${home}/account`), page.locator('main form button').click()])
    expect(await page.locator('main').innerText()).toContain('Laptop')
    await page.locator('button[value=sign-out]').click()
    await page.waitForURL(/sign-in/)
    await page.goto(`${home}/sign-in/passkey`)
    await Promise.all([page.waitForURL(`${home}/work`), page.locator('main button').click()])
    await page.goto(`${home}/work/people`)
    expect(pathOf(page), 'a passkey is both factors').toBe('/work/people')
  })

  test('is refused when the device did not ask who it is', async () => {
    await page.goto(`${home}/account`)
    await page.locator('button[value=sign-out]').click()
    await page.waitForURL(/sign-in/)
    const { credentials } = await tools.send('WebAuthn.getCredentials', { authenticatorId: authenticator })
    await tools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: authenticator })
    const careless = await device(false)
    for (const credential of credentials)
      await tools.send('WebAuthn.addCredential', { authenticatorId: careless, credential })
    // A browser that was told not to ask: what the server answers then is what counts.
    await page.route('**/generate-authenticate-options', async route => {
      const response = await route.fetch()
      const ids = credentials.map(one => Buffer.from(one.credentialId, 'base64').toString('base64url'))
      const allowCredentials = ids.map(id => ({ id, type: 'public-key', transports: ['internal'] }))
      const json = { ...(await response.json()), allowCredentials, userVerification: 'discouraged' }
      await route.fulfill({ response, json })
    })
    await page.goto(`${home}/sign-in/passkey`)
    const answers: number[] = []
    page.on('response', response => {
      if (response.url().includes('/api/auth/passkey/verify')) answers.push(response.status())
    })
    await page.locator('main button').click()
    await page.waitForFunction(() => document.querySelector('[role=status]')?.textContent?.length)
    await new Promise(resolve => setTimeout(resolve, 1500))
    expect(answers).toEqual([401])
    await page.goto(`${home}/work`)
    expect(pathOf(page)).toBe('/sign-in')
  })
})
