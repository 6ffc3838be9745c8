import type { RecordStore } from '@understory/record'
import type { CityRecords } from './cities.ts'
import type { Logger } from './log.ts'
import type { SnapshotFollower } from './types.ts'

export interface FollowOptions {
  readonly record: RecordStore
  readonly cities: CityRecords
  readonly snapshots: SnapshotFollower
  readonly every_ms: number
  readonly log: Logger
  /** After a city's snapshot was brought up to date, or the list of cities changed. */
  readonly onFresh: () => void
}

/**
 * Looks at every city's change counter and brings the snapshot up to date when it moved, whoever wrote: this
 * process, or another server on the same database.
 */
export function followRecord(options: FollowOptions) {
  const seen = new Map<string, number>()
  const running = new Map<string, Promise<void>>()
  let timer: NodeJS.Timeout | null = null
  let closed = false
  let cities = ''
  /** Cities whose snapshot could not be made when it was last tried. */
  const failed = new Set<string>()
  let isRecordLost = false

  /** One at a time per city; a caller that comes while one runs gets one that starts afterwards. */
  const refresh = (name: string): Promise<void> => {
    const after = running.get(name) ?? Promise.resolve()
    const next = after.catch(() => {}).then(() => bringUpToDate(name))
    running.set(name, next)
    const forget = () => {
      if (running.get(name) === next) running.delete(name)
    }
    next.then(forget, forget)
    return next
  }

  const bringUpToDate = async (name: string) => {
    if (closed) return
    const city = await options.cities.get(name)
    if (!city.ok) return
    const changeNo = await city.value.changeNo()
    if (seen.get(name) === changeNo) return
    try {
      await options.snapshots.refresh(name)
    } catch (error) {
      failed.add(name)
      throw error
    }
    failed.delete(name)
    seen.set(name, changeNo)
    options.onFresh()
  }

  const warn = (error: unknown): void => {
    if (!closed) options.log.error({ err: error }, 'the record could not be followed; trying again')
  }

  const look = async () => {
    try {
      const names = (await options.record.cities()).map(city => city.name)
      options.cities.keepOnly(new Set(names))
      for (const name of seen.keys()) if (!names.includes(name)) seen.delete(name)
      for (const name of failed) if (!names.includes(name)) failed.delete(name)
      isRecordLost = false
      // One city that cannot be followed keeps no other from being followed.
      for (const name of names) await refresh(name).catch(warn)
      const now = names.join()
      if (now !== cities) options.onFresh()
      cities = now
    } catch (error) {
      isRecordLost = true
      warn(error)
    }
    if (!closed) timer = setTimeout(look, options.every_ms)
  }

  return {
    /** Brings every city up to date now, e.g. after a command that may have changed anything. */
    async refreshAll(): Promise<void> {
      for (const { name } of await options.record.cities()) await refresh(name)
      options.onFresh()
    },
    /** Begins to follow; resolves when every city has been looked at once. */
    start: (): Promise<void> => look(),
    refresh,
    /**
     * Whether what people send may be taken: not while the record is out of reach, or a city has no snapshot because it cannot be opened, as
     * where another process uses the same folder. A city that is new waits for its first snapshot and counts as well.
     */
    canTakeChanges: (): boolean =>
      !closed && !isRecordLost && ![...failed].some(name => options.snapshots.info(name) === null),
    async close(): Promise<void> {
      closed = true
      if (timer) clearTimeout(timer)
      await Promise.allSettled(running.values())
    },
  }
}
