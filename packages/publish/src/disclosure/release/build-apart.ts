import { Worker } from 'node:worker_threads'
import { fail, ok, problem, type Result } from '@understory/model'
import type { BuiltRelease, ReleaseInput } from '../types.ts'

const most_ms = 10 * 60_000

/**
 * `buildRelease` in a thread of its own: the attacker's programs take seconds, in which a server must go on answering.
 * Problem `deadline-exceeded` after ten minutes; what the thread throws is thrown here.
 */
export async function buildReleaseApart(
  input: ReleaseInput,
  { limit_ms = most_ms }: { limit_ms?: number } = {},
): Promise<Result<BuiltRelease>> {
  const worker = new Worker(new URL('./build-worker.ts', import.meta.url), { workerData: input })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<Result<BuiltRelease>>((resolve, reject) => {
      worker.once('message', (built: BuiltRelease) => resolve(ok(built)))
      worker.once('error', reject)
      worker.once('exit', code => reject(new Error(`the thread that builds releases ended with ${code}`)))
      timer = setTimeout(() => resolve(tooLong(input)), limit_ms)
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

const tooLong = ({ dataset, tables }: ReleaseInput): Result<never> =>
  fail(
    problem(
      'deadline-exceeded',
      `The audit of ${dataset.name} over ${tables.length} tables did not end in time; nothing was drafted.`,
      { expected: 'a catalogue of fewer tables, or of coarser ones' },
    ),
  )
