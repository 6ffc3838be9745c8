import type {
  DialogueStage,
  NoteForm,
  PublicPoint,
  SeriesTerms,
  SessionTerms,
  VoiceChannel,
} from '@understory/model'
import { sql } from 'kysely'
import { seriesTermsOf, sessionTermsOf } from '../city/dialogue/read.ts'
import { knownWords } from '../city/dialogue/room/own-session.ts'
import { instantOf } from '../city/import-reports.ts'
import type { UnitOfWork } from '../engine/unit-of-work.ts'

/** What a pass opens. */
export interface TablePass {
  readonly series: string
  readonly seriesSlug: string
  readonly seriesTerms: SeriesTerms
  readonly session: string
  readonly sessionSlug: string
  readonly sessionTerms: SessionTerms
  readonly startsAt: string
  readonly sessionEndsAt: string
  readonly org: string
  readonly table: number
  readonly endsAt: string
  readonly revoked: boolean
  readonly known: readonly string[]
}

/** The table that a pass is for, by the keyed hash of the pass; null for none. */
export async function tablePass(unit: UnitOfWork, passHash: string): Promise<TablePass | null> {
  const { rows } = await sql<Record<string, string> & { series_terms: unknown; session_terms: unknown }>`
    select p.series_id, p.session_id, p.org, p.table_no, p.ends_at, p.revoked_at, s.slug as series_slug, s.terms as series_terms,
      n.slug as session_slug, n.starts_at, n.ends_at as session_ends_at, n.terms as session_terms
    from table_pass p join dialogue_series s on s.id = p.series_id join dialogue_session n on n.id = p.session_id
    where p.pass_hash = ${passHash}`.execute(unit.db)
  const [row] = rows
  if (!row) return null
  const text = (name: string): string => row[name] ?? ''
  const seriesTerms = seriesTermsOf(row.series_terms)
  return {
    series: text('series_id'),
    seriesSlug: text('series_slug'),
    seriesTerms,
    session: text('session_id'),
    sessionSlug: text('session_slug'),
    sessionTerms: sessionTermsOf(row.session_terms),
    startsAt: instantOf(text('starts_at')),
    sessionEndsAt: instantOf(text('session_ends_at')),
    org: text('org'),
    table: Number(row.table_no),
    endsAt: instantOf(text('ends_at')),
    revoked: row.revoked_at !== null,
    known: await knownWords(unit, seriesTerms),
  }
}

/** Points of a table that arrived, by any device. */
export async function tablePoints({ db }: UnitOfWork, session: string, table: number): Promise<number> {
  const { rows } = await sql<{ points: number | string }>`
    select count(*) as points from table_note where session_id = ${session}::uuid and table_no = ${table}::smallint`.execute(
    db,
  )
  return Number(rows[0]?.points ?? 0)
}

/** Released points of a public series in the order of its sessions; withdrawn ones are not there. */
export async function publicPoints({ db }: UnitOfWork, slug: string): Promise<PublicPoint[]> {
  const { rows } = await sql<{
    id: string
    session: string
    stage: DialogueStage
    segment: string
    prompt: string | null
    text: string
    form: NoteForm
    dissent: boolean
    channel: VoiceChannel
    language: string
    quoted: boolean
    pseudonym: string | null
    released_at: string | Date
  }>`
    select p.id, n.slug as session, p.segment_id as segment, p.prompt_id as prompt, p.text, p.form, p.dissent, p.channel, p.language, p.quoted,
      p.pseudonym, p.released_at
    from public_released_point p join public_dialogue_session n on n.id = p.session_id join public_dialogue_series s on s.id = p.series_id
    where s.slug = ${slug} order by n.starts_at, p.released_at, p.id`.execute(db)
  return rows.map(({ released_at, ...one }) => ({ ...one, releasedAt: instantOf(released_at as string) }))
}

/** Whose card a code is, by its keyed hash; null for none. */
export async function consentOfCode(
  { db }: UnitOfWork,
  codeHash: string,
): Promise<{ readonly series: string; readonly org: string } | null> {
  const { rows } = await sql<{ series_id: string; org: string }>`
    select series_id, org from consent where code_hash = ${codeHash} limit 1`.execute(db)
  const [row] = rows
  return row ? { series: row.series_id, org: row.org } : null
}
