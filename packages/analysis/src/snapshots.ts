import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type City,
  type ExploreAnswer,
  type ExploreFilter,
  fail,
  localDay,
  type MeasureAnswer,
  type MeasureQuestion,
  ok,
  ProblemError,
  problem,
  type Result,
} from '@understory/model'
import type { Reader } from '@understory/record/reader'
import { type CitySnapshot, makeCitySnapshot } from './city-snapshot.ts'
import { makeWorkerPool, type WorkerPool } from './explore/worker-pool.ts'
import { findMeasure } from './measures/index.ts'
import { answerMeasure } from './question/answer.ts'
import { defaultVersion } from './question/city-dimensions.ts'
import { type BareCounts, type CountsAsked, countMeasures } from './question/counts.ts'
import type { Snapshot } from './question/proviso.ts'
import { findRowKeys, type RowKey, type RowKeyQuery } from './question/row-keys.ts'
import { type ReleaseCells, type ReleaseQuestion, releaseCells } from './release/release-cells.ts'
import { defaultLimits, type EngineLimits } from './snapshot/database.ts'

export interface SnapshotInfo {
  readonly city: string
  readonly no: number
  readonly builtAt: string
  readonly rows: number
  /** The record's change counter that it stands for. */
  readonly changeNo: number
}

export interface AskScope {
  readonly signal?: AbortSignal | undefined
  /** Only rows of these provenances may be counted; rows of others are not even seen. */
  readonly provenances?: readonly string[] | undefined
}

export interface SnapshotOptions {
  /** A folder of this process alone: the engine allows one process per file. */
  readonly dir: string
  readonly reader: Reader
  readonly memoryMb?: number | undefined
  readonly threads?: number | undefined
  readonly deadlineMs?: number | undefined
  /** Questions that may run at the same time. */
  readonly width?: number | undefined
  /** Threads of the explorer. */
  readonly exploreThreads?: number | undefined
  readonly now?: (() => Date) | undefined
}

/** The snapshots of a record: questions are asked of them, never of the record itself. */
export interface Snapshots {
  /** Brings a city's snapshot up to date with the record. Throws ProblemError no-such-city, record-locked, record-unavailable. */
  refresh(city: string): Promise<SnapshotInfo>
  rebuild(city: string): Promise<SnapshotInfo>
  /** What answers now; null before the first refresh or question. */
  info(city: string): SnapshotInfo | null
  /** Sources in the snapshot with their provenance. */
  sources(city: string): Promise<Result<readonly { name: string; provenance: string }[]>>
  /** The version (`kind:version`) that a bare kind of place means in answers; null when there is none. */
  usualBoundary(city: string, kind: string): Promise<Result<string | null>>
  /** Called with every new snapshot; the returned function ends that. */
  onChange(listener: (city: string, info: SnapshotInfo) => void): () => void
  measure(
    city: string,
    name: string,
    question: MeasureQuestion,
    scope?: AskScope,
  ): Promise<Result<MeasureAnswer>>
  /** The counts of many questions, each by one dimension, and nothing else; in the order of the questions. Problem bad-parameter for each. */
  counts(city: string, asked: readonly CountsAsked[], scope?: AskScope): Promise<Result<Result<BareCounts>[]>>
  explore(city: string, filter: ExploreFilter, scope?: AskScope): Promise<Result<ExploreAnswer>>
  /** Keys of rows in the order of the public list: newest day first. No value of a row leaves the snapshot. Problem bad-parameter. */
  rowKeys(city: string, query: RowKeyQuery, scope?: AskScope): Promise<Result<RowKey[]>>
  /** Cells of a release with the keys of their contributors; no row leaves the snapshot. Problem bad-parameter. */
  releaseCells(city: string, question: ReleaseQuestion): Promise<Result<ReleaseCells>>
  close(): Promise<void>
}

const keptAnswers = 400
const keptRows = 3_000

export async function openSnapshots(options: SnapshotOptions): Promise<Snapshots> {
  const { dir, reader, now = () => new Date() } = options
  await mkdir(join(dir, 'inbox'), { recursive: true, mode: 0o700 })
  const limits = limitsOf(options)
  const cities = new Map<string, CitySnapshot>()
  const listeners = new Set<(city: string, info: SnapshotInfo) => void>()
  const answers = new Map<string, MeasureAnswer>()
  const counted = new Map<string, BareCounts>()
  let pool: WorkerPool | null = null
  const workers = () => {
    pool ??= makeWorkerPool(options.exploreThreads ?? 2)
    return pool
  }

  const find = async (name: string): Promise<CitySnapshot | null> => {
    const known = cities.get(name)
    if (known) return known
    const city = (await reader.cities()).find(c => c.name === name)
    if (!city) return null
    const made = cities.get(name) ?? open(city)
    cities.set(name, made)
    return made
  }
  const open = (city: City) =>
    makeCitySnapshot(city, { dir, city: city.name, limits, now }, reader, snapshot => {
      for (const listener of listeners) listener(city.name, infoOf(snapshot))
    })
  const need = async (name: string): Promise<CitySnapshot> => {
    const found = await find(name)
    if (!found) throw new ProblemError(noSuchCity(name))
    return found
  }

  return {
    refresh: async city => infoOf(await (await need(city)).refresh()),
    rebuild: async city => infoOf(await (await need(city)).rebuild()),
    info(city) {
      const snapshot = cities.get(city)?.current
      return snapshot ? infoOf(snapshot) : null
    },
    sources: city =>
      guarded(async () => (await need(city)).use(async s => ok(s.dictionary.sources.map(nameAndProvenance)))),
    usualBoundary: (city, kind) =>
      guarded(async () =>
        (await need(city)).use(async ({ dictionary, contents }) => {
          const boundary = defaultVersion(dictionary, contents, kind)
          return ok(boundary ? `${boundary.kind}:${boundary.version}` : null)
        }),
      ),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    measure: (city, name, question, scope = {}) =>
      guarded(async () => {
        const measure = findMeasure(name)
        if (!measure.ok) return measure
        return (await need(city)).use(async snapshot => {
          const at = now()
          const onlySources = sourcesIn(snapshot, scope.provenances)
          const day = localDay(at, snapshot.dictionary.city.timeZone)
          const key = JSON.stringify([city, snapshot.meta.no, day, name, question, onlySources])
          const known = answers.get(key)
          if (known) return ok(known)
          const asked = { signal: scope.signal, now: at, onlySources }
          const answer = await answerMeasure(snapshot, measure.value, question, asked)
          if (answer.ok && answer.value.rows.length <= keptRows) keep(answers, key, answer.value)
          return answer
        })
      }),
    counts: (city, asked, scope = {}) =>
      guarded(async () =>
        (await need(city)).use(async snapshot => {
          const onlySources = sourcesIn(snapshot, scope.provenances)
          const keys = asked.map(one => JSON.stringify([city, snapshot.meta.no, one, onlySources]))
          const known = keys.map(key => counted.get(key))
          const left = asked.filter((_, i) => !known[i])
          const made = await countMeasures(snapshot, left, { signal: scope.signal, now: now(), onlySources })
          const found = asked.map((_, i) => {
            const [kept, key = ''] = [known[i], keys[i]]
            const one = kept ? ok(kept) : made.shift()
            if (!one) throw new Error('a question has no answer')
            if (!kept && one.ok && one.value.cells.length <= keptRows) keep(counted, key, one.value)
            return one
          })
          return ok(found)
        }),
      ),
    explore: (city, filter, scope = {}) =>
      guarded(async () => {
        const found = await need(city)
        if (!found.current) await found.refresh()
        const onlySources = found.current ? sourcesIn(found.current, scope.provenances) : null
        return found.explorer(onlySources, workers, e => e.explore(filter, now(), scope.signal))
      }),
    rowKeys: (city, query, scope = {}) =>
      guarded(async () =>
        (await need(city)).use(snapshot => {
          const onlySources = sourcesIn(snapshot, scope.provenances)
          return findRowKeys(snapshot, query, { signal: scope.signal, onlySources })
        }),
      ),
    releaseCells: (city, question) =>
      guarded(async () => (await need(city)).use(snapshot => releaseCells(snapshot, question))),
    async close() {
      await pool?.close()
      await Promise.all([...cities.values()].map(c => c.close()))
    },
  }
}

const limitsOf = (o: SnapshotOptions): EngineLimits => ({
  memoryMb: o.memoryMb ?? defaultLimits.memoryMb,
  threads: o.threads ?? defaultLimits.threads,
  deadlineMs: o.deadlineMs ?? defaultLimits.deadlineMs,
  width: o.width ?? defaultLimits.width,
})

const infoOf = ({ dictionary, meta }: Snapshot): SnapshotInfo => ({
  city: dictionary.city.name,
  no: meta.no,
  builtAt: meta.builtAt,
  rows: meta.rows,
  changeNo: meta.changeNo,
})

const nameAndProvenance = ({ name, provenance }: { name: string; provenance: string }) => ({
  name,
  provenance,
})

const noSuchCity = (name: string) =>
  problem('no-such-city', `There is no city “${name.slice(0, 80)}” in the record.`, { where: 'city' })

/** Numbers of the sources that may be counted; null where that is all of them. */
function sourcesIn({ dictionary }: Snapshot, provenances: readonly string[] | undefined): number[] | null {
  const allowed = dictionary.sources.filter(s => !provenances || provenances.includes(s.provenance))
  return allowed.length === dictionary.sources.length ? null : allowed.map(s => s.no)
}

function keep<T>(answers: Map<string, T>, key: string, answer: T): void {
  answers.set(key, answer)
  const [oldest] = answers.keys()
  if (answers.size > keptAnswers && oldest !== undefined) answers.delete(oldest)
}

/** Foreseen failures on the way become results; bugs and aborts stay thrown. */
async function guarded<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ProblemError) return fail(error.problem)
    throw error
  }
}
