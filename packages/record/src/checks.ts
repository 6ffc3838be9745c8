import type { Engine } from './engine/engine.ts'
import { schemaOf } from './engine/unit-of-work.ts'
import { asRegistrar, citiesIn } from './registry/cities.ts'
import type { DoctorCheck } from './types.ts'

/** What the doctor asks of the record. */
export async function checks(engine: Engine): Promise<DoctorCheck[]> {
  const done: DoctorCheck[] = [
    { name: 'engine', state: 'good', what: `${engine.name} ${engine.version}` },
    ...(await engine.selfChecks()).map(
      ({ name, good, what }): DoctorCheck => ({ name, state: good ? 'good' : 'doubtful', what }),
    ),
  ]
  const open = await engine.execute(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and (n.nspname = 'understory' or n.nspname like 'city\\_%') and not (c.relrowsecurity and c.relforcerowsecurity)`)
  done.push({
    name: 'row-level security',
    state: open.rows.length === 0 ? 'good' : 'bad',
    what:
      open.rows.length === 0
        ? 'on and forced on every table'
        : `missing on ${open.rows.map(row => row.name).join(', ')}`,
  })
  for (const city of await asRegistrar(engine, 'doctor', 'check the record', citiesIn)) {
    done.push(await interruptedImports(engine, city.name))
  }
  return done
}

async function interruptedImports(engine: Engine, city: string): Promise<DoctorCheck> {
  const rows = await asRegistrar(engine, 'doctor', 'check the record', async ({ session }) => {
    const found = await session.query(
      `select count(*) as n from ${schemaOf(city)}.import where state in ('interrupted', 'failed') and rows > 0`,
    )
    return Number(found.rows[0]?.n ?? 0)
  })
  return {
    name: `imports of ${city}`,
    state: rows === 0 ? 'good' : 'doubtful',
    what:
      rows === 0
        ? 'none left half'
        : `${rows} interrupted; run them again, or they are deleted by the next vacuum`,
  }
}
