import type { ImportReport } from '@understory/model'
import { sql } from 'kysely'
import { schemaOf, type UnitOfWork } from '../engine/unit-of-work.ts'
import type { ImportStart } from '../types.ts'
import { type Begun, deleteLeftRows } from './begin-import.ts'
import { raiseChange, recordEvent } from './change.ts'
import { asWriter, type CityContext } from './context.ts'
import { derive } from './derived.ts'
import { flagMask } from './encode-incident.ts'
import { reportIn } from './import-reports.ts'
import type { ImportTally } from './import-tally.ts'
import type { ImportedTable } from './row-kind.ts'

/** From this many rows of the same time and address on they are flagged as one event. */
const oneEventRows = 10

interface Outcome {
  readonly table: ImportedTable
  readonly tally: ImportTally
  readonly rowsHash: string
  readonly fileHash: string
  readonly notes: readonly string[]
}

/** Makes an import appear, whole, with its event: supersedes, flags, counts and completes in one transaction. */
export async function finishImport(
  context: CityContext,
  start: ImportStart,
  begun: Begun,
  outcome: Outcome,
): Promise<ImportReport> {
  const { tally } = outcome
  tally.check()
  const report = await asWriter(context, start.actor, 'import a file', async unit => {
    const changeNo = await raiseChange(unit, false)
    if (tally.revised > 0) await supersede(unit, begun, outcome.table)
    if (outcome.table === 'gun' && begun.open)
      await derive(unit, 'gun', sql`t.import_no = ${begun.importNo}::integer`)
    const mayShare = outcome.table === 'incident' && (tally.rows >= oneEventRows || tally.revised > 0)
    const oneEvent = mayShare ? await flagOneEvents(unit, begun.importNo) : 0
    if (oneEvent > 0) tally.flagged['one-event'] = (tally.flagged['one-event'] ?? 0) + oneEvent
    await complete(unit, begun.importNo, changeNo, outcome)
    await recordEvent(unit, {
      actor: start.actor,
      action: 'import-completed',
      subject: `import ${begun.importNo}`,
      detail: {
        source: start.source.name,
        file: start.fileName,
        sha256: outcome.fileHash,
        read: tally.read,
        kept: tally.kept,
        unchanged: tally.unchanged,
        revised: tally.revised,
        setAside: tally.setAside,
      },
    })
    return reportIn(unit, context.city.name, begun.importNo)
  })
  if (!report) throw new Error(`import ${begun.importNo} vanished while it was completed`)
  if (tally.rows > 0) await tendIndexes(context, outcome.table)
  return report
}

async function complete(
  unit: UnitOfWork,
  importNo: number,
  changeNo: number,
  outcome: Outcome,
): Promise<void> {
  const { tally } = outcome
  const updated = await unit.db
    .updateTable('import')
    .set({
      state: 'complete',
      finished_at: new Date().toISOString(),
      change_no: changeNo,
      file_hash: outcome.fileHash,
      read: tally.read,
      kept: tally.kept,
      unchanged: tally.unchanged,
      revised: tally.revised,
      set_aside: tally.setAside,
      rows: tally.rows,
      rows_hash: outcome.rowsHash,
      flagged: JSON.stringify(tally.flagged),
      set_aside_reasons: JSON.stringify(tally.reasons),
      first_day: tally.firstDay,
      last_day: tally.lastDay,
      notes: JSON.stringify(outcome.notes),
    })
    .where('no', '=', importNo)
    .where('state', '=', 'running')
    .executeTakeFirst()
  if (updated.numUpdatedRows !== 1n) throw new Error(`import ${importNo} is no longer open`)
}

/** Marks the rows that this import's rows replace; all parts of a file row go together, and a one-event flag is handed on. */
async function supersede(
  { db }: UnitOfWork,
  { importNo, sourceNo }: Begun,
  table: ImportedTable,
): Promise<void> {
  await sql`update ${sql.table(table)} old set superseded_by = ${importNo}::integer
    from ${sql.table(table)} new
    where new.import_no = ${importNo}::integer and old.key_no = new.key_no and old.key = new.key
      and old.source_no = ${sourceNo}::smallint and old.import_no <> ${importNo}::integer and old.superseded_by is null`.execute(
    db,
  )
  if (table !== 'incident') return
  const mask = flagMask('one-event')
  await sql`update incident new set flags = new.flags | ${mask}::bigint
    from incident old
    where new.import_no = ${importNo}::integer and old.superseded_by = ${importNo}::integer
      and old.key_no = new.key_no and old.key = new.key and (old.flags & ${mask}::bigint) <> 0`.execute(db)
}

async function flagOneEvents({ db }: UnitOfWork, importNo: number): Promise<number> {
  const mask = flagMask('one-event')
  // Hundreds of thousands of events are grouped in memory instead of in files.
  await sql`set local work_mem = '64MB'`.execute(db)
  const groups = await sql<{ event_no: string }>`
    select event_no::text from incident
    where import_no = ${importNo}::integer and event_no is not null
    group by event_no having count(*) >= ${oneEventRows}::integer`.execute(db)
  if (groups.rows.length > 0) {
    await sql`update incident set flags = flags | ${mask}::bigint
      where import_no = ${importNo}::integer
        and event_no = any(${`{${groups.rows.map(row => row.event_no).join(',')}}`}::bigint[])`.execute(db)
  }
  const flagged = await sql<{ n: number }>`select count(*) as n from incident
    where import_no = ${importNo}::integer and (flags & ${mask}::bigint) <> 0`.execute(db)
  return Number(flagged.rows[0]?.n ?? 0)
}

/** Block ranges are summarised at once, or every range read would scan. */
async function tendIndexes({ engine, city }: CityContext, table: ImportedTable): Promise<void> {
  await engine.execute(`select brin_summarize_new_values('${schemaOf(city.name)}.${table}_row')`, [], 0)
}

/** Ends an import that failed: what it wrote is deleted, that it was tried stays. */
export const abandonImport = (
  context: CityContext,
  importNo: number,
  actor: string,
  reason: string,
): Promise<void> =>
  asWriter(context, actor, 'abandon an import', async unit => {
    const row = await unit.db
      .updateTable('import')
      .set({ state: 'failed', finished_at: new Date().toISOString(), notes: JSON.stringify([reason]) })
      .where('no', '=', importNo)
      .where('state', '=', 'running')
      .returning('source_no')
      .executeTakeFirst()
    if (!row) return
    await deleteLeftRows(unit, row.source_no)
    await recordEvent(unit, { actor, action: 'import-failed', subject: `import ${importNo}`, why: reason })
  })
