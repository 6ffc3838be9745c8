import { type Day, localDay, type PurgeLine, type RetentionClass, retentionClasses } from '@understory/model'
import { sql } from 'kysely'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import { raiseChange, recordEvent } from '../change.ts'
import { asWriter, type CityContext } from '../context.ts'
import { eraseContacts } from '../dialogue/reservations.ts'
import { eraseRoom } from '../dialogue/room/withdrawals.ts'
import { type ImportedTable, importedTables } from '../row-kind.ts'
import { isHeld, type KeptImport, keptImports } from './due.ts'
import { endLapsed, holdsIn } from './holds.ts'
import type { PurgeReport } from './types.ts'

/** See `CityRetention.purge`. */
export async function purge(
  context: CityContext,
  now: Date,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<PurgeReport> {
  const today = localDay(now, context.city.timeZone)
  const write = <T>(work: (unit: UnitOfWork) => Promise<T>) =>
    asWriter(context, 'record', 'purge what is past its day', work)
  const lapsedHolds = dryRun ? 0 : await write(unit => endLapsed(unit, today, now))
  const due = await write(async unit => {
    const holds = (await holdsIn(unit, today)).filter(hold => hold.holds)
    const past = (await keptImports(unit, today)).filter(one => one.purgeOn !== null && one.purgeOn <= today)
    return past.map(one => ({ ...one, held: isHeld(one, holds) }))
  })
  const lines = new Map<RetentionClass, PurgeLine>()
  const add = (one: KeptImport, more: Partial<Record<'imports' | 'rows' | 'setAside' | 'held', number>>) => {
    const empty = { on: today, class: one.class, imports: 0, rows: 0, setAside: 0, held: 0 }
    const line = lines.get(one.class) ?? empty
    lines.set(one.class, {
      ...line,
      imports: line.imports + (more.imports ?? 0),
      rows: line.rows + (more.rows ?? 0),
      setAside: line.setAside + (more.setAside ?? 0),
      held: line.held + (more.held ?? 0),
    })
  }
  for (const one of due) {
    if (one.held) add(one, { held: 1 })
    else if (dryRun) add(one, { imports: 1, rows: one.rows, setAside: one.setAside })
    else {
      const taken = await write(unit => purgeOne(unit, one, today))
      if (taken) add(one, { imports: 1, ...taken })
    }
  }
  if (!dryRun) {
    await write(unit => noteHeld(unit, today, due))
    await write(async unit => {
      const holds = (await holdsIn(unit, today)).filter(hold => hold.holds)
      if (holds.some(hold => hold.kind === 'city')) return
      await eraseContacts(unit, now)
      await eraseRoom(unit, now)
    })
  }
  return { on: today, lines: retentionClasses.flatMap(name => lines.get(name) ?? []), lapsedHolds }
}

/** Takes one import's rows; null where another run was faster, or a hold was set meanwhile. */
async function purgeOne(
  unit: UnitOfWork,
  one: KeptImport,
  today: Day,
): Promise<{ rows: number; setAside: number } | null> {
  const { rows: found } = await sql<{ rows_hash: string }>`
    select rows_hash::text from import where no = ${one.no}::bigint and purged_on is null for update`.execute(
    unit.db,
  )
  const [there] = found
  const holds = (await holdsIn(unit, today)).filter(hold => hold.holds)
  if (!there || isHeld(one, holds)) return null
  const count = async (table: ImportedTable | 'set_aside') => {
    const { numDeletedRows } = await unit.db
      .deleteFrom(table)
      .where('import_no', '=', one.no)
      .executeTakeFirstOrThrow()
    return Number(numDeletedRows)
  }
  let rows = 0
  for (const table of importedTables) rows += await count(table)
  const taken = { rows, setAside: await count('set_aside') }
  await unit.db
    .updateTable('import')
    .set({ purged_on: today, rows: 0, rows_hash: '0' })
    .where('no', '=', one.no)
    .execute()
  await sql`
    insert into purge (day, class, imports, rows, set_aside)
    values (${today}::date, ${one.class}::text, 1, ${taken.rows}::bigint, ${taken.setAside}::bigint)
    on conflict (day, class) do update set imports = purge.imports + 1,
      rows = purge.rows + excluded.rows, set_aside = purge.set_aside + excluded.set_aside`.execute(unit.db)
  await raiseChange(unit, true)
  await recordEvent(unit, {
    actor: 'record',
    action: 'rows-purged',
    subject: `import ${one.no}`,
    why: `${one.class}: to be gone on ${one.purgeOn}`,
    detail: { class: one.class, ...taken, purgeOn: one.purgeOn },
    before: there.rows_hash,
  })
  return taken
}

/** How many imports of each class a hold keeps beyond their day. */
async function noteHeld(
  unit: UnitOfWork,
  today: Day,
  due: readonly (KeptImport & { held: boolean })[],
): Promise<void> {
  for (const [name, list] of Map.groupBy(
    due.filter(one => one.held),
    one => one.class,
  ))
    await sql`
      insert into purge (day, class, held) values (${today}::date, ${name}::text, ${list.length}::integer)
      on conflict (day, class) do update set held = excluded.held`.execute(unit.db)
}
