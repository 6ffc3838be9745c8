import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const stampFile = join(here, 'build', 'stamp')
const lockFolder = join(here, '.build-lock')

/** SHA-256 over everything the build depends on. */
function sourceHash(): string {
  const hash = createHash('sha256')
  const add = (path: string) => hash.update(path.slice(here.length)).update(readFileSync(path))
  for (const folder of [join(here, 'src'), join(here, '..', 'model', 'src')]) {
    const names = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && !/\.test\.tsx?$/.test(entry.name) && !entry.name.endsWith('.woff2'))
      .map(entry => join(entry.parentPath, entry.name))
    for (const name of names.sort()) add(name)
  }
  for (const name of ['package.json', 'vite.config.ts', 'react-router.config.ts', 'fonts.ts', 'build-web.ts'])
    add(join(here, name))
  return hash.digest('hex')
}

/** True when there is no build, or the sources changed since it was made. */
export function isStale(): boolean {
  if (!existsSync(stampFile) || !existsSync(join(here, 'build', 'server', 'index.js'))) return true
  return readFileSync(stampFile, 'utf8') !== sourceHash()
}

/** Builds `build/client` and `build/server`; does nothing when the build is fresh. Returns whether it built. */
export async function buildWeb(): Promise<boolean> {
  if (!isStale()) return false
  await takeLock()
  try {
    if (!isStale()) return false
    await build()
    return true
  } finally {
    rmSync(lockFolder, { recursive: true, force: true })
  }
}

/** Two processes that find the build stale must not write it both: the second waits for the first. */
async function takeLock(): Promise<void> {
  const abandoned_ms = 180_000
  for (;;) {
    try {
      mkdirSync(lockFolder)
      return
    } catch {
      const held = statSync(lockFolder, { throwIfNoEntry: false })
      if (held && Date.now() - held.mtimeMs > abandoned_ms)
        rmSync(lockFolder, { recursive: true, force: true })
      else await setTimeout(200)
    }
  }
}

async function build(): Promise<void> {
  const hash = sourceHash()
  const { writeFonts } = await import('./fonts.ts')
  await writeFonts(join(here, 'src', 'fonts'))
  const tool = createRequire(import.meta.url).resolve('@react-router/dev/package.json')
  const run = spawn(process.execPath, [join(dirname(tool), 'bin.cjs'), 'build'], {
    cwd: here,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const [code] = await once(run, 'exit')
  if (code !== 0) throw new Error(`The web build failed with exit code ${code}; its output is above.`)
  writeFileSync(stampFile, hash)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = Date.now()
  const built = await buildWeb()
  console.log(built ? `web: built in ${Date.now() - started} ms` : 'web: the build is fresh')
}
