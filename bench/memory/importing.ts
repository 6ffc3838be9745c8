import { inventedFile } from '../machine/city-files.ts'
import { sampleCity } from '../machine/sample-city.ts'
import { scratchFolder } from '../machine/scratch.ts'
import { command } from '../machine/understory.ts'
import { type Bench, outcome } from '../outcome.ts'

const rows = 5_000_000

export const importingMemory: Bench = {
  name: 'memory-import',
  about: `memory of importing ${rows.toLocaleString('en-US')} rows into PGlite`,
  run: async say => {
    using scratch = scratchFolder()
    const place = await sampleCity(scratch.path, say)
    say('writing the file')
    const load = await inventedFile(scratch.path, rows)
    say('importing it')
    const args = ['import', load.path, '--city', load.city.name, '--source', load.source ?? '']
    const { peak_mb, seconds } = await command(place, args)
    return [
      outcome({
        what: `memory, importing ${rows.toLocaleString('en-US')} rows`,
        value: peak_mb,
        unit: 'MB',
        most: 2000,
        ratio: `${(rows / seconds).toFixed(0)} rows/s, snapshot included`,
        limit: "PGlite's heap grows with the work of one transaction and never shrinks",
      }),
    ]
  },
}
