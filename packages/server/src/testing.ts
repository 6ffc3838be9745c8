import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSnapshots } from '@understory/analysis'
import { type City, type Source, sourceShape } from '@understory/model'
import { createPublicLog, createPublish, holdBackQuotes, type PublicLog } from '@understory/publish'
import type { RecordStore } from '@understory/record'
import { publishedOf } from '@understory/record/published'
import { readerOf } from '@understory/record/reader'
import { withRecord } from '@understory/record/testing'
import { createServer } from './create-server.ts'
import { createLog } from './log.ts'
import { hashToken } from './routes/member/signed-in.ts'
import type { ServerDeps } from './types.ts'

export const madeUpCity: City = {
  name: 'milltown',
  title: 'Milltown',
  timeZone: 'America/New_York',
  invented: false,
}

/** A made-up source: a key, a day, an offence and a weapon. */
export const madeUpSource: Source = sourceShape.parse({
  name: 'milltown-incidents',
  title: 'Incidents of Milltown',
  publisher: 'Milltown',
  licence: 'CC0',
  format: 'csv',
  header: ['id', 'date', 'offense', 'weapon'],
  key: { how: 'columns', columns: ['id'] },
  date: { how: 'column', column: 'date', layout: 'iso' },
  kind: {
    how: 'lookup',
    column: 'offense',
    words: { HOMICIDE: 'homicide', SHOOTING: 'shooting', '*': 'other' },
  },
  weapon: { column: 'weapon', words: { FIREARM: 'firearm', '*': 'other' } },
})

const offences = ['HOMICIDE', 'SHOOTING', 'THEFT']

/** Rows of the made-up source: every third is a homicide; days run through 2019. */
export function madeUpRow(n: number): Record<'id' | 'date' | 'offense' | 'weapon', string> {
  const date = new Date(Date.UTC(2019, 0, 1 + (n % 365))).toISOString().slice(0, 10)
  return { id: String(n), date, offense: offences[n % 3] ?? '', weapon: n % 2 === 0 ? 'FIREARM' : '' }
}

export const madeUpCsv = (from: number, to: number): string =>
  ['id,date,offense,weapon', ...numbers(from, to).map(n => Object.values(madeUpRow(n)).join(','))].join('\n')

export const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, i) => from + i)

export const operatorToken = 'operator-token-of-the-test'
export const feedToken = 'feed-token-of-the-test'

/** A public log whose last signed checkpoint is kept in memory: nothing, or what was signed before. */
export function testLog(store: RecordStore, signedBefore: string | null = null): PublicLog {
  let kept = signedBefore
  return createPublicLog({
    published: publishedOf(store).log,
    save: checkpoint => store.saveCheckpoint(checkpoint),
    lastSigned: {
      read: () => kept,
      write: note => {
        kept = note
      },
    },
    seed: new Uint8Array(32).fill(5),
    origin: 'milltown.example/log',
    now: () => new Date(),
  })
}

/** What Milltown signs its sessions and keys with. */
export const milltownSessionKey: Buffer = Buffer.alloc(32, 7)

/** The parts of a server on a record, as `serve` puts them together. */
export async function serverOn(
  store: RecordStore,
  more: Partial<ServerDeps> = {},
  publishNow: () => Date = () => new Date(),
) {
  const dir = await mkdtemp(join(tmpdir(), 'understory-server-'))
  const snapshots = await openSnapshots({
    dir: join(dir, 'snapshots'),
    reader: readerOf(store),
    exploreThreads: 1,
  })
  const publicLog = more.publicLog ?? testLog(store)
  const server = createServer({
    publish: createPublish({
      snapshots,
      published: holdBackQuotes(publishedOf(store), () => publicLog.state().refusal !== null),
      cellSecret: Buffer.alloc(32, 7),
      now: publishNow,
    }),
    publicLog,
    record: store,
    snapshots,
    defaultCity: async () => {
      const cities = await store.cities()
      return cities.length === 1 ? (cities[0]?.name ?? null) : null
    },
    uploadDir: join(dir, 'uploads'),
    operatorToken,
    sessionKey: milltownSessionKey,
    log: createLog({ level: 'silent' }),
    followEvery_ms: 300,
    memberRequestsPerMinute: 10_000,
    openRequestsPerMinute: 1_000_000,
    ...more,
  })
  const { url } = await server.listen(0)
  return {
    server,
    snapshots,
    url,
    dir,
    async close() {
      await server.close()
      await snapshots.close()
      await rm(dir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** A server with Milltown in its record and nothing imported yet. */
export async function openMilltown(
  more: Partial<ServerDeps> = {},
  engine: 'pglite' | 'postgres' = 'pglite',
  publishNow?: () => Date,
) {
  const record = await withRecord(engine)
  const city = await record.store.makeCity(madeUpCity)
  await city.saveSource(madeUpSource)
  const token = { hash: hashToken(feedToken), role: 'feed' as const, city: madeUpCity.name }
  await record.store.saveToken({ ...token, label: 'test feed', expiresAt: null }, 'test')
  const served = await serverOn(record.store, more, publishNow)
  const post = (path: string, body: string, bearer: string) =>
    fetch(served.url + path, {
      method: 'POST',
      body,
      headers: {
        authorization: `Bearer ${bearer}`,
        'content-type': path.includes('/imports') ? 'application/octet-stream' : 'application/json',
      },
    })
  return {
    ...served,
    record: record.store,
    databaseUrl: record.databaseUrl,
    city,
    get: (path: string, headers: Record<string, string> = {}) => fetch(served.url + path, { headers }),
    post,
    send: (csv: string, filename = 'rows.csv') =>
      post(`/api/v1/member/imports?filename=${filename}`, csv, feedToken),
    async close() {
      await served.close()
      await record.close()
    },
  }
}
export type Milltown = Awaited<ReturnType<typeof openMilltown>>

/** Waits until it is so; fails after the time given. */
export async function until(isSo: () => Promise<boolean> | boolean, most_ms = 10_000): Promise<number> {
  const begun = performance.now()
  while (!(await isSo())) {
    if (performance.now() - begun > most_ms) throw new Error(`not so after ${most_ms} ms`)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  return performance.now() - begun
}
