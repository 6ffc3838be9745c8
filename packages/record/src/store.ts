import { type City, fail, ok, type Result } from '@understory/model'
import { backup } from './backup/backup.ts'
import { verify } from './backup/verify.ts'
import { checks } from './checks.ts'
import { ensureStanding } from './city/agreements/standing.ts'
import { deleteLeftRows, interrupt } from './city/begin-import.ts'
import { cityRecord } from './city/city-record.ts'
import { asWriter, type CityContext } from './city/context.ts'
import { importedTables } from './city/row-kind.ts'
import type { Engine } from './engine/engine.ts'
import { schemaOf } from './engine/unit-of-work.ts'
import { erasePayload, saveCheckpoint } from './log/checkpoints.ts'
import { migrate } from './migrate/migrate.ts'
import { asRegistrar, citiesIn, findCity, makeCity, removeCity } from './registry/cities.ts'
import { findToken, revokeToken, saveToken, tokens } from './registry/tokens.ts'
import type { CityRecord, RecordStore } from './types.ts'

const engines = new WeakMap<RecordStore, Engine>()

/** The engine under a store, for the other entries of this package. */
export function engineOf(store: RecordStore): Engine {
  const engine = engines.get(store)
  if (!engine) throw new Error('not a store that openRecord made')
  return engine
}

/** A store over an open engine. */
export function storeOn(engine: Engine, onWarn: (message: string) => void): RecordStore {
  const background = new Set<Promise<unknown>>()
  const context = (city: City): CityContext => ({
    engine,
    city,
    onWarn,
    background: work => {
      background.add(work)
      void work.finally(() => background.delete(work))
    },
  })
  const cities = (): Promise<City[]> => asRegistrar(engine, 'record', 'list cities', citiesIn)
  const store: RecordStore = {
    engine: engine.name,
    version: engine.version,
    cities,
    makeCity: async (city, actor = 'operator') => {
      const made = context(await makeCity(engine, city, actor))
      await ensureStanding(made)
      return cityRecord(made)
    },
    removeCity: name => removeCity(engine, name),
    city: async (name): Promise<Result<CityRecord>> => {
      const found = await findCity(engine, name)
      return found.ok ? ok(cityRecord(context(found.value))) : fail(found.problem)
    },
    migrate: () => migrate(engine),
    backup: (to, keys, progress) => backup(engine, to, keys, progress),
    verify: () => verify(engine),
    checks: () => checks(engine),
    vacuum: async () => {
      for (const city of await cities()) await tidy(context(city))
      await engine.execute('vacuum (analyze)', [], 0)
    },
    saveToken: (token, actor) => saveToken(engine, token, actor),
    findToken: hash => findToken(engine, hash),
    tokens: () => tokens(engine),
    revokeToken: (hash, actor) => revokeToken(engine, hash, actor),
    saveCheckpoint: checkpoint => saveCheckpoint(engine, checkpoint),
    eraseLogPayload: (index, actor) => erasePayload(engine, index, actor),
    executeSql: (text, values) => engine.execute(text, values),
    close: async () => {
      await Promise.allSettled(background)
      await engine.close()
    },
  }
  engines.set(store, engine)
  return store
}

/** Deletes what interrupted imports left and summarises new block ranges. */
async function tidy(context: CityContext): Promise<void> {
  const { engine, city } = context
  await interruptGone(context)
  await asWriter(context, 'record', 'tidy up', unit => deleteLeftRows(unit, null))
  for (const table of importedTables)
    await engine.execute(`select brin_summarize_new_values('${schemaOf(city.name)}.${table}_row')`, [], 0)
}

/** Marks imports whose process is gone as interrupted. */
export async function interruptGone(context: CityContext): Promise<number> {
  return asWriter(context, 'record', 'find interrupted imports', async unit => {
    const open = await unit.db
      .selectFrom('import')
      .select(['no', 'holder'])
      .where('state', '=', 'running')
      .execute()
    let gone = 0
    for (const { no, holder } of open) {
      if (await context.engine.holds(holder)) continue
      await interrupt(unit, no)
      gone++
    }
    return gone
  })
}
