import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical.ts'
import { releaseFiles } from './release-files.ts'
import { madeUpMaking, madeUpTable } from './testing.ts'

const files = new Map(releaseFiles(madeUpMaking).map(file => [file.name, file]))
const bytes = (name: string): Uint8Array => {
  const file = files.get(name)
  if (!file) throw new Error(`no ${name}`)
  return file.content
}
const text = (name: string): string => Buffer.from(bytes(name)).toString('utf8')
const json = (name: string) => JSON.parse(text(name))
const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** What every format must say, written by hand from the made-up table. */
const expected = [
  ['robbery', 'Robbery, armed or not', '2024', '2024', 120, 'published'],
  ['robbery', 'Robbery, armed or not', '2025', '2025', 0, 'published'],
  ['homicide', '=Homicide', '2024', '2024', null, 'suppressed'],
  ['homicide', '=Homicide', '2025', '2025', null, 'suppressed'],
  ['', 'Not known', '2024', '2024', 14, 'published'],
  [null, null, '2024', '2024', 139, 'published'],
  [null, null, null, null, 155, 'published'],
]
const columns = ['kind', 'kind_label', 'year', 'year_label', 'value', 'status']

describe('the files of a release', () => {
  it('hold every table as CSV and Parquet, the reports, the methods, the descriptor and the manifest', () => {
    expect([...files.keys()]).toEqual([
      'by-kind-and-year.csv',
      'by-kind-and-year.parquet',
      'tables.json',
      'preview.json',
      'disclosure-report.json',
      'disclosure-report.html',
      'methods.json',
      'datapackage.json',
      'manifest.json',
    ])
  })

  it('CSV tells suppressed, missing, not applicable and zero apart, and no cell is a formula', () => {
    const { data } = Papa.parse<string[]>(text('by-kind-and-year.csv').trimEnd())
    expect(data).toEqual([
      columns,
      ['robbery', 'Robbery, armed or not', '2024', '2024', '120', 'published'],
      ['robbery', 'Robbery, armed or not', '2025', '2025', '0', 'published'],
      ['homicide', "'=Homicide", '2024', '2024', 'suppressed', 'suppressed'],
      ['homicide', "'=Homicide", '2025', '2025', 'suppressed', 'suppressed'],
      ['', 'Not known', '2024', '2024', '14', 'published'],
      ['not-applicable', 'All', '2024', '2024', '139', 'published'],
      ['not-applicable', 'All', 'not-applicable', 'All', '155', 'published'],
    ])
  })

  it('Parquet read back by hyparquet is the same table, typed', async () => {
    const file = bytes('by-kind-and-year.parquet').slice().buffer as ArrayBuffer
    const rows = await parquetReadObjects({ file })
    expect(rows.map(row => columns.map(name => row[name] ?? null))).toEqual(expected)
    const types = parquetMetadata(file).schema.slice(1)
    expect(types.map(one => [one.name, one.type, one.converted_type ?? null])).toEqual(
      columns.map(name => (name === 'value' ? [name, 'INT32', null] : [name, 'BYTE_ARRAY', 'UTF8'])),
    )
  })

  it('Parquet read back by DuckDB is the same table, typed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'understory-parquet-'))
    const path = join(folder, 'table.parquet')
    writeFileSync(path, bytes('by-kind-and-year.parquet'))
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    const reader = await connection.runAndReadAll(`select * from read_parquet('${path}')`)
    expect(reader.columnNames()).toEqual(columns)
    expect(reader.getRows()).toEqual(expected)
    expect(String(reader.columnTypes()[4])).toBe('INTEGER')
    connection.closeSync()
    instance.closeSync()
    rmSync(folder, { recursive: true })
  })

  it('the descriptor gives the true size and hash of what it lists, and labels what is not a number', () => {
    const descriptor = json('datapackage.json')
    for (const resource of descriptor.resources) {
      expect(resource.bytes).toBe(bytes(resource.path).length)
      expect(resource.hash).toBe(`sha256:${sha256(bytes(resource.path))}`)
    }
    const csv = descriptor.resources.find((one: { format: string }) => one.format === 'csv')
    expect(csv.schema.missingValues.map((one: { value: string }) => one.value)).toEqual([
      '',
      'suppressed',
      'not-applicable',
    ])
    expect(csv.schema.fields.map((one: { name: string }) => one.name)).toEqual(columns)
  })

  it('the manifest is canonical and names every other file with its hash', () => {
    const manifest = json('manifest.json')
    expect(text('manifest.json')).toBe(canonicalJson(manifest))
    const others = [...files.keys()].filter(name => name !== 'manifest.json').toSorted()
    expect(manifest.files.map((one: { name: string }) => one.name)).toEqual(others)
    for (const one of manifest.files) expect(one.sha256).toBe(sha256(bytes(one.name)))
    expect(json('tables.json')).toEqual([madeUpTable])
  })

  it('the same release made again is the same bytes, and one number changes the content hash', () => {
    const again = releaseFiles(madeUpMaking)
    expect(again.map(file => sha256(file.content))).toEqual(
      [...files.keys()].map(name => sha256(bytes(name))),
    )
    const [first, ...others] = madeUpTable.cells
    const cells = [{ ...first, value: 121 } as (typeof madeUpTable.cells)[number], ...others]
    const changed = releaseFiles({ ...madeUpMaking, tables: [{ ...madeUpTable, cells }] })
    expect(sha256(changed.at(-1)?.content ?? new Uint8Array())).not.toBe(sha256(bytes('manifest.json')))
  })

  it('the report as a page says how it was protected, runs nothing and loads nothing', () => {
    const page = text('disclosure-report.html')
    expect(page).toContain('Counts from 1 to 10 are suppressed')
    expect(page).toContain('Riverton &lt;the city&gt;')
    expect(page).not.toMatch(/<script|<link|src=|url\(| style=|href=/)
  })

  it('a code without words is a bug and is thrown', () => {
    const cells = [{ codes: { kind: 'arson' }, value: 1, status: 'published' as const }]
    expect(() => releaseFiles({ ...madeUpMaking, tables: [{ ...madeUpTable, cells }] })).toThrow('arson')
  })
})

const standard = new URL('../../../../../shared/data/standards/datapackage-2.0/', import.meta.url)
const isThere = existsSync(standard)
describe.skipIf(!isThere)('the profile of Data Package v2 (skipped without ../shared/data/standards)', () => {
  const ajv = new Ajv({ strict: false, allErrors: true, formats: { textarea: true } })
  if (isThere) {
    ;(formats as unknown as (ajv: Ajv) => void)(ajv)
  }
  const validate = (name: string, value: unknown) => {
    const schema = JSON.parse(readFileSync(new URL(`${name}.json`, standard), 'utf8'))
    return ajv.validate(schema, value) ? [] : (ajv.errors ?? [])
  }

  it('accepts the descriptor, its resources and the table schemas', () => {
    const descriptor = json('datapackage.json')
    expect(validate('datapackage', descriptor)).toEqual([])
    for (const resource of descriptor.resources) {
      expect(validate('dataresource', resource)).toEqual([])
      if (resource.schema) expect(validate('tableschema', resource.schema)).toEqual([])
    }
  })

  it('would refuse one without resources, or a field of no known type', () => {
    expect(validate('datapackage', { ...json('datapackage.json'), resources: [] })).not.toEqual([])
    expect(validate('tableschema', { fields: [{ name: 'value', type: 'number of people' }] })).not.toEqual([])
  })
})
