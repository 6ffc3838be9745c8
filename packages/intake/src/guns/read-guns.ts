import { setImmediate } from 'node:timers/promises'
import type { Day, GunBatch, GunRow, GunSource, SetAsideRow } from '@understory/model'
import type { Progress } from '../reading/bytes.ts'
import { checkHeader } from '../reading/header.ts'
import { limits } from '../reading/limits.ts'
import { openTable } from '../reading/table.ts'
import { setAsideText } from '../set-aside-text.ts'
import type { OpenFile } from '../types.ts'
import { compileGunSource, type GunMapper } from './compile-gun-source.ts'

/**
 * Reads a file of guns by its mapping, in batches, in constant memory. Law: the `read` counts add up to the rows in
 * `guns` plus the rows in `setAside`. Throws ProblemError: unreadable-file, unknown-layout, bad-mapping.
 */
export async function* readGuns(
  file: OpenFile,
  source: GunSource,
  { receivedOn }: { readonly receivedOn: Day },
): AsyncGenerator<GunBatch> {
  const progress: Progress = { bytesRead: 0 }
  const table = await openTable(file, source, progress)
  let mapper: GunMapper | null = null
  try {
    checkHeader(table.columns, source, file.name)
    mapper = compileGunSource(source, table.columns, receivedOn)
    let [guns, setAside]: [GunRow[], SetAsideRow[]] = [[], []]
    for await (const block of table.blocks) {
      for (const record of block) {
        if (record.fault === null) guns.push(mapper.map(record.line, record.cells))
        else setAside.push(setAsideText(record, { column: record.column, reason: record.fault }, source))
      }
      const read = guns.length + setAside.length
      if (read < limits.batchRows / 2) continue
      yield { read, guns, setAside, bytesRead: progress.bytesRead }
      ;[guns, setAside] = [[], []]
      await setImmediate()
    }
    yield { read: guns.length + setAside.length, guns, setAside, bytesRead: progress.bytesRead }
  } finally {
    mapper?.close()
    await table.blocks.return(undefined)
  }
}
