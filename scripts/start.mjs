// npm start: installs what is missing, builds the pages when stale, and serves; the record begins with an invented city.
import { join } from 'node:path'
import { ensureInstalled } from './ensure-install.mjs'
import { ensureWeb } from './ensure-web.mjs'
import { root, runPinned } from './pinned-node.mjs'

try {
  await ensureInstalled()
  await ensureWeb()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
// INIT_CWD: npm runs scripts in the root, but relative paths are meant from where the person stands.
const cwd = process.env.INIT_CWD ?? process.cwd()
const main = join(root, 'packages', 'cli', 'src', 'main.ts')
process.exitCode = await runPinned([main, 'serve', '--sample-if-empty', ...process.argv.slice(2)], { cwd })
