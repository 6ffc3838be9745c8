import { createReadStream } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { inventedFile } from '../machine/city-files.ts'
import { sampleCity } from '../machine/sample-city.ts'
import { scratchFolder } from '../machine/scratch.ts'
import { percentile, sleep, until } from '../machine/timing.ts'
import { serve } from '../machine/understory.ts'
import { type Bench, outcome } from '../outcome.ts'

const rounds = 12
const rowsPerFile = 1000

export const watchedFolder: Bench = {
  name: 'watched-folder',
  about: `from a file of ${rowsPerFile} rows in the watched folder to the open page`,
  run: async say => {
    using scratch = scratchFolder()
    const place = await sampleCity(scratch.path, say)
    const { path, city } = await inventedFile(scratch.path, rounds * rowsPerFile)
    const files = await split(path)
    await using server = await serve(place)
    const inbox = join(place.data, 'inbox', city.name)
    await mkdir(inbox, { recursive: true })
    const page = async () => {
      const response = await fetch(`${server.url}/`)
      if (!response.ok) throw new Error(`/ answered ${response.status}: is packages/web built?`)
      return await response.text()
    }
    await page()
    await sleep(2000)
    const took: number[] = []
    for (const [i, text] of files.entries()) {
      const before = await page()
      const waiting = join(place.data, `round-${i}.csv`)
      await writeFile(waiting, text)
      const start = performance.now()
      await rename(waiting, join(inbox, `round-${i}.csv`))
      const changed = await until(
        async () => ((await page()) === before ? null : performance.now()),
        30_000,
        10,
      )
      if (changed === null) throw new Error(`round ${i}: the page did not change within 30 s`)
      took.push(changed - start)
      await sleep(300)
    }
    return [
      outcome({
        what: `file of ${rowsPerFile} rows in the watched folder → page, p95`,
        value: percentile(took, 0.95) / 1000,
        unit: 's',
        most: 2,
        ratio: `median ${(percentile(took, 0.5) / 1000).toFixed(2)} s, ${rounds} files`,
        limit: 'waiting until the file stands still, import, snapshot refresh and drawing the page add up',
      }),
    ]
  },
}

/** Files of a thousand rows each, whose keys no other import has. */
async function split(path: string): Promise<string[]> {
  const lines: string[] = []
  for await (const line of createInterface({ input: createReadStream(path) })) lines.push(line)
  const [header = '', ...rows] = lines
  return Array.from({ length: rounds }, (_, i) => {
    const part = rows.slice(i * rowsPerFile, (i + 1) * rowsPerFile).map(row => `bench-${row}`)
    return `${[header, ...part].join('\n')}\n`
  })
}
