import { resolve } from 'node:path'
import { fail, ok, problem } from '@understory/model'
import * as z from 'zod'
import { defineCommand } from '../command.ts'
import { recordPlace } from '../house.ts'
import { count } from '../output.ts'
import { runningServer } from '../server-file.ts'

export const restore = defineCommand({
  name: 'restore',
  summary: 'fills an empty place with a backup',
  examples: ['understory restore understory-2026-11-23.backup --data /srv/restored'],
  runs: 'alone',
  declare: commander => void commander.argument('<file>', 'a file written by backup'),
  read: ([file]) => ({ file: resolve(file ?? '') }),
  shape: z.object({ file: z.string() }),
  run: async (house, { file }) => {
    const server = runningServer(house.data)
    if (server)
      return fail(
        problem('not-empty', `A server runs on ${house.data} (${server.url}).`, {
          where: '--data',
          expected: 'an empty folder of its own',
        }),
      )
    const { restoreRecord } = await import('@understory/record')
    return ok(await restoreRecord(file, recordPlace(house)))
  },
  render: ({ cities, rows }, output) =>
    output.line(`Restored ${count(rows)} rows, cities: ${cities.join(', ') || 'none'}.`),
})
