import { ok } from '@understory/model'
import * as z from 'zod'
import { defineCommand } from '../command.ts'

export const migrate = defineCommand({
  name: 'migrate',
  summary: 'brings the tables of the record up to this version',
  examples: ['understory migrate --data /srv/understory'],
  runs: 'house',
  shape: z.object({}),
  run: async house => ok({ applied: await (await house.record()).migrate() }),
  render: ({ applied }, output) => {
    if (applied.length === 0) output.line('The tables are up to date.')
    for (const name of applied) output.line(`applied ${name}`)
  },
})
