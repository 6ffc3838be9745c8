import { setImmediate } from 'node:timers/promises'
import type { SetAsideRow } from '@understory/model'
import type { Fault } from '../mapping/fault.ts'
import type { Progress } from '../reading/bytes.ts'
import { checkHeader } from '../reading/header.ts'
import { limits } from '../reading/limits.ts'
import { openTable } from '../reading/table.ts'
import { setAsideText } from '../set-aside-text.ts'
import type { FileLayout, OpenFile } from '../types.ts'

/** Why a row cannot be used; `withhold` where its text may name a person and is not kept. */
export interface RowFault extends Fault {
  readonly withhold?: true
}

/** Turns the cells of a file row into rows of the record, or says why it cannot. */
export interface RowMapper<Row> {
  map(line: number, cells: readonly string[]): readonly Row[] | RowFault
  close(): void
}

export interface MappedBatch<Row> {
  readonly read: number
  readonly rows: readonly Row[]
  readonly setAside: readonly SetAsideRow[]
  readonly bytesRead: number
}

/**
 * Reads a file by its mapping, in batches, in constant memory. Law: every file row is in `rows` (by line) or in `setAside`.
 * Throws ProblemError: unreadable-file, unknown-layout, bad-mapping.
 */
export async function* readRows<Row>(
  file: OpenFile,
  source: FileLayout,
  compile: (columns: readonly string[]) => RowMapper<Row>,
): AsyncGenerator<MappedBatch<Row>> {
  const progress: Progress = { bytesRead: 0 }
  const table = await openTable(file, source, progress)
  let mapper: RowMapper<Row> | null = null
  try {
    checkHeader(table.columns, source, file.name)
    mapper = compile(table.columns)
    let [read, rows, setAside]: [number, Row[], SetAsideRow[]] = [0, [], []]
    for await (const block of table.blocks) {
      for (const record of block) {
        read++
        const found: readonly Row[] | RowFault =
          record.fault === null
            ? mapper.map(record.line, record.cells)
            : { column: record.column, reason: record.fault }
        if ('reason' in found && found.withhold) setAside.push(withheld(record.line, found))
        else if ('reason' in found) setAside.push(setAsideText(record, found, source))
        else rows.push(...found)
      }
      if (Math.max(read, rows.length) < limits.batchRows / 2) continue
      yield { read, rows, setAside, bytesRead: progress.bytesRead }
      ;[read, rows, setAside] = [0, [], []]
      await setImmediate()
    }
    yield { read, rows, setAside, bytesRead: progress.bytesRead }
  } finally {
    mapper?.close()
    await table.blocks.return(undefined)
  }
}

const withheld = (line: number, { column, reason }: Fault): SetAsideRow => ({
  line,
  column,
  reason,
  raw: '(not kept: it may hold the name of a person)',
})
