import { gzipSync } from 'node:zlib'
import { sourceShape } from '@understory/model'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSource } from '../parse-source.ts'
import { inspectFile } from './inspect-file.ts'

/** A report with a mapping that holds, or a problem; in either case no exception. */
function inspectAny(bytes: Uint8Array, name: string): void {
  const result = inspectFile(bytes, name)
  if (!result.ok) {
    expect(result.problem.code).toBe('unreadable-file')
    return
  }
  const { proposal } = result.value
  if (proposal === null) return
  expect(sourceShape.safeParse(proposal).success).toBe(true)
  const parsed = parseSource(JSON.parse(JSON.stringify(proposal)))
  expect(parsed.ok ? null : parsed.problem.detail).toBeNull()
}

const cell = fc.oneof(
  fc.constantFrom(
    '',
    'date',
    'crime_date',
    'lat',
    'lon',
    'X',
    'Y',
    'offense',
    'weapon',
    'id',
    'time',
    'city',
    'year',
    'month',
    'day',
  ),
  fc.constantFrom(
    '2020-01-02',
    '3/4/2020',
    '3/14/2020 1:02:03 AM',
    '0',
    '-76.6',
    '39.3',
    '398186',
    '2.02439E+11',
    'ROBBERY',
    'GUN',
  ),
  fc.constantFrom(
    'constructor',
    '__proto__',
    'toString',
    'a=b',
    'a:b',
    ' padded ',
    'Doe, Jane',
    '1;2',
    'I',
    'NA',
    'Infinity',
    '1e999',
  ),
  fc.string({ maxLength: 12, unit: 'binary' }),
  fc.integer().map(String),
  fc.double().map(String),
)
const table = fc
  .tuple(
    fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }),
    fc.constantFrom(',', '\t', ';', '|'),
    fc.constantFrom('\n', '\r\n', '\r'),
  )
  .map(([lines, delimiter, end]) => lines.map(cells => cells.map(quote).join(delimiter)).join(end))
const quote = (text: string) => (/[",\n\r;|\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

describe('inspectFile never throws', () => {
  const names = fc.string({ maxLength: 20 })
  it('on any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), names, inspectAny), { numRuns: 2500 })
  })
  it('on any table', () => {
    fc.assert(
      fc.property(table, names, (text, name) => inspectAny(Buffer.from(text), name)),
      { numRuns: 2500 },
    )
  })
  it('on any table with a date column', () => {
    const dated = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 10 })
    const header = fc.array(cell, { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(
        header,
        dated,
        fc.constantFrom('2020-01-02', '3/4/2020', '20200304', '1584144000000', '2020-01-02T00:00:00Z'),
        (names4, lines, date) => {
          const text = [['crime_date', ...names4], ...lines.map(cells => [date, ...cells])]
            .map(cells => cells.map(quote).join(','))
            .join('\n')
          inspectAny(Buffer.from(text), 'fuzz.csv')
        },
      ),
      { numRuns: 2000 },
    )
  })
  it('on any JSON, whole or cut', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.array(fc.dictionary(cell, fc.jsonValue())).map(v => JSON.stringify(v)),
        ),
        fc.nat(300),
        (text, cut) => {
          inspectAny(Buffer.from(text), 'x.json')
          inspectAny(Buffer.from(text.slice(0, cut)), 'x.json')
        },
      ),
      { numRuns: 800 },
    )
  })
  it('on damaged gzip', () => {
    const whole = gzipSync(Buffer.from(`id,crime_date\n${'7,2020-01-01\n'.repeat(400)}`))
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, value, end) => {
        const broken = Uint8Array.from(whole)
        broken[at] = value
        inspectAny(broken.subarray(0, end), 'x.csv.gz')
      }),
      { numRuns: 1000 },
    )
  })
})

describe('inspectFile takes a bounded time', () => {
  // Ten seconds are far above what any of these takes here; what is feared takes minutes.
  const size = 1024 * 1024
  const repeat = (text: string) => Buffer.from(text.repeat(Math.ceil(size / text.length)).slice(0, size))
  it.each([
    ['commas', repeat(',')],
    ['quotes', repeat('"')],
    ['an open quote', Buffer.concat([Buffer.from('id,crime_date\n"'), repeat('a,b\n')])],
    ['one long line', repeat('a')],
    ['empty lines', repeat('\n')],
    ['brackets', repeat('[')],
    ['objects', repeat('{"a":')],
    ['long numbers', repeat('1')],
    ['blanks', repeat(' ')],
    ['names like names', repeat('Aaaaaaa aaaaaa aaaaaa,')],
    ['a gzip bomb', gzipSync(Buffer.alloc(60 * 1024 * 1024, 'a,b\n'))],
    ['a larger gzip bomb', gzipSync(Buffer.alloc(200 * 1024 * 1024, 'crime_date,id\n'))],
  ])('on %s', (_, bytes) => {
    const start = performance.now()
    inspectAny(bytes, 'long.csv')
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})
