import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { type OpenFile, readGunReports, readGuns, readIncidents } from '@understory/intake'
import {
  type AnySource,
  type Day,
  fail,
  type ImportReport,
  type IncidentBatch,
  isGunReportSource,
  isGunSource,
  localDay,
  ok,
  type Progress,
  problem,
  type Result,
  type Source,
} from '@understory/model'
import type { CityRecord, ImportWriter } from '@understory/record'
import { problemOf } from '../problem-response.ts'
import { chooseSource } from './choose-source.ts'
import { hashFile, peekAndHash } from './hashed-bytes.ts'
import { placeIndexOf } from './place-index.ts'

export interface ImportOptions {
  /** A mapping, the name of a source, or null to know the file by its header. */
  readonly source?: AnySource | string | null | undefined
  readonly actor: string
  readonly progress?: ((p: Progress) => void) | undefined
  readonly now?: (() => Date) | undefined
  /** SHA-256 of the file where it is known before reading. */
  readonly fileHash?: string | undefined
  /** Stops between two batches; what was written so far is taken back. */
  readonly signal?: AbortSignal | undefined
}

const peek_bytes = 256 * 1024

/**
 * Imports one file into a city: its source is known by name, mapping or header, rows are placed and kept, and all
 * of it appears at once or not at all. The very same file again is only noted when its hash is known beforehand.
 * Problems: no-agreement, no-such-source, unknown-layout, bad-mapping, city-is-invented, import-running, unreadable-file.
 */
export async function importFile(
  city: CityRecord,
  file: OpenFile,
  options: ImportOptions,
): Promise<Result<ImportReport>> {
  try {
    return await importStream(city, file, options)
  } catch (error) {
    const known = fileProblem(error, file.name) ?? problemOf(error)
    if (known) return fail(known)
    throw error
  }
}

/** The same for a file on disk. It is hashed first, so that the same file again takes a fraction of the time. */
export async function importPath(
  city: CityRecord,
  path: string,
  fileName: string,
  options: ImportOptions,
): Promise<Result<ImportReport>> {
  try {
    const { size } = await stat(path)
    const fileHash = options.fileHash ?? (await hashFile(path))
    const bytes = createReadStream(path, { highWaterMark: peek_bytes })
    return await importFile(city, { name: fileName, bytes, size }, { ...options, fileHash })
  } catch (error) {
    const known = fileProblem(error, fileName) ?? problemOf(error)
    if (known) return fail(known)
    throw error
  }
}

async function importStream(
  city: CityRecord,
  file: OpenFile,
  options: ImportOptions,
): Promise<Result<ImportReport>> {
  const opened = await peekAndHash(file.bytes, peek_bytes)
  try {
    const chosen = await chooseSource(city, options.source ?? null, { head: opened.head, name: file.name })
    if (!chosen.ok) return chosen
    const source = chosen.value
    const now = (options.now ?? (() => new Date()))()
    // Before anything of the file is compared or kept: the record asks again inside its transactions.
    const may = await city.agreements.mayImport(source, now)
    if (!may.ok) return may
    const same = options.fileHash && (await city.findSameFile(source.name, options.fileHash, source.version))
    if (same) return ok(await city.recordUnchangedFile(same, file.name, options.actor, now))
    const start = {
      source,
      fileName: file.name,
      fileHash: options.fileHash ?? null,
      actor: options.actor,
      now,
    }
    const opening = { ...file, bytes: opened.bytes }
    const receivedOn = localDay(now, city.city.timeZone)
    if (isGunSource(source)) {
      const begun = await city.beginGunImport(start)
      if (!begun.ok) return begun
      return await writeAll(
        opening,
        readGuns(opening, source, { receivedOn }),
        begun.value,
        options,
        opened.digest,
      )
    }
    if (isGunReportSource(source)) {
      const begun = await city.beginGunReportImport(start)
      if (!begun.ok) return begun
      return await writeAll(opening, readGunReports(opening, source), begun.value, options, opened.digest)
    }
    const begun = await city.beginImport(start)
    if (!begun.ok) return begun
    const batches = readPlaced(city, opening, source, receivedOn)
    return await writeAll(opening, batches, begun.value, options, opened.digest)
  } finally {
    await opened.close()
  }
}

async function* readPlaced(
  city: CityRecord,
  file: OpenFile,
  source: Source,
  receivedOn: Day,
): AsyncGenerator<IncidentBatch> {
  yield* readIncidents(file, source, { places: await placeIndexOf(city), receivedOn })
}

async function writeAll<Batch extends { readonly read: number; readonly bytesRead: number }>(
  file: OpenFile,
  batches: AsyncGenerator<Batch>,
  writer: ImportWriter<Batch>,
  options: ImportOptions,
  digest: () => string,
): Promise<Result<ImportReport>> {
  try {
    let rows = 0
    for await (const batch of batches) {
      options.signal?.throwIfAborted()
      // Reading and writing a batch both take the thread: visitors are let in between.
      await setImmediate()
      await writer.write(batch)
      rows += batch.read
      options.progress?.({ step: 'import', done: rows, total: null, unit: 'rows' })
      options.progress?.({ step: 'read', done: batch.bytesRead, total: file.size, unit: 'bytes' })
    }
    for await (const _rest of file.bytes) options.signal?.throwIfAborted()
    return ok(await writer.finish({ fileHash: digest(), notes: [] }))
  } catch (error) {
    await writer.abandon(problemOf(error)?.detail ?? (error instanceof Error ? error.message : String(error)))
    throw error
  }
}

function fileProblem(error: unknown, name: string) {
  const code = (error as NodeJS.ErrnoException | null)?.code
  if (code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES')
    return problem('unreadable-file', `The file cannot be opened (${code}).`, { where: name })
  if (typeof code === 'string' && /^Z_|^ERR_.*(ZLIB|STREAM_PREMATURE)/.test(code))
    return problem('unreadable-file', `The file is cut off or not really compressed (${code}).`, {
      where: name,
    })
  return null
}
