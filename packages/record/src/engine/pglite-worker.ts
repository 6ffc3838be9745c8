import { parentPort, workerData } from 'node:worker_threads'
import { PGlite, type Results } from '@electric-sql/pglite'
import { copyDataOf, queryMessage } from './copy-protocol.ts'
import { fsyncTree, hookSync, keepNewFilesPrivate, makeInput, makeTreePrivate } from './durable-files.ts'
import type { Row, Rows } from './engine.ts'
import type { Answer, Ask, Asked, Opened, WorkerStart } from './pglite-messages.ts'

/** PGlite's own start parameters without `-F`, which turns syncing off, and with syncing on. */
const startParams = [
  '--single',
  '-O',
  '-j',
  ...[
    'search_path=public',
    'exit_on_error=false',
    'log_checkpoints=false',
    'max_worker_processes=0',
    'max_parallel_workers=0',
    'max_parallel_workers_per_gather=0',
    'max_parallel_maintenance_workers=0',
    'io_method=sync',
    'fsync=on',
    'wal_sync_method=fsync',
    'synchronous_commit=on',
    'timezone=UTC',
    'jit=off',
  ].flatMap(setting => ['-c', setting]),
]

const asText = (value: string): string => value
const asNumber = (value: string): number | bigint => {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : BigInt(value)
}
/** Dates and times stay text, int8 is a number where it fits: the same as with node-postgres. */
const parsers = { 20: asNumber, 1082: asText, 1114: asText, 1184: asText }

const port = parentPort
if (!port) throw new Error('pglite-worker runs as a worker thread only')
const { folder, isNew } = workerData as WorkerStart

const say = (message: Opened): void => port.postMessage(message)

async function open(): Promise<void> {
  const db = await PGlite.create({ dataDir: folder, startParams, parsers })
  const syncs = hookSync(db)
  keepNewFilesPrivate(db)
  makeTreePrivate(folder)
  if (isNew) fsyncTree(folder)
  // A commit that wrote something must reach the disk; a transactional message is the smallest such thing.
  await db.exec(`select pg_logical_emit_message(true, 'understory', 'does a commit reach the disk?')`)
  if (syncs.calls === 0) {
    say({ opened: false, reason: 'not-durable', message: 'a commit did not call the sync hook' })
    return
  }
  const version = await db.query<{ v: string }>(`select current_setting('server_version') as v`)
  serve(db, syncs)
  say({ opened: true, version: version.rows[0]?.v ?? 'unknown' })
}

const rowsOf = (results: readonly Results<Row>[]): Rows => ({
  rows: results.flatMap(result => result.rows),
  rowCount: results.at(-1)?.affectedRows ?? 0,
})

function serve(db: PGlite, syncs: { calls: number }): void {
  const input = makeInput(db)
  let busy: Promise<void> = Promise.resolve()
  port?.on('message', ({ id, ask }: Asked) => {
    busy = busy.then(async () => {
      try {
        const answer = await perform(id, ask)
        port?.postMessage(answer, 'data' in answer ? [answer.data.buffer as ArrayBuffer] : [])
      } catch (error) {
        const { message, code } = error as { message: string; code?: string }
        port?.postMessage({ id, error: { message, code: code ?? null } } satisfies Answer)
      }
      if (ask.op === 'close') port?.close()
    })
  })

  /** Nothing runs after `begin` failed: the statement would run as the session's own user. */
  async function once({ begin, text, values }: Extract<Ask, { op: 'once' }>): Promise<Rows> {
    try {
      await db.exec(`begin; ${begin}`)
      const found = rowsOf([await db.query<Row>(text, [...values])])
      await db.exec('commit')
      return found
    } catch (error) {
      await db.exec('rollback')
      throw error
    }
  }

  async function perform(id: number, ask: Ask): Promise<Answer> {
    switch (ask.op) {
      case 'query':
        return { id, rows: rowsOf([await db.query<Row>(ask.text, [...ask.values])]) }
      case 'script':
        return { id, rows: rowsOf((await db.exec(ask.text)) as Results<Row>[]) }
      case 'once':
        return { id, rows: await once(ask) }
      case 'copy-in':
        input.data = ask.data
        await db.exec(ask.text.replace('$input', `'${input.path}'`))
        input.data = new Uint8Array(0)
        return { id, rows: { rows: [], rowCount: 0 } }
      case 'copy-out':
        return { id, data: copyDataOf(await db.execProtocolRaw(queryMessage(ask.text))) }
      case 'syncs':
        return { id, rows: { rows: [{ calls: syncs.calls }], rowCount: 1 } }
      case 'close':
        await db.close()
        return { id, rows: { rows: [], rowCount: 0 } }
    }
  }
}

open().catch((error: unknown) => {
  say({ opened: false, reason: 'failed', message: error instanceof Error ? error.message : String(error) })
})
