import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const stampFile = join(here, 'build', 'stamp')

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
  const hash = sourceHash()
  const { writeFonts } = await import('./fonts.ts')
  await writeFonts(join(here, 'src', 'fonts'))
  const command = join(
    dirname(createRequire(import.meta.url).resolve('@react-router/dev/package.json')),
    'bin.cjs',
  )
  const run = spawnSync(process.execPath, [command, 'build'], {
    cwd: here,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (run.status !== 0)
    throw new Error(`The web build failed with exit code ${run.status}; its output is above.`)
  writeFileSync(stampFile, hash)
  return true
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = Date.now()
  const built = await buildWeb()
  console.log(built ? `web: built in ${Date.now() - started} ms` : 'web: the build is fresh')
}
