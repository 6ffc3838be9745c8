// Builds packages/web when it is stale; the package itself knows from what it was built.
import { join } from 'node:path'
import { root, runPinned } from './pinned-node.mjs'

export async function ensureWeb() {
  const code = await runPinned(['build-web.ts'], { cwd: join(root, 'packages', 'web') })
  if (code !== 0) throw new Error(`building packages/web ended with code ${code}; its own message is above`)
}
