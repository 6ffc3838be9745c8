import { type Code, codeShape, themeShape } from '@understory/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreementOnCode, agreementOnTheme, differences, finalValues, valuesNow } from './coding.ts'
import { type FindingsGrounds, makeFindings } from './findings.ts'

const both = (text: string) => ({ en: text, es: text })
const code = (id: string, more: object = {}): Code =>
  codeShape.parse({ id, label: both(id), definition: both(id), scale: 'nominal', ...more })
const lights = code('lights')
const lamps = code('lamps', { state: 'merged', into: 'lights' })
const old = code('old', { state: 'retired' })
const fear = code('fear', { scale: 'ordinal', most: 5 })
const codes = [lights, lamps, old, fear]
const point = (note: string, given: Record<string, number>[], settled: Record<string, number> = {}) => ({
  note,
  given,
  settled,
})

describe('coded points', () => {
  test('agree at the scale of the code: the textbook’s four coders and twelve units', () => {
    // Krippendorff (2011), example C: 0.743 nominal, 0.815 ordinal. Values are 1 to 5; blanks are units that a coder did not see.
    const x = null
    const coders = [
      [1, 2, 3, 3, 2, 1, 4, 1, 2, x, x, x],
      [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, x, 3],
      [x, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, x],
      [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, x],
    ]
    const points = Array.from({ length: 12 }, (_, i) =>
      point(
        `n${i}`,
        coders.map((values): Record<string, number> => {
          const value = values[i] ?? null
          return value === null ? {} : { fear: value }
        }),
      ),
    )
    const found = agreementOnCode(codes, points, fear)
    expect(found.alpha).toBeCloseTo(0.815, 3)
    expect(found.points).toBe(11)
    expect(found.low ?? 1).toBeLessThan(0.815)
    expect(agreementOnCode(codes, points, { id: 'fear', scale: 'interval' }).alpha).toBeCloseTo(0.849, 3)
    expect(agreementOnCode(codes, points, { id: 'fear', scale: 'ratio' }).alpha).toBeCloseTo(0.797, 3)
  })
  test('of a merged code count for what it was merged into, of a retired one for nothing', () => {
    expect(valuesNow(codes, { lamps: 1, lights: 0, old: 1, fear: 2 })).toEqual({ lights: 1, fear: 2 })
    // One said lamps where the other said lights: since the merger they agree.
    const points = [
      point('a', [
        { lamps: 1, lights: 0 },
        { lamps: 0, lights: 1 },
      ]),
      point('b', [{ lights: 0 }, { lights: 0 }]),
    ]
    expect(agreementOnTheme(codes, points, ['lights']).alpha).toBe(1)
  })
  test('say nothing of a theme whose codes their codebook did not have', () => {
    const asked = ['lights']
    const points = [
      { ...point('a', [{ lights: 1 }, { lights: 1 }]), asked },
      { ...point('b', [{ lights: 0 }, { lights: 0 }]), asked },
      { ...point('c', [{ fear: 1 }, { fear: 1 }]), asked: ['fear'] },
    ]
    expect(agreementOnTheme(codes, points, ['lights']).points).toBe(2)
    // By a code that was merged since, it is the code it was merged into.
    expect(agreementOnTheme(codes, points, ['lamps'])).toEqual(agreementOnTheme(codes, points, ['lights']))
  })
  test('carry what all gave alike or somebody decided, and nothing that is disputed', () => {
    const one = point('a', [
      { lights: 1, fear: 2 },
      { lights: 1, fear: 4 },
    ])
    expect(differences(one)).toEqual({ disputed: ['fear'], settled: [] })
    expect(finalValues(codes, one)).toEqual({ lights: 1 })
    expect(finalValues(codes, { ...one, settled: { fear: 3 } })).toEqual({ lights: 1, fear: 3 })
    // A decision where nobody differed changes nothing.
    expect(finalValues(codes, { ...one, settled: { lights: 0, fear: 3 } })).toEqual({ lights: 1, fear: 3 })
  })
  test('do not depend on the order of the coders, nor agreement on that of the points', () => {
    const values = fc.record({ lights: fc.integer({ min: 0, max: 1 }), fear: fc.integer({ min: 0, max: 5 }) })
    fc.assert(
      fc.property(fc.array(fc.tuple(values, values, values), { minLength: 1, maxLength: 12 }), list => {
        const points = list.map((given, n) => point(`n${n}`, given))
        const turned = list.map((given, n) => point(`n${n}`, given.toReversed()))
        for (const one of [lights, fear])
          for (const other of [turned, points.toReversed()])
            expect(agreementOnCode(codes, points, one)).toEqual(agreementOnCode(codes, other, one))
        points.forEach((one, n) => {
          expect(finalValues(codes, one)).toEqual(finalValues(codes, turned[n] as typeof one))
        })
      }),
      { numRuns: 25 },
    )
  })
})

const grounds = (more: Partial<FindingsGrounds> = {}): FindingsGrounds => ({
  codebook: { version: 2, tookPart: 4, codes },
  rounds: [
    {
      coders: 2,
      points: [point('a', [{ lights: 1 }, { lights: 0 }]), point('b', [{ lights: 1 }, { lights: 1 }])],
    },
    { coders: 1, points: [point('c', [{ lights: 1 }])] },
  ],
  notes: ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id, n) => ({
    id,
    session: 's',
    table: 1,
    seat: (n % 3) + 1,
  })),
  themes: [
    themeShape.parse({ id: 'dark', claim: both('It is dark'), summary: both('…'), codes: ['lights'] }),
  ],
  released: [
    { id: 'pb', note: 'b' },
    { id: 'pa', note: 'a' },
    { id: 'pd', note: 'd' },
  ],
  profile: [],
  sessions: [{ id: 's', slug: 'first', tables: [{ table: 1, people: 4 }] }],
  ...more,
})

describe('findings', () => {
  test('have under a theme the released points that carry its codes, and no other', () => {
    const { points, content } = makeFindings(grounds())
    expect(points).toEqual([{ theme: 'dark', point: 'pb' }])
    expect(content.themes[0]).toMatchObject({
      coded: null,
      disputed: 1,
      settled: 0,
      agreement: { points: 2 },
    })
    expect(content.coding).toEqual({ rounds: 2, points: 7, coded: 3, doubly: 2, coders: 2 })
    expect(content.codebook.tookPart).toBeNull()
  })
  test('take what a later round gave a point in place of an earlier one', () => {
    const again = [
      ...grounds().rounds,
      { coders: 1, points: [point('b', [{ lights: 0 }]), point('a', [{ lights: 1 }])] },
    ]
    expect(makeFindings(grounds({ rounds: again })).points).toEqual([{ theme: 'dark', point: 'pa' }])
  })
  test('show the balance of a table, silent seats too, and head counts of ten and more', () => {
    const { quality } = makeFindings(grounds()).content
    // Seats 1 to 3 gave 3, 2 and 2 points, the fourth none; 7 points are fewer than 2 a seat.
    expect(quality.balance).toEqual([
      {
        session: 'first',
        table: 1,
        evenness: null,
        evennessByChance: null,
        notEstimable: 'balance needs at least 2 points a seat, and there are 7 for 4',
      },
    ])
    expect(quality).toMatchObject({ people: null, sessions: 1 })
    const counted = grounds({
      sessions: [
        {
          id: 's',
          slug: 'first',
          tables: [
            { table: 1, people: 3 },
            { table: 2, people: 8 },
          ],
        },
      ],
    })
    expect(makeFindings(counted).content.quality).toMatchObject({ people: 11 })
    expect(makeFindings(counted).content.quality.balance[0]?.evenness).toBeGreaterThan(0.95)
  })
})
