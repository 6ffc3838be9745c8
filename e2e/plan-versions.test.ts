import type { PlanMeasures, PlanOutlineAnswer } from '@understory/model'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { objectionsOf, sidewaysOf } from './objections.ts'
import { sampleInto } from './sampled-city.ts'
import { type Served, scratchData, serve } from './served-city.ts'
import { becomeOperator, homeOf, inviteAs, type Staff } from './staff.ts'
import { visitorsOf } from './visitors.ts'

const { data, remove } = scratchData()
let served: Served
let browser: Browser
let office: Staff

beforeAll(async () => {
  await sampleInto(data, '--scale', '0.05', '--as-of', '2026-11-20')
  served = await serve(['--data', data])
  browser = await openBrowser()
  const operator = await becomeOperator(served, browser)
  const organisation = 'Office of Safety of Alder City'
  office = await inviteAs(served, browser, operator, {
    name: 'Otto',
    role: 'office',
    organisation,
    kind: 'office',
  })
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  remove()
})

const api = async <T>(path: string) =>
  (await (await fetch(`${homeOf(served)}/api/v1/plan/${path}`)).json()) as T
const { visitor, reads } = visitorsOf(() => ({ browser, served }))

test('the office pastes a new version, is told which line is wrong and what was left out, and makes it public; old numbers lead on', async () => {
  const { page } = office
  await office.open('/work/plan/versions/new')
  const text = await page.locator('#text').inputValue()
  expect(text).toMatch(/^4\.1 \| .* \| was 4\.1$/m)
  const fill = async (plan: string) => {
    await page.fill('#text', plan)
    for (const [name, value] of [
      ['title.en', 'A third plan'],
      ['title.es', 'Un tercer plan'],
      ['from', '2027-01-01'],
    ] as const)
      await page.fill(`[name="${name}"]`, value)
  }
  await page.fill('#slug', '2027')
  await fill(`${text}\n5 | only English`)
  await office.press('Keep the draft')
  expect(await page.locator('.error-summary').innerText()).toContain('5 | only English')
  // Goal 4.2 with its actions is taken out without a word.
  const left = text
    .split('\n')
    .filter(line => !line.startsWith('4.2'))
    .join('\n')
  await fill(left)
  await office.press('Keep the draft')
  expect(new URL(page.url()).pathname).toBe('/work/plan/versions/2027')
  await office.press('Make it public for good')
  expect(await page.locator('.error-summary').innerText()).toContain('What became of 4.2, 4.2.1, 4.2.2')
  const moved = ['4.2 -> 4.1', '4.2.1 -> 4.1.1', '4.2.2 -> dropped'].map(
    move => `${move} | Courts and gyms are one team now | Tribunales y gimnasios son un equipo`,
  )
  await fill([left, ...moved].join('\n'))
  await office.press('Keep the draft')
  await office.press('Make it public for good')
  await reads(
    '/plan/2022/2.4',
    /In the plan of 2022 this was 2\.4.*In 2025 it became 4\.2.*In 2027 it was merged into 4\.1: Courts and gyms/s,
  )
  await reads(
    '/es/plan/2025/4.2.2',
    /se retiró: Tribunales y gimnasios son un equipo.*no está en ningún plan/s,
  )
  await reads('/plan/2027', /What changed since 2025.*0 added, 0 renumbered, 2 merged, 1 dropped/s)
})

test('an action is updated without script, and its page says so with the day; delayed without a reason is refused', async () => {
  const { page } = office
  const outline = await api<PlanOutlineAnswer>('outline')
  const one = outline.items.find(each => each.number === '1.1.2')
  await office.open(`/work/plan/items/${one?.id}`)
  await page.selectOption('#status', 'delayed')
  await office.press('Write this')
  expect(await page.locator('.error-summary').innerText()).toContain('reason')
  await page.selectOption('#status', 'delayed')
  await page.fill('#words', 'Two of four workers left in the autumn.')
  await office.press('Write this')
  await reads('/plan/goals/1.1', /Delayed.*Two of four workers left in the autumn\..*next word by/s)
})

test('the outline says of each indicator where it stands, in words that the API gives', async () => {
  const { indicators } = await api<PlanMeasures>('measures')
  const short = {
    ...{ 'on-path': 'On the path', behind: 'Behind', worse: 'Worse', 'cannot-tell': 'Cannot tell yet' },
  }
  const lines = await visitor(async page => {
    await page.goto(`${homeOf(served)}/plan/outline`)
    return (await page.locator('.indicator-glance li').allInnerTexts()).map(text => text.trim())
  })
  expect(lines.toSorted()).toEqual(
    indicators
      .map(({ stand, terms }) => `${stand ? short[stand.state] : 'No target'}: ${terms.title.en}`)
      .toSorted(),
  )
  expect(lines.length).toBeGreaterThan(2)
})

test('no page is objected to by axe, scrolls sideways, carries a script or weighs more than 100 kB, wide and narrow, in both languages', async () => {
  const [indicator] = (await api<PlanMeasures>('measures')).indicators
  const paths = [
    '/plan/outline',
    '/plan/goals/1.1',
    '/plan/2022/1.3.2',
    '/plan/2025',
    `/plan/indicators/${indicator?.id}`,
  ]
  for (const path of paths)
    for (const [language, width] of [
      ['', 1440],
      ['/es', 360],
    ] as const) {
      const context = await browser.newContext({ bypassCSP: true, viewport: { width, height: 900 } })
      const page = await context.newPage()
      const session = await context.newCDPSession(page)
      await session.send('Network.enable')
      let bytes = 0
      session.on('Network.loadingFinished', event => {
        bytes += event.encodedDataLength
      })
      const answer = await page.goto(homeOf(served) + language + path, { waitUntil: 'networkidle' })
      const found = [answer?.status(), await page.locator('script').count(), bytes < 100_000]
      expect([path, width, ...found, await objectionsOf(page), await sidewaysOf(page)]).toEqual([
        ...[path, width, 200, 0, true],
        ...[[], 0],
      ])
      await context.close()
    }
  for (const path of ['/work/plan/versions', '/work/plan/versions/new', '/work/plan/versions/2027'])
    for (const width of [1440, 360])
      expect([
        path,
        width,
        await office.look(path, width, async there => [await objectionsOf(there), await sidewaysOf(there)]),
      ]).toEqual([path, width, [[], 0]])
}, 120_000)
