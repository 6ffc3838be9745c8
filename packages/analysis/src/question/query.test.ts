import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MeasureQuestion } from '@understory/model'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSnapshots, type Snapshots } from '../snapshots.ts'
import { smallWorld } from '../testing/world.ts'
import { factRow, readerOfRows } from '../testing.ts'

let dir = ''
let snapshots: Snapshots
const ask = (more: Partial<MeasureQuestion>): MeasureQuestion => ({
  by: [],
  where: {},
  from: null,
  to: null,
  ...more,
})

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'understory-query-'))
  const rows = [factRow({ day: 17_600 }), factRow({ line: 3, day: 18_300, place_2: 1 })]
  snapshots = await openSnapshots({ dir, reader: readerOfRows(smallWorld(rows)) })
})
afterAll(async () => {
  await snapshots.close()
  await rm(dir, { recursive: true })
})

test.each<[Partial<MeasureQuestion>, string, RegExp, RegExp]>([
  [{ by: ['colour'] }, 'by', /colour/, /kind, weapon.*neighborhood:2010/],
  [{ by: ['kind', 'kind'] }, 'by', /twice/, /once/],
  [{ by: ['district', 'neighborhood:1999'] }, 'by', /neighborhood:1999/, /neighborhood:2020/],
  [{ by: ['kind', 'weapon', 'hour', 'year'] }, 'by', /4 dimensions/, /three/],
  [{ by: ['year', 'month'] }, 'by', /month/, /one of year/],
  [{ by: ['neighborhood', 'neighborhood:2010'] }, 'by', /twice/, /once/],
  [{ where: { kind: ['murder'] } }, 'where.kind', /murder/, /homicide/],
  [{ where: { hour: ['24'] } }, 'where.hour', /24/, /0 to 23/],
  [{ where: { weekday: ['0'] } }, 'where.weekday', /0/, /Monday/],
  [{ where: { month: ['2019-13'] } }, 'where.month', /2019-13/, /2019-03/],
  [{ where: { week: ['2019-03-05'] } }, 'where.week', /2019-03-05/, /Monday/],
  [{ where: { day: ['2019-02-29'] } }, 'where.day', /2019-02-29/, /a day/],
  [
    { where: { 'neighborhood:2010': ["x'; DROP TABLE incident_fact; --"] } },
    'where.neighborhood:2010',
    /DROP/,
    /abell/,
  ],
  [{ where: { colour: ['red'] } }, 'where.colour', /colour/, /kind/],
  [{ where: { kind: [''] } }, 'where.kind', /“”/, /homicide/],
  [{ from: 'yesterday' }, 'from', /yesterday/, /2019-03-04/],
  [{ from: '2019-02-01', to: '2019-01-01' }, 'to', /2019-01-01/, /from 2019-02-01 on/],
])(
  '%j: the problem names the parameter, the value and what is valid',
  async (question, where, detail, expected) => {
    const answer = await snapshots.measure('smallville', 'victims', ask(question))
    expect(answer).toMatchObject({ ok: false, problem: { code: 'bad-parameter', where } })
    if (answer.ok) return
    expect(answer.problem.detail).toMatch(detail)
    expect(answer.problem.expected).toMatch(expected)
  },
)

test('any words whatever give an answer or a clear problem, never an accident', async () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      'kind',
      'year',
      'day',
      'week',
      '__proto__',
      'constructor',
      'toString',
      '2019',
      '0',
      '',
      '9999-12-31',
      '2019-01-01',
      "'",
    ),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(word, { maxLength: 3 }),
      fc.dictionary(word, fc.array(word, { minLength: 1, maxLength: 3 }), { maxKeys: 3 }),
      fc.option(word, { nil: null }),
      fc.option(word, { nil: null }),
      async (by, where, from, to) => {
        const answer = await snapshots.measure('smallville', 'victims', { by, where, from, to })
        if (!answer.ok) expect(answer.problem.code).toBe('bad-parameter')
      },
    ),
    { numRuns: 300 },
  )
})

test('more groups than an answer can hold is a problem that says what to do', async () => {
  const answer = await snapshots.measure(
    'smallville',
    'victims',
    ask({ by: ['day', 'hour', 'neighborhood:2010'], from: '2010-01-01' }),
  )
  expect(answer).toMatchObject({
    ok: false,
    problem: { code: 'bad-parameter', where: 'by', expected: expect.stringMatching(/shorter period/) },
  })
})
