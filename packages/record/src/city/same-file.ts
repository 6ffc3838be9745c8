import { type AnySource, type ImportReport, ProblemError } from '@understory/model'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { UnitOfWork } from '../engine/unit-of-work.ts'
import { coverIn } from './agreements/may-import.ts'
import { raiseChange, recordEvent } from './change.ts'
import { asWriter, type CityContext } from './context.ts'
import { reportIn } from './import-reports.ts'

/** The complete import of this very file, if it is the newest complete one of its source and of this mapping version. */
export const findSameFile = (
  context: CityContext,
  source: string,
  fileHash: string,
  sourceVersion: number,
): Promise<ImportReport | null> =>
  asWriter(context, 'record', 'look for the same file', async unit => {
    const newest = await unit.db
      .selectFrom('import')
      .innerJoin('source', 'source.no', 'import.source_no')
      .select(['import.no', 'file_hash', 'source_version'])
      .where('source.name', '=', source)
      .where('state', '=', 'complete')
      .orderBy('import.no', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (!newest || newest.file_hash !== fileHash || newest.source_version !== sourceVersion) return null
    return reportIn(unit, context.city.name, newest.no)
  })

/**
 * Records that the same file came again: a complete import whose rows are all unchanged. What was set aside is
 * counted again as set aside; its rows stay with the first import.
 */
export async function recordUnchangedFile(
  context: CityContext,
  same: ImportReport,
  fileName: string,
  actor: string,
  now = new Date(),
): Promise<ImportReport> {
  const report = await asWriter(context, actor, 'import the same file again', async unit => {
    await refuseWithoutAgreement(context, unit, same.source, now)
    const changeNo = await raiseChange(unit, false)
    const at = now.toISOString()
    const [row] = (
      await sql<{ no: number }>`
        insert into import (id, source_no, source_version, provenance, retention, compartment, as_of, file_name, file_hash,
          state, holder, actor, received_at, finished_at, change_no, read, unchanged, set_aside, set_aside_reasons,
          first_day, last_day, same_as_import_no)
        select ${uuidv7()}::uuid, source_no, source_version, provenance, retention, compartment, as_of, ${fileName}::text,
          file_hash, 'complete', '', ${actor}::text, ${at}::timestamptz, ${at}::timestamptz, ${changeNo}::bigint, read,
          kept + unchanged + revised, set_aside, set_aside_reasons, first_day, last_day, no
        from import where no = ${same.importNo}::bigint
        returning no`.execute(unit.db)
    ).rows
    const no = Number(row?.no)
    await recordEvent(unit, {
      actor,
      action: 'import-unchanged',
      subject: `import ${no}`,
      detail: { sameAs: same.importNo, read: same.read },
    })
    return reportIn(unit, context.city.name, no)
  })
  if (!report) throw new Error('the import of the same file vanished')
  return report
}

/** A source whose agreement has run out brings nothing in, not even what is here already. */
async function refuseWithoutAgreement(
  context: CityContext,
  unit: UnitOfWork,
  source: string,
  now: Date,
): Promise<void> {
  const { definition } = await unit.db
    .selectFrom('source')
    .select('definition')
    .where('name', '=', source)
    .executeTakeFirstOrThrow()
  const cover = await coverIn(unit, context, definition as AnySource, now)
  if (!cover.ok) throw new ProblemError(cover.problem)
}
