import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dayOfNumber } from '@understory/model'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSnapshots, type Snapshots } from '../snapshots.ts'
import { codeIn } from '../testing/plain-count.ts'
import { rowsArbitrary, smallWorld } from '../testing/world.ts'
import { type FactRow, readerOfRows } from '../testing.ts'
import type { RowKey, RowKeyQuery } from './row-keys.ts'

let dir = ''
let snapshots: Snapshots
const world = smallWorld([])
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'understory-row-keys-'))
  snapshots = await openSnapshots({ dir, reader: readerOfRows(world) })
})
afterAll(async () => {
  await snapshots.close()
  await rm(dir, { recursive: true })
})

const all: RowKeyQuery = { where: {}, from: null, to: null, after: null, limit: 1_000 }
const ask = async (more: Partial<RowKeyQuery>, provenances: readonly string[] | undefined = undefined) => {
  const found = await snapshots.rowKeys('smallville', { ...all, ...more }, { provenances })
  if (!found.ok) throw new Error(found.problem.detail)
  return found.value
}
const hold = async (rows: readonly FactRow[]) => {
  world.delta = null
  world.rows = rows
  world.changeNo++
  await snapshots.rebuild('smallville')
}
const keyOf = (row: FactRow): RowKey => ({
  day: row.day === null ? null : dayOfNumber(row.day),
  importNo: row.import_no ?? 0,
  line: row.line ?? 0,
  part: row.part ?? 0,
})

/** The order of the list, written apart from the SQL. */
function inOrder(rows: readonly FactRow[]): RowKey[] {
  return rows
    .map(keyOf)
    .sort(
      (a, b) =>
        (b.day ?? '').localeCompare(a.day ?? '') ||
        a.importNo - b.importNo ||
        a.line - b.line ||
        a.part - b.part,
    )
}

const filters: RowKeyQuery['where'][] = [
  {},
  { hour: ['4'] },
  { hour: ['', '3'] },
  { weekday: ['2'], weapon: ['firearm', 'knife'] },
  { month: ['2018-03', ''] },
  { year: ['2019'], district: ['', 'east'] },
  { kind: ['homicide'], 'neighborhood:2010': ['abell'], setting: ['inside'], clearance: ['open'] },
  { source: ['paper'], day: ['2019-01-01', '2019-01-02'] },
  { week: ['2018-12-31', '2019-01-07'] },
]

test('the keys are those of a plain look at every row, in the order of the list, for every filter', async () => {
  await fc.assert(
    fc.asyncProperty(rowsArbitrary(80), async rows => {
      await hold(rows)
      for (const where of filters) {
        const wanted = rows.filter(row =>
          Object.entries(where).every(([name, codes]) => codes.includes(codeIn(world, row, name))),
        )
        expect(await ask({ where }), JSON.stringify(where)).toEqual(inOrder(wanted))
      }
    }),
    { numRuns: 15 },
  )
})

test('pages of any size give every row once, also across rows of one day and rows without one', async () => {
  await fc.assert(
    fc.asyncProperty(rowsArbitrary(40), fc.integer({ min: 1, max: 9 }), async (rows, limit) => {
      await hold(rows)
      const seen: RowKey[] = []
      for (let after: RowKey | null = null; ; after = seen.at(-1) ?? null) {
        const page = await ask({ after, limit })
        seen.push(...page)
        if (page.length < limit) break
      }
      expect(seen).toEqual(inOrder(rows))
    }),
    { numRuns: 15 },
  )
})

test('rows of provenances that may not be shown have no key', async () => {
  await fc.assert(
    fc.asyncProperty(rowsArbitrary(40), async rows => {
      await hold(rows)
      const open = rows.filter(row => row.source_no !== 3)
      expect(await ask({}, ['open', 'invented'])).toEqual(inOrder(open))
    }),
    { numRuns: 5 },
  )
})

test('a place in the list that is no integer never becomes SQL', async () => {
  const after = { day: null, importNo: 1.5, line: 0, part: 0 }
  await expect(ask({ after })).rejects.toThrow(RangeError)
})

test('a question that nobody waits for any more is not asked', async () => {
  const stopped = AbortSignal.abort(new Error('gone'))
  await expect(snapshots.rowKeys('smallville', all, { signal: stopped })).rejects.toThrow('gone')
})
