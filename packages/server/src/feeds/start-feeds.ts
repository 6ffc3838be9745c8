import { join } from 'node:path'
import { fail, type ImportReport, problem, type Result } from '@understory/model'
import type { CityRecord, FeedRow, RecordStore } from '@understory/record'
import { PgBoss } from 'pg-boss'
import { findSource } from '../import/choose-source.ts'
import type { Logger } from '../log.ts'
import type { ImportPath } from '../types.ts'
import type { FeedWorld } from './fetch-page.ts'
import { isDue, type Pulled, pullFeed } from './pull.ts'

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

const queue = 'understory-pull'
interface PullJob {
  readonly city: string
  readonly feed: string
}

/**
 * Pulls the feeds of every city when they are due. The jobs lie in the record's database: of several servers on one
 * database exactly one pulls a feed, and when it dies another takes over after its heartbeat stops.
 * See docs/decisions/pulls-by-pg-boss.md.
 */
export async function startFeeds(
  options: FeedsOptions,
): Promise<{ look(): Promise<void>; close(): Promise<void> }> {
  const stop = new AbortController()
  const world = realWorld(stop.signal, options.world)
  let boss: PgBoss | null = null
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

  /** Sends a job for every feed that is due. The queue holds one job per feed, waiting or running. */
  const look = async (): Promise<void> => {
    for (const city of await options.record.cities()) {
      const record = await options.record.city(city.name)
      if (!record.ok) continue
      for (const feed of await record.value.feeds()) {
        if (!isDue(feed, world.now()) || stop.signal.aborted) continue
        boss ??= await startBoss(options, work)
        await boss.send(
          queue,
          { city: city.name, feed: feed.name },
          { singletonKey: `${city.name}/${feed.name}` },
        )
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
      await boss?.stop({ graceful: true, timeout: 5_000 })
    },
  }
}

async function startBoss(options: FeedsOptions, work: (job: PullJob) => Promise<void>): Promise<PgBoss> {
  const boss = new PgBoss({
    db: {
      executeSql: async (text, values) => {
        const { rows } = await options.record.executeSql(text, values)
        return { rows }
      },
    },
    backend: options.record.engine === 'pglite' ? 'pglite' : 'postgres',
    schema: 'understory_jobs',
    reindex: false,
    monitorVacuum: false,
  })
  boss.on('error', error => options.log.error({ err: error }, 'the job queue failed'))
  await boss.start()
  await boss.createQueue(queue, {
    policy: 'exclusive',
    retryLimit: 0,
    expireInSeconds: 6 * 3600,
    heartbeatSeconds: 60,
  })
  await boss.work<PullJob>(queue, { pollingIntervalSeconds: 2, batchSize: 1 }, async ([job]) => {
    if (job) await work(job.data)
  })
  return boss
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
