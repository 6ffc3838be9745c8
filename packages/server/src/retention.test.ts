import { purgeDay } from '@understory/model'
import { batchOf, importBatches, madeUpRow, madeUpSource } from '@understory/record/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstOperator, newcomer, setUpApp, type Visitor } from './auth/testing.ts'
import { createLog } from './log.ts'
import { purgeDaily } from './purge-daily.ts'
import { type Milltown, openMilltown } from './testing.ts'

const source = madeUpSource({ name: 'working', provenance: 'agency-own', retention: 'working-file' })
let house: Milltown
let operator: Visitor
let counsel: Visitor
let analyst: Visitor
let hold = ''

beforeAll(async () => {
  house = await openMilltown()
  operator = (await firstOperator(house)).operator
  const invite = async (email: string, role: 'counsel' | 'analyst', kind: string) => {
    const { body } = await operator.post('organisations', { name: `The ${kind}`, kind })
    const who = await newcomer(house, operator, { email, role, organisation: String(body.id) })
    await setUpApp(who)
    return who
  }
  counsel = await invite('lee@example.org', 'counsel', 'counsel')
  analyst = await invite('ana@example.org', 'analyst', 'office')
  await importBatches(house.city, [batchOf([madeUpRow(2), madeUpRow(3)])], { source })
})
afterAll(() => house.close())

/** A day on which the rows are past their day; some hours after its midnight in any time zone. */
const later = (days = 0) => {
  const first = purgeDay('working-file', new Date().toISOString().slice(0, 10)) ?? ''
  return new Date(Date.parse(`${first}T17:00:00Z`) + days * 86_400_000)
}
const kept = async () => {
  const { status, body } = await counsel.get('retention')
  expect(status).toBe(200)
  return body as {
    classes: { class: string; rows: number }[]
    purges: { class: string; rows: number; held: number }[]
    holds: { id: string; holds: boolean }[]
  }
}

test('counsel sets a legal hold; whoever may not is told why', async () => {
  const asked = { kind: 'source', subject: 'working', reason: 'A court asked.', until: '2029-12-31' }
  expect(await analyst.post('legal-holds', asked)).toMatchObject({
    status: 403,
    body: { detail: expect.stringContaining('Counsel orders that something is kept.') },
  })
  expect(await operator.post('legal-holds', asked)).toMatchObject({ status: 403 })
  expect(await analyst.get('retention')).toMatchObject({ status: 403 })
  expect(await counsel.post('legal-holds', { ...asked, subject: 'nothing' })).toMatchObject({
    status: 400,
    body: { code: 'bad-parameter', where: 'subject' },
  })
  const set = await counsel.post('legal-holds', asked)
  expect(set).toMatchObject({ status: 200, body: { holds: true, subject: 'working' } })
  hold = String(set.body.id)
})

test('each city is purged once a day, a held source when its hold ends', async () => {
  let at = later()
  const daily = purgeDaily(house.record, createLog({ level: 'silent' }), () => at)
  await daily.run()
  expect((await kept()).purges).toMatchObject([{ class: 'working-file', rows: 0, held: 1 }])
  expect(await counsel.post(`legal-holds/${hold}/end`, { why: 'The case is closed.' })).toMatchObject({
    status: 200,
    body: { holds: false, endedWhy: 'The case is closed.' },
  })
  await daily.run()
  expect((await kept()).classes.find(one => one.class === 'working-file')?.rows, 'not twice a day').toBe(2)
  at = later(1)
  await Promise.all([daily.run(), purgeDaily(house.record, createLog({ level: 'silent' }), () => at).run()])
  const after = await kept()
  expect(after.classes.find(one => one.class === 'working-file')?.rows).toBe(0)
  expect(after.purges[0]).toMatchObject({ class: 'working-file', rows: 2, held: 0 })
  expect((await house.record.verify()).differences).toEqual([])
  await daily.stop()
})
