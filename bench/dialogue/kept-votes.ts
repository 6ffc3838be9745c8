import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { voteValue } from '@understory/model'
import { openRecord } from '@understory/record'
import type { Place } from '../machine/understory.ts'
import type { Phone } from './phone.ts'
import { votingCity } from './voting-city.ts'

export interface Kept {
  /** Rows of votes, changed ones too. */
  readonly rows: number
  /** Votes that a phone sent and got an answer for, and the record does not hold. */
  readonly lost: number
  /** Rows beyond one for each vote that was sent. */
  readonly twice: number
  /** Pairs of voter and statement whose last vote is another one than the phone's. */
  readonly otherwise: number
}

/** What the record of a server that has stopped holds, against what the phones sent: voters are found by the keyed hash of their codes. */
export async function keptVotes({ data }: Place, phones: readonly Phone[]): Promise<Kept> {
  const secret = Buffer.from(readFileSync(join(data, 'keys', 'session.key'), 'utf8').trim(), 'hex')
  const hashOf = (code: string) => createHmac('sha256', secret).update(`voter\n${code}`).digest('hex')
  const store = await openRecord({ dataDir: join(data, 'record') })
  try {
    const { rows } = await store.executeSql(`
      select v.id::text as id, r.code_hash, v.statement_id::text as statement, v.vote
      from city_${votingCity.name}.vote v join city_${votingCity.name}.voter r on r.id = v.voter_id order by v.at, v.id`)
    const ids = new Set(rows.map(row => String(row.id)))
    const last = new Map(rows.map(row => [`${row.code_hash} ${row.statement}`, Number(row.vote)]))
    const sent = phones.flatMap(phone => [...phone.sent])
    const wanted = phones.flatMap(phone =>
      [...phone.last].map(
        ([statement, word]) => [`${hashOf(phone.voter)} ${statement}`, voteValue[word]] as const,
      ),
    )
    return {
      rows: rows.length,
      lost: sent.filter(id => !ids.has(id)).length,
      twice: rows.length - new Set(sent).size,
      otherwise:
        wanted.filter(([pair, vote]) => last.get(pair) !== vote).length + Math.abs(last.size - wanted.length),
    }
  } finally {
    await store.close()
  }
}
