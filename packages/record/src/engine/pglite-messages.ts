import type { Rows } from './engine.ts'

/** What the main thread asks of the worker that hosts PGlite. One at a time, answered in order. */
export type Ask =
  | { readonly op: 'query'; readonly text: string; readonly values: readonly unknown[] }
  | { readonly op: 'script'; readonly text: string }
  | {
      readonly op: 'once'
      readonly begin: string
      readonly text: string
      readonly values: readonly unknown[]
    }
  | { readonly op: 'copy-in'; readonly text: string; readonly data: Uint8Array }
  | { readonly op: 'copy-out'; readonly text: string }
  | { readonly op: 'syncs' }
  | { readonly op: 'close' }

export interface Asked {
  readonly id: number
  readonly ask: Ask
}

export type Answer =
  | { readonly id: number; readonly rows: Rows }
  | { readonly id: number; readonly data: Uint8Array }
  | { readonly id: number; readonly error: { message: string; code: string | null } }

export interface WorkerStart {
  readonly folder: string
  readonly isNew: boolean
}
/** First message: the engine is open, or why not. */
export type Opened =
  | { readonly opened: true; readonly version: string }
  | { readonly opened: false; readonly reason: 'not-durable' | 'failed'; readonly message: string }
