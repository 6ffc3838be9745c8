import { cpus, loadavg } from 'node:os'
import { ensureWeb } from '../scripts/ensure-web.mjs'
import { benches } from './benches.ts'
import type { Outcome } from './outcome.ts'
import { renderTable } from './table.ts'

const asked = process.argv.slice(2)
const unknown = asked.filter(name => !benches.some(bench => bench.name === name))
if (asked.includes('--help') || unknown.length > 0) {
  console.log('node bench/run.ts [NAME…]: measures the numbers of the issue; all of them, or those named.\n')
  for (const { name, about } of benches) console.log(`  ${name.padEnd(18)} ${about}`)
  process.exit(asked.includes('--help') ? 0 : 2)
}

await ensureWeb()
const [load = 0] = loadavg()
console.error(
  `${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}; load ${load.toFixed(1)} before the run`,
)
if (load > 0.5)
  console.error('Something else is running: the numbers will be lower than this machine can do.')

const outcomes: Outcome[] = []
for (const bench of benches.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  const say = (message: string) => console.error(`${bench.name}: ${message}`)
  say(bench.about)
  try {
    outcomes.push(...(await bench.run(say)))
  } catch (error) {
    console.error(error)
    const limit = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    outcomes.push({ what: bench.name, value: 'did not run', target: '', met: false, ratio: '', limit })
  }
}
console.log(`\n${renderTable(outcomes)}`)
// The test server of native PostgreSQL is a child process and would keep this one waiting.
process.exit(0)
