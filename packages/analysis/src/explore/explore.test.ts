import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ExploreAnswer, type ExploreFilter, exploreFacets } from '@understory/model'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSnapshots, type Snapshots } from '../snapshots.ts'
import { betterSource, codeIn } from '../testing/plain-count.ts'
import { rowsArbitrary, smallWorld } from '../testing/world.ts'
import { type FactRow, factRow, readerOfRows } from '../testing.ts'

let dir = ''
let snapshots: Snapshots
const world = smallWorld([])

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'understory-explore-'))
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
async function explore(filter: ExploreFilter): Promise<ExploreAnswer> {
  const answer = await snapshots.explore('smallville', filter)
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return answer.value
}

const some = (...codes: string[]) => fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1 })
const filters = fc.record(
  {
    kind: some('homicide', 'shooting', 'robbery'),
    month: some(''),
    weekday: some('1', '2', '3', '4', ''),
    hour: some('0', '5', '12', '23', ''),
    weapon: some('firearm', 'knife', 'unknown'),
    district: some('east', 'west', ''),
    neighborhood: some('abell', ''),
    clearance: some('open', 'not-stated'),
  },
  { requiredKeys: [] },
)

/** Rows under every filter but that of one facet, the slow and plain way. */
function plainCount(rows: readonly FactRow[], filter: ExploreFilter, except: string | null): FactRow[] {
  return rows.filter(row =>
    Object.entries(filter).every(
      ([name, codes]) => name === except || codes.includes(codeIn(world, row, name)),
    ),
  )
}

test('every facet is counted under the filters of all the others, as by looking at every row', async () => {
  await fc.assert(
    fc.asyncProperty(
      rowsArbitrary(80),
      fc.array(filters, { minLength: 3, maxLength: 6 }),
      async (rows, asked) => {
        await hold(rows)
        const better = betterSource(world, () => true)
        const once = rows.filter(row => !world.sources.some(s => better(row, s.no)))
        for (const filter of asked) {
          const answer = await explore(filter)
          expect(answer.total).toBe(once.length)
          expect(answer.matching).toBe(plainCount(once, filter, null).length)
          for (const facet of answer.facets) {
            const counts = new Map(facet.groups.filter(g => g.count > 0).map(g => [g.code, g.count]))
            const plain = Map.groupBy(plainCount(once, filter, facet.name), row =>
              codeIn(world, row, facet.name),
            )
            expect(counts, facet.name).toEqual(new Map([...plain].map(([code, list]) => [code, list.length])))
          }
        }
      },
    ),
    { numRuns: 20 },
  )
})

test('the eight facets come in their order, and empty months between full ones are listed', async () => {
  await hold([factRow({ day: 17_600 }), factRow({ line: 3, day: 17_800 })])
  const answer = await explore({})
  expect(answer.facets.map(f => f.name)).toEqual([...exploreFacets])
  const months = answer.facets[1]?.groups
  // Day 17600 is 2018-03-10, day 17800 is 2018-09-26.
  expect(months?.map(g => [g.code, g.count])).toEqual([
    ['2018-03', 1],
    ['2018-04', 0],
    ['2018-05', 0],
    ['2018-06', 0],
    ['2018-07', 0],
    ['2018-08', 0],
    ['2018-09', 1],
  ])
  expect(answer.facets[3]?.groups).toHaveLength(25)
})

test('a record without a row can be explored', async () => {
  await hold([])
  expect(await explore({ kind: ['homicide'] })).toMatchObject({ matching: 0, total: 0 })
})

test('a code that is not there is a problem that names it', async () => {
  await hold([factRow({ day: 17_600 })])
  const wrong = await snapshots.explore('smallville', { district: ['north'] })
  expect(wrong).toMatchObject({ ok: false, problem: { code: 'bad-parameter', where: 'where.district' } })
  const facet = await snapshots.explore('smallville', { colour: ['red'] } as ExploreFilter)
  expect(facet).toMatchObject({ ok: false, problem: { code: 'bad-parameter', where: 'where.colour' } })
})

test('a stale request is dropped, and the next one is answered', async () => {
  await hold(Array.from({ length: 5_000 }, (_, i) => factRow({ line: i, day: 17_600 })))
  await explore({})
  const controller = new AbortController()
  const stale = snapshots.explore('smallville', { hour: ['3'] }, { signal: controller.signal })
  controller.abort(new Error('stale'))
  await expect(stale).rejects.toThrow('stale')
  expect((await explore({ hour: [''] })).matching).toBe(5_000)
})

test('a request that runs while the data change is answered', async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => factRow({ line: i, day: 17_600, hour: i % 24 }))
  await hold(rows)
  const asked = Array.from({ length: 24 }, (_, h) => explore({ hour: [String(h)] }))
  await hold(rows.slice(1))
  for (const answer of await Promise.all(asked)) expect(answer.matching).toBeGreaterThan(800)
  expect((await explore({})).total).toBe(19_999)
})
