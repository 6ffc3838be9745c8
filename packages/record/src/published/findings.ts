import {
  type Bilingual,
  type CheckResult,
  checkResultShape,
  type FindingsContent,
  findingsContentShape,
  type SeriesTerms,
  type ThemeAnswer,
  type ThemeDecision,
} from '@understory/model'
import { sql } from 'kysely'
import { dayOf } from '../city/dialogue/findings/read.ts'
import { seriesTermsOf } from '../city/dialogue/read.ts'
import { knownWords } from '../city/dialogue/room/own-session.ts'
import { instantOf } from '../city/import-reports.ts'
import type { UnitOfWork } from '../engine/unit-of-work.ts'

/** One published version of the findings of a series. */
export interface PublishedFindings {
  readonly id: string
  readonly version: number
  readonly publishedAt: string
  readonly content: FindingsContent
  /** Ids of released points by theme; a withdrawn one is no public point any more. */
  readonly points: readonly { readonly theme: string; readonly point: string }[]
  readonly check: (CheckResult & { readonly id: string; readonly publishedAt: string }) | null
  /** The newest answer of each theme. */
  readonly answers: readonly (ThemeAnswer & { readonly theme: string })[]
  /** When the first answer to any theme came. */
  readonly firstAnswerAt: string | null
}
/** A check that the code of a consent card opens. */
export interface OpenCheck {
  readonly id: string
  readonly series: string
  readonly org: string
  readonly slug: string
  readonly terms: SeriesTerms
  readonly endsOn: string
  readonly themes: FindingsContent['themes']
  readonly known: readonly string[]
}

/** Published findings of a series, the newest version first. */
export async function publicFindings(unit: UnitOfWork, slug: string): Promise<PublishedFindings[]> {
  const { db } = unit
  const { rows } = await sql<{ id: string; version: number; published_at: string; content: unknown }>`
    select f.id, f.version, f.published_at, f.content
    from public_findings f join public_dialogue_series s on s.id = f.series_id
    where s.slug = ${slug} order by f.version desc`.execute(db)
  const found: PublishedFindings[] = []
  for (const row of rows) {
    const points = await sql<{ theme: string; point: string }>`
      select theme_id as theme, point_id as point from public_finding_point where findings_id = ${row.id}::uuid`.execute(
      db,
    )
    const checks = await sql<{ id: string; result: unknown; published_at: string }>`
      select id, result, published_at from public_member_check where findings_id = ${row.id}::uuid`.execute(
      db,
    )
    const answers = await sql<{
      theme_id: string
      decision: ThemeDecision
      words: Bilingual
      commitment: number | null
      made_at: string
    }>`
      select a.theme_id, a.decision, a.words, a.made_at,
        (select min(s.no) from public_commitment_step s where s.id = a.commitment_id) as commitment
      from public_theme_answer a
      where a.findings_id = ${row.id}::uuid order by a.made_at, a.id`.execute(db)
    const newest = new Map(answers.rows.map(one => [one.theme_id, one]))
    const [check] = checks.rows
    const [first] = answers.rows
    found.push({
      ...{ id: row.id, version: Number(row.version), publishedAt: instantOf(row.published_at) },
      content: findingsContentShape.parse(row.content),
      points: points.rows,
      check: check
        ? {
            id: check.id,
            ...checkResultShape.parse(check.result),
            publishedAt: instantOf(check.published_at),
          }
        : null,
      answers: [...newest.values()].map(one => ({
        ...{ theme: one.theme_id, decision: one.decision, words: one.words },
        ...{
          commitment: one.commitment === null ? null : Number(one.commitment),
          at: instantOf(one.made_at),
        },
      })),
      firstAnswerAt: first ? instantOf(first.made_at) : null,
    })
  }
  return found
}

/** The check of a series that waits for answers, the newest; null for none. */
export async function openCheckOf(unit: UnitOfWork, series: string): Promise<OpenCheck | null> {
  const { rows } = await sql<{
    id: string
    series_id: string
    org: string
    ends_on: string
    content: unknown
    series_slug: string
    series_terms: unknown
  }>`
    select c.id, c.series_id, c.org, c.ends_on, f.content, s.slug as series_slug, s.terms as series_terms
    from member_check c join findings f on f.id = c.findings_id join dialogue_series s on s.id = c.series_id
    where c.series_id = ${series}::uuid order by c.id desc limit 1`.execute(unit.db)
  const [row] = rows
  if (!row) return null
  const terms = seriesTermsOf(row.series_terms)
  return {
    ...{ id: row.id, series: row.series_id, org: row.org, slug: row.series_slug, terms },
    endsOn: dayOf(row.ends_on),
    themes: findingsContentShape.parse(row.content).themes,
    known: await knownWords(unit, terms),
  }
}
