import { rmSync } from 'node:fs'
import { openRecord } from '../open.ts'
import type { EngineName, RecordOptions, RecordStore } from '../types.ts'
import { testServer } from './postgres-server.ts'
import { freshFolder } from './template.ts'

export interface TestRecord extends AsyncDisposable {
  readonly store: RecordStore
  /** What openRecord was given, to open it again or elsewhere. */
  readonly options: RecordOptions
  readonly dataDir: string | null
  readonly databaseUrl: string | null
  /** Closes the store and takes the record away. */
  close(): Promise<void>
}

/** An empty place for a record on this engine, and what takes it away. */
async function place(engine: EngineName): Promise<{ options: RecordOptions; remove: () => Promise<void> }> {
  if (engine === 'pglite') {
    const dataDir = await freshFolder()
    return { options: { dataDir }, remove: async () => rmSync(dataDir, { recursive: true, force: true }) }
  }
  const server = await testServer()
  const databaseUrl = await server.makeDatabase()
  return { options: { databaseUrl }, remove: () => server.dropDatabase(databaseUrl) }
}

/** A fresh migrated record on this engine; `await using` or `close()` takes it away. */
export async function withRecord(engine: EngineName = 'pglite'): Promise<TestRecord> {
  const { options, remove } = await place(engine)
  const store = await openRecord(options)
  let closed = false
  const close = async (): Promise<void> => {
    if (closed) return
    closed = true
    await store.close().catch(() => {})
    await remove()
  }
  return {
    store,
    options,
    dataDir: options.dataDir ?? null,
    databaseUrl: options.databaseUrl ?? null,
    close,
    [Symbol.asyncDispose]: close,
  }
}
