import { type BurstKind, minBurstVoters, type VoiceChannel, type VoterCrowd } from '@understory/model'
import { sql } from 'kysely'
import type { UnitOfWork } from '../../../engine/unit-of-work.ts'
import { instantOf } from '../../import-reports.ts'

export interface CountedVoter {
  readonly id: string
  readonly channel: VoiceChannel
  readonly crowd: VoterCrowd
  readonly roomCode: string | null
  readonly arrival: string | null
  readonly at: string
}

/** Voters that stand out together; their ids stay in the record. */
export interface Burst {
  readonly id: string
  readonly kind: BurstKind
  readonly voters: readonly CountedVoter[]
}

/** Everybody who began to vote in a series and whose votes count, by when they began. */
export async function countedVoters({ db }: UnitOfWork, series: string): Promise<CountedVoter[]> {
  const { rows } = await sql<{
    id: string
    channel: VoiceChannel
    crowd: VoterCrowd
    room_code_id: string | null
    arrival_id: string | null
    at: string
  }>`select v.id, v.channel, v.room_code_id, v.arrival_id, v.at,
      case when v.began_by in ('room-code', 'consent-card') or v.channel in ('paper', 'text-message') then 'code' else 'open' end as crowd
    from voter v
    where v.series_id = ${series}::uuid and not exists (
      select from vote_set_aside_voter m where m.voter_id = v.id
        and not exists (select from vote_set_aside r where r.restores_id = m.decision_id))
    order by v.at, v.id`.execute(db)
  return rows.map(row => ({
    id: row.id,
    channel: row.channel,
    crowd: row.crowd,
    roomCode: row.room_code_id,
    arrival: row.arrival_id,
    at: instantOf(row.at),
  }))
}

/**
 * What stands out among voters, the largest first: one network in an hour, one room code. Nothing is computed from votes: whoever adds nine voters
 * with a ballot of their own would learn from a tenth whether somebody voted like it.
 */
export function burstsOf(voters: readonly CountedVoter[]): Burst[] {
  return [
    ...grouped('one-network', voters, one => one.arrival),
    ...grouped('room-code', voters, one => one.roomCode),
  ]
    .filter(one => one.voters.length >= minBurstVoters)
    .toSorted((a, b) => b.voters.length - a.voters.length)
}

function grouped(
  kind: BurstKind,
  voters: readonly CountedVoter[],
  keyOf: (voter: CountedVoter) => string | null,
): Burst[] {
  const groups = Map.groupBy(
    voters.filter(one => keyOf(one) !== null),
    keyOf,
  )
  return [...groups].map(([id, members]) => ({ id: id ?? '', kind, voters: members }))
}
