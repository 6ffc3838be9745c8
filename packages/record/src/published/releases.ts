import {
  fail,
  isReleaseFileName,
  isUuid,
  type MethodVersion,
  ok,
  problem,
  type Release,
  type ReleaseFile,
  type ReleaseReport,
  type Result,
  releaseFileAddress,
} from '@understory/model'
import { sql } from 'kysely'
import { instantOf } from '../city/import-reports.ts'
import type { About } from '../city/releases/read.ts'
import type { UnitOfWork } from '../engine/unit-of-work.ts'

/** A public release with what stands in it, but for the bytes of its files. */
export interface PublicRelease {
  readonly release: Release
  readonly population: string
  readonly notes: readonly string[]
  readonly provenances: readonly string[]
  readonly methods: readonly MethodVersion[]
  readonly report: ReleaseReport
}

export interface PublicReleaseFile {
  readonly name: string
  readonly mediaType: string
  readonly sha256: string
  readonly content: Uint8Array
}

interface Row {
  id: string
  dataset: string
  number: number
  population: string
  disclosure: string
  as_of: string
  made_at: string
  content_hash: string
  about: About
  methods: MethodVersion[]
  report: ReleaseReport
  approved_as: string
  approved_for: string | null
  approved_at: string
  supersedes: string | null
  superseded_by: string | null
}

const releaseOf = (row: Row): PublicRelease => ({
  release: {
    id: row.id,
    dataset: row.dataset,
    number: row.number,
    state: row.superseded_by === null ? 'public' : 'superseded',
    title: row.about.title,
    what: row.about.what,
    disclosure: row.disclosure,
    asOf: row.as_of,
    madeAt: instantOf(row.made_at),
    contentHash: row.content_hash,
    approved: { role: row.approved_as, organisation: row.approved_for, at: instantOf(row.approved_at) },
    supersedes: row.supersedes,
    supersededBy: row.superseded_by,
  },
  population: row.population,
  notes: row.about.notes,
  provenances: row.about.provenances,
  methods: row.methods,
  report: row.report,
})

/** Every public release, superseded ones too, newest approval first; some hundreds in a city. */
export async function publicReleases({ db }: UnitOfWork): Promise<PublicRelease[]> {
  const { rows } = await sql<Row>`select * from public_release order by approved_at desc, id desc`.execute(db)
  return rows.map(releaseOf)
}

const none = (): Result<never> =>
  fail(problem('not-found', 'There is no such public release.', { where: 'id' }))

export async function publicReleaseFiles(
  { db }: UnitOfWork,
  id: string,
): Promise<Result<readonly ReleaseFile[]>> {
  if (!isUuid(id)) return none()
  const { rows } = await sql<{ name: string; media_type: string; bytes: number; sha256: string }>`
    select name, media_type, bytes, sha256 from public_release_file where release_id = ${id}::uuid order by name`.execute(
    db,
  )
  return ok(
    rows.map(({ name, media_type, bytes, sha256 }) => ({
      name,
      mediaType: media_type,
      bytes: Number(bytes),
      sha256,
      address: releaseFileAddress(id, name),
    })),
  )
}

export async function publicReleaseFile(
  { db }: UnitOfWork,
  id: string,
  name: string,
): Promise<Result<PublicReleaseFile>> {
  if (!isUuid(id) || !isReleaseFileName(name)) return none()
  const { rows } = await sql<{ name: string; media_type: string; sha256: string; content: Uint8Array }>`
    select name, media_type, sha256, content from public_release_file
    where release_id = ${id}::uuid and name = ${name}`.execute(db)
  const row = rows[0]
  if (!row) return fail(problem('not-found', 'This release has no such file.', { where: 'name' }))
  return ok({ name: row.name, mediaType: row.media_type, sha256: row.sha256, content: row.content })
}
