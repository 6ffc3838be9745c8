import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { ProblemError, type Source } from '@understory/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { builtInSources } from './built-in-sources.ts'
import { sniffHeader } from './sniff-header.ts'
import { fileOf, readWhole } from './testing.ts'

/** The law of intake: every file row is kept or set aside, or there is one clear problem. */
async function lawful(bytes: Uint8Array, source: Source, piece: number): Promise<void> {
  try {
    const whole = await readWhole(fileOf(bytes, 'any', piece), source)
    expect(whole.keptLines + whole.setAside.length).toBe(whole.read)
    const kept = new Set(whole.incidents.map(row => row.line))
    expect(whole.setAside.some(row => kept.has(row.line))).toBe(false)
    expect(new Set(whole.incidents.map(row => `${row.key} ${row.part}`)).size).toBe(whole.incidents.length)
    for (const { raw, reason } of whole.setAside) expect(reason !== '' && raw.isWellFormed()).toBe(true)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    expect(error.problem.detail).not.toBe('')
  }
}

const pieces = fc.constantFrom(1, 13, 4096)
const formats = fc.constantFrom('csv', 'tsv', 'geojson', 'ndjson', 'socrata', 'arcgis') as fc.Arbitrary<
  Source['format']
>
const sources = fc.constantFrom(...builtInSources)

const samples = new Map(
  builtInSources.map(source => [
    source.name,
    readFileSync(new URL(`./${source.name}/sample.csv`, import.meta.url)),
  ]),
)

test('any bytes give rows or a problem, in any format', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 400 }),
      sources,
      formats,
      pieces,
      (bytes, source, format, piece) => lawful(bytes, { ...source, format }, piece),
    ),
    { numRuns: 300 },
  )
})

test('any text after a right header loses no row', async () => {
  const ink = fc.constantFrom(
    '"',
    '"',
    ',',
    '\n',
    '\r',
    '\r\n',
    'a',
    '1',
    '\0',
    '\t',
    '\ufffd',
    'é',
    ' ',
    '2020-01-01',
  )
  await fc.assert(
    fc.asyncProperty(sources, fc.array(ink, { maxLength: 300 }), pieces, (source, parts, piece) =>
      lawful(
        Buffer.from(`${source.header.map(name => `"${name}"`).join(',')}\n${parts.join('')}`),
        source,
        piece,
      ),
    ),
    { numRuns: 300 },
  )
})

/** Real-shaped files with bytes changed, cut out or doubled. */
const spoilt = sources.chain(source => {
  const sample = samples.get(source.name) ?? Buffer.alloc(0)
  const change = fc.record({
    at: fc.nat(sample.length),
    gone: fc.nat(40),
    put: fc.oneof(
      fc.uint8Array({ maxLength: 6 }),
      fc.constantFrom('"', ',', '\r', '\n', '\0').map(t => Buffer.from(t)),
    ),
  })
  return fc.record({
    source: fc.constant(source),
    changes: fc.array(change, { maxLength: 6 }),
    cut: fc.nat(400),
  })
})

test('a real-shaped file that is cut or spoilt loses no row, plain and gzip', async () => {
  await fc.assert(
    fc.asyncProperty(spoilt, pieces, fc.boolean(), async ({ source, changes, cut }, piece, packed) => {
      let bytes: Buffer = samples.get(source.name) ?? Buffer.alloc(0)
      for (const { at, gone, put } of changes)
        bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + gone)])
      const text = bytes.subarray(0, Math.max(0, bytes.length - (cut > 200 ? cut - 200 : 0)))
      const file = packed ? gzipSync(text) : text
      await lawful(cut < 20 ? file.subarray(0, file.length - cut) : file, source, piece)
    }),
    { numRuns: 400 },
  )
})

test('a count of rows by another rule agrees: lines of a file without quotes', async () => {
  const source = builtInSources.find(s => s.name === 'virginia-gva')
  if (!source) throw new Error('no source')
  const cell = fc.constantFrom('1', '', '2020-01-01', 'x', 'one')
  const line = fc.array(cell, { minLength: 9, maxLength: 13 }).map(cells => cells.join(','))
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 200 }), pieces, async (lines, piece) => {
      const { read } = await readWhole(
        fileOf([source.header.join(','), ...lines].join('\n'), 'x', piece),
        source,
      )
      expect(read).toBe(lines.filter(text => text !== '').length)
    }),
    { numRuns: 100 },
  )
})

test('sniffing any bytes answers and never throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), fc.string(), (bytes, name) => {
      expect(sniffHeader(bytes, name).header).toBeInstanceOf(Array)
      expect(sniffHeader(gzipSync(bytes).subarray(0, 40), name).header).toBeInstanceOf(Array)
    }),
    { numRuns: 300 },
  )
})
