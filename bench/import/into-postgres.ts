import { withRecord } from '@understory/record/testing'
import { asAdministrator } from '../machine/as-administrator.ts'
import { makeCity, part1File, sameRowsElsewhere } from '../machine/city-files.ts'
import { scratchFolder } from '../machine/scratch.ts'
import { type Bench, outcome } from '../outcome.ts'
import { bareCopy } from './bare-copy.ts'
import { importTwice, ratioText } from './import-twice.ts'

export const importIntoPostgres: Bench = {
  name: 'import-postgres',
  about: 'the same import into PostgreSQL, held against its own bare COPY of the same rows',
  run: async say => {
    using scratch = scratchFolder()
    const file = await part1File(scratch.path, say)
    const elsewhere = await sameRowsElsewhere(file, scratch.path)
    await using record = await withRecord('postgres')
    say(`importing ${file.name} into PostgreSQL ${record.store.version}, three times`)
    const city = await makeCity(record.store, file.city)
    const times = await importTwice(city, file, elsewhere)
    say('the same rows by a bare COPY into a table without indexes')
    const copy = await bareCopy(await asAdministrator(record.databaseUrl ?? ''), file.city.name)
    const ratio = times.first_s / copy.seconds
    return [
      outcome({
        what: `import of ${times.report.read.toLocaleString('en-US')} rows into PostgreSQL, time as multiple of bare COPY`,
        value: ratio,
        unit: '×',
        most: 4,
        ratio: `${ratioText(times)}, bare COPY of ${copy.rows.toLocaleString('en-US')} rows ${copy.seconds.toFixed(2)} s`,
        limit:
          'reading alone takes two to three times the bare COPY; then rows go through a temporary table and into indexes',
      }),
      outcome({
        what: 'import into PostgreSQL',
        value: times.report.read / times.first_s,
        unit: 'rows/s',
      }),
      outcome({
        what: 'same file again, PostgreSQL',
        value: times.first_s / times.same_s,
        unit: '× faster',
        least: 4,
      }),
    ]
  },
}
