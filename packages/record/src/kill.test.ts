import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { withRecord } from './testing.ts'
import type { RecordOptions } from './types.ts'

const script = fileURLToPath(new URL('./testing/import-until-killed.ts', import.meta.url))
const kills = 20

interface Found {
  complete: number
  rows: number
  running: number
  expectedRows: number
  differences: number
}

const begin = (options: RecordOptions, verify: boolean): ChildProcessByStdio<null, Readable, null> =>
  spawn(process.execPath, [script, JSON.stringify(options), verify ? 'verify' : ''], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })

/** Lets a process import, kills it after some time past its first line; what it found and how many files it finished. */
async function importAndKill(
  options: RecordOptions,
  after_ms: number,
  verify: boolean,
): Promise<{ found: Found; done: number }> {
  const child = begin(options, verify)
  const gone = once(child, 'exit')
  let found: Found | null = null
  let done = 0
  for await (const line of createInterface({ input: child.stdout })) {
    if (found === null) {
      found = JSON.parse(line) as Found
      setTimeout(() => child.kill('SIGKILL'), after_ms)
    } else done++
  }
  await gone
  if (!found) throw new Error('the record could not be opened')
  return { found, done }
}

describe.each(['pglite', 'postgres'] as const)('an import into %s', engine => {
  it('that is killed at any moment leaves what was finished, nothing of what was not, and can be run again', async () => {
    await using record = await withRecord(engine)
    await record.store.close()
    let finished = 0
    for (let kill = 0; kill <= kills; kill++) {
      // The last one lives long enough to finish a file after all the others were killed.
      const last = kill === kills
      const { found, done } = await importAndKill(record.options, last ? 5000 : Math.random() * 250, last)
      expect(found.complete - finished, 'a file finished but not yet said so may be there').toBeOneOf([0, 1])
      expect(found).toMatchObject({ rows: found.expectedRows, running: 0, differences: 0 })
      finished = found.complete + done
    }
    expect(finished).toBeGreaterThan(0)
  }, 400_000)
})
