import { TOTP } from 'otpauth'
import type { Browser, Page } from 'playwright-core'
import type { Served } from './served-city.ts'

const password = 'correct horse battery'

/** Somebody who works with the house, signed in with both factors in a browser of their own, without script. */
export interface Staff {
  readonly page: Page
  /** Presses the button with this text and waits for the page that comes. */
  press(name: string): Promise<void>
  /** Goes to a page of the site; its status. */
  open(path: string): Promise<number>
  /** The same visitor at the same page with script, at a width: what is found there. */
  look<T>(path: string, width: number, look: (page: Page) => Promise<T>): Promise<T>
}

export const homeOf = (served: Served): string => served.url.replace('127.0.0.1', 'localhost')

const firstLink = async (served: Served): Promise<string> => {
  for (let time = 0; time < 100; time++) {
    const link = /(http:\S+\/sign-in\/invitation\?token=\S+)/.exec(served.said())?.[1]
    if (link) return link
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`no link in: ${served.said()}`)
}

async function staffAt(home: string, browser: Browser): Promise<Staff> {
  const context = await browser.newContext({ javaScriptEnabled: false })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  return {
    page,
    async press(name) {
      // The last one: before it stands a hidden one for whoever presses Enter.
      const button = page.getByRole('button', { name, exact: true }).last()
      await Promise.all([page.waitForEvent('load'), button.click()])
    },
    open: async path => (await page.goto(home + path))?.status() ?? 0,
    async look(path, width, look) {
      const seen = await browser.newContext({
        storageState: await context.storageState(),
        viewport: { width, height: 900 },
      })
      try {
        const there = await seen.newPage()
        const status = (await there.goto(home + path))?.status()
        if (status !== 200) throw new Error(`${path} answers ${status}`)
        return await look(there)
      } finally {
        await seen.close()
      }
    },
  }
}

/** Accepts an invitation as a person would, and sets up an app that shows codes. */
async function accept(
  served: Served,
  browser: Browser,
  link: string,
  asked: Record<string, string>,
): Promise<Staff> {
  const staff = await staffAt(homeOf(served), browser)
  const { page } = staff
  await page.goto(link)
  for (const [name, value] of Object.entries({ ...asked, password }))
    await page.fill(`input[name=${name}]`, value)
  await staff.press('Accept')
  await staff.open('/account/app')
  await page.fill('input[name=password]', password)
  await staff.press('Go on')
  const secret = (await page.locator('code.secret').innerText()).replaceAll(' ', '')
  await page.fill('input[name=code]', new TOTP({ secret }).generate())
  await staff.press('Put it in force')
  return staff
}

/** Makes the operator's account by the link on the terminal. */
export const becomeOperator = async (served: Served, browser: Browser): Promise<Staff> =>
  accept(served, browser, await firstLink(served), { name: 'Olivia', email: 'olivia@example.org' })

/** Invites somebody into a role of an organisation, entered first where its kind is given, hands them the letter of the outbox, and lets them accept. */
export async function inviteAs(
  served: Served,
  browser: Browser,
  operator: Staff,
  wanted: { name: string; role: string; organisation: string; kind?: string },
): Promise<Staff> {
  const { page } = operator
  await operator.open('/work/people')
  if (wanted.kind !== undefined) {
    await page.fill('#organisation-name', wanted.organisation)
    await page.selectOption('select[name=kind]', wanted.kind)
    await operator.press('Add the organisation')
  }
  const email = `${wanted.name.toLowerCase()}@example.org`
  await page.fill('input[name=email]', email)
  await page.fill('input[name=name]', wanted.name)
  await page.selectOption('select[name=role]', wanted.role)
  await page.selectOption('select[name=organisation]', { label: wanted.organisation })
  await page.fill('input[name=endsOn]', `${new Date().getUTCFullYear() + 1}-06-30`)
  await page.fill('input[name=why]', 'works on the plan')
  await operator.press('Invite')
  await operator.open('/work/outbox')
  const letter = await page.locator('article', { hasText: email }).first().innerText()
  const link = /http\S+\/sign-in\/invitation\?token=\S+/.exec(letter)?.[0]
  if (!link) throw new Error(`no link in the letter: ${letter}`)
  return accept(served, browser, link, {})
}
