import { setImmediate } from 'node:timers/promises'
import type { Day, IncidentBatch, IncidentRow, SetAsideRow, Source } from '@understory/model'
import { compileSource, type RowMapper } from './mapping/compile.ts'
import type { Progress } from './reading/bytes.ts'
import { checkHeader } from './reading/header.ts'
import { limits } from './reading/limits.ts'
import type { FileRecord } from './reading/records.ts'
import { openTable } from './reading/table.ts'
import { setAsideText } from './set-aside-text.ts'
import type { OpenFile, PlaceIndex } from './types.ts'

/**
 * Reads a file by its mapping, in batches, in constant memory. Law: the `read` counts add up to the distinct lines
 * in `incidents` plus the rows in `setAside`, whatever the bytes are. Blank lines are no rows.
 * Throws ProblemError: unreadable-file, unknown-layout, bad-mapping.
 */
export async function* readIncidents(
  file: OpenFile,
  source: Source,
  ctx: { readonly places: PlaceIndex | null; readonly receivedOn: Day },
): AsyncGenerator<IncidentBatch> {
  const progress: Progress = { bytesRead: 0 }
  const table = await openTable(file, source, progress)
  let mapper: RowMapper | null = null
  try {
    checkHeader(table.columns, source, file.name)
    mapper = compileSource(source, table.columns, ctx)
    const batch = new Batch(source, mapper)
    for await (const block of table.blocks) {
      for (let from = 0; from < block.length; from += limits.batchRows) {
        batch.add(
          from === 0 && block.length <= limits.batchRows ? block : block.slice(from, from + limits.batchRows),
        )
        if (batch.read < limits.batchRows / 2) continue
        yield batch.take(progress.bytesRead)
        await setImmediate()
      }
    }
    yield batch.take(progress.bytesRead)
  } finally {
    mapper?.close()
    await table.blocks.return(undefined)
  }
}

class Batch {
  readonly #source: Source
  readonly #mapper: RowMapper
  #incidents: IncidentRow[] = []
  #setAside: SetAsideRow[] = []
  read = 0

  constructor(source: Source, mapper: RowMapper) {
    this.#source = source
    this.#mapper = mapper
  }

  add(records: readonly FileRecord[]): void {
    for (const record of records) {
      const wrong =
        record.fault === null
          ? this.#mapper.map(record.line, record.cells, this.#incidents)
          : { column: record.column, reason: record.fault }
      if (wrong) this.#setAside.push(setAsideText(record, wrong, this.#source))
    }
    this.read += records.length
  }

  take(bytesRead: number): IncidentBatch {
    const batch = { read: this.read, incidents: this.#incidents, setAside: this.#setAside, bytesRead }
    this.#incidents = []
    this.#setAside = []
    this.read = 0
    return batch
  }
}
