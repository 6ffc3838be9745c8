import autocannon from 'autocannon'
import { inventedFile } from '../machine/city-files.ts'
import { sampleCity } from '../machine/sample-city.ts'
import { scratchFolder } from '../machine/scratch.ts'
import { command, serve } from '../machine/understory.ts'
import { type Bench, outcome } from '../outcome.ts'

const paths = [
  '/',
  '/incidents',
  '/api/v1/measures/incidents?by=year',
  '/api/v1/measures/victims?by=month&where.kind=homicide',
]
const connections = 32
const seconds = 8
const importRows = 400_000

export const requests: Bench = {
  name: 'requests',
  about: 'requests a second for pages and cached answers, quiet and while an import runs',
  run: async say => {
    using scratch = scratchFolder()
    const place = await sampleCity(scratch.path, say)
    const load = await inventedFile(scratch.path, importRows)
    await using server = await serve(place)
    await hammer(server.url, 2)
    say(`${connections} connections for ${seconds} s`)
    const quiet = await hammer(server.url, seconds)
    say(`the same while ${importRows.toLocaleString('en-US')} rows are imported`)
    let importing = true
    const imported = command(place, [
      'import',
      load.path,
      '--city',
      load.city.name,
      '--source',
      load.source ?? '',
    ]).finally(() => {
      importing = false
    })
    const busy = await hammer(server.url, seconds)
    const stillImporting = importing
    const { seconds: took } = await imported
    say(
      stillImporting
        ? `the import took ${took.toFixed(1)} s in all`
        : 'the import ended before the measurement did',
    )
    return [
      outcome({
        what: 'pages and cached API, one process',
        value: quiet.perSecond,
        unit: 'requests/s',
        least: 3000,
        ratio: `${connections} connections; the load generator shares the two cores`,
        limit: 'the load generator takes one of the cores',
      }),
      outcome({ what: 'the same, p99', value: quiet.p99_ms, unit: 'ms', most: 50 }),
      outcome({
        what: 'the same while an import runs, p99',
        value: busy.p99_ms,
        unit: 'ms',
        most: 150,
        ratio: `${busy.perSecond.toFixed(0)} requests/s${stillImporting ? '' : '; import ended early'}`,
        limit: 'reading and hashing rows shares the main thread with the answers',
      }),
    ]
  },
}

async function hammer(url: string, duration: number): Promise<{ perSecond: number; p99_ms: number }> {
  const result = await autocannon({
    url,
    connections,
    duration,
    requests: paths.map(path => ({
      method: 'GET' as const,
      path,
      headers: { 'accept-encoding': 'br, gzip' },
    })),
  })
  if (result.non2xx + result.errors > 0)
    throw new Error(`${result.non2xx} answers were not 2xx, ${result.errors} requests failed`)
  return { perSecond: result.requests.average, p99_ms: result.latency.p99 }
}
