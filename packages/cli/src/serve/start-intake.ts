import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportReport, Result } from '@understory/model'
import { type Logger, startFeeds, type UnderstoryServer, watchFolder } from '@understory/server'
import { folders, type House } from '../house.ts'
import { outgoingPolicy } from './outgoing-settings.ts'

const lookForCities_ms = 3_000

/** What comes in by itself while serving: a watched folder per city (`inbox/CITY`) and the scheduled pulls. */
export async function startIntake(
  house: House,
  server: UnderstoryServer,
  log: Logger,
): Promise<{ close(): Promise<void> }> {
  const record = await house.record()
  const watched = new Map<string, Promise<{ close(): Promise<void> }>>()
  const say = (name: string, outcome: Result<ImportReport>) =>
    outcome.ok
      ? log.info({ file: name, importNo: outcome.value.importNo, kept: outcome.value.kept }, 'imported')
      : log.warn({ file: name, problem: outcome.problem }, 'rejected')
  const watchCities = async () => {
    for (const { name: city } of await record.cities()) {
      if (watched.has(city)) continue
      const dir = join(house.data, folders.inbox, city)
      const begun = mkdir(dir, { recursive: true }).then(() =>
        watchFolder({
          dir,
          city,
          importPath: server.importPath,
          onFile: say,
          onFault: err => log.error({ err }),
        }),
      )
      watched.set(city, begun)
      await begun
    }
  }
  await watchCities()
  const timer = setInterval(() => watchCities().catch(err => log.error({ err })), lookForCities_ms)
  const spoolDir = join(house.data, folders.uploads)
  const world = { outgoing: outgoingPolicy(process.env) }
  const feeds = await startFeeds({ record, importPath: server.importPath, spoolDir, log, world })
  return {
    close: async () => {
      clearInterval(timer)
      await feeds.close()
      for (const watcher of watched.values()) await (await watcher).close()
    },
  }
}
