import { type BurstKind, minBurstVoters, type VoiceChannel, type VoterCrowd } from '@understory/model'
import { sql } from 'kysely'
import { v5 as uuidv5 } from 'uuid'
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

/** With fewer statements many people vote the same by chance. */
const minSameVotes = 5
/** Voters with the same votes who began within so long of the one before are one burst. */
const maxGap_ms = 10 * 60_000
const sameVotesSpace = '1b9b2f3e-7a55-4f0c-9a55-3f1d0c6c8d11'

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

/** What stands out among voters, the largest first: one network in an hour, one room code, the same votes within minutes. */
export async function burstsIn(
  { db }: UnitOfWork,
  series: string,
  voters: readonly CountedVoter[],
): Promise<Burst[]> {
  const { rows } = await sql<{ voter_id: string; ballot: string }>`
    select voter_id, string_agg(statement_id::text || vote::text, ' ' order by statement_id) as ballot from (
      select distinct on (voter_id, statement_id) voter_id, statement_id, vote from vote
      where series_id = ${series}::uuid order by voter_id, statement_id, at desc, id desc
    ) newest group by voter_id having count(*) >= ${minSameVotes}`.execute(db)
  const ballots = new Map(rows.map(row => [row.voter_id, row.ballot]))
  const bursts = [
    ...grouped('one-network', voters, one => one.arrival),
    ...grouped('room-code', voters, one => one.roomCode),
    ...sameVotes(voters, ballots),
  ]
  return bursts
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

/** Runs of voters who voted the same on the same statements; a run has the id of its first voter, so that it keeps it while it grows. */
function sameVotes(voters: readonly CountedVoter[], ballots: ReadonlyMap<string, string>): Burst[] {
  const bursts: Burst[] = []
  const alike = Map.groupBy(
    voters.filter(one => ballots.has(one.id)),
    one => ballots.get(one.id),
  )
  for (const members of alike.values()) {
    let run: CountedVoter[] = []
    const close = () => {
      const [first] = run
      if (first) bursts.push({ id: uuidv5(first.id, sameVotesSpace), kind: 'same-votes', voters: run })
      run = []
    }
    for (const voter of members) {
      const last = run.at(-1)
      if (last && Date.parse(voter.at) - Date.parse(last.at) > maxGap_ms) close()
      run.push(voter)
    }
    close()
  }
  return bursts
}
