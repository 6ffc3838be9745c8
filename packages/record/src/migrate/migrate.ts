import { ProblemError, problem } from '@understory/model'
import { DatabaseError, type Engine, type Session } from '../engine/engine.ts'
import { kyselyOn } from '../engine/kysely-session.ts'
import { databaseRoles, formerRole, literal, schemaOf } from '../engine/unit-of-work.ts'
import { noteEarlierRights, rightEventsMigration } from '../people/note-earlier-rights.ts'
import { type MigrationFile, migrationFiles } from './migration-files.ts'
import { ensureRoles } from './roles.ts'

const everyone = [...databaseRoles, formerRole].join(', ')

const bookkeeping = `
create schema if not exists understory;
grant usage on schema understory to ${everyone};
create table if not exists understory.migration (
  scope text not null, name text not null, sha256 text not null, applied_at timestamptz not null, primary key (scope, name));
alter table understory.migration enable row level security;
alter table understory.migration force row level security;
grant select, insert, delete on understory.migration to record_writer;
do $$ begin
  if not exists (select from pg_policies where schemaname = 'understory' and tablename = 'migration') then
    create policy migration_write on understory.migration to record_writer using (true) with check (true);
  end if;
end $$;`

/** Applies what is missing of one set to one schema, inside an open transaction of the session's own user. */
async function applyTo(session: Session, schema: string, files: readonly MigrationFile[]): Promise<string[]> {
  await session.script('set local role record_writer')
  const { rows } = await session.query('select name, sha256 from understory.migration where scope = $1', [
    schema,
  ])
  const applied = new Map(rows.map(row => [String(row.name), String(row.sha256)]))
  for (const name of applied.keys()) {
    if (files.some(file => file.name === name)) continue
    throw new ProblemError(
      problem('record-unavailable', `${schema} was migrated by a newer version (${name})`, {
        expected: 'this version or a newer one of understory',
      }),
    )
  }
  const done: string[] = []
  for (const file of files) {
    if (applied.has(file.name)) continue
    await session.script(`reset role; set local search_path = ${schema}`)
    await session.script(file.text)
    await session.script(`set local role record_writer; insert into understory.migration
      values (${literal(schema)}, ${literal(file.name)}, ${literal(file.sha256)}, ${literal(new Date().toISOString())})`)
    done.push(`${schema}/${file.name}`)
  }
  return done
}

/** Creates a city's schema and tables, where the last migrations take from the former role what the first ones need; part of the transaction that enters the city. */
export async function makeCitySchema(session: Session, city: string): Promise<void> {
  const schema = schemaOf(city)
  await session.script(`create schema ${schema}; grant usage on schema ${schema} to ${everyone};
    grant create on schema ${schema} to ${formerRole}`)
  await applyTo(session, schema, migrationFiles('city'))
}

/** Brings the registry and every city up to date; names of what was applied. */
export async function migrate(engine: Engine): Promise<string[]> {
  try {
    await ensureRoles(engine)
    const ready = await engine.execute(`select to_regclass('understory.migration') is not null as yes`)
    if (ready.rows[0]?.yes !== true) await engine.execute(bookkeeping).catch(beingMade)
    return await engine.transaction(
      'lock table understory.migration in share row exclusive mode',
      async session => {
        const done = await applyTo(session, 'understory', migrationFiles('registry'))
        if (done.includes(rightEventsMigration)) await noteEarlierRights({ db: kyselyOn(session), session })
        await session.script('set local role record_writer')
        const { rows } = await session.query('select name from understory.city order by name')
        for (const row of rows) {
          done.push(...(await applyTo(session, schemaOf(String(row.name)), migrationFiles('city'))))
        }
        return done
      },
    )
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== '42501') throw error
    throw new ProblemError(
      problem('record-unavailable', error.message, {
        where: 'DATABASE_URL',
        expected:
          'a login that owns the database or has: grant create, connect, temporary on database NAME to LOGIN',
      }),
    )
  }
}

/** Another server makes the same at this moment: 23505, 42P06, 42P07, 42710, or the catalogue row was changed. */
function beingMade(error: unknown): void {
  if (error instanceof DatabaseError && /^(23505|42P06|42P07|42710|XX000)$/.test(error.code ?? '')) return
  throw error
}
