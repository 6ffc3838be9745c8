import { parquetWriteBuffer } from 'hyparquet-writer'
import { csvLines } from '../csv.ts'
import type { PublishedTable } from '../disclosure/index.ts'
import { columnOf, notApplicable, rowsOf, suppressed } from './table-rows.ts'

export const csvColumns = (table: PublishedTable): string[] => [
  ...table.by.flatMap(level => [columnOf(level), `${columnOf(level)}_label`]),
  'value',
  'status',
]

/** The table as CSV. A value that is not shown is the word `suppressed`, a total over a column `not-applicable`, what is not known empty. */
export const tableCsv = (table: PublishedTable): string =>
  csvLines([
    csvColumns(table),
    ...rowsOf(table).map(({ codes, labels, value, status }) => [
      ...codes.flatMap((code, i) => (code === null ? [notApplicable, 'All'] : [code, labels[i] ?? ''])),
      status === 'suppressed' ? suppressed : value,
      status,
    ]),
  ])

/** The same, typed: codes and words as text, null in a total; the value as a whole number, null where `status` says suppressed. */
export function tableParquet(table: PublishedTable): Uint8Array {
  const rows = rowsOf(table)
  const buffer = parquetWriteBuffer({
    columnData: [
      ...table.by.flatMap((level, i) => [
        { name: columnOf(level), data: rows.map(row => row.codes[i] ?? null), type: 'STRING' as const },
        {
          name: `${columnOf(level)}_label`,
          data: rows.map(row => row.labels[i] ?? null),
          type: 'STRING' as const,
        },
      ]),
      { name: 'value', data: rows.map(row => row.value), type: 'INT32' as const },
      { name: 'status', data: rows.map(row => row.status), type: 'STRING' as const, nullable: false },
    ],
    createdBy: 'understory',
  })
  return new Uint8Array(buffer)
}
