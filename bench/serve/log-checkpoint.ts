import { generateKeyPairSync } from 'node:crypto'
import { createPublicLog, type PublicLog } from '@understory/publish'
import { publishedOf } from '@understory/record/published'
import { withRecord } from '@understory/record/testing'
import pg from 'pg'
import { asAdministrator } from '../machine/as-administrator.ts'
import { timed } from '../machine/timing.ts'
import { type Bench, outcome } from '../outcome.ts'

const entries = 100_000

/** Entries as the record writes them, by one statement: what is measured is the log, not the writing. */
const fill = (from: number, to: number) => `
  with line as (
    select n, gen_random_uuid() as id, encode(sha256(n::text::bytea), 'hex') as hash
    from generate_series(${from}, ${to - 1}) as n
  ), entered as (
    insert into understory.log_entry (index, type, subject, version, entry, at)
    select n, 'release', id, 1, format(
      '{"id":"%s","sha256":"%s","time":"2026-01-01T00:00:00.000Z","type":"release","version":1}', id, hash
    ), '2026-01-01T00:00:00Z'
    from line
  )
  insert into understory.log_head (one, size) values (true, ${to})
  on conflict (one) do update set size = excluded.size`

export const logCheckpoint: Bench = {
  name: 'log-checkpoint',
  about: `a signed checkpoint over ${entries.toLocaleString('en-US')} entries read from the record, and over one more`,
  run: async say => {
    await using record = await withRecord('postgres')
    const administrator = new pg.Client(await asAdministrator(record.databaseUrl ?? ''))
    await administrator.connect()
    try {
      say(`entering ${entries.toLocaleString('en-US')} entries`)
      await administrator.query(fill(0, entries))
      let kept: string | null = null
      const { privateKey } = generateKeyPairSync('ed25519')
      const log = createPublicLog({
        published: publishedOf(record.store).log,
        save: checkpoint => record.store.saveCheckpoint(checkpoint),
        lastSigned: {
          read: () => kept,
          write: note => {
            kept = note
          },
        },
        seed: privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32),
        origin: 'bench.example/log',
        now: () => new Date(),
      })
      const first = await timed(() => log.sign())
      signedOver(log.state(), entries)
      await administrator.query(fill(entries, entries + 1))
      const next = await timed(() => log.sign())
      signedOver(log.state(), entries + 1)
      return [
        outcome({
          what: `checkpoint of ${entries.toLocaleString('en-US')} entries, PostgreSQL`,
          value: first.seconds,
          unit: 's',
          most: 10,
          ratio: `the one after it, over one more entry: ${(next.seconds * 1000).toFixed(0)} ms`,
          limit: 'two hashes for each entry, and reading them',
        }),
      ]
    } finally {
      await administrator.end()
    }
  },
}

function signedOver({ checkpoint, refusal }: ReturnType<PublicLog['state']>, size: number): void {
  if (checkpoint?.size !== size)
    throw new Error(`signed over ${checkpoint?.size ?? 0} entries and not ${size}: ${refusal ?? ''}`)
}
