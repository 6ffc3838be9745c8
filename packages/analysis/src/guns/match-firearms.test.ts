import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { confidenceOf, type DescribedFirearm, matchFirearms } from './match-firearms.ts'

const gun = (change: Partial<DescribedFirearm> = {}): DescribedFirearm => ({
  maker: 'HOLLIS',
  model: null,
  calibre: '9mm',
  serial: 'KR48213',
  serialState: 'intact',
  ...change,
})

test.each([
  ['the number and the maker agree', {}, 'sure'],
  ['one names the model', { model: 'M9' }, 'sure'],
  ['one names no maker', { maker: null }, 'likely'],
  ['the calibre contradicts', { calibre: '.40' }, 'doubtful'],
  ['O was read for 0', { serial: 'KR482I3' }, 'doubtful'],
  ['another maker has the same number', { maker: 'CALDER' }, null],
  ['the number differs', { serial: 'KR48214' }, null],
  ['no maker and another calibre', { maker: null, calibre: '.40' }, null],
] as const)('%s', (_, change, confidence) => {
  expect(confidenceOf(gun(), gun(change), 1)).toBe(confidence)
})

test('short numbers are no key: three characters match nothing, five wait for a person', () => {
  const short = [gun({ serial: '640' }), gun({ serial: '640' })]
  expect(matchFirearms(short)).toMatchObject({ doubtful: [], sure: 0, likely: 0 })
  const five = [gun({ serial: 'Z5313' }), gun({ serial: 'Z5313' })]
  expect(matchFirearms(five).doubtful).toEqual([{ a: 0, b: 1, confidence: 'doubtful' }])
})

test('a removed or partial number, and a gun that never had one, match nothing', () => {
  for (const serialState of ['obliterated', 'partial', 'none', 'not-stated'] as const)
    expect(matchFirearms([gun({ serialState }), gun({ serialState })]).sure).toBe(0)
})

test('where two makers have a number, a row without a maker is joined with neither', () => {
  const { firearmOf, doubtful } = matchFirearms([gun(), gun({ maker: 'CALDER' }), gun({ maker: null })])
  expect([...firearmOf]).toEqual([0, 1, 2])
  expect(doubtful.map(({ a, b }) => [a, b])).toEqual([
    [0, 2],
    [1, 2],
  ])
})

test('a number on very many rows is a placeholder', () => {
  const rows = Array.from({ length: 60 }, () => gun({ serial: '1234567' }))
  expect(new Set(matchFirearms(rows).firearmOf).size).toBe(60)
})

describe('against all pairs', () => {
  const some = <T>(...values: T[]) => fc.constantFrom(...values)
  const row = fc.record({
    maker: some('HOLLIS', 'CALDER', null),
    model: some('A', 'B', null, null),
    calibre: some('9mm', '.40', null),
    serial: some('KR48213', 'KR482I3', 'Z5313', '25313', '640', 'QQ99999', null),
    serialState: some('intact', 'intact', 'restored', 'obliterated'),
  }) as fc.Arbitrary<DescribedFirearm>

  test('two rows are one firearm exactly where sure and likely pairs lead from one to the other', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 14 }), rows => {
        const { firearmOf, doubtful } = matchFirearms(rows)
        const fold = (text: string | null) => text?.replace(/[OISBZ]/g, c => '01582'['OISBZ'.indexOf(c)] ?? c)
        const whole = (one: DescribedFirearm) =>
          (one.serialState === 'intact' || one.serialState === 'restored') && (one.serial?.length ?? 0) >= 5
        const pair = (a: number, b: number) => {
          const [one, other] = [rows[a], rows[b]]
          if (!one || !other) return null
          const makers = rows
            .filter(r => whole(r) && fold(r.serial) === fold(one.serial))
            .flatMap(r => r.maker ?? [])
          return confidenceOf(one, other, new Set(makers).size)
        }
        const group = rows.map((_, i) => i)
        for (let round = 0; round < rows.length; round++)
          for (let a = 0; a < rows.length; a++)
            for (let b = 0; b < rows.length; b++)
              if (a !== b && ['sure', 'likely'].includes(pair(a, b) ?? ''))
                group[a] = group[b] = Math.min(group[a] ?? 0, group[b] ?? 0)
        expect([...firearmOf]).toEqual(group)
        const expected = rows.flatMap((_, a) =>
          rows.flatMap((_other, b) =>
            a < b && pair(a, b) === 'doubtful' && group[a] !== group[b] ? [[a, b]] : [],
          ),
        )
        expect(doubtful.map(one => [one.a, one.b])).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })
})
