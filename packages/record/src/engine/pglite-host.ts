import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { ProblemError, problem } from '@understory/model'
import { makeFolderPrivate } from './durable-files.ts'
import {
  type CopyTarget,
  DatabaseError,
  type Engine,
  foreseenError,
  type Rows,
  type RunOptions,
  type Session,
} from './engine.ts'
import { holdLock } from './lock.ts'
import type { Answer, Ask, Asked, Opened, WorkerStart } from './pglite-messages.ts'
import { createWorkQueue } from './work-queue.ts'

interface Waiting {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

const stopped = (options?: ErrorOptions): ProblemError =>
  new ProblemError(
    problem('record-unavailable', 'The record has stopped and is opened again.', {
      expected: 'the same request once more, after the time that Retry-After names',
    }),
    options,
  )

/** The worker thread with PGlite in it, and the questions under way. */
class Host {
  readonly version: string
  private readonly worker: Worker
  private readonly waiting: Map<number, Waiting>
  private lastId = 0
  /** Resolves when the thread has ended and touches no file any more. */
  readonly left: Promise<void>
  /** Set when the worker is gone: why. */
  gone: Error | null = null

  private constructor(worker: Worker, version: string) {
    this.worker = worker
    this.version = version
    this.waiting = new Map()
    worker.on('message', (answer: Answer) => {
      this.waiting.get(answer.id)?.resolve(answer)
      this.waiting.delete(answer.id)
    })
    worker.on('error', cause => this.fail(stopped({ cause })))
    this.left = new Promise(resolve =>
      worker.on('exit', () => {
        this.fail(stopped())
        resolve()
      }),
    )
  }

  static async start(folder: string): Promise<Host> {
    const start: WorkerStart = { folder, isNew: !existsSync(join(folder, 'PG_VERSION')) }
    const worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: start })
    const opened = await new Promise<Opened>((resolve, reject) => {
      const early = (code: number): void => reject(new Error(`the worker left with code ${code}`))
      worker.once('message', (message: Opened) => {
        worker.off('error', reject).off('exit', early)
        resolve(message)
      })
      worker.once('error', reject).once('exit', early)
    })
    if (opened.opened) return new Host(worker, opened.version)
    await worker.terminate()
    throw new ProblemError(
      opened.reason === 'not-durable'
        ? problem('record-not-durable', `${folder}: ${opened.message}`, {
            expected: 'the exact PGlite version of package-lock.json; run npm ci',
          })
        : problem('record-unavailable', `${folder} cannot be opened: ${opened.message}`),
    )
  }

  private fail(error: Error): void {
    this.gone ??= error
    for (const one of this.waiting.values()) one.reject(this.gone)
    this.waiting.clear()
  }

  async ask(ask: Ask, deadline_ms: number): Promise<Answer> {
    if (this.gone) throw this.gone
    const id = ++this.lastId
    const answered = new Promise<Answer>((resolve, reject) => this.waiting.set(id, { resolve, reject }))
    const message: Asked = { id, ask }
    const gives = ask.op === 'copy-in' ? [ask.data.buffer as ArrayBuffer] : []
    this.worker.postMessage(message, gives)
    const timer = deadline_ms > 0 ? setTimeout(() => this.stop(deadline_ms), deadline_ms) : undefined
    try {
      const answer = await answered
      if ('error' in answer) throw foreseenError(new DatabaseError(answer.error.message, answer.error.code))
      return answer
    } finally {
      clearTimeout(timer)
    }
  }

  /** PGlite cannot cancel a statement: the thread is ended and the folder opened anew, as after a crash. */
  private stop(deadline_ms: number): void {
    this.fail(
      new ProblemError(
        problem('deadline-exceeded', `a statement ran longer than ${deadline_ms} ms and was stopped`),
      ),
    )
    void this.worker.terminate()
  }

  async end(): Promise<void> {
    if (!this.gone) {
      await this.ask({ op: 'close' }, 30_000).catch(() => this.worker.terminate())
      await this.left
    }
    await this.worker.terminate()
  }
}

/** COPY as the session's own user: PostgreSQL refuses COPY FROM to anyone under row-level security. */
const copyText = (target: CopyTarget): string =>
  `copy ${target.table}(${target.columns.join(',')}) from $input (format ${target.format})`

/** Longer than this, a timer of Node fires at once. */
const maxTimer_ms = 2 ** 31 - 1

/** Opens PGlite in a worker thread, for this process alone. Throws record-locked, no-file-locks, record-not-durable, record-unavailable. */
export async function openPGlite(dataDir: string, deadline_ms: number): Promise<Engine> {
  makeFolderPrivate(dataDir)
  const unlock = await holdLock(dataDir, 'record')
  const folder = join(dataDir, 'record')
  let host = await Host.start(folder).catch((error: unknown) => {
    unlock()
    throw error
  })
  let closed = false
  /** However the thread ended: the folder is opened anew, as after a crash of the process. */
  const reopen = async (gone: Host): Promise<Host> => {
    if (closed) throw stopped()
    await gone.left
    return await Host.start(folder)
  }
  const held = new Set<string>()
  const queue = createWorkQueue()
  /** One at a time, by priority: PGlite has a single session. */
  const alone = <T>(work: (host: Host) => Promise<T>, options?: RunOptions): Promise<T> =>
    queue.run(async () => {
      if (host.gone) host = await reopen(host)
      return await work(host)
    }, options)
  const deadlineOf = (options: RunOptions | undefined): number =>
    Math.min(...[deadline_ms, options?.maxStatement_ms ?? 0].filter(ms => ms > 0), maxTimer_ms)
  const rowsOf = async (host: Host, ask: Ask, limit_ms = deadline_ms): Promise<Rows> => {
    const answer = await host.ask(ask, limit_ms)
    return 'rows' in answer ? answer.rows : { rows: [], rowCount: 0 }
  }
  const session = (host: Host, options?: RunOptions): Session => ({
    // A statement under way cannot be stopped here; the next one of work that nobody waits for is not begun.
    query: async (text, values = []) => {
      options?.signal?.throwIfAborted()
      return await rowsOf(host, { op: 'query', text, values }, deadlineOf(options))
    },
    script: text => rowsOf(host, { op: 'script', text }),
    copyIn: async (target, data) => {
      await rowsOf(host, { op: 'script', text: 'reset role' })
      await rowsOf(host, { op: 'copy-in', text: copyText(target), data })
      await rowsOf(host, { op: 'script', text: `set local role ${target.role}` })
    },
    copyOut: async (query, options = '') => {
      const answer = await host.ask(
        { op: 'copy-out', text: `copy (${query}) to stdout ${options}` },
        deadline_ms,
      )
      return 'data' in answer ? answer.data : new Uint8Array(0)
    },
  })

  return {
    name: 'pglite',
    version: host.version,
    transaction: (begin, work, options) =>
      alone(async host => {
        const open = session(host, options)
        await open.script(`begin; ${begin}`).catch(async (error: unknown) => {
          if (!host.gone) await open.script('rollback')
          throw error
        })
        try {
          const value = await work(open)
          await open.script('commit')
          return value
        } catch (error) {
          if (!host.gone) await open.script('rollback')
          throw error
        }
      }, options),
    once: (begin, text, values, options) =>
      alone(host => rowsOf(host, { op: 'once', begin, text, values }, deadlineOf(options)), options),
    execute: (text, values, limit_ms) =>
      alone(host =>
        rowsOf(host, values?.length ? { op: 'query', text, values } : { op: 'script', text }, limit_ms).catch(
          async (error: unknown) => {
            // A text of several statements may have failed inside a transaction of its own: everybody shares this session.
            if (!host.gone) await rowsOf(host, { op: 'script', text: 'rollback' })
            throw error
          },
        ),
      ),
    hold: async () => {
      const tag = `${process.pid}.${randomUUID()}`
      held.add(tag)
      return { tag, release: () => void held.delete(tag) }
    },
    holds: async tag => held.has(tag),
    selfChecks: () =>
      alone(async host => {
        const before = await rowsOf(host, { op: 'syncs' })
        await rowsOf(host, {
          op: 'script',
          text: `select pg_logical_emit_message(true, 'understory', 'check')`,
        })
        const after = await rowsOf(host, { op: 'syncs' })
        const good = Number(after.rows[0]?.calls) > Number(before.rows[0]?.calls)
        return [
          {
            name: 'durable',
            good,
            what: good ? 'a commit reaches the disk' : 'a commit does not call the sync hook',
          },
        ]
      }),
    close: async () => {
      await queue.whenIdle()
      closed = true
      await host.end()
      unlock()
    },
  }
}
