import { ok, problem } from '@understory/model'
import * as z from 'zod'
import { defineCommand } from '../command.ts'
import { count } from '../output.ts'

export const verify = defineCommand({
  name: 'verify',
  summary: 'checks the record against its own counts and hashes',
  examples: ['understory verify', 'understory verify --json'],
  runs: 'house',
  shape: z.object({}),
  run: async house => ok(await (await house.record()).verify()),
  verdict: report =>
    report.differences.length > 0
      ? problem('record-damaged', 'The record differs from its own hashes.')
      : null,
  render: (report, output) => {
    output.line(`${count(report.rows)} rows of ${report.imports} imports in ${report.cities} cities checked.`)
    if (report.differences.length === 0) return output.line('Everything is as it was written.')
    output.table([
      ['city', 'import', 'what', 'expected', 'found'],
      ...report.differences.map(d => [d.city, d.importNo, d.what, d.expected, d.found]),
    ])
  },
})
