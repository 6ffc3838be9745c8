import { appendFile, mkdir, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, type ImportReport, ok, ProblemError, problem, type Result } from '@understory/model'
import type { CityRecord, FeedRow } from '@understory/record'
import * as z from 'zod'
import { problemOf } from '../problem-response.ts'
import { readArcgisPage } from './arcgis.ts'
import { backOff_ms } from './back-off.ts'
import type { FeedWorld } from './fetch-page.ts'
import { newer, type ReadPage } from './reader.ts'
import { readSocrataPage } from './socrata.ts'

/** What a feed needs to go on where it stopped; kept in the record after every page. */
const stateShape = z.object({
  /** Everything changed up to this mark is in the record. */
  since: z.string().nullable().default(null),
  /** A pull that is not finished: pages fetched so far lie in the spool file of this host. */
  run: z
    .object({ file: z.string(), offset: z.int(), bytes: z.int(), newest: z.string().nullable() })
    .nullable()
    .default(null),
  /** Failures in a row, and when to try again. */
  failures: z.int().default(0),
  notBefore: z.string().nullable().default(null),
})
export type PullState = z.infer<typeof stateShape>

export const pullStateOf = (feed: FeedRow): PullState => {
  const parsed = stateShape.safeParse(feed.state)
  return parsed.success ? parsed.data : stateShape.parse({})
}

/** Is it time? An unfinished or failed pull goes on when its waiting time is over. */
export function isDue(feed: FeedRow, now: Date): boolean {
  const state = pullStateOf(feed)
  if (state.notBefore !== null) return Date.parse(state.notBefore) <= now.getTime()
  if (feed.lastRunAt === null || state.run !== null) return true
  return Date.parse(feed.lastRunAt) + feed.everyMinutes * 60_000 <= now.getTime()
}

export interface PullDeps {
  readonly city: CityRecord
  readonly spoolDir: string
  readonly world: FeedWorld
  /** Imports the spool file: JSON pages one after the other. */
  readonly importSpool: (path: string, feed: FeedRow) => Promise<Result<ImportReport>>
}

/** What a pull did; `report` is null when nothing had changed. */
export interface Pulled {
  readonly pages: number
  readonly rows: number
  readonly report: ImportReport | null
}

const defaultMaxPullBytes = 8 * 1024 ** 3

const readers: Record<FeedRow['kind'], ReadPage> = { socrata: readSocrataPage, arcgis: readArcgisPage }

/**
 * One pull: fetches what changed page by page into a spool file, remembering every page, then imports the file as
 * a whole. A failure keeps the pages; the next pull goes on after them. Problems: feed-unreachable and those of import.
 */
export async function pullFeed(feed: FeedRow, deps: PullDeps): Promise<Result<Pulled>> {
  const state = pullStateOf(feed)
  try {
    const pulled = await pullAll(feed, state, deps)
    await deps.city.noteFeedRun(feed.name, { ...state, run: null, failures: 0, notBefore: null }, null)
    return ok(pulled)
  } catch (error) {
    // A server that closes is no failure of the feed: the pages are kept, the next start goes on after them.
    if (deps.world.signal?.aborted) throw error
    const known = problemOf(error)
    const wait_ms = backOff_ms(state.failures + 4, deps.world.random, 3_600_000)
    const failed = {
      ...state,
      failures: state.failures + 1,
      notBefore: new Date(deps.world.now().getTime() + wait_ms).toISOString(),
    }
    await deps.city.noteFeedRun(feed.name, failed, known?.detail ?? String(error))
    if (known) return fail(known)
    throw error
  }
}

async function pullAll(feed: FeedRow, state: PullState, deps: PullDeps): Promise<Pulled> {
  const run = await resumed(feed, state, deps)
  const read = readers[feed.kind]
  let pages = 0
  for (let last = false; !last; ) {
    const page = await read(feed, { since: state.since, offset: run.offset }, deps.world)
    pages++
    const text = page.rows.length === 0 ? '' : page.text
    await appendFile(run.file, text)
    run.offset += page.rows.length
    run.bytes += Buffer.byteLength(text)
    if (run.bytes > (deps.world.maxPullBytes ?? defaultMaxPullBytes))
      throw new ProblemError(
        problem('feed-unreachable', 'The feed goes on for longer than a pull may.', { where: feed.url }),
      )
    run.newest = newer(run.newest, page.newest)
    last = page.last
    state.run = { ...run }
    await deps.city.noteFeedRun(feed.name, state, feed.lastProblem)
  }
  const report = run.offset === 0 ? null : await deps.importSpool(run.file, feed)
  if (report && !report.ok) throw new ProblemError(report.problem)
  await rm(run.file, { force: true })
  state.since = newer(state.since, run.newest)
  state.run = null
  return { pages, rows: run.offset, report: report?.value ?? null }
}

/** The unfinished run, if its pages are on this host; otherwise a new one. */
async function resumed(feed: FeedRow, state: PullState, deps: PullDeps) {
  const there = state.run
  if (there) {
    const size = await stat(there.file).then(
      found => found.size,
      () => -1,
    )
    if (size >= there.bytes) {
      await truncate(there.file, there.bytes)
      return { ...there }
    }
  }
  await mkdir(deps.spoolDir, { recursive: true, mode: 0o700 })
  const file = join(deps.spoolDir, `${deps.city.city.name}-${feed.name.replace(/[^\w-]/g, '_')}.json`)
  await writeFile(file, '', { mode: 0o600 })
  return { file, offset: 0, bytes: 0, newest: null as string | null }
}
