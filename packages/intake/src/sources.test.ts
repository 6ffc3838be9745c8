import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { builtInSources, limitToCity } from './built-in-sources.ts'
import { matchSource } from './match-source.ts'
import { parseSource } from './parse-source.ts'
import { sniffHeader } from './sniff-header.ts'
import { builtIn } from './testing.ts'

const sample = (name: string) => readFileSync(new URL(`./${name}/sample.csv`, import.meta.url))

test.each(builtInSources.map(source => source.name))('%s is known by its header alone', name => {
  for (const bytes of [sample(name), gzipSync(sample(name))]) {
    const { header, format, delimiter, encoding } = sniffHeader(bytes, 'upload')
    expect([format, delimiter, encoding]).toEqual(['csv', ',', 'utf-8'])
    expect(matchSource(header, builtInSources)?.name).toBe(name)
  }
})

test('a header of no source matches none, also when it is empty', () => {
  expect(matchSource(['a', 'b'], builtInSources)).toBeNull()
  expect(matchSource([], builtInSources)).toBeNull()
  expect(matchSource(builtIn('dc-incidents').header.slice(1), builtInSources)).toBeNull()
})

test('of two sources that fit, the one that leaves fewer columns over is chosen', () => {
  const wide = builtIn('charlottesville')
  const narrow = { ...wide, name: 'narrow', header: wide.header.slice(0, 7) }
  expect(matchSource(wide.header, [narrow, wide])?.name).toBe('charlottesville')
})

test('the beginning of a cut gzip file is enough', () => {
  const packed = gzipSync(Buffer.concat([sample('sample-city'), Buffer.alloc(500_000, 'abc,def\n')]))
  const { header } = sniffHeader(packed.subarray(0, 600), 'x.csv.gz')
  expect(header).toEqual(builtIn('sample-city').header)
})

test.each([
  ['crlf', 'a,b\r\n1,2\r\n', 'crlf', ','],
  ['bare CR', 'a;b\r1;2\r', 'cr', ';'],
  ['mixed', 'a|b\r\n1|2\n', 'mixed', '|'],
  ['tabs', 'a\tb\n1\t2\n', 'lf', '\t'],
])('%s is seen', (_, text, lineEnd, delimiter) => {
  expect(sniffHeader(Buffer.from(text), 'x')).toMatchObject({ lineEnd, delimiter, header: ['a', 'b'] })
})

test.each([
  [
    'geojson',
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},"geometry":null},{"ty',
  ],
  ['arcgis', '{"features":[{"attributes":{"a":1}}]}'],
  ['socrata', '[{"a":"1"},{"a":"2"'],
  ['ndjson', '{"a":1}\n{"a":2}\n{"a'],
])('%s is seen, also when it is cut off', (format, text) => {
  expect(sniffHeader(Buffer.from(text), 'x')).toMatchObject({ format, header: ['a'] })
})

test('text in UTF-16 and in Windows-1252 is seen', () => {
  expect(sniffHeader(Buffer.from('\ufeffa,b\n1,2\n', 'utf16le'), 'x')).toMatchObject({
    encoding: 'utf-16le',
    header: ['a', 'b'],
  })
  expect(sniffHeader(Buffer.from('a,b\nPe\xf1a,2\n', 'latin1'), 'x').encoding).toBe('windows-1252')
})

const good = () => structuredClone(builtIn('sample-city')) as Record<string, unknown>

test.each([
  ['format', { format: 'xlsx' }, 'format'],
  ['a field that does not exist', { colour: 'red' }, 'the mapping'],
  ['a column that is not in the header', { offence: 'offence' }, 'offence'],
  ['a date layout', { date: { how: 'column', column: 'occurred_date', layout: 'yy' } }, 'date.layout'],
  [
    'a time zone',
    { date: { how: 'column', column: 'occurred_date', layout: 'iso', timeZone: 'X/Y' } },
    'date.timeZone',
  ],
  ['a coordinate system', { point: { x: 'longitude', y: 'latitude', crs: 'EPSG:9999' } }, 'point.crs'],
  ['a transform', { transforms: ['magic:block'] }, 'transforms'],
  ['a delimiter', { delimiter: '"' }, 'delimiter'],
  ['a covered day', { covers: { from: '2020-02-30', to: null } }, 'covers.from'],
  ['a column that is kept and never stored', { never: ['block'] }, 'block'],
])('a mapping with a wrong part is refused by name: %s', (_, change, where) => {
  const parsed = parseSource({ ...good(), ...change })
  expect(parsed).toMatchObject({ ok: false, problem: { code: 'bad-mapping', where } })
})

test('a mapping survives being written as JSON and read again', () => {
  for (const source of builtInSources)
    expect(parseSource(JSON.parse(JSON.stringify(source)))).toEqual({ ok: true, value: source })
})

test('a source of one city stays as it is, one of several is limited to the city', () => {
  expect(limitToCity(builtIn('baltimore-part1'), 'Baltimore').only).toEqual({})
  expect(limitToCity(builtIn('wapo-homicides'), 'Baltimore').only).toEqual({ city: 'Baltimore' })
})
