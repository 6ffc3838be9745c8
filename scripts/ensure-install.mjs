// Plain JavaScript for whatever Node (20 or later) the machine has: installs what is missing, and only then.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isPinnedNodeThere, root, run } from './pinned-node.mjs'

/** What is not installed as the lock file says: names, empty when all is well. */
export function missingPackages(folder = root) {
  const hidden = join(folder, 'node_modules', '.package-lock.json')
  if (!existsSync(hidden)) return ['everything']
  const wanted = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages
  return Object.entries(wanted)
    .filter(([path, entry]) => path.includes('node_modules/') && !entry.optional && !entry.devOptional)
    .filter(([path, entry]) => !entry.link && present[path]?.version !== entry.version)
    .map(([path]) => path.replace(/^.*node_modules\//, ''))
}

/** Runs `npm ci` when something is missing. Throws with the cause when that fails. */
export async function ensureInstalled() {
  const major = Number(process.versions.node.split('.')[0])
  if (major < 20) throw new Error(`Node ${process.versions.node} is too old: 20 or later is needed to begin.`)
  const missing = missingPackages()
  if (missing.length === 0 && isPinnedNodeThere()) return
  const what = missing.length > 3 ? `${missing.length} packages` : missing.join(', ') || 'the pinned Node'
  console.log(`Installing what is missing (${what}): npm ci, about a minute ...`)
  const npm = process.env.npm_execpath
  const isScript = npm?.endsWith('.js')
  const code = isScript
    ? await run(process.execPath, [npm, 'ci', '--no-audit', '--no-fund'], { env: process.env })
    : await run('npm', ['ci', '--no-audit', '--no-fund'], { env: process.env })
  if (code !== 0) throw new Error(`npm ci ended with code ${code}; its own message is above.`)
  if (!isPinnedNodeThere())
    throw new Error(
      'The pinned Node was not installed: npm must be allowed to run install scripts (ignore-scripts=false).',
    )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await ensureInstalled()
