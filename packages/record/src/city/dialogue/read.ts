import {
  type SeriesTerms,
  type SessionTerms,
  seriesTermsShape,
  sessionTermsShape,
  type WorkSeries,
} from '@understory/model'
import type { Selectable } from 'kysely'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import type { DialogueSeriesTable } from '../../tables/dialogue-series.ts'
import type { DialogueSessionTable } from '../../tables/dialogue-session.ts'
import type { Doing } from '../agreements/types.ts'
import { instantOf } from '../import-reports.ts'

/** Terms as they were checked when they were written; what a later version adds gets its default. */
export const seriesTermsOf = (terms: unknown): SeriesTerms => seriesTermsShape.parse(terms)
export const sessionTermsOf = (terms: unknown): SessionTerms => sessionTermsShape.parse(terms)

/** Series with their sessions, newest first, as row-level security shows them. */
export async function seriesIn({ db }: UnitOfWork, { member }: Doing, id?: string): Promise<WorkSeries[]> {
  const rows = await db
    .selectFrom('dialogue_series')
    .selectAll()
    .$if(id !== undefined, query => query.where('id', '=', id ?? ''))
    .orderBy('id', 'desc')
    .execute()
  const sessions = await db
    .selectFrom('dialogue_session')
    .selectAll()
    .$if(id !== undefined, query => query.where('series_id', '=', id ?? ''))
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  const bySeries = Map.groupBy(sessions, one => one.series_id)
  return rows.map(row => seriesOf(row, bySeries.get(row.id) ?? [], member.organisation?.id ?? null))
}

const seriesOf = (
  row: Selectable<DialogueSeriesTable>,
  sessions: readonly Selectable<DialogueSessionTable>[],
  organisation: string | null,
): WorkSeries => ({
  id: row.id,
  slug: row.slug,
  state: row.state,
  terms: seriesTermsOf(row.terms),
  changedAt: instantOf(row.changed_at),
  version: row.version,
  own: row.facilitator_org === organisation,
  sessions: sessions.map(one => ({
    id: one.id,
    slug: one.slug,
    stage: one.stage,
    state: one.state,
    startsAt: instantOf(one.starts_at),
    endsAt: instantOf(one.ends_at),
    terms: sessionTermsOf(one.terms),
    version: one.version,
  })),
})
