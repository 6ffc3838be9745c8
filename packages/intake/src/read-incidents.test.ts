import { gzipSync } from 'node:zlib'
import { ProblemError, type Source, type SourceInput } from '@understory/model'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { parseSource } from './parse-source.ts'
import { limits } from './reading/limits.ts'
import { fileOf, readWhole } from './testing.ts'

const plain = (more: Partial<SourceInput> = {}): Source => {
  const parsed = parseSource({
    name: 'plain',
    title: 'Plain',
    publisher: 'nobody',
    licence: 'none',
    format: 'csv',
    header: ['id', 'day', 'what', 'where'],
    key: { how: 'columns', columns: ['id'] },
    date: { how: 'column', column: 'day', layout: 'iso' },
    kind: { how: 'lookup', column: 'what', words: { MURDER: 'homicide' } },
    offence: 'what',
    block: ['where'],
    ...more,
  })
  if (!parsed.ok) throw new ProblemError(parsed.problem)
  return parsed.value
}

const header = 'id,day,what,where'
const rows = ['1,2020-01-01,MURDER,100 A ST', '2,2020-01-02,MURDER,200 B ST', '3,2020-01-03,MURDER,300 C ST']
const text = (end: string) => [header, ...rows].join(end) + end

const keysOf = async (bytes: Uint8Array | string, source = plain(), piece?: number) =>
  (await readWhole(fileOf(bytes, 'x', piece), source)).incidents.map(row => `${row.line}:${row.key}`)

test.each([
  ['LF', '\n'],
  ['CRLF', '\r\n'],
  ['bare CR', '\r'],
])('line ends %s are read, also when a piece ends between CR and LF', async (_, end) => {
  for (const piece of [1, 2, 7, 65_536])
    expect(await keysOf(text(end), plain(), piece)).toEqual(['2:1', '3:2', '4:3'])
})

test('line ends may be mixed in one file, and blank lines are no rows', async () => {
  const { read, incidents } = await readWhole(
    fileOf(`${header}\r\n${rows[0]}\r${rows[1]}\n\n  \n${rows[2]}`),
    plain(),
  )
  expect(read).toBe(3)
  expect(incidents.map(row => row.line)).toEqual([2, 3, 6])
})

test.each([
  ['UTF-8 with a mark', 'utf-8' as const, '\ufeff'],
  ['UTF-16, little end first, with a mark', 'utf-16le' as const, '\ufeff'],
  ['UTF-16, big end first, with a mark', 'utf-16be' as const, '\ufeff'],
  ['UTF-16 without a mark, as the mapping says', 'utf-16le' as const, ''],
  ['Windows-1252', 'windows-1252' as const, ''],
  ['ISO-8859-1', 'iso-8859-1' as const, ''],
])('%s is decoded', async (_, encoding, mark) => {
  const bytes = iconv.encode(`${mark}${header}\n1,2020-01-01,MURDER,Peña Boulevard\n`, encoding, {
    addBOM: false,
  })
  const source = plain(mark ? {} : { encoding })
  for (const piece of [1, 3, 4096]) {
    const { incidents } = await readWhole(fileOf(bytes, 'x', piece), source)
    expect(incidents[0]?.block).toBe('Peña Boulevard')
  }
})

test('gzip is known by its first bytes, whatever the name, and may have several members', async () => {
  const packed = Buffer.concat([gzipSync(`${header}\n${rows[0]}\n`), gzipSync(`${rows[1]}\n`)])
  expect(await keysOf(packed)).toEqual(['2:1', '3:2'])
})

test('a gzip file that is cut off is a problem, not a short file', async () => {
  const packed = gzipSync(text('\n')).subarray(0, -12)
  await expect(readWhole(fileOf(packed), plain())).rejects.toThrow(ProblemError)
})

test.each([
  ['an empty file', ''],
  ['a workbook', 'PK\u0003\u0004 and so on'],
  ['another header', 'a,b,c\n1,2,3\n'],
  ['only blank lines', '\n\n\n'],
])('%s is a problem', async (_, content) => {
  await expect(readWhole(fileOf(content), plain())).rejects.toThrow(ProblemError)
})

test('a header that lacks a column names it', async () => {
  await expect(readWhole(fileOf('id,day,what\n1,2020-01-01,MURDER\n'), plain())).rejects.toMatchObject({
    problem: { code: 'unknown-layout', detail: expect.stringContaining('no column "where"') },
  })
})

test('columns may stand in another order and there may be more of them', async () => {
  const { incidents } = await readWhole(fileOf('where,new,what,day,id\nA,,MURDER,2020-01-01,9\n'), plain())
  expect(incidents).toMatchObject([{ key: '9', occurredOn: '2020-01-01', kind: 'homicide', block: 'A' }])
})

test('a quoted field may run over lines and over the border of two blocks', async () => {
  const note = `"first\nsecond ""quoted""\nthird"`
  const content = `${header}\n1,2020-01-01,MURDER,${note}\n${rows[1]}\n`
  for (const piece of [5, 40, 65_536]) {
    const { incidents, setAside } = await readWhole(fileOf(content, 'x', piece), plain())
    expect(setAside).toEqual([])
    expect(incidents.map(row => [row.line, row.block])).toEqual([
      [2, 'first second "quoted" third'],
      [5, '200 B ST'],
    ])
  }
})

test('a quote that is never closed costs one row, not the rest of the file', async () => {
  const many = Array.from({ length: 5_000 }, (_, i) => `${i + 10},2020-02-01,MURDER,A`)
  const content = [header, rows[0], '2,2020-01-02,"MURDER,200 B ST', rows[2], ...many].join('\n')
  const { incidents, setAside, read } = await readWhole(fileOf(content), plain())
  expect(read).toBe(5_003)
  expect(incidents.length).toBe(5_002)
  expect(setAside).toEqual([
    {
      line: 3,
      column: 'what',
      reason: 'A quote is opened and not closed, or stands where it cannot.',
      raw: '2,2020-01-02,"MURDER,200 B ST',
    },
  ])
})

test('two lost quotes do not swallow the rows between them', async () => {
  const content = [header, '1,2020-01-01,"MURDER,A', rows[1], '9,2020-01-01,MURDER",A', rows[2]].join('\n')
  const { incidents, setAside, read } = await readWhole(fileOf(content), plain())
  expect(read).toBe(4)
  expect(setAside.map(row => row.line)).toEqual([2])
  expect(incidents.map(row => row.key)).toEqual(['2', '9', '3'])
})

test('a file that is broken in every line is read in bounded time', async () => {
  const broken = Array.from({ length: 5_000 }, (_, i) => `${i},2020-01-01,"MURDER,A`).join('\n')
  const started = process.threadCpuUsage().user
  const { read, setAside } = await readWhole(fileOf(`${header}\n${broken}`), plain())
  expect([read, setAside.length]).toEqual([5_000, 5_000])
  // Without a bound on tries this takes about a minute of processor time.
  expect((process.threadCpuUsage().user - started) / 1e6).toBeLessThan(20)
})

test('a quote inside a field is text', async () => {
  expect(await keysOf(`${header}\n1,2020-01-01,MURDER,5" pipe\n${rows[1]}\n`)).toEqual(['2:1', '3:2'])
})

test.each([
  ['too few columns', '1,2020-01-01,MURDER', null, 'The row has 3 columns; the header has 4.'],
  ['too many columns', '1,2020-01-01,MURDER,A,B', null, 'The row has 5 columns; the header has 4.'],
  [
    'a day that is none',
    '1,2020-02-30,MURDER,A',
    'day',
    'The date "2020-02-30" cannot be read; the layout is iso.',
  ],
  ['a NUL byte', '1,2020-01-01,MUR\0DER,A', null, 'The row has NUL bytes; written as \\x00.'],
  [
    'a field without end',
    `1,2020-01-01,MURDER,${'x'.repeat(30_000)}`,
    'where',
    'The field has 30000 characters; at most 20000 are read.',
  ],
])('%s sets the row aside with its text, and the next row is read', async (_, row, column, reason) => {
  const { incidents, setAside } = await readWhole(fileOf(`${header}\n${row}\n${rows[1]}\n`), plain())
  expect(setAside).toEqual([{ line: 2, column, reason, raw: row.replace('\0', '\\x00') }])
  expect(incidents.map(i => i.line)).toEqual([3])
})

test('bytes that are not UTF-8 set the row aside, written so that nothing is lost', async () => {
  const bytes = Buffer.concat([
    Buffer.from(`${header}\n1,2020-01-01,MURDER,Pe`),
    Buffer.from([0xf1]),
    Buffer.from(`a\n${rows[1]}\n`),
  ])
  const { incidents, setAside } = await readWhole(fileOf(bytes), plain())
  expect(setAside).toMatchObject([{ line: 2, raw: '1,2020-01-01,MURDER,Pe\\xF1a' }])
  expect(incidents.map(row => row.line)).toEqual([3])
})

test('a line of 40 MB is one row set aside, and its text is cut', async () => {
  async function* bytes() {
    yield Buffer.from(`${header}\n${rows[0]}\n9,`)
    for (let i = 0; i < 160; i++) yield Buffer.alloc(256 * 1024, 'y')
    yield Buffer.from(`\n${rows[1]}\n`)
  }
  const before = process.memoryUsage().rss
  const whole = await readWhole({ name: 'x', size: null, bytes: bytes() }, plain())
  expect(whole.read).toBe(3)
  expect(whole.setAside).toMatchObject([
    { line: 3, reason: expect.stringContaining('longer than 1048576 bytes') },
  ])
  expect(whole.setAside[0]?.raw.length).toBe(limits.rawChars)
  expect(whole.incidents.map(row => row.line)).toEqual([2, 4])
  expect(process.memoryUsage().rss - before).toBeLessThan(64 << 20)
})

test('a blank date is kept and flagged', async () => {
  const { incidents } = await readWhole(fileOf(`${header}\n1,,MURDER,A\n2,NA,MURDER,A\n`), plain())
  expect(incidents.map(row => [row.occurredOn, row.flags[0]])).toEqual([
    [null, 'no-date'],
    [null, 'no-date'],
  ])
})

test('a key that repeats gets an ordinal that no key of the file can have', async () => {
  const content = `${header}\n1,,A,A\n1,,B,B\n1#2,,C,C\n,,D,D\n=5,,E,E\n`
  const { incidents } = await readWhole(fileOf(content), plain())
  const keys = incidents.map(row => row.key)
  expect(keys.slice(0, 3)).toEqual(['1', '1#2', '1##2'])
  expect(keys[3]).toMatch(/^=-?\d+$/)
  expect(keys[4]).toBe('#=5')
  expect(incidents[1]?.flags).toContain('key-repeats')
})

test('the hash of a row changes with its content and with the version of the mapping, and with nothing else', async () => {
  const hash = async (content: string, version = 1) =>
    (await readWhole(fileOf(content), plain({ version }))).incidents.map(row => row.hash)
  const [first] = await hash(`${header}\n${rows[0]}\n`)
  expect(first).toMatch(/^-?\d{1,19}$/)
  expect(await hash(`${header}\r\n${rows[1]}\r\n"1",2020-01-01,MURDER,100 A ST`)).toContain(first)
  expect(await hash(`${header}\n1,2020-01-01,MURDER,100 B ST\n`)).not.toContain(first)
  expect(await hash(`${header}\n2,2020-01-01,MURDER,100 A ST\n`)).not.toContain(first)
  expect(await hash(`${header}\n${rows[0]}\n`, 2)).not.toContain(first)
})

test('tabs separate the columns of a TSV file', async () => {
  expect(await keysOf(text('\n').replaceAll(',', '\t'), plain({ format: 'tsv' }))).toEqual([
    '2:1',
    '3:2',
    '4:3',
  ])
})
