import {
  type Bilingual,
  type DeclineReason,
  type StatementAuthor,
  usualPolicy,
  type VoiceChannel,
  type VotingState,
  type WorkStatement,
  type WorkVoting,
} from '@understory/model'
import { sql } from 'kysely'
import type { UnitOfWork } from '../../../engine/unit-of-work.ts'
import { instantOf } from '../../import-reports.ts'

interface Row {
  id: string
  text: string
  language: string
  author: StatementAuthor
  channel: VoiceChannel
  at: string | Date
  decision: 'accepted' | 'declined' | null
  reason: DeclineReason | null
  no: number | null
  translation: string | null
}

/** What was sent in with the decision that counts, as row-level security shows it: what waits first, then by number. */
export async function votingIn({ db }: UnitOfWork, series: string): Promise<WorkVoting> {
  const [setUp] = await db.selectFrom('dialogue_voting').selectAll().where('series_id', '=', series).execute()
  const { rows } = await sql<Row>`
    select n.id, n.text, n.language, n.author, n.channel, n.at, d.decision, d.reason, d.no, d.translation
    from statement n left join (
      select distinct on (statement_id) statement_id, decision, reason, no, translation
      from statement_decision where series_id = ${series}::uuid order by statement_id, at desc, id desc
    ) d on d.statement_id = n.id
    where n.series_id = ${series}::uuid
    order by (d.decision is not null), d.no nulls last, n.at, n.id`.execute(db)
  const voters = await sql<{ channel: VoiceChannel; voters: number }>`
    select channel, count(*)::integer as voters from voter where series_id = ${series}::uuid group by channel order by channel`.execute(
    db,
  )
  return {
    series,
    state: (setUp?.state ?? 'closed') as VotingState,
    version: setUp?.version ?? 0,
    policy: (setUp?.policy ?? usualPolicy) as Bilingual,
    textMessages: (setUp?.text_key_hash ?? null) !== null,
    statements: rows.map(statementOf),
    voters: voters.rows,
  }
}

const statementOf = ({ decision, ...row }: Row): WorkStatement => ({
  ...row,
  at: instantOf(row.at as string),
  state: decision ?? 'waiting',
})
