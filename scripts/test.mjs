// npm test: installs what is missing, then everything: format and lint, types, unit, property and browser tests.
// npm run check: only the fast part.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureInstalled } from './ensure-install.mjs'
import { ensureWeb } from './ensure-web.mjs'
import { root, runPinned } from './pinned-node.mjs'

const fast = process.argv.includes('--fast')
const bin = name => join(root, 'node_modules', ...name)
const scratch = mkdtempSync(join(tmpdir(), 'understory-test-'))
const failures = []

/** One step with its time; a step that fails is named at the end, and the others still run. */
async function step(title, work) {
  const began = Date.now()
  console.log(`\n── ${title}`)
  let cause = null
  try {
    const code = await work()
    if (code) cause = `ended with code ${code}`
  } catch (error) {
    cause = error instanceof Error ? error.message : String(error)
  }
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  console.log(`── ${title}: ${cause === null ? 'passed' : `FAILED, ${cause}`} (${seconds} s)`)
  if (cause !== null) failures.push(`${title}: ${cause}`)
}

/** The vitest binary is a script of its own: run it on the pinned Node. */
async function tests(title, args) {
  const file = join(scratch, 'totals.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const before = failures.length
  await step(title, () => runPinned([bin(['vitest', 'vitest.mjs']), 'run', ...reporters, ...args]))
  if (!existsSync(file)) return { passed: 0, failed: 0 }
  const totals = JSON.parse(readFileSync(file, 'utf8'))
  const broken = totals.testResults.filter(
    r => r.status === 'failed' && r.assertionResults.every(a => a.status !== 'failed'),
  )
  const failed = totals.numFailedTests + broken.length
  const names = totals.testResults.flatMap(r =>
    r.assertionResults
      .filter(a => a.status === 'failed')
      .map(a => `${r.name.slice(root.length + 1)}: ${a.fullName}`),
  )
  if (failed > 0)
    failures.splice(
      before,
      1,
      ...names,
      ...broken.map(r => `${r.name.slice(root.length + 1)}: ${r.message.split('\n')[0]}`),
    )
  return { passed: totals.numPassedTests, failed }
}

await step('install', ensureInstalled)
if (failures.length === 0) {
  await step('format and lint (biome)', () =>
    runPinned([bin(['@biomejs', 'biome', 'bin', 'biome']), 'ci', '.']),
  )
  await step('types', () => runPinned([bin(['typescript', 'bin', 'tsc']), '--noEmit']))
  if (!fast) await step('pages build', ensureWeb)
  await step('types of the pages', async () => {
    const web = { cwd: join(root, 'packages', 'web') }
    const typegen = await runPinned([bin(['@react-router', 'dev', 'bin.cjs']), 'typegen'], web)
    return typegen || runPinned([bin(['typescript', 'bin', 'tsc']), '--noEmit', '-p', '.'], web)
  })
}
const totals = failures.some(f => f.startsWith('install'))
  ? { passed: 0, failed: 0 }
  : await tests(fast ? 'repository rules' : 'tests', fast ? ['scripts'] : [])
rmSync(scratch, { recursive: true, force: true })

if (failures.length > 0) console.log(`\nWhat failed:\n${failures.map(f => `  ${f}`).join('\n')}`)
const failed = Math.max(totals.failed, failures.length)
console.log(`\n${totals.passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
