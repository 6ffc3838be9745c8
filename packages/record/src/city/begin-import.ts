import { fail, ok, type Problem, type Provenance, problem, type Result } from '@understory/model'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { DatabaseError } from '../engine/engine.ts'
import { schemaOf, type UnitOfWork } from '../engine/unit-of-work.ts'
import type { ImportStart } from '../types.ts'
import { coverIn } from './agreements/may-import.ts'
import { recordEvent } from './change.ts'
import { compartmentNo } from './compartment.ts'
import { asWriter, type CityContext } from './context.ts'
import { CopyImport } from './copy-import.ts'
import { type ImportedTable, importedTables, type KeyedRow, type RowKind } from './row-kind.ts'
import { enterSource } from './sources.ts'

/**
 * Begins an import: nothing of it is seen until it is finished. What an interrupted import of the same source left
 * is deleted first. Problems: `import-running`, `city-is-invented`, `no-agreement`.
 */
export async function beginImport<Row extends KeyedRow>(
  kind: RowKind<Row>,
  context: CityContext,
  start: ImportStart,
): Promise<Result<CopyImport<Row>>> {
  const refusal = mixesInventedAndReal(context, start)
  if (refusal) return fail(refusal)
  const hold = await context.engine.hold()
  try {
    const entered = await asWriter(context, start.actor, 'import a file', unit =>
      enterImport(context, unit, start, hold.tag),
    )
    if (!entered.ok) {
      hold.release()
      return entered
    }
    const begun = entered.value
    if (begun.hasEarlier) await makeKeyIndex(context, kind.table)
    return ok(new CopyImport(kind, context, start, begun, hold.release))
  } catch (error) {
    hold.release()
    if (error instanceof DatabaseError && error.code === '23505') return fail(running(start.source.name))
    throw error
  }
}

const running = (source: string): Problem =>
  problem('import-running', `a file of ${source} is being imported`, {
    expected: 'try again when it is done',
  })

function mixesInventedAndReal({ city }: CityContext, { source }: ImportStart): Problem | null {
  if (city.invented === (source.provenance === 'invented')) return null
  return problem(
    'city-is-invented',
    city.invented
      ? `${city.name} is invented and ${source.name} is not`
      : `${source.name} is invented and ${city.name} is not`,
    { where: city.name, expected: 'another city' },
  )
}

export interface Begun {
  readonly importNo: number
  readonly sourceNo: number
  readonly slots: number
  readonly compartment: number
  readonly open: boolean
  /** Said in place of the raw text of rows set aside, where the agreement does not cover it. */
  readonly rawNote: string | null
  /** The source has rows already: keys must be looked up. */
  readonly hasEarlier: boolean
}

async function enterImport(
  context: CityContext,
  unit: UnitOfWork,
  { source, fileName, fileHash, actor, asOf, now = new Date() }: ImportStart,
  holder: string,
): Promise<Result<Begun>> {
  const { db } = unit
  const cover = await coverIn(unit, context, source, now)
  if (!cover.ok) return cover
  const sourceNo = await enterSource(unit, source, actor)
  const open = await db
    .selectFrom('import')
    .select(['no', 'holder'])
    .where('source_no', '=', sourceNo)
    .where('state', '=', 'running')
    .executeTakeFirst()
  if (open) {
    if (await context.engine.holds(open.holder)) return fail(running(source.name))
    await interrupt(unit, open.no)
  }
  await deleteLeftRows(unit, sourceNo)
  const compartment = compartmentNo(source.provenance)
  const entered = await db
    .insertInto('import')
    .values({
      id: uuidv7(),
      source_no: sourceNo,
      source_version: source.version,
      provenance: source.provenance,
      retention: source.retention,
      compartment,
      as_of: asOf ?? null,
      file_name: fileName,
      file_hash: fileHash,
      state: 'running',
      holder,
      actor,
      received_at: new Date().toISOString(),
      finished_at: null,
      change_no: null,
      first_day: null,
      last_day: null,
      same_as_import_no: null,
      purge_on: cover.value.purgeOn,
      purged_on: null,
    })
    .returning('no')
    .executeTakeFirstOrThrow()
  const earlier = await db
    .selectFrom('import')
    .select('no')
    .where('source_no', '=', sourceNo)
    .where('state', '=', 'complete')
    .where('rows', '>', 0)
    .limit(1)
    .executeTakeFirst()
  const slots = await db
    .selectFrom('boundary_version')
    .select(sql<number>`coalesce(max(slot), 0)`.as('n'))
    .executeTakeFirst()
  return ok({
    importNo: entered.no,
    sourceNo,
    slots: slots?.n ?? 0,
    compartment,
    open: compartment === 0 && isOpen(source.provenance),
    rawNote: cover.value.rawNote,
    hasEarlier: earlier !== undefined,
  })
}

const isOpen = (provenance: Provenance): boolean => provenance === 'open' || provenance === 'invented'

/** Marks an import whose process is gone. */
export async function interrupt(unit: UnitOfWork, importNo: number): Promise<void> {
  await unit.db
    .updateTable('import')
    .set({ state: 'interrupted', finished_at: new Date().toISOString() })
    .where('no', '=', importNo)
    .execute()
  await recordEvent(unit, { actor: 'record', action: 'import-interrupted', subject: `import ${importNo}` })
}

/** Deletes the rows that imports left which never became complete; all sources when none is given. */
export async function deleteLeftRows(unit: UnitOfWork, sourceNo: number | null): Promise<void> {
  const left = await unit.db
    .selectFrom('import')
    .select('no')
    .where('state', 'in', ['interrupted', 'failed'])
    .where('rows', '>', 0)
    .$if(sourceNo !== null, query => query.where('source_no', '=', sourceNo ?? 0))
    .execute()
  for (const { no } of left) {
    for (const table of importedTables) await unit.db.deleteFrom(table).where('import_no', '=', no).execute()
    await unit.db.deleteFrom('set_aside').where('import_no', '=', no).execute()
    await unit.db.updateTable('import').set({ rows: 0 }).where('no', '=', no).execute()
  }
}

/** The index by key is made when a source comes a second time: upkeep costs as much as all else of a first import. */
async function makeKeyIndex({ engine, city }: CityContext, table: ImportedTable): Promise<void> {
  const table_name = `${schemaOf(city.name)}.${table}`
  const { rows } = await engine.execute(`select to_regclass('${table_name}_key') is null as missing`)
  if (rows[0]?.missing !== true) return
  await engine.execute(`create index if not exists ${table}_key on ${table_name} (key_no)`, [], 0)
  await engine.execute(`analyze ${table_name}`, [], 0)
}
