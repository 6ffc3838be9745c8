import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  clearances,
  dayNumber,
  incidentKinds,
  type MeasureAnswer,
  type MeasureQuestion,
} from '@understory/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSnapshots, type Snapshots } from '../snapshots.ts'
import { smallWorld } from '../testing/world.ts'
import { type FactRow, factRow, readerOfRows } from '../testing.ts'

let dir = ''
let snapshots: Snapshots
const world = smallWorld([])
const [police, paper] = world.sources
const kind = (name: (typeof incidentKinds)[number]) => incidentKinds.indexOf(name)

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'understory-answer-'))
  snapshots = await openSnapshots({
    dir,
    reader: readerOfRows(world),
    now: () => new Date('2020-03-05T12:00:00Z'),
  })
})
afterAll(async () => {
  await snapshots.close()
  await rm(dir, { recursive: true })
})

let line = 1
const on = (day: string | null, more: Partial<FactRow> = {}): FactRow =>
  factRow({ line: ++line, day: day === null ? null : dayNumber(day), ...more })
/** One row on the first of every month. */
const monthly = (years: readonly number[], more: Partial<FactRow> = {}): FactRow[] =>
  years.flatMap(year =>
    Array.from({ length: 12 }, (_, m) => on(`${year}-${String(m + 1).padStart(2, '0')}-01`, more)),
  )

async function hold(rows: readonly FactRow[]): Promise<void> {
  world.delta = null
  world.rows = rows
  world.changeNo++
  await snapshots.rebuild('smallville')
}
async function ask(name: string, more: Partial<MeasureQuestion> = {}): Promise<MeasureAnswer> {
  const answer = await snapshots.measure('smallville', name, {
    by: [],
    where: {},
    from: null,
    to: null,
    ...more,
  })
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return answer.value
}
const column = (answer: MeasureAnswer, name: string) =>
  answer.rows.map(r => [r.by[name]?.code, r.value, r.count] as const)

test('an empty month inside what is covered is zero; a month outside is missing', async () => {
  await hold([on('2019-01-10'), on('2019-03-10')])
  const answer = await ask('victims', { by: ['month'], from: '2018-12-01', to: '2019-04-30' })
  expect(column(answer, 'month')).toEqual([
    ['2018-12', null, 0],
    ['2019-01', 1, 1],
    ['2019-02', 0, 0],
    ['2019-03', 1, 1],
    ['2019-04', null, 0],
  ])
  expect(answer.rows[0]?.notEstimable).toMatch(/missing, not zero/)
  expect(answer.notes.join(' ')).toMatch(/Part of the period is not covered/)
  const later = await ask('incidents', { from: '2025-01-01' })
  expect(later.rows[0]).toMatchObject({ value: null, count: 0 })
})

test('a row dated outside the days that its publisher names is shown and not believed', async () => {
  Object.assign(police ?? {}, { covers: { from: '2018-01-01', to: null } })
  await hold([on('1963-10-30'), ...monthly([2018, 2019])])
  const answer = await ask('victims', { by: ['year'] })
  expect(column(answer, 'year')).toEqual([
    ['1963', null, 1],
    ['2018', 12, 12],
    ['2019', 12, 12],
  ])
  Object.assign(police ?? {}, { covers: null })
})

test('a kind that no source reports is missing, not zero', async () => {
  await hold(monthly([2019], { kind: kind('theft') }))
  const answer = await ask('victims', { by: ['kind'], where: { kind: ['theft', 'arson'] } })
  expect(column(answer, 'kind')).toEqual([
    ['theft', 12, 12],
    ['arson', null, 0],
  ])
})

test('two sources of one kind: each day is counted once, and a note says so', async () => {
  const both = [...monthly([2018, 2019]), ...monthly([2017, 2018], { source_no: paper?.no ?? 2 })]
  await hold(both)
  const answer = await ask('victims', { by: ['year'] })
  expect(column(answer, 'year').map(([year, , count]) => [year, count])).toEqual([
    ['2017', 12],
    ['2018', 12],
    ['2019', 12],
  ])
  expect(answer.notes.join(' ')).toMatch(/The paper also reports homicide for 2018-01-01 to 2018-12-01/)
  const bySource = await ask('victims', { by: ['source'], where: { year: ['2018'] } })
  expect(bySource.rows.map(r => r.count)).toEqual([12, 12])
})

test('a rate needs residents: none, not known and not placed are three reasons', async () => {
  await hold(
    monthly([2019], { place_2: 1 }).concat(
      on('2019-12-31', { place_2: 2 }),
      on('2019-05-01', { place_2: 3 }),
      on('2019-05-01'),
    ),
  )
  const answer = await ask('rate', { by: ['neighborhood'], from: '2019-01-01', to: '2019-12-31' })
  const [abell, park, waverly, nowhere] = answer.rows
  // 12 victims among 1,000 residents in one year.
  expect(abell).toMatchObject({ value: 1200, base: 1000, count: 12 })
  expect(park?.notEstimable).toMatch(/Nobody lives here/)
  expect(waverly?.notEstimable).toMatch(/population of this place is not known/)
  expect(nowhere?.notEstimable).toMatch(/place that is not known/)
  expect((await ask('rate', { from: '2019-01-01', to: '2019-12-31' })).rows[0]).toMatchObject({
    base: 1000,
    count: 15,
  })
})

test('change compares what is there with the same days one year before', async () => {
  await hold([...monthly([2018]), ...monthly([2019]).slice(0, 6)])
  const answer = await ask('change', { by: ['year'] })
  expect(answer.rows.map(r => [r.by.year?.code, r.count, r.base])).toEqual([
    ['2018', 12, null],
    ['2019', 6, 6],
  ])
  expect(answer.rows[0]?.notEstimable).toMatch(/not covered/)
  expect(answer.rows[1]).toMatchObject({ value: 0, notEstimable: null })
  // Exact limits for 6 against 6: Clopper-Pearson of 6 in 12 is 0.21094 to 0.78906, as odds 0.26733 to 3.7406.
  expect(answer.rows[1]?.low).toBeCloseTo(0.26733 - 1, 3)
  expect(answer.rows[1]?.high).toBeCloseTo(3.7406 - 1, 3)
})

test('a leap day has no day one year before', async () => {
  await hold([on('2019-02-27'), on('2019-02-28'), on('2020-02-28'), on('2020-02-29')])
  const answer = await ask('change', { by: ['day'], from: '2020-02-28', to: '2020-02-29' })
  expect(answer.rows.map(r => [r.by.day?.code, r.base])).toEqual([
    ['2020-02-28', 1],
    ['2020-02-29', null],
  ])
})

test('homicides not closed by arrest in Baltimore: 1,825 of 2,827', async () => {
  // The Washington Post's 50-city file, rows of Baltimore: the published answer.
  const rows = Array.from({ length: 2827 }, (_, i) =>
    on('2010-01-01', {
      clearance: clearances.indexOf(
        i < 1002 ? 'closed-by-arrest' : i < 1154 ? 'closed-without-arrest' : 'open',
      ),
    }),
  )
  await hold([...rows, on('2010-01-01', { clearance: 0 })])
  const open = (await ask('not-closed-by-arrest')).rows[0]
  expect(open).toMatchObject({ count: 1825, base: 2827 })
  expect(open?.value).toBeCloseTo(0.6455607, 7)
  expect((await ask('clearance')).rows[0]).toMatchObject({ count: 1002, base: 2827 })
})

test('every answer carries coverage, age, sources and its snapshot', async () => {
  await hold([
    on('2019-01-10', { place_1: 1, weapon: 1 }),
    on('2020-02-28', { weapon: 0 }),
    on(null, { weapon: 5 }),
  ])
  const answer = await ask('victims', { from: '2019-01-01' })
  expect(answer.proviso).toMatchObject({
    coverage: { rows: 2, withoutDate: 1, withoutPlace: 1, withoutWeapon: 1 },
    age: { newestDay: '2020-02-28', receivedAt: '2020-03-01T12:00:00Z', age_days: 6 },
    sources: [{ name: 'police' }],
  })
  expect(answer.period).toEqual({ from: '2019-01-01', to: '2020-02-28' })
  expect(answer.proviso.snapshot.no).toBe(snapshots.info('smallville')?.no)
})

test('a date in the future stretches neither the age nor what is covered', async () => {
  await hold([...monthly([2019]), on('2031-01-01')])
  const answer = await ask('victims', { by: ['year'] })
  expect(answer.proviso.age.newestDay).toBe('2020-03-01')
  expect(column(answer, 'year').at(-1)).toEqual(['2031', null, 1])
})
