import type { City } from '@understory/model'
import type { Reader } from '@understory/record/reader'
import { readDictionary } from './dictionary.ts'
import { type Explorer, openExplorer } from './explore/explorer.ts'
import type { WorkerPool } from './explore/worker-pool.ts'
import type { Snapshot } from './question/proviso.ts'
import { bringUpToDate, build, type Place } from './snapshot/bring-up-to-date.ts'
import { readContents } from './snapshot/contents.ts'
import { type SnapshotFile, sweep } from './snapshot/snapshot-file.ts'

/** A snapshot in use: it is let go when it is replaced and nobody asks it any more. */
interface Held {
  readonly snapshot: Snapshot
  readonly file: SnapshotFile
  readonly explorers: Map<string, Promise<Explorer>>
  users: number
}

/** The snapshot of one city: which one answers now, and how it is replaced. */
export interface CitySnapshot {
  readonly current: Snapshot | null
  /** Brings it up to date; the number rises when anything changed. Calls that meet join the one that runs. */
  refresh(): Promise<Snapshot>
  rebuild(): Promise<Snapshot>
  use<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<T>
  explorer<T>(
    onlySources: readonly number[] | null,
    pool: () => WorkerPool,
    work: (e: Explorer) => Promise<T>,
  ): Promise<T>
  close(): Promise<void>
}

export function makeCitySnapshot(
  city: City,
  place: Place,
  reader: Reader,
  onChange: (snapshot: Snapshot) => void,
): CitySnapshot {
  let held: Held | null = null
  let queue: Promise<unknown> = Promise.resolve()
  let waiting: Promise<Snapshot> | null = null
  const alive = new Set<Held>()

  /** A replaced snapshot without users goes; its file goes with the last snapshot in it. */
  const letGo = async (h: Held) => {
    if (h === held || h.users > 0 || !alive.delete(h)) return
    for (const explorer of h.explorers.values()) explorer.then(e => e.close()).catch(() => {})
    const paths = [...alive].map(other => other.file.path)
    if (paths.includes(h.file.path)) return
    await h.file.db.close()
    await sweep(place.dir, city.name, paths)
  }

  const take = async (file: SnapshotFile): Promise<Snapshot> => {
    const before = held
    if (before && before.file.meta.no === file.meta.no && before.file.path === file.path)
      return before.snapshot
    const dictionary = await readDictionary(reader, city)
    const contents = await readContents(file.db, dictionary)
    const snapshot: Snapshot = { db: file.db, meta: file.meta, dictionary, contents }
    held = { snapshot, file, explorers: new Map(), users: 0 }
    alive.add(held)
    if (before) await letGo(before)
    else await sweep(place.dir, city.name, [file.path])
    onChange(snapshot)
    return snapshot
  }

  const inTurn = (work: () => Promise<Snapshot>): Promise<Snapshot> => {
    const run = queue.then(work)
    queue = run.catch(() => {})
    return run
  }

  const refresh = (): Promise<Snapshot> => {
    // A refresh that waits for its turn will see everything that is there now: later callers share it.
    waiting ??= inTurn(() => {
      waiting = null
      return bringUpToDate(held?.file ?? null, place, reader).then(take)
    })
    return waiting
  }

  const use = async <T>(work: (h: Held) => Promise<T>): Promise<T> => {
    if (!held) await refresh()
    const mine = held
    if (!mine) throw new Error('the snapshot was closed')
    mine.users++
    try {
      return await work(mine)
    } finally {
      mine.users--
      await letGo(mine)
    }
  }

  return {
    get current() {
      return held?.snapshot ?? null
    },
    refresh,
    rebuild: () => inTurn(() => build(place, reader).then(take)),
    use: work => use(h => work(h.snapshot)),
    explorer: (onlySources, pool, work) =>
      use(async h => {
        const key = JSON.stringify(onlySources)
        const opening = h.explorers.get(key) ?? openExplorer(h.snapshot, onlySources, pool())
        h.explorers.set(key, opening)
        opening.catch(() => h.explorers.delete(key))
        return work(await opening)
      }),
    async close() {
      await queue
      for (const db of new Set([...alive].map(h => h.file.db))) await db.close()
      alive.clear()
      held = null
    },
  }
}
