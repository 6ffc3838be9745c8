import { ProblemError, problem } from '@understory/model'
import { ensureStanding } from './city/agreements/standing.ts'
import { openPGlite } from './engine/pglite-host.ts'
import { openPostgres } from './engine/postgres.ts'
import { migrate } from './migrate/migrate.ts'
import { interruptGone, storeOn } from './store.ts'
import type { RecordOptions, RecordStore } from './types.ts'

/**
 * Opens the record and brings it up to date; imports that a dead process left open are marked as interrupted.
 * Throws ProblemError: record-locked, no-file-locks, record-not-durable, record-unavailable.
 */
export async function openRecord(options: RecordOptions): Promise<RecordStore> {
  const { dataDir, databaseUrl, onWarn = () => {}, deadline_ms = 120_000 } = options
  if (!databaseUrl && !dataDir) {
    throw new ProblemError(
      problem('bad-parameter', 'neither a folder nor a database is named', { where: 'dataDir' }),
    )
  }
  const engine = databaseUrl
    ? await openPostgres(databaseUrl, deadline_ms)
    : await openPGlite(dataDir ?? '', deadline_ms)
  try {
    await migrate(engine)
    const store = storeOn(engine, onWarn)
    for (const city of await store.cities()) {
      await ensureStanding({ engine, city })
      const gone = await interruptGone({ engine, city, onWarn, background: () => {} })
      if (gone > 0)
        onWarn(`${city.name}: ${gone} import(s) were interrupted; nothing of them is seen, run them again`)
    }
    return store
  } catch (error) {
    await engine.close()
    throw error
  }
}
