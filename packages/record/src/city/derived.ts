import { type RawBuilder, sql } from 'kysely'
import type { Session } from '../engine/engine.ts'
import { kyselyOn } from '../engine/kysely-session.ts'
import type { UnitOfWork } from '../engine/unit-of-work.ts'

/** Tables with columns that follow from other rows, kept in the row so that a row-level policy can decide by it alone. */
export type DerivedTable = keyof typeof derived

const openImport = sql`t.import_no in (select no from import where provenance in ('open', 'invented') and compartment = 0)`
const publicSeries = sql`exists (select from dialogue_series s where s.id = t.series_id and s.state <> 'draft')`
const isApproved = (id: RawBuilder<unknown>) =>
  sql`exists (select from release_decision d where d.release_id = ${id} and d.decision = 'approved')`
const newestDecision = (column: RawBuilder<unknown>) =>
  sql`(select ${column} from statement_decision d where d.statement_id = t.id order by d.at desc, d.id desc limit 1)`
const ifAccepted = (value: RawBuilder<unknown>) =>
  newestDecision(sql`case when d.decision = 'accepted' then ${value} end`)

/** What the register shows of a signed agreement. Of one kept out of it only that it is there, and its days. */
const register = sql`case when t.written <> 'draft' then jsonb_build_object(
  'shown', (t.terms ->> 'public')::boolean, 'effectiveOn', t.terms ->> 'effectiveOn', 'endsOn', t.terms ->> 'endsOn',
  'endedWhy', case when (t.terms ->> 'public')::boolean and t.written = 'ended' then t.why end,
  'terms', case when (t.terms ->> 'public')::boolean then jsonb_build_object(
    'tier', t.terms -> 'tier', 'parent', t.terms -> 'parent', 'title', t.terms -> 'title', 'summary', t.terms -> 'summary',
    'parties', (select jsonb_agg(party - 'organisationId') from jsonb_array_elements(t.terms -> 'parties') party),
    'purposes', t.terms -> 'purposes', 'prohibitedPurposes', t.terms -> 'prohibitedPurposes', 'dataSets', t.terms -> 'dataSets',
    'linkageAllowed', t.terms -> 'linkageAllowed', 'subjects', t.terms -> 'subjects', 'consentBasis', t.terms -> 'consentBasis',
    'accessRoles', t.terms -> 'accessRoles', 'retentionDays', t.terms -> 'retentionDays', 'destroyOn', t.terms -> 'destroyOn',
    'breach', t.terms -> 'breach', 'publicationReviewDays', t.terms -> 'publicationReviewDays',
    'minimumCell', t.terms -> 'minimumCell', 'redisclosure', t.terms -> 'redisclosure', 'auditRight', t.terms -> 'auditRight',
    'effectiveOn', t.terms -> 'effectiveOn', 'reviewOn', t.terms -> 'reviewOn', 'endsOn', t.terms -> 'endsOn') end) end`
const minimumCells = sql`case when t.written <> 'draft' then (
  select jsonb_agg(jsonb_build_object('source', s -> 'source', 'provenance', s -> 'provenance', 'minimumCell', t.terms -> 'minimumCell'))
  from jsonb_array_elements(t.terms -> 'dataSets') s) end`
/** The terms of a session without what its agenda tells the facilitator alone. */
const publicTerms = sql`jsonb_set(t.terms, '{runSheet}', coalesce(
  (select jsonb_agg(part - 'guidance' order by place) from jsonb_array_elements(t.terms -> 'runSheet') with ordinality as p(part, place)),
  '[]'::jsonb))`
const attended = sql`(select case when count(distinct c.code_hash) >= 10 then count(distinct c.code_hash)::integer end
  from consent c where c.series_id = t.id)`

/** Each derived column with what it follows from, of a row `t`. */
const derived = {
  incident: { open: openImport },
  gun: {
    open: openImport,
    public_dealer: sql`case when ${openImport} and (select n.named from dealer_naming n order by n.no desc limit 1)
      then t.dealer_name end`,
  },
  gun_report: { open: openImport },
  agreement: { register, minimum_cells: minimumCells },
  release: { approved: isApproved(sql`t.id`) },
  release_file: { approved: isApproved(sql`t.release_id`) },
  plan_version: {
    published: sql`exists (select from plan_version_step s where s.version_id = t.id and s.kind = 'published')`,
  },
  dialogue_series: { attended },
  dialogue_session: { series_public: publicSeries, public_terms: publicTerms },
  dialogue_voting: { series_public: publicSeries },
  consent_text: { series_public: publicSeries },
  statement: {
    state: sql`coalesce(${newestDecision(sql`d.decision`)}, 'waiting')`,
    no: ifAccepted(sql`d.no`),
    public_text: sql`case when ${newestDecision(sql`d.decision`)} = 'accepted' then t.text end`,
    public_translation: ifAccepted(sql`d.translation`),
  },
  released_point: {
    series_public: publicSeries,
    taken_back: sql`exists (select from quote_withdrawal w where w.code_hash = t.code_hash)`,
  },
  findings: { series_public: publicSeries },
  finding_point: {
    published: sql`exists (select from findings f where f.id = t.findings_id and f.state = 'published')`,
  },
} as const satisfies Record<string, Readonly<Record<string, RawBuilder<unknown>>>>

const tables = Object.keys(derived) as DerivedTable[]
/** Tables whose rows carry whether their series is public. */
const ofSeries = [
  'dialogue_session',
  'dialogue_voting',
  'consent_text',
  'released_point',
  'findings',
] as const

const differs = (table: DerivedTable): RawBuilder<unknown> =>
  sql.join(
    Object.entries(derived[table]).map(
      ([column, truth]) => sql`${sql.ref(`t.${column}`)} is distinct from ${truth}`,
    ),
    sql` or `,
  )

/** Derives the columns of some rows `t` anew, in the transaction that changed what they follow from. */
export async function derive(
  { db }: Pick<UnitOfWork, 'db'>,
  table: DerivedTable,
  rows: RawBuilder<unknown> = sql`true`,
): Promise<void> {
  const set = Object.entries(derived[table]).map(([column, truth]) => sql`${sql.ref(column)} = ${truth}`)
  await sql`update ${sql.table(table)} t set ${sql.join(set)} where ${rows} and (${differs(table)})`.execute(
    db,
  )
}

/** The same for everything that carries whether a series is public. */
export async function deriveSeries(unit: UnitOfWork, series: string): Promise<void> {
  for (const table of ofSeries) await derive(unit, table, sql`t.series_id = ${series}::uuid`)
}

/** The same for every row of a city; a restore does not trust what a file says of them. */
export async function deriveAll(session: Session): Promise<void> {
  const db = kyselyOn(session)
  for (const table of tables) await derive({ db }, table)
}

/** How many rows of each table have a derived column that does not follow from the other rows. */
export async function underivedRows(session: Session): Promise<{ table: string; rows: number }[]> {
  const db = kyselyOn(session)
  const found: { table: string; rows: number }[] = []
  for (const table of tables) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::integer as n from ${sql.table(table)} t where ${differs(table)}`.execute(db)
    found.push({ table, rows: Number(rows[0]?.n ?? 0) })
  }
  return found
}
