import type { Day, GunBatch, GunReportBatch, GunReportSource, GunSource } from '@understory/model'
import type { OpenFile } from '../types.ts'
import { compileGunSource } from './compile-gun-source.ts'
import { compileReportSource } from './compile-report-source.ts'
import { readRows } from './read-rows.ts'

/**
 * Reads a file of guns by its mapping, in batches, in constant memory. Law: the `read` counts add up to the rows in
 * `guns` plus the rows in `setAside`. Throws ProblemError: unreadable-file, unknown-layout, bad-mapping.
 */
export async function* readGuns(
  file: OpenFile,
  source: GunSource,
  { receivedOn }: { readonly receivedOn: Day },
): AsyncGenerator<GunBatch> {
  const compile = (columns: readonly string[]) => {
    const { map, close } = compileGunSource(source, columns, receivedOn)
    return { map: (line: number, cells: readonly string[]) => [map(line, cells)], close }
  }
  for await (const { rows, ...rest } of readRows(file, source, compile)) yield { ...rest, guns: rows }
}

/** The same for a file of reports; a row that lacks what its kind needs, or holds what cannot be read, is set aside. */
export async function* readGunReports(
  file: OpenFile,
  source: GunReportSource,
): AsyncGenerator<GunReportBatch> {
  const compile = (columns: readonly string[]) => compileReportSource(source, columns)
  for await (const { rows, ...rest } of readRows(file, source, compile)) yield { ...rest, reports: rows }
}
