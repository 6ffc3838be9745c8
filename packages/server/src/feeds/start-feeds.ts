import { join } from 'node:path'
import { fail, type ImportReport, problem, type Result } from '@understory/model'
import type { CityRecord, FeedRow, RecordStore } from '@understory/record'
import { findSource } from '../import/choose-source.ts'
import type { Logger } from '../log.ts'
import type { ImportPath } from '../types.ts'
import type { FeedWorld } from './fetch-page.ts'
import { isDue, type Pulled, pullFeed } from './pull.ts'
import { type PullJob, type PullQueue, queueInDatabase, queueInProcess } from './pull-queue.ts'

export interface FeedsOptions {
  readonly record: RecordStore
  readonly importPath: ImportPath
  readonly spoolDir: string
  readonly log: Logger
  readonly world?: Partial<FeedWorld> | undefined
  /** How often to look for feeds that are due. Default 20 000. */
  readonly every_ms?: number | undefined
  readonly onPull?: ((city: string, feed: string, outcome: Result<Pulled>) => void) | undefined
}

/**
 * Pulls the feeds of every city when they are due. On PostgreSQL the jobs lie in the record's database: of several
 * servers exactly one pulls a feed, and when it dies another takes over after its heartbeat stops.
 * See docs/decisions/pulls-by-pg-boss.md.
 */
export async function startFeeds(
  options: FeedsOptions,
): Promise<{ look(): Promise<void>; close(): Promise<void> }> {
  const stop = new AbortController()
  const world = realWorld(stop.signal, options.world)
  let queue: Promise<PullQueue> | null = null
  let timer: NodeJS.Timeout | null = null

  const work = async (job: PullJob): Promise<void> => {
    const city = await options.record.city(job.city)
    if (!city.ok) return
    const feed = (await city.value.feeds()).find(candidate => candidate.name === job.feed)
    if (!feed || !isDue(feed, world.now())) return
    const outcome = await pullFeed(feed, {
      city: city.value,
      spoolDir: join(options.spoolDir, 'pulls'),
      world,
      importSpool: (path, from) => importSpool(city.value, path, from, options.importPath),
    })
    options.onPull?.(job.city, job.feed, outcome)
  }

  const openQueue = async (): Promise<PullQueue> =>
    options.record.engine === 'pglite'
      ? queueInProcess(work, options.log)
      : queueInDatabase(options.record, work, options.log)

  /** Sends a job for every feed that is due. */
  const look = async (): Promise<void> => {
    for (const city of await options.record.cities()) {
      const record = await options.record.city(city.name)
      if (!record.ok) continue
      for (const feed of await record.value.feeds()) {
        if (!isDue(feed, world.now()) || stop.signal.aborted) continue
        queue ??= openQueue()
        await (await queue).send({ city: city.name, feed: feed.name })
      }
    }
  }

  const tick = async () => {
    await look().catch(error => {
      if (!stop.signal.aborted) options.log.error({ err: error }, 'feeds could not be looked at')
    })
    if (!stop.signal.aborted) timer = setTimeout(tick, options.every_ms ?? 20_000)
  }
  timer = setTimeout(tick, 1_000)

  return {
    look,
    async close() {
      stop.abort(new Error('the server is closing'))
      if (timer) clearTimeout(timer)
      await (await queue)?.close()
    },
  }
}

/** The spool holds JSON pages of the endpoint; a mapping made for a table with the same columns reads them too. */
async function importSpool(
  city: CityRecord,
  path: string,
  feed: FeedRow,
  importPath: ImportPath,
): Promise<Result<ImportReport>> {
  const source = await findSource(city, feed.source)
  if (!source.ok)
    return fail(problem('no-such-source', source.problem.detail, { where: `feed ${feed.name}` }))
  const fits = source.value.format === feed.kind || source.value.format === 'geojson'
  return await importPath({
    city: city.city.name,
    path,
    fileName: `${feed.name}.json`,
    source: fits ? source.value : { ...source.value, format: feed.kind, encoding: 'utf-8' },
    actor: `feed ${feed.name}`,
  })
}

function realWorld(signal: AbortSignal, given: Partial<FeedWorld> | undefined): FeedWorld {
  return {
    random: Math.random,
    now: () => new Date(),
    wait: ms =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(resolve, ms)
        signal.addEventListener('abort', () => {
          clearTimeout(timer)
          reject(signal.reason)
        })
      }),
    signal,
    ...given,
  }
}
