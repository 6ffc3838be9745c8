import {
  type MethodVersion,
  type Release,
  type ReleaseDraft,
  type ReleaseFile,
  type ReleaseReport,
  type ReleaseState,
  releaseFileAddress,
} from '@understory/model'
import { sql } from 'kysely'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import { instantOf } from '../import-reports.ts'

/** What stands in the column `about`. */
export interface About {
  readonly title: string
  readonly what: string
  readonly notes: string[]
  readonly provenances: string[]
}

/** A release as stored, with its decision and what superseded it. */
export interface ReleaseRow {
  readonly id: string
  readonly dataset: string
  readonly number: number
  readonly population: string
  readonly disclosure: string
  readonly trace_derived: boolean
  readonly kept_from_police: boolean
  readonly approvable: boolean
  readonly as_of: string
  readonly made_by: string
  readonly made_at: string
  readonly why: string
  readonly content_hash: string
  readonly about: About
  readonly methods: MethodVersion[]
  readonly report: ReleaseReport
  readonly earlier: string[]
  readonly decision: 'approved' | 'withdrawn' | null
  readonly decided_as: string | null
  readonly organisation: string | null
  readonly decided_at: string | null
  readonly decided_why: string | null
  readonly supersedes: string | null
  readonly superseded_by: string | null
}

const releases = sql<ReleaseRow>`
  select r.*, d.decision, d.decided_as, d.organisation, d.decided_at, d.why as decided_why, d.supersedes,
    n.release_id as superseded_by
  from release r
  left join release_decision d on d.release_id = r.id
  left join release_decision n on n.supersedes = r.id`

export async function releaseRow({ db }: UnitOfWork, id: string): Promise<ReleaseRow | null> {
  const { rows } = await sql<ReleaseRow>`${releases} where r.id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}

/** Newest first, from below `before`. */
export async function releaseRows(
  { db }: UnitOfWork,
  before: string | null,
  limit: number,
): Promise<ReleaseRow[]> {
  const { rows } = await sql<ReleaseRow>`${releases}
    ${before === null ? sql`` : sql`where r.id < ${before}::uuid`}
    order by r.id desc limit ${limit}::integer`.execute(db)
  return rows
}

const stateOf = (row: ReleaseRow): ReleaseState => {
  if (row.decision === null) return 'draft'
  if (row.decision === 'withdrawn') return 'withdrawn'
  return row.superseded_by === null ? 'public' : 'superseded'
}

export const releaseOf = (row: ReleaseRow): Release => ({
  id: row.id,
  dataset: row.dataset,
  number: row.number,
  state: stateOf(row),
  title: row.about.title,
  what: row.about.what,
  disclosure: row.disclosure,
  asOf: row.as_of,
  madeAt: instantOf(row.made_at),
  contentHash: row.content_hash,
  approved:
    row.decision === 'approved' && row.decided_as !== null && row.decided_at !== null
      ? { role: row.decided_as, organisation: row.organisation, at: instantOf(row.decided_at) }
      : null,
  supersedes: row.supersedes,
  supersededBy: row.superseded_by,
})

/** The files of a release without their bytes, in the order of their names. */
export async function filesOf(
  { db }: UnitOfWork,
  ids: readonly string[],
): Promise<Map<string, ReleaseFile[]>> {
  const found = new Map<string, ReleaseFile[]>(ids.map(id => [id, []]))
  if (ids.length === 0) return found
  const rows = await db
    .selectFrom('release_file')
    .select(['release_id', 'name', 'media_type', 'bytes', 'sha256'])
    .where('release_id', 'in', ids)
    .orderBy('name')
    .execute()
  for (const { release_id, name, media_type, bytes, sha256 } of rows)
    found.get(release_id)?.push({
      name,
      mediaType: media_type,
      bytes: Number(bytes),
      sha256,
      address: releaseFileAddress(release_id, name),
    })
  return found
}

export const draftOf = (row: ReleaseRow, files: ReleaseFile[], person: string): ReleaseDraft => ({
  ...releaseOf(row),
  notes: row.about.notes,
  provenances: row.about.provenances,
  methods: row.methods,
  report: row.report,
  files,
  why: row.why,
  own: row.made_by === person,
  traceDerived: row.trace_derived,
  decidedWhy: row.decided_why,
})
