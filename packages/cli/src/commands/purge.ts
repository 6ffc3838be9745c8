import { ok } from '@understory/model'
import * as z from 'zod'
import { defineCommand } from '../command.ts'
import { count } from '../output.ts'

export const purge = defineCommand({
  name: 'purge',
  summary: 'deletes rows that are past their day, as the server does once a day',
  examples: ['understory purge --dry-run', 'understory purge'],
  runs: 'house',
  declare: commander => void commander.option('--dry-run', 'only say what would go'),
  read: (_, options) => options,
  shape: z.object({ dryRun: z.boolean().default(false) }),
  run: async (house, { dryRun }) => {
    const record = await house.record()
    const cities = []
    for (const { name } of await record.cities()) {
      const city = await record.city(name)
      if (!city.ok) return city
      const report = await city.value.retention.purge(new Date(), { dryRun })
      if (!dryRun && report.lines.some(line => line.imports > 0)) await house.changed(name)
      cities.push({ city: name, ...report })
    }
    return ok({ dryRun, cities })
  },
  render: ({ dryRun, cities }, output) => {
    const lines = cities.flatMap(({ city, lines: some }) => some.map(line => ({ city, ...line })))
    if (lines.length === 0) return output.line('Nothing is past its day.')
    output.table([
      ['city', 'class', 'imports', 'rows', 'set aside', 'held'],
      ...lines.map(line => [
        line.city,
        line.class,
        line.imports,
        count(line.rows),
        count(line.setAside),
        line.held,
      ]),
    ])
    output.line(dryRun ? 'Nothing was changed.' : 'They are gone; events say what and how many.')
  },
})
