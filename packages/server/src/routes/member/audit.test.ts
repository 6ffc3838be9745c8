import type { AuditEventPage } from '@understory/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstOperator, newcomer, setUpApp, visitor } from '../../auth/testing.ts'
import { type Milltown, openMilltown } from '../../testing.ts'

let house: Milltown
beforeAll(async () => {
  house = await openMilltown()
})
afterAll(() => house.close())

test('events and looks behind a wall are for auditors, and for nobody else', async () => {
  const { operator } = await firstOperator(house)
  const auditor = await newcomer(house, operator, { email: 'au@example.org', role: 'auditor' })
  const analyst = await newcomer(house, operator, { email: 'an@example.org', role: 'analyst' })
  for (const one of [auditor, analyst]) await setUpApp(one)
  for (const path of ['events', 'access-log']) {
    expect((await auditor.get(path)).status, path).toBe(200)
    for (const other of [operator, analyst]) expect((await other.get(path)).status, path).toBe(403)
    expect((await visitor(house).get(path)).status, path).toBe(401)
  }
  const { events } = (await auditor.get('events?limit=2')).body as unknown as AuditEventPage
  expect(events[0]?.link).toBe((events[1]?.link ?? 0) + 1)
  expect((await auditor.get('access-log')).body).toEqual({ entries: [], next: null })
  expect((await auditor.get('events?cursor=x')).status).toBe(400)
})
