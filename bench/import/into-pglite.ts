import { join } from 'node:path'
import { openRecord } from '@understory/record'
import { makeCity, part1File, sameRowsElsewhere } from '../machine/city-files.ts'
import { scratchFolder } from '../machine/scratch.ts'
import { type Bench, outcome } from '../outcome.ts'
import { importTwice, ratioText } from './import-twice.ts'

export const importIntoPglite: Bench = {
  name: 'import-pglite',
  about: 'rows a second into the embedded record; the same file again',
  run: async say => {
    using scratch = scratchFolder()
    const file = await part1File(scratch.path, say)
    const elsewhere = await sameRowsElsewhere(file, scratch.path)
    const record = await openRecord({ dataDir: join(scratch.path, 'record') })
    try {
      say(`importing ${file.name} into PGlite ${record.version}, three times`)
      const city = await makeCity(record, file.city)
      const times = await importTwice(city, file, elsewhere)
      return [
        outcome({
          what: `import of ${times.report.read.toLocaleString('en-US')} rows into PGlite`,
          value: times.report.read / times.first_s,
          unit: 'rows/s',
          least: 60_000,
          ratio: ratioText(times),
          limit:
            'one core reads, hashes and maps rows while the other writes them into PGlite: see --cpu-prof',
        }),
        outcome({
          what: 'same file again, PGlite',
          value: times.first_s / times.same_s,
          unit: '× faster',
          least: 4,
          ratio: `same rows in another file ${(times.first_s / times.compared_s).toFixed(1)} × faster`,
        }),
      ]
    } finally {
      await record.close()
    }
  },
}
