import type { Reader } from '@understory/record/reader'
import type { EngineLimits } from './database.ts'
import { applyDelta, buildFile, openNewest, type SnapshotFile, snapshotNumbers } from './snapshot-file.ts'

export interface Place {
  readonly dir: string
  readonly city: string
  readonly limits: EngineLimits
  readonly now: () => Date
}

/** What a change is small enough for, so that it is written into the open file instead of a new one. */
const tooMuchGone = (file: SnapshotFile): boolean =>
  file.meta.gone > 10_000 && file.meta.gone > file.meta.rows / 2

/**
 * The file that holds what the record holds now: the open one where nothing changed, the open one with the changes
 * written into it, or a new one. Nothing that was open is closed here.
 */
export async function bringUpToDate(
  open: SnapshotFile | null,
  place: Place,
  reader: Reader,
): Promise<SnapshotFile> {
  const file = open ?? (await openNewest(place.dir, place.city, place.limits))
  const current = file && (await catchUp(file, place, reader))
  const good = current && (open || (await holdsTheSame(current, place.city, reader)))
  const best = good ? current : await build(place, reader)
  if (file && !open && file.path !== best.path) await file.db.close()
  return best
}

/** Null when the changes cannot be written into this file. */
async function catchUp(file: SnapshotFile, place: Place, reader: Reader): Promise<SnapshotFile | null> {
  const changeNo = await reader.changeNo(place.city)
  if (changeNo === file.meta.changeNo) return file
  if (changeNo < file.meta.changeNo || tooMuchGone(file)) return null
  const facts = await reader.exportFacts(place.city, file.meta.changeNo)
  if (facts.whole) return buildFrom(place, facts)
  return applyDelta(file, place.city, facts, place.now())
}

/** A new file from everything in the record. */
export const build = async (place: Place, reader: Reader): Promise<SnapshotFile> =>
  buildFrom(place, await reader.exportFacts(place.city, null))

async function buildFrom(
  place: Place,
  facts: Awaited<ReturnType<Reader['exportFacts']>>,
): Promise<SnapshotFile> {
  const [newest = 0] = await snapshotNumbers(place.dir, place.city)
  return buildFile(place.dir, place.city, newest + 1, facts, place.now(), place.limits)
}

const checksumSql = (from: string) =>
  `SELECT count(*) AS rows, coalesce(sum(line), 0) AS lines, coalesce(sum(day), 0) AS days, coalesce(sum(import_no), 0) AS imports, coalesce(sum(victims), 0) AS victims FROM ${from}`

/** A file left from before, or from another record with the same change number, must hold the same rows. */
async function holdsTheSame(file: SnapshotFile, city: string, reader: Reader): Promise<boolean> {
  const [[mine], [theirs]] = await Promise.all([
    file.db.ask(checksumSql('incident_fact')),
    reader.measureSql(city, checksumSql),
  ])
  return ['rows', 'lines', 'days', 'imports', 'victims'].every(
    name => mine !== undefined && theirs !== undefined && Number(mine[name]) === Number(theirs[name]),
  )
}
