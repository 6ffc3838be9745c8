import { localDay } from '@understory/model'
import type { RecordStore } from '@understory/record'
import type { Logger } from './log.ts'

const every_ms = 10 * 60_000

/**
 * Purges each city once on each of its days, soon after its midnight. A run that failed is tried again; a second server on
 * the same record finds nothing left to do.
 */
export function purgeDaily(record: RecordStore, log: Logger, now: () => Date) {
  const done = new Map<string, string>()
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> = Promise.resolve()

  const purgeCity = async (name: string): Promise<void> => {
    const city = await record.city(name)
    if (!city.ok) return
    await city.value.dialogue.room.settleWithdrawals(now())
    const today = localDay(now(), city.value.city.timeZone)
    if (done.get(name) === today) return
    const report = await city.value.retention.purge(now())
    done.set(name, today)
    for (const { class: retention, imports, rows, setAside, held } of report.lines)
      log.info({ city: name, retention, imports, rows, setAside, held }, 'rows past their day were purged')
  }
  const run = async (): Promise<void> => {
    try {
      for (const { name } of await record.cities())
        await purgeCity(name).catch(error => log.error({ err: error, city: name }, 'the purge failed'))
    } catch (error) {
      log.error({ err: error }, 'the purge could not begin')
    }
  }
  const next = (): Promise<void> => {
    running = running.then(run)
    return running
  }
  return {
    /** One look at every city; what the timer does. */
    run: next,
    start(): void {
      void next()
      timer = setInterval(() => void next(), every_ms)
      timer.unref()
    },
    async stop(): Promise<void> {
      if (timer) clearInterval(timer)
      await running
    },
  }
}
