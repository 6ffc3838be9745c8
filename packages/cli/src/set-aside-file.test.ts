import { type SetAside, sourceShape } from '@understory/model'
import { expect, test } from 'vitest'
import { asFile, csvOf } from './set-aside-file.ts'

const row = (raw: string): SetAside => ({
  id: '1',
  importNo: 4,
  source: 'made-up',
  line: 7,
  column: 'date',
  reason: 'The date "x, y" cannot be read',
  raw,
  resolvedByImportNo: null,
})
const source = sourceShape.parse({
  name: 'made-up',
  title: 'Made up',
  publisher: 'Nobody',
  licence: 'CC0-1.0',
  format: 'csv',
  encoding: 'windows-1252',
  lineEnd: 'crlf',
  delimiter: ';',
  header: ['id', 'date'],
  key: { how: 'columns', columns: ['id'] },
  date: { how: 'column', column: 'date', layout: 'iso' },
  kind: { how: 'always', kind: 'homicide' },
})

test('writes set-aside rows as CSV with quotes where they are needed', () => {
  expect(csvOf([row('a,"b"\n')])).toBe(
    'id,importNo,source,line,column,reason,raw,resolvedByImportNo\r\n' +
      '1,4,made-up,7,date,"The date ""x, y"" cannot be read","a,""b""\n",\r\n',
  )
})

test('text that a spreadsheet would run is written as text, and runs again as it was read', () => {
  const raw = '7;=HYPERLINK("http://x.example")'
  expect(csvOf([row(raw)])).toContain(`"7;'=HYPERLINK(""http://x.example"")"`)
  expect(csvOf([row("=cmd|' /C calc'!A0")])).toContain("'=cmd|' /C calc'!A0")
  expect(asFile([row(raw)], source)).toMatchObject({ ok: true, value: { text: `id;date\n${raw}\n` } })
})

test('puts raw rows together again as a file of their source, in UTF-8 with plain line ends', () => {
  const file = asFile([row('1;x\r\n'), row('2;y')], source)
  expect(file).toMatchObject({ ok: true, value: { text: 'id;date\n1;x\n2;y\n' } })
  expect(file.ok && file.value.source).toMatchObject({ encoding: 'utf-8', lineEnd: 'lf', version: 1 })
})

test('puts features into a collection, and refuses pages of an endpoint', () => {
  const features = asFile([row('{"a":1}'), row('{"a":2}')], { ...source, format: 'geojson' })
  expect(features.ok && JSON.parse(features.value.text).features).toEqual([{ a: 1 }, { a: 2 }])
  expect(asFile([row('{}')], { ...source, format: 'arcgis' })).toMatchObject({
    problem: { code: 'unknown-layout' },
  })
})
