import type {
  DialogueStage,
  PublicSeries,
  PublicSession,
  SeriesState,
  SessionState,
  VotingState,
} from '@understory/model'
import { sql } from 'kysely'
import { seriesTermsOf, sessionTermsOf } from '../city/dialogue/read.ts'
import { instantOf } from '../city/import-reports.ts'
import type { UnitOfWork } from '../engine/unit-of-work.ts'

interface SeriesRow {
  id: string
  slug: string
  state: SeriesState
  terms: unknown
  changed_at: string | Date
  voting: VotingState | null
}
interface SessionRow {
  id: string
  series_id: string
  slug: string
  stage: DialogueStage
  state: SessionState
  taken: number
  starts_at: string | Date
  ends_at: string | Date
  terms: unknown
}

/** A session that can be reserved for: of a series that is open, planned, and not over. */
export interface OpenSession {
  readonly session: string
  readonly series: string
  readonly facilitatorOrg: string
  readonly capacity: number
  readonly taken: number
  readonly endsAt: string
  readonly planned: boolean
}

/** A session of a public series; null where there is none. */
export async function openSession({ db }: UnitOfWork, id: string): Promise<OpenSession | null> {
  const { rows } = await sql<{
    series_id: string
    facilitator_org: string
    taken: number
    capacity: number
    ends_at: string | Date
    planned: boolean
  }>`
    select t.series_id, t.facilitator_org, t.taken, (n.terms ->> 'capacity')::integer as capacity, n.ends_at,
      n.state = 'planned' and s.state = 'public' as planned
    from public_dialogue_session n
    join public_dialogue_series s on s.id = n.series_id
    join public_session_seats t on t.session_id = n.id
    where n.id = ${id}::uuid`.execute(db)
  const [row] = rows
  if (!row) return null
  return {
    session: id,
    series: row.series_id,
    facilitatorOrg: row.facilitator_org,
    capacity: row.capacity,
    taken: row.taken,
    endsAt: instantOf(row.ends_at as string),
    planned: row.planned,
  }
}

/** What a code stands for, and whose it is. */
export interface ReservationOfCode {
  readonly id: string
  readonly session: string
  readonly facilitatorOrg: string
  readonly cancelled: boolean
}

/** The reservation that a code is for, by the keyed hash of the code; null for none. */
export async function reservationOfCode(
  { db }: UnitOfWork,
  codeHash: string,
): Promise<ReservationOfCode | null> {
  const { rows } = await sql<{ id: string; session_id: string; org: string; cancelled: boolean }>`
    select id, session_id, org, cancelled from public_reservation_code where code_hash = ${codeHash}`.execute(
    db,
  )
  const [row] = rows
  return row
    ? { id: row.id, session: row.session_id, facilitatorOrg: row.org, cancelled: row.cancelled }
    : null
}

/** A public series as the record has it: with the seats that are taken, which are not shown as a number. */
export type RecordedSeries = Omit<PublicSeries, 'sessions'> & {
  readonly sessions: readonly (Omit<PublicSession, 'seats'> & { readonly taken: number })[]
}

/** Series that are public with their sessions, newest first; what a run-sheet tells the facilitator alone is not in the view. */
export async function publicSeries({ db }: UnitOfWork): Promise<RecordedSeries[]> {
  const series = await sql<SeriesRow>`select s.id, s.slug, s.state, s.terms, s.changed_at, v.state as voting
    from public_dialogue_series s left join public_voting v on v.series_id = s.id order by s.id desc`.execute(
    db,
  )
  const sessions =
    await sql<SessionRow>`select n.id, n.series_id, n.slug, n.stage, n.state, n.starts_at, n.ends_at, n.terms, t.taken
    from public_dialogue_session n join public_session_seats t on t.session_id = n.id order by n.starts_at, n.id`.execute(
      db,
    )
  const bySeries = Map.groupBy(sessions.rows, one => one.series_id)
  return series.rows.map(row => ({
    id: row.id,
    slug: row.slug,
    state: row.state,
    terms: seriesTermsOf(row.terms),
    changedAt: instantOf(row.changed_at as string),
    voting: row.voting,
    sessions: (bySeries.get(row.id) ?? []).map(one => ({
      id: one.id,
      slug: one.slug,
      stage: one.stage,
      state: one.state,
      taken: Number(one.taken),
      startsAt: instantOf(one.starts_at as string),
      endsAt: instantOf(one.ends_at as string),
      terms: sessionTermsOf(one.terms),
    })),
  }))
}
