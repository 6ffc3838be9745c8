import { expect, test } from 'vitest'
import { csvCell, csvLine, csvTable } from './csv.ts'
import { number, text } from './datasets/dataset.ts'

test.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+1', `'+1`],
  ['-2+3', `'-2+3`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['\tx', `'\tx`],
  ['\rx', `"'\rx"`],
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['say "no"', '"say ""no"""'],
  ['two\nlines', '"two\nlines"'],
])('%j cannot become a formula or break its line', (cell, written) => {
  expect(csvCell(cell)).toBe(written)
})

test('numbers stay numbers, negative ones too; what is not there is empty', () => {
  expect(csvLine([-76.61, 0, 1e21, null, Number.NaN])).toBe('-76.61,0,1e+21,,\r\n')
})

test('a table is its header and its rows, nothing else', () => {
  expect(csvTable([text('name', 'x'), number('n', 'y')], [['Abell', 3]])).toBe('name,n\r\nAbell,3\r\n')
})
