import { ok, type Result, type SetAsideRow } from '@understory/model'
import type { ImportWriter } from '../types.ts'
import type { CopyImport } from './copy-import.ts'
import type { KeyedRow } from './row-kind.ts'

interface Batch {
  readonly read: number
  readonly setAside: readonly SetAsideRow[]
}

/** An import as its caller writes it: batches of intake, whose rows have a name of their own in each kind. */
export function batchWriter<B extends Batch, Row extends KeyedRow>(
  begun: Result<CopyImport<Row>>,
  rowsOf: (batch: B) => readonly Row[],
): Result<ImportWriter<B>> {
  if (!begun.ok) return begun
  const { value: copy } = begun
  return ok({
    importNo: copy.importNo,
    write: batch => copy.write({ read: batch.read, rows: rowsOf(batch), setAside: batch.setAside }),
    finish: extra => copy.finish(extra),
    abandon: reason => copy.abandon(reason),
  })
}
