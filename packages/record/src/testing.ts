import type { EngineName, RecordStore } from './types.ts'

export interface TestRecord {
  readonly store: RecordStore
  readonly dataDir: string | null
  readonly databaseUrl: string | null
  close(): Promise<void>
}

/** A fresh migrated record on this engine; `await using` or `close()` takes it away. */
export async function withRecord(_engine: EngineName = 'pglite'): Promise<TestRecord & AsyncDisposable> {
  throw new Error('testing is not ready')
}
