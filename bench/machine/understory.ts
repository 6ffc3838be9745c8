import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { memoryOf, type ProcessMemory } from './memory.ts'
import { until } from './timing.ts'

const program = join(import.meta.dirname, '../../packages/cli/src/main.ts')

export interface Place {
  readonly data: string
  readonly databaseUrl?: string | undefined
}

const placeOptions = ({ data, databaseUrl }: Place): string[] => [
  '--data',
  data,
  ...(databaseUrl ? ['--database-url', databaseUrl] : []),
]

/** The command as an operator types it, in a process of its own: what it printed as JSON, how long, how much memory. */
export async function command(
  place: Place,
  args: readonly string[],
): Promise<{ printed: unknown; seconds: number; peak_mb: number }> {
  const start = performance.now()
  const child = run([...args, ...placeOptions(place), '--json'])
  const memory = watchMemory(child)
  const { stdout, stderr, code } = await finished(child)
  const peak = memory.stop()
  if (code !== 0)
    throw new Error(
      `understory ${args.join(' ')} ended with ${code}: ${stderr.slice(-2000)}${stdout.slice(-2000)}`,
    )
  return { printed: lastJson(stdout), seconds: (performance.now() - start) / 1000, peak_mb: peak.peak_mb }
}

export interface Served extends AsyncDisposable {
  readonly url: string
  readonly token: string
  memory(): ProcessMemory
  stop(): Promise<void>
}

/** A server of its own process on a free port. */
export async function serve(place: Place, args: readonly string[] = []): Promise<Served> {
  const child = run(['serve', ...args, ...placeOptions(place), '--port', '0'])
  const ended = finished(child)
  const file = join(place.data, 'server.json')
  const found = await until(
    async () => {
      if (child.exitCode !== null) throw new Error(`serve ended: ${(await ended).stderr.slice(-2000)}`)
      const written = existsSync(file) ? lastJson(readFileSync(file, 'utf8')) : null
      if (written === null) return null
      const { pid, url, token } = written as { pid: number; url: string; token: string }
      const ready = await fetch(`${url}/readyz`).catch(() => null)
      return ready?.ok ? { pid, url, token } : null
    },
    300_000,
    50,
  )
  if (!found) {
    child.kill('SIGKILL')
    throw new Error('the server did not become ready in five minutes')
  }
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { ...found, memory: () => memoryOf(found.pid), stop, [Symbol.asyncDispose]: stop }
}

const run = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, UV_THREADPOOL_SIZE: '16', NODE_NO_WARNINGS: '1' },
  })

function finished(child: ChildProcess): Promise<{ stdout: string; stderr: string; code: number | null }> {
  const [out, err]: [Buffer[], Buffer[]] = [[], []]
  child.stdout?.on('data', chunk => out.push(chunk))
  child.stderr?.on('data', chunk => err.push(chunk))
  return new Promise(resolve =>
    child.once('close', code =>
      resolve({ stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString(), code }),
    ),
  )
}

/** Looks at a process every fifth of a second until it is told to stop. */
function watchMemory(child: ChildProcess): { stop: () => ProcessMemory } {
  let highest: ProcessMemory = { now_mb: 0, peak_mb: 0 }
  const look = () => {
    const seen = child.pid === undefined || child.exitCode !== null ? highest : memoryOf(child.pid)
    if (seen.peak_mb > highest.peak_mb) highest = seen
  }
  const timer = setInterval(look, 200)
  return {
    stop: () => {
      clearInterval(timer)
      return highest
    },
  }
}

/** What a command printed: one JSON document, or the last line that is one. */
function lastJson(stdout: string): unknown {
  for (const text of [stdout, ...stdout.trim().split('\n').reverse()])
    try {
      return JSON.parse(text)
    } catch {}
  return null
}
