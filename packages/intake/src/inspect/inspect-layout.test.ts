import { gzipSync } from 'node:zlib'
import type { Result } from '@understory/model'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { inspectFile } from './inspect-file.ts'
import type { Inspection, InspectOptions } from './types.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const inspectionOf = (result: Result<Inspection>): Inspection => {
  if (!result.ok) throw new Error(result.problem.detail)
  return result.value
}
const inspect = (text: string, options: InspectOptions = {}, name = 'crimes.csv') =>
  inspectionOf(inspectFile(bytes(text), name, options))
const said = (inspection: Inspection) =>
  inspection.findings.map(f => `${f.level} ${f.where}: ${f.says}`).join('\n')
const rows = (make: (i: number) => string, n = 12) => Array.from({ length: n }, (_, i) => make(i)).join('\n')

describe('encoding', () => {
  const text = `id,crime_date,offense,street\n${rows(i => `A${1000 + i},2020-01-0${1 + (i % 9)},ROBBERY,1${i}00 Peña St`)}\n`
  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['utf-16le', iconv.encode(text, 'utf-16le', { addBOM: true })],
    ['utf-16le', iconv.encode(text, 'utf-16le', { addBOM: false })],
    ['utf-16be', iconv.encode(text, 'utf-16be', { addBOM: true })],
    ['windows-1252', iconv.encode(`${text}A2000,2020-01-01,ROBBERY,100 O’Neil St\n`, 'windows-1252')],
    ['iso-8859-1', Buffer.concat([iconv.encode(text, 'latin1'), Buffer.from([0x81, 0x0a])])],
  ])('is seen as %s, and the header is clean', (encoding, file) => {
    const inspection = inspectionOf(inspectFile(file, 'crimes.csv'))
    expect(inspection.encoding).toBe(encoding)
    expect(inspection.header).toEqual(['id', 'crime_date', 'offense', 'street'])
  })
  it('is not mistaken where the sample ends inside a character', () => {
    const file = Buffer.from(text)
    expect(
      inspectionOf(inspectFile(file.subarray(0, file.indexOf(0xc3) + 1), 'a.csv', { whole: false })).encoding,
    ).toBe('utf-8')
  })
  it('reads the beginning of a gzip file', () => {
    const whole = gzipSync(Buffer.from(`id,crime_date\n${rows(i => `${i * 7919},2020-01-01`, 5000)}`))
    const inspection = inspectionOf(
      inspectFile(whole.subarray(0, whole.length >> 1), 'a.csv.gz', { whole: false }),
    )
    expect(inspection.sampledRows).toBeGreaterThan(500)
  })
  it.each([
    [[0x50, 0x4b, 0x03, 0x04, 1, 2], 'Excel'],
    [[0x25, 0x50, 0x44, 0x46, 0x2d], 'PDF'],
    [[], 'empty'],
    [[0x1f, 0x8b, 1, 2, 3], 'gzip'],
    [[1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5], 'not text'],
  ])('says what a file is that cannot be read: %j is %s', (file, says) => {
    const result = inspectFile(Uint8Array.from(file), 'x')
    expect(!result.ok && [result.problem.code, result.problem.detail.includes(says)]).toEqual([
      'unreadable-file',
      true,
    ])
  })
})

describe('layout', () => {
  const table = (delimiter: string, end: string) =>
    [
      ['id', 'crime date', 'offense'],
      ...Array.from({ length: 8 }, (_, i) => [`A1000${i}`, '2020-01-01', 'ROBBERY, ARMED']),
    ]
      .map(cells => cells.map(cell => (cell.includes(',') ? `"${cell}"` : cell)).join(delimiter))
      .join(end)
  it.each([
    [',', '\n', 'lf'],
    [';', '\r\n', 'crlf'],
    ['\t', '\r', 'cr'],
    ['|', '\n', 'lf'],
  ])('sees the delimiter %j and the line end %j', (delimiter, end, lineEnd) => {
    const inspection = inspect(table(delimiter, end))
    expect([inspection.delimiter, inspection.lineEnd, inspection.sampledRows]).toEqual([
      delimiter,
      lineEnd,
      8,
    ])
    expect(inspection.format).toBe(delimiter === '\t' ? 'tsv' : 'csv')
  })
  it('names the defects of a header', () => {
    const inspection = inspect(
      `,CrimeDateT,Descriptio,Other,Other, Weapon\n${rows(i => `${i},2020-01-01,ARSON,1,2,GUN`)}`,
    )
    expect(said(inspection)).toMatch(/Column 1 has an empty name/)
    expect(said(inspection)).toMatch(/Several columns are called "Other"; the second is known as "Other#2"/)
    expect(said(inspection)).toMatch(/cut to 10 characters by a shapefile: CrimeDateT, Descriptio/)
    expect(inspection.columns.map(c => c.name)).toContain('Other#2')
  })
  it('sees that there is no header, and then proposes nothing', () => {
    const inspection = inspect(rows(i => `43${i}.5,21${i}.25,2016-01-0${1 + (i % 9)}`))
    expect(said(inspection)).toMatch(/error header: There is no header/)
    expect([inspection.proposal, inspection.sampledRows]).toEqual([null, 12])
  })
  it('counts rows of another width', () => {
    expect(said(inspect('a,b\n1,2\n1\n1,2,3\n'))).toMatch(/2 of 4 sampled rows have more or fewer cells/)
  })
})
