import { freeTextFields } from '@understory/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textColumns } from './testing/text-columns.ts'
import { madeUpCity, type TestRecord, withRecord } from './testing.ts'

let record: TestRecord
let columns: string[]
beforeAll(async () => {
  record = await withRecord()
  await record.store.makeCity(madeUpCity)
  const { rows } = await record.store.executeSql(`
    select distinct c.table_name || '.' || c.column_name as name
    from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
    where t.table_type = 'BASE TABLE' and (c.table_schema = 'understory' or c.table_schema like 'city%')
      and (c.data_type in ('text', 'jsonb', 'json', 'character varying') or c.udt_name in ('_text', '_varchar'))
    order by 1`)
  columns = rows.map(({ name }) => String(name))
})
afterAll(() => record.close())

test('every column of text is listed with what it holds', () => {
  expect(columns.length).toBeGreaterThan(200)
  expect(
    columns.filter(name => !(name in textColumns)),
    'not listed',
  ).toEqual([])
  expect(
    Object.keys(textColumns).filter(name => !columns.includes(name)),
    'in no table',
  ).toEqual([])
})

test('every column that somebody types into is a field of the registry, which says who reads it and how it is screened', () => {
  const kept = new Set(freeTextFields.flatMap(field => field.kept ?? []))
  const typed = Object.entries(textColumns).flatMap(([name, kind]) => (kind === 'typed' ? [name] : []))
  expect(
    typed.filter(name => !kept.has(name)),
    'in no request',
  ).toEqual([])
  const elsewhere = [...kept].filter(name => textColumns[name] !== 'typed' && !name.endsWith('.bytes'))
  expect(elsewhere, 'kept where nobody types').toEqual([])
})
