import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const understory = fileURLToPath(new URL('../understory', import.meta.url))

/** A data folder of its own, gone when the tests of the file are done. */
export function scratchData(): { data: string; remove(): void } {
  const data = mkdtempSync(join(tmpdir(), 'understory-e2e-'))
  return { data, remove: () => rmSync(data, { recursive: true, force: true }) }
}

const environment = () => {
  const { UNDERSTORY_DATA, UNDERSTORY_CITY, DATABASE_URL, PORT, ...rest } = process.env
  return rest
}

/** Runs a command to its end, as a person would. */
export function understoryRun(
  args: readonly string[],
): Promise<{ exit: number | null; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(understory, args, { env: environment(), stdio: ['ignore', 'pipe', 'pipe'] })
    const texts = { out: '', err: '' }
    child.stdout.on('data', chunk => {
      texts.out += chunk
    })
    child.stderr.on('data', chunk => {
      texts.err += chunk
    })
    child.on('error', reject)
    child.on('close', exit => resolve({ exit, ...texts }))
  })
}

/** The JSON a command prints; throws with what it said when it did not end well. */
export async function understoryJson(args: readonly string[]) {
  const { exit, out, err } = await understoryRun([...args, '--json'])
  if (exit !== 0) throw new Error(`understory ${args.join(' ')} ended with ${exit}: ${err}${out}`)
  return JSON.parse(out)
}

export interface Served {
  readonly url: string
  readonly process: ChildProcess
  /** What it has said so far on its terminal. */
  said(): string
  stop(): Promise<number | null>
}

/** Starts the server as a process of its own and waits until it says where it serves. */
export function serve(args: readonly string[]): Promise<Served> {
  const child = spawn(understory, ['serve', '--port', '0', ...args], {
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>(resolve => child.on('close', resolve))
  const stop = () => {
    child.kill('SIGINT')
    return ended
  }
  return new Promise((resolve, reject) => {
    let said = ''
    const listen = (chunk: unknown) => {
      said += chunk
      const url = /serves at (http:\S+)/.exec(said)?.[1]
      if (url) resolve({ url, process: child, said: () => said, stop })
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    ended.then(code => reject(new Error(`the server ended with code ${code}:\n${said}`)))
  })
}
