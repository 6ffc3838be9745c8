import { resolve } from 'node:path'
import { fail, ok, problem } from '@understory/model'
import * as z from 'zod'
import { restoreKeysOf } from '../backup-keys.ts'
import { defineCommand } from '../command.ts'
import { recordPlace } from '../house.ts'
import { count } from '../output.ts'
import { findServer } from '../server-file.ts'

export const restore = defineCommand({
  name: 'restore',
  summary: 'fills an empty place with a backup',
  examples: [
    'understory restore understory-2026-11-23.backup --data /srv/restored',
    'understory restore monday.backup --identity backup.key --trust-key understory-signer-…',
  ],
  runs: 'alone',
  declare: commander =>
    void commander
      .argument('<file>', 'a file written by backup')
      .option(
        '--identity <file...>',
        'a file with the backup key (AGE-SECRET-KEY-1…), where it is not among the keys here',
      )
      .option(
        '--trust-key <key...>',
        'the signing key (understory-signer-…) of the installation that made the file',
      ),
  read: ([file], { identity, trustKey }) => ({
    file: resolve(file ?? ''),
    identity: (Array.isArray(identity) ? identity : []).map(path => resolve(String(path))),
    trustKey,
  }),
  shape: z.object({
    file: z.string(),
    identity: z.array(z.string()),
    trustKey: z.array(z.string()).default([]),
  }),
  run: async (house, { file, identity, trustKey }) => {
    const server = await findServer(house.data)
    if (!server.ok) return server
    if (server.value)
      return fail(
        problem('not-empty', `A server runs on ${house.data} (${server.value.url}).`, {
          where: '--data',
          expected: 'an empty folder of its own',
        }),
      )
    const { restoreRecord } = await import('@understory/record')
    const keys = await restoreKeysOf(house.data, { identityFiles: identity, trusted: trustKey })
    return ok(await restoreRecord(file, recordPlace(house), keys))
  },
  render: ({ cities, rows, madeAt, signedBy }, output) => {
    output.line(`Restored ${count(rows)} rows, cities: ${cities.join(', ') || 'none'}.`)
    output.line(`The backup was made at ${madeAt} and signed by ${signedBy}.`)
    output.line(
      'Tokens of feeds and people, sessions and open invitations are in no backup: make tokens anew (understory token), sign in again, and invite again whoever had not accepted.',
    )
  },
})
