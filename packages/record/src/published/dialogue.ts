import type { DialogueStage, PublicSeries, SeriesState, SessionState } from '@understory/model'
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
}
interface SessionRow {
  id: string
  series_id: string
  slug: string
  stage: DialogueStage
  state: SessionState
  starts_at: string | Date
  ends_at: string | Date
  terms: unknown
}

/** Series that are public with their sessions, newest first; what a run-sheet tells the facilitator alone is not in the view. */
export async function publicSeries({ db }: UnitOfWork): Promise<PublicSeries[]> {
  const series = await sql<SeriesRow>`select id, slug, state, terms, changed_at from public_dialogue_series
    order by id desc`.execute(db)
  const sessions = await sql<SessionRow>`select id, series_id, slug, stage, state, starts_at, ends_at, terms
    from public_dialogue_session order by starts_at, id`.execute(db)
  const bySeries = Map.groupBy(sessions.rows, one => one.series_id)
  return series.rows.map(row => ({
    id: row.id,
    slug: row.slug,
    state: row.state,
    terms: seriesTermsOf(row.terms),
    changedAt: instantOf(row.changed_at as string),
    sessions: (bySeries.get(row.id) ?? []).map(one => ({
      id: one.id,
      slug: one.slug,
      stage: one.stage,
      state: one.state,
      startsAt: instantOf(one.starts_at as string),
      endsAt: instantOf(one.ends_at as string),
      terms: sessionTermsOf(one.terms),
    })),
  }))
}
