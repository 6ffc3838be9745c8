import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MeasureAnswer, MeasureQuestion } from '@understory/model'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSnapshots, type Snapshots } from '../snapshots.ts'
import { betterSource, plainGroups } from '../testing/plain-count.ts'
import { rowsArbitrary, smallWorld } from '../testing/world.ts'
import { type FactRow, type RowWorld, readerOfRows } from '../testing.ts'

let dir = ''
let snapshots: Snapshots
const world = smallWorld([])

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'understory-measures-'))
  snapshots = await openSnapshots({ dir, reader: readerOfRows(world) })
})
afterAll(async () => {
  await snapshots.close()
  await rm(dir, { recursive: true })
})

async function hold(rows: readonly FactRow[]): Promise<void> {
  world.delta = { rows, gone: world.rows }
  world.rows = rows
  world.changeNo++
  await snapshots.refresh('smallville')
}

const calendar = fc.constantFrom('year', 'month', 'week', 'day')
const other = fc.constantFrom(
  'kind',
  'weapon',
  'clearance',
  'setting',
  'hour',
  'weekday',
  'district',
  'neighborhood',
  'source',
)
const where = fc.record(
  {
    kind: fc.uniqueArray(fc.constantFrom('homicide', 'shooting', 'robbery'), { minLength: 1 }),
    district: fc.uniqueArray(fc.constantFrom('east', 'west', ''), { minLength: 1 }),
    'neighborhood:2010': fc.uniqueArray(fc.constantFrom('abell', 'park', ''), { minLength: 1 }),
    source: fc.uniqueArray(fc.constantFrom('police', 'paper'), { minLength: 1 }),
    year: fc.uniqueArray(fc.constantFrom('2018', '2019', ''), { minLength: 1 }),
    weekday: fc.uniqueArray(fc.constantFrom('1', '6', '7', ''), { minLength: 1 }),
    hour: fc.uniqueArray(fc.constantFrom('0', '13', '23', ''), { minLength: 1 }),
    setting: fc.uniqueArray(fc.constantFrom('inside', 'not-stated'), { minLength: 1 }),
  },
  { requiredKeys: [] },
)
const questions: fc.Arbitrary<MeasureQuestion> = fc.record({
  by: fc
    .tuple(fc.option(calendar, { nil: null }), fc.uniqueArray(other, { maxLength: 2 }))
    .map(([period, others]) => (period ? [period, ...others] : others)),
  where,
  from: fc.constantFrom(null, '2018-01-01', '2018-07-15'),
  to: fc.constantFrom(null, '2018-12-31', '2019-06-30'),
})

const incidentsOf = (rows: readonly FactRow[]) =>
  new Set(rows.map(r => r.event_no).filter(e => e !== null)).size +
  rows.filter(r => r.event_no === null).length
const victimsOf = (rows: readonly FactRow[]) => rows.reduce((sum, r) => sum + (r.victims ?? 0), 0)

/** Groups with something in them, by their codes; an answer lists empty groups too. */
const counted = (answer: MeasureAnswer) =>
  new Map(
    answer.rows
      .filter(r => r.count > 0 || (r.base ?? 0) > 0)
      .map(r => [JSON.stringify(answer.by.map(name => r.by[name]?.code)), r]),
  )

async function answerTo(name: string, question: MeasureQuestion): Promise<MeasureAnswer> {
  const answer = await snapshots.measure('smallville', name, question)
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return answer.value
}

test('incidents and victims are what counting row by row in TypeScript gives', async () => {
  await fc.assert(
    fc.asyncProperty(
      rowsArbitrary(),
      fc.array(questions, { minLength: 4, maxLength: 8 }),
      async (rows, asked) => {
        await hold(rows)
        const better = betterSource(world as RowWorld, () => true)
        for (const question of asked) {
          const plain = plainGroups(world, question, better)
          for (const [name, count] of [
            ['incidents', incidentsOf],
            ['victims', victimsOf],
          ] as const) {
            const expected = plain
              .map(g => [JSON.stringify(g.codes), count(g.rows)] as const)
              .filter(([, n]) => n > 0)
            const got = [...counted(await answerTo(name, question))].map(
              ([key, row]) => [key, row.count] as const,
            )
            expect(new Map(got), name).toEqual(new Map(expected))
          }
        }
      },
    ),
    { numRuns: 15 },
  )
})

test('shares by clearance and weapon are what counting row by row gives, and sum to one', async () => {
  await fc.assert(
    fc.asyncProperty(
      rowsArbitrary(),
      fc.array(questions, { minLength: 3, maxLength: 6 }),
      async (rows, asked) => {
        await hold(rows)
        const states = betterSource(world as RowWorld, row => row.clearance !== 0)
        for (const question of asked) {
          const closed = counted(await answerTo('clearance', question))
          const open = counted(await answerTo('not-closed-by-arrest', question))
          for (const group of plainGroups(world, question, states)) {
            const stated = group.rows.filter(r => r.clearance !== 0).length
            const key = JSON.stringify(group.codes)
            expect(closed.get(key)?.base ?? 0).toBe(stated)
            expect((closed.get(key)?.count ?? 0) + (open.get(key)?.count ?? 0)).toBe(stated)
            expect(closed.get(key)?.count ?? 0).toBe(group.rows.filter(r => r.clearance === 1).length)
          }
          const { weapon: _, ...elsewhere } = question.where
          const byWeapon = {
            ...question,
            by: [...question.by.filter(d => d !== 'weapon').slice(0, 2), 'weapon'],
          }
          const shares = await answerTo('weapon-share', { ...byWeapon, where: elsewhere })
          const sums = Map.groupBy(shares.rows, r =>
            JSON.stringify(byWeapon.by.slice(0, -1).map(d => r.by[d]?.code)),
          )
          for (const rowsOfGroup of sums.values())
            expect(rowsOfGroup.reduce((sum, r) => sum + r.count, 0)).toBe(rowsOfGroup[0]?.base ?? 0)
        }
      },
    ),
    { numRuns: 10 },
  )
})

test('whatever is asked, a value is there or a reason why not, and intervals hold their value', async () => {
  await fc.assert(
    fc.asyncProperty(rowsArbitrary(), questions, async (rows, question) => {
      await hold(rows)
      for (const name of [
        'incidents',
        'victims',
        'rate',
        'change',
        'change-in-incidents',
        'weapon-share',
        'clearance',
      ]) {
        const answer = await snapshots.measure('smallville', name, question)
        // Weapon is a fourth dimension where three are asked already.
        if (!answer.ok && name === 'weapon-share') continue
        if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
        for (const row of answer.value.rows) {
          expect(row.value === null).toBe(row.notEstimable !== null)
          if (row.value !== null && row.low !== null && row.high !== null)
            expect(row.low <= row.value && row.value <= row.high).toBe(true)
          expect(Number.isInteger(row.count) && row.count >= 0).toBe(true)
        }
        const { rows: behind } = answer.value.proviso.coverage
        if (question.by.length === 0 && name === 'incidents')
          expect(behind).toBeGreaterThanOrEqual(answer.value.rows[0]?.count ?? 0)
      }
    }),
    { numRuns: 15 },
  )
})
