import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { incidentKinds, type MeasureQuestion } from '@understory/model'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSnapshots, type Snapshots } from '../snapshots.ts'
import { rowsArbitrary, smallWorld } from '../testing/world.ts'
import { readerOfRows } from '../testing.ts'

let dir = ''
let snapshots: Snapshots
const world = smallWorld([])
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'understory-counts-'))
  const now = () => new Date('2020-03-05T12:00:00Z')
  snapshots = await openSnapshots({ dir, reader: readerOfRows(world), now })
})
afterAll(async () => {
  await snapshots.close()
  await rm(dir, { recursive: true })
})

const none = { where: {}, from: null, to: null } as const
const asked = [
  ...(['victims', 'incidents'] as const).flatMap(name =>
    [['homicide', 'shooting'], ['robbery'], ['shooting']].flatMap(kind => [
      { name, question: { ...none, by: ['month'], where: { kind } } },
      { name, question: { ...none, by: ['month'], where: { kind, district: ['east'] } } },
    ]),
  ),
  ...['kind', 'district', 'year'].map(by => ({ name: 'incidents', question: { ...none, by: [by] } })),
  // More than go into one text of SQL.
  ...incidentKinds.flatMap(kind => [
    { name: 'victims', question: { ...none, by: ['year'], where: { kind: [kind] } } },
    { name: 'incidents', question: { ...none, by: ['weekday'], where: { kind: [kind] } } },
  ]),
] satisfies { name: string; question: MeasureQuestion }[]

test('many counts at once are those of the measure, one by one, and so is what is missing', async () => {
  await fc.assert(
    fc.asyncProperty(rowsArbitrary(), async rows => {
      world.delta = null
      world.rows = rows
      world.changeNo++
      await snapshots.rebuild('smallville')
      const counts = await snapshots.counts('smallville', asked)
      if (!counts.ok) throw new Error(counts.problem.detail)
      for (const [i, { name, question }] of asked.entries()) {
        const [found, whole] = [counts.value[i], await snapshots.measure('smallville', name, question)]
        if (!found?.ok || !whole.ok) throw new Error(`${name} has no answer`)
        const [by = ''] = question.by
        expect(found.value).toEqual({
          newestDay: whole.value.proviso.age.newestDay,
          cells: whole.value.rows.map(row => ({
            code: row.by[by]?.code,
            count: row.value === null ? null : row.count,
          })),
        })
      }
      // What was kept is the same again, and beside it what cannot be asked keeps its problem.
      const bad = { name: 'incidents', question: { ...none, by: ['month'], where: { district: ['gone'] } } }
      const again = await snapshots.counts('smallville', [...asked.slice(0, 2), bad, ...asked.slice(2)])
      if (!again.ok) throw new Error(again.problem.detail)
      expect(again.value.toSpliced(2, 1)).toEqual(counts.value)
      expect(again.value[2]).toMatchObject({ ok: false, problem: { code: 'bad-parameter' } })
    }),
    { numRuns: 12, seed: 5 },
  )
}, 60_000)
