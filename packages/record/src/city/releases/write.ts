import { createHash } from 'node:crypto'
import {
  fail,
  isUuid,
  mayRead,
  ok,
  type Problem,
  type Provenance,
  problem,
  type ReleaseDraft,
  type Result,
} from '@understory/model'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { DatabaseError } from '../../engine/engine.ts'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import { appendLogEntry } from '../../log/append.ts'
import type { Doing } from '../agreements/types.ts'
import { raiseChange, recordEvent } from '../change.ts'
import { compartmentOf } from '../compartment.ts'
import { asWriter, type CityContext } from '../context.ts'
import { derive } from '../derived.ts'
import { draftOf, filesOf, type ReleaseRow, releaseRow } from './read.ts'
import type { CityReleases, ReleaseBegun, ReleaseContent } from './types.ts'

export const begin = (context: CityContext, dataset: string): Promise<ReleaseBegun> =>
  asWriter(context, 'record', 'begin a release', async ({ db }) => {
    const last = await db
      .selectFrom('release')
      .select(({ fn }) => fn.max('number').as('number'))
      .where('dataset', '=', dataset)
      .executeTakeFirst()
    return { id: uuidv7(), number: Number(last?.number ?? 0) + 1 }
  })

/** Whose walls the counted rows stand behind: what the tables check the rules of a draft by. */
const wallsOf = (provenances: readonly string[]) => {
  const walls = provenances.map(one => compartmentOf(one as Provenance))
  return {
    trace_derived: walls.includes('trace'),
    kept_from_police: walls.some(wall => wall === 'health' || wall === 'outreach' || wall === 'voice'),
  }
}

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

/**
 * A draft has passed disclosure control, and is not public. What was counted from trace rows only those see who may count them; what was
 * counted from hospital, outreach or dialogue records police do not.
 */
function mayWorkWith(provenances: readonly string[], { member }: Doing): Result<null> {
  for (const provenance of provenances as Provenance[]) {
    const wall = compartmentOf(provenance)
    if (wall === 'open' || (wall !== 'trace' && member.role !== 'custodian')) continue
    const decision = mayRead({
      provenance,
      role: member.role,
      organisationKind: member.organisation?.kind ?? null,
      purpose: 'disclosure-review',
      granularity: 'aggregate',
    })
    if (!decision.allowed) return fail(problem('not-allowed', decision.reason, { where: provenance }))
  }
  return ok(null)
}

export async function draft(
  context: CityContext,
  content: ReleaseContent,
  why: string,
  doing: Doing,
): Promise<Result<ReleaseDraft>> {
  const allowed = mayWorkWith(content.provenances, doing)
  if (!allowed.ok) return allowed
  try {
    return await asWriter(context, doing.member.person, 'draft a release', async unit => {
      await insert(unit, content, why, doing)
      return ok(await reread(unit, content.id, doing))
    })
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== '23505') throw error
    return fail(
      problem(
        'release-outdated',
        `Somebody drafted release ${content.number} of ${content.dataset} meanwhile.`,
        {
          expected: 'a new draft',
        },
      ),
    )
  }
}

async function insert(
  unit: UnitOfWork,
  content: ReleaseContent,
  why: string,
  { member }: Doing,
): Promise<void> {
  const manifest = content.files.find(file => file.name === 'manifest.json')
  if (!manifest) throw new Error('a release has a manifest.json')
  const { title, what, notes, provenances } = content
  const walls = wallsOf(provenances)
  const content_hash = sha256(manifest.content)
  await unit.db
    .insertInto('release')
    .values({
      id: content.id,
      dataset: content.dataset,
      number: content.number,
      population: content.population,
      disclosure: content.disclosure,
      ...walls,
      approvable: content.report.approvable,
      as_of: content.asOf,
      made_by: member.person,
      made_at: content.madeAt,
      why,
      content_hash,
      about: JSON.stringify({ title, what, notes, provenances }),
      methods: JSON.stringify(content.methods),
      report: JSON.stringify(content.report),
      earlier: JSON.stringify(content.earlier),
    })
    .execute()
  for (const { name, mediaType, content: bytes } of content.files) {
    await unit.db
      .insertInto('release_file')
      .values({
        release_id: content.id,
        name,
        media_type: mediaType,
        bytes: bytes.length,
        sha256: sha256(bytes),
        content: Buffer.from(bytes),
        ...walls,
      })
      .execute()
  }
  await recordEvent(unit, {
    actor: member.person,
    action: 'release-drafted',
    subject: `release ${content.id}`,
    why,
    detail: { dataset: content.dataset, number: content.number, contentHash: content_hash },
  })
}

async function reread(unit: UnitOfWork, id: string, { member }: Doing): Promise<ReleaseDraft> {
  const row = await releaseRow(unit, id)
  if (!row) throw new Error(`release ${id} vanished`)
  return draftOf(row, (await filesOf(unit, [id])).get(id) ?? [], member.person)
}

export const noSuchRelease = (id: string): Problem =>
  problem('not-found', `There is no release ${JSON.stringify(id.slice(0, 60))}.`, { where: 'id' })

/** Decides a draft in one transaction. Decisions of a city wait for each other, so that each knows what is public. */
async function decide(
  context: CityContext,
  id: string,
  decision: 'approved' | 'withdrawn',
  why: string,
  doing: Doing,
  refuse: (unit: UnitOfWork, row: ReleaseRow) => Promise<Problem | null>,
): Promise<Result<ReleaseDraft>> {
  if (!isUuid(id)) return fail(noSuchRelease(id))
  return asWriter(context, doing.member.person, 'decide a release', async unit => {
    const seen = await releaseRow(unit, id)
    // Whoever may not see it is not told that it is there.
    if (!seen || !mayWorkWith(seen.about.provenances, doing).ok) return fail(noSuchRelease(id))
    await raiseChange(unit, false)
    const row = (await releaseRow(unit, id)) ?? seen
    if (row.decision !== null)
      return fail(
        problem('release-decided', `Release ${row.number} of ${row.dataset} was ${row.decision}.`, {
          expected: 'a draft',
        }),
      )
    const refused = await refuse(unit, row)
    if (refused) return fail(refused)
    await enter(unit, context.city.name, row, decision, why, doing)
    return ok(await reread(unit, id, doing))
  })
}

async function enter(
  unit: UnitOfWork,
  city: string,
  row: ReleaseRow,
  decision: 'approved' | 'withdrawn',
  why: string,
  { member, now }: Doing,
): Promise<void> {
  const current = decision === 'approved' ? await currentOf(unit, row.dataset) : null
  await unit.db
    .insertInto('release_decision')
    .values({
      release_id: row.id,
      decision,
      decided_by: member.person,
      decided_as: member.role,
      organisation: member.organisation?.name ?? null,
      decided_at: now.toISOString(),
      why,
      supersedes: current,
      made_by: row.made_by,
      approvable: row.approvable,
      trace_derived: row.trace_derived,
      kept_from_police: row.kept_from_police,
    })
    .execute()
  await recordEvent(unit, {
    actor: member.person,
    action: `release-${decision}`,
    subject: `release ${row.id}`,
    why,
    detail: { dataset: row.dataset, number: row.number, contentHash: row.content_hash, supersedes: current },
  })
  if (decision === 'approved') {
    await derive(unit, 'release', sql`t.id = ${row.id}::uuid`)
    await derive(unit, 'release_file', sql`t.release_id = ${row.id}::uuid`)
    await enterInPublicLog(unit, city, row, current, now)
  }
}

const enterInPublicLog = (
  unit: UnitOfWork,
  city: string,
  { id, dataset, number, content_hash }: ReleaseRow,
  supersedes: string | null,
  now: Date,
): Promise<number> =>
  appendLogEntry(unit, {
    type: 'release',
    id,
    version: number,
    payload: { city, dataset, number, contentHash: content_hash, supersedes },
    now,
  })

/** The public release of a dataset that nothing supersedes. */
async function currentOf({ db }: UnitOfWork, dataset: string): Promise<string | null> {
  const row = await db
    .selectFrom('release as r')
    .innerJoin('release_decision as d', 'd.release_id', 'r.id')
    .leftJoin('release_decision as n', 'n.supersedes', 'r.id')
    .select('r.id')
    .where('r.dataset', '=', dataset)
    .where('d.decision', '=', 'approved')
    .where('n.release_id', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

export const approve = (
  context: CityContext,
  id: string,
  asked: { readonly contentHash: string; readonly why: string },
  doing: Doing,
): ReturnType<CityReleases['approve']> =>
  decide(context, id, 'approved', asked.why, doing, async (unit, row) => {
    if (row.content_hash !== asked.contentHash)
      return problem('release-outdated', 'This is not the hash of the draft.', {
        where: 'contentHash',
        expected: 'the content hash of the draft that was read',
      })
    if (!row.approvable)
      return problem(
        'release-discloses',
        row.report.reasons.join(' ') || 'The disclosure report forbids it.',
        {
          where: `${row.dataset} ${row.number}`,
          expected: 'a draft whose disclosure report finds no disclosed cell',
        },
      )
    if (row.made_by === doing.member.person)
      return problem('not-allowed', 'Nobody approves a draft they made.', {
        expected: 'the custodian or counsel who did not make it',
      })
    if (row.trace_derived && doing.member.role !== 'custodian')
      return problem('not-allowed', 'What is made from trace data is approved by the police custodian.', {
        expected: 'the police custodian',
      })
    return await outdated(unit, row)
  })

/** What became public since the draft was made was not in its audit: together they might disclose. */
async function outdated({ db }: UnitOfWork, row: ReleaseRow): Promise<Problem | null> {
  const approved = await db
    .selectFrom('release as r')
    .innerJoin('release_decision as d', 'd.release_id', 'r.id')
    .select(['r.id', 'r.dataset', 'r.number'])
    .where('d.decision', '=', 'approved')
    .where(eb => eb.or([eb('r.population', '=', row.population), eb('r.dataset', '=', row.dataset)]))
    .execute()
  const unknown = approved.find(one => !row.earlier.includes(one.id))
  if (!unknown) return null
  return problem(
    'release-outdated',
    `Release ${unknown.number} of ${unknown.dataset} became public after this draft was audited.`,
    { where: `${row.dataset} ${row.number}`, expected: 'a new draft' },
  )
}

export const withdraw = (
  context: CityContext,
  id: string,
  asked: { readonly why: string },
  doing: Doing,
): ReturnType<CityReleases['withdraw']> =>
  decide(context, id, 'withdrawn', asked.why, doing, async () => null)
