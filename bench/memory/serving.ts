import { withRecord } from '@understory/record/testing'
import { sampleCity } from '../machine/sample-city.ts'
import { scratchFolder } from '../machine/scratch.ts'
import { sleep } from '../machine/timing.ts'
import { command, type Place, serve } from '../machine/understory.ts'
import { type Bench, outcome } from '../outcome.ts'

export const servingMemory: Bench = {
  name: 'memory-serving',
  about: 'memory of a server with the sample city, on PGlite and on PostgreSQL',
  run: async say => {
    using scratch = scratchFolder()
    const embedded = await residentAfterVisits(await sampleCity(scratch.path, say))
    await using record = await withRecord('postgres')
    using other = scratchFolder()
    const place = { data: other.path, databaseUrl: record.databaseUrl ?? '' }
    say('inventing the sample city on PostgreSQL')
    await command(place, ['sample'])
    const onPostgres = await residentAfterVisits(place)
    return [
      outcome({
        what: 'memory, serving the sample city on PGlite',
        value: embedded.now_mb,
        unit: 'MB',
        most: 1200,
        ratio: `peak ${embedded.peak_mb.toFixed(0)} MB`,
        limit: "PGlite's heap, which never shrinks",
      }),
      outcome({
        what: 'memory, serving the sample city on PostgreSQL',
        value: onPostgres.now_mb,
        unit: 'MB',
        most: 500,
        ratio: `${(embedded.now_mb / onPostgres.now_mb).toFixed(1)} × less than on PGlite; peak ${onPostgres.peak_mb.toFixed(0)} MB`,
        limit: 'DuckDB, the explorer’s arrays and the page renderer live in the same process',
      }),
    ]
  },
}

/** Opens every kind of page and question a few times, then looks at the process. */
async function residentAfterVisits(place: Place) {
  await using server = await serve(place)
  const paths = [
    '/',
    '/es',
    '/incidents',
    '/places',
    '/about-data',
    '/explore',
    '/api/v1/explore?where.weekday=1',
    '/api/v1/measures/incidents?by=neighborhood',
    '/api/v1/incidents?limit=500',
  ]
  for (let round = 0; round < 5; round++)
    for (const path of paths) await (await fetch(server.url + path)).arrayBuffer()
  await sleep(2000)
  return server.memory()
}
