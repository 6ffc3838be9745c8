import type { ImportReport } from '@understory/model'
import { expect, test } from 'vitest'
import { formatTable, outputTo, problemText } from './output.ts'
import { renderReport } from './report.ts'

test('pads columns and puts numbers to the right', () => {
  expect(
    formatTable([
      ['name', 'rows'],
      ['abc', 12],
      ['d', 3456],
    ]),
  ).toEqual(['name   rows', '────  ─────', 'abc      12', 'd     3,456'])
})

test('says what is wrong, where, and what would be right', () => {
  const text = problemText({
    code: 'bad-parameter',
    detail: '"x" is no day.',
    where: '--from',
    expected: 'YYYY-MM-DD',
  })
  expect(text).toBe('"x" is no day. (--from)\nExpected: YYYY-MM-DD')
})

test('accounts for every row of a file and explains each flag in a sentence', () => {
  const report: ImportReport = {
    importNo: 3,
    city: 'baltimore',
    source: 'baltimore-part1',
    fileName: 'part1.csv',
    fileHash: '00',
    state: 'complete',
    receivedAt: '2026-11-23T00:00:00Z',
    finishedAt: '2026-11-23T00:00:01Z',
    read: 10,
    kept: 6,
    unchanged: 2,
    revised: 1,
    setAside: 1,
    flagged: { 'no-point': 4 },
    setAsideReasons: { 'not a day': 1 },
    from: '2016-06-01',
    to: '2016-06-18',
    sameAsImportNo: null,
    notes: [],
  }
  let text = ''
  renderReport(report, outputTo({ write: chunk => (text += chunk) }))
  for (const line of ['rows read', '= kept', '+ unchanged', '+ revised', '+ set aside'])
    expect(text).toContain(line)
  expect(text).toContain('4  The source gives no coordinates, or 0,0, which means missing.')
  expect(text).toContain('1  not a day')
})
