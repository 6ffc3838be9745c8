import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { csvLine, csvLines, csvTable, guardFormula, unguardFormula } from './csv.ts'
import { number, text } from './datasets/dataset.ts'

const written = (cell: string | number | null): unknown =>
  Papa.parse<string[]>(csvLine([cell, 'end']).trimEnd(), { newline: '\r\n', delimiter: ',' }).data[0]?.[0]

test.each([
  ['=HYPERLINK("http://x")', `'=HYPERLINK("http://x")`],
  ['+1', `'+1`],
  ['-2+3', `'-2+3`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['\tx', `'\tx`],
  ['\rx', `'\rx`],
  ['\nx', `'\nx`],
  ['＝1+1', `'＝1+1`],
  ['＋1', `'＋1`],
  ['－1', `'－1`],
  ['＠SUM(A1)', `'＠SUM(A1)`],
  ['  =1+1', `'  =1+1`],
  ['"=1+1"', `'"=1+1"`],
  ["'=1+1", "''=1+1"],
  ['\u200b=1+1', "'\u200b=1+1"],
  ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
  ['a;=1+1', "a;'=1+1"],
  ['a; "=1+1', `a;' "=1+1`],
  ['a\t=1+1', "a\t'=1+1"],
  ['one\n=two', "one\n'=two"],
  ['plain', 'plain'],
  ['a,b', 'a,b'],
  ['39.29, -76.61', '39.29, -76.61'],
  ['say "no"', 'say "no"'],
  ['two\nlines', 'two\nlines'],
  ['a list:\n- one\n- two', 'a list:\n- one\n- two'],
])('%j cannot become a formula or break its line', (cell, as) => {
  expect(written(cell)).toBe(as)
})

test('quotes stand where they are needed', () => {
  expect(csvLine(['a,b', 'say "no"', 'two\nlines', 'plain'])).toBe(
    '"a,b","say ""no""","two\nlines",plain\r\n',
  )
})

test('numbers stay numbers, negative ones too; what is not there is empty', () => {
  expect(csvLine([-76.61, 0, 1e21, null, Number.NaN])).toBe('-76.61,0,1e+21,,\r\n')
})

test('a table is its header and its rows, nothing else', () => {
  expect(csvTable([text('name', 'x'), number('n', 'y')], [['Abell', 3]])).toBe('name,n\r\nAbell,3\r\n')
})

const risky = fc.stringMatching(/^[=+@;'"\t\r\n a|＝-]{0,12}$/)
const cell = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), risky)

test('whatever is written is read again as it was, once the guard is taken off', () => {
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(table, rows => {
      const read = Papa.parse<string[]>(csvLines(rows).replace(/\r\n$/, ''), {
        newline: '\r\n',
        delimiter: ',',
      })
      expect(read.data.map(row => row.map(unguardFormula))).toEqual(rows)
    }),
    { numRuns: 2_000 },
  )
})

test('no cell begins a formula in a spreadsheet, whichever separator it takes', () => {
  fc.assert(
    fc.property(cell, one => {
      for (const part of guardFormula(one).split(/[;\t|\r\n]/)) expect(part).not.toMatch(/^[ "]*[=@+＝＠＋]/)
    }),
    { numRuns: 2_000 },
  )
})
