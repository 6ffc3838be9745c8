// Plain JavaScript for whatever Node (20 or later) the machine has: finds the Node this project is pinned to.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
export const pinnedNode = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)

/**
 * The environment in which everything of ours runs: its own tools first, room for file work beside queries, and
 * compiled modules kept, which shortens the second start.
 */
export function pinnedEnvironment(more = {}) {
  const separator = process.platform === 'win32' ? ';' : ':'
  const path = [join(root, 'node_modules', '.bin'), dirname(pinnedNode), process.env.PATH].join(separator)
  const ours = {
    UV_THREADPOOL_SIZE: '16',
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'understory'),
  }
  return { ...ours, ...process.env, PATH: path, ...more }
}

/** Runs a program to its end and resolves with its exit code; Ctrl-C reaches it too, and we wait for it. */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', env: pinnedEnvironment(), ...options })
    const pass = signal => child.kill(signal)
    const wait = () => {}
    process.on('SIGTERM', pass)
    process.on('SIGINT', wait)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      process.off('SIGTERM', pass)
      process.off('SIGINT', wait)
      resolve(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}

export const runPinned = (args, options = {}) => run(pinnedNode, args, options)
export const isPinnedNodeThere = () => existsSync(pinnedNode)
