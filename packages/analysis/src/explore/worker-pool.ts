import { Worker } from 'node:worker_threads'
import { addTally, type FailTables, type PackedColumn, type Tally } from './tally.ts'
import type { FromWorker, ToWorker } from './worker-messages.ts'

/** Threads that each hold half of the rows; a count is the sum of theirs. */
export interface WorkerPool {
  load(columns: readonly PackedColumn[], sizes: readonly number[], rows: number): number
  forget(data: number): void
  /** Rejects with the signal's reason when it is aborted; the threads then stop at the next block. */
  count(data: number, fail: FailTables, signal?: AbortSignal): Promise<Tally>
  close(): Promise<void>
}

interface Waiting {
  resolve(tally: Tally | null): void
  reject(error: unknown): void
}

export function makeWorkerPool(width: number): WorkerPool {
  const waiting: Map<number, Waiting>[] = []
  const workers = Array.from({ length: width }, (_, i) => startWorker(i))
  let [lastData, lastJob] = [0, 0]

  function startWorker(i: number): Worker {
    const jobs = new Map<number, Waiting>()
    waiting[i] = jobs
    const worker = new Worker(new URL('./worker.ts', import.meta.url))
    worker.unref()
    worker.on('message', ({ job, tally }: FromWorker) => {
      jobs.get(job)?.resolve(tally)
      jobs.delete(job)
    })
    worker.on('error', error => {
      for (const job of jobs.values()) job.reject(error)
      jobs.clear()
    })
    return worker
  }

  const tell = (i: number, message: ToWorker) => workers[i]?.postMessage(message)
  const ask = (i: number, message: Extract<ToWorker, { type: 'count' }>) =>
    new Promise<Tally | null>((resolve, reject) => {
      waiting[i]?.set(message.job, { resolve, reject })
      tell(i, message)
    })

  return {
    load(columns, sizes, rows) {
      const data = ++lastData
      const share = Math.ceil(rows / width)
      for (let i = 0; i < width; i++)
        tell(i, {
          type: 'load',
          data,
          columns,
          sizes,
          start: i * share,
          end: Math.min(rows, (i + 1) * share),
        })
      return data
    },
    forget(data) {
      for (let i = 0; i < width; i++) tell(i, { type: 'forget', data })
    },
    async count(data, fail, signal) {
      signal?.throwIfAborted()
      const job = ++lastJob
      const stop = new Int32Array(new SharedArrayBuffer(4))
      const raise = () => Atomics.store(stop, 0, 1)
      signal?.addEventListener('abort', raise, { once: true })
      try {
        const parts = await Promise.all(
          workers.map((_, i) => ask(i, { type: 'count', job, data, fail, stop })),
        )
        signal?.throwIfAborted()
        return parts.map(known).reduce(addTally)
      } finally {
        signal?.removeEventListener('abort', raise)
      }
    },
    async close() {
      await Promise.all(workers.map(w => w.terminate()))
      for (const jobs of waiting)
        for (const job of jobs.values()) job.reject(new Error('the explorer was closed'))
    },
  }
}

function known(part: Tally | null): Tally {
  if (!part) throw new Error('the explorer lost its rows')
  return part
}
