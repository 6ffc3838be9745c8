import { createHash } from 'node:crypto'
import {
  fail,
  type Member,
  ok,
  type PlanLine,
  type PlanTerms,
  placePlan,
  problem,
  type Result,
  type WorkPlanVersion,
} from '@understory/model'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { UnitOfWork } from '../../../engine/unit-of-work.ts'
import { appendLogEntry, canonical } from '../../../log/append.ts'
import type { Doing } from '../../agreements/types.ts'
import { raiseChange, recordEvent } from '../../change.ts'
import { asWriter, type CityContext } from '../../context.ts'
import { derive } from '../../derived.ts'
import { type PublishedContent, plansIn, workVersionsIn } from './read.ts'
import type { CityPlanVersions } from './types.ts'

/** Who writes for which organisation: every row says it. */
export const writerOf = (member: Member): Result<{ org: string; org_name: string }> =>
  member.organisation
    ? ok({ org: member.organisation.id, org_name: member.organisation.name })
    : fail(
        problem('not-allowed', 'The plan is written for an organisation.', {
          expected: 'a role in one of them',
        }),
      )

/** Hash of what was written, as it is entered in events and in the public log. */
export const hashOf = (content: unknown): string =>
  createHash('sha256')
    .update(canonical(JSON.parse(JSON.stringify(content))))
    .digest('hex')

async function addStep(
  unit: UnitOfWork,
  { member, now }: Doing,
  one: {
    readonly id: string
    readonly slug: string
    readonly seq: number
    readonly kind: 'written' | 'published'
    readonly content: PlanTerms | PublishedContent
    readonly org: string
    readonly org_name: string
  },
): Promise<string> {
  const { id, slug, seq, kind, content, org, org_name } = one
  const after = hashOf(content)
  await unit.db
    .insertInto('plan_version_step')
    .values({
      ...{ id: uuidv7(), version_id: id, seq, kind, content: JSON.stringify(content), org, org_name },
      ...{ by_person: member.person, as_role: member.role, at: now.toISOString() },
    })
    .execute()
  if (kind === 'published') await derive(unit, 'plan_version', sql`t.id = ${id}::uuid`)
  const subject = `plan version ${id}`
  await recordEvent(unit, {
    actor: member.person,
    action: `plan-version-${kind}`,
    subject,
    detail: { slug, seq },
    after,
  })
  await raiseChange(unit, false)
  return after
}

/** Owners that work here get the id of their organisation: by the id that was given, or by the very name. */
async function withOwners({ db }: UnitOfWork, terms: PlanTerms): Promise<Result<PlanTerms>> {
  const all = await db.selectFrom('understory.organisation').select(['id', 'name']).execute()
  const lines: PlanLine[] = []
  for (const line of terms.lines) {
    const { owner } = line
    const found = owner && all.find(one => one.id === owner.organisationId || one.name === owner.name)
    if (owner?.organisationId && found?.id !== owner.organisationId)
      return fail(
        problem('bad-request-body', `${line.number} is owned by an organisation that is not here.`, {
          where: 'lines',
          expected: 'the id of an organisation, or null with a name',
        }),
      )
    lines.push(found ? { ...line, owner: { name: found.name, organisationId: found.id } } : line)
  }
  return ok({ ...terms, lines })
}

async function versionIn(unit: UnitOfWork, slug: string): Promise<Result<WorkPlanVersion>> {
  const found = (await workVersionsIn(unit)).find(one => one.slug === slug)
  return found ? ok(found) : fail(noSuchVersion(slug))
}
export const noSuchVersion = (slug: string) =>
  problem('not-found', `There is no version ${slug.slice(0, 30)} of the plan.`, { where: 'version' })

export const write = (
  context: CityContext,
  { slug, terms }: Parameters<CityPlanVersions['write']>[0],
  doing: Doing,
): Promise<Result<WorkPlanVersion>> =>
  asWriter(context, doing.member.person, 'write a version of the plan', async unit => {
    const writer = writerOf(doing.member)
    if (!writer.ok) return writer
    await unit.session.query('select no from change_counter for update')
    const before = await versionIn(unit, slug)
    if (before.ok)
      return fail(
        problem('name-taken', `There is a version ${slug} already.`, {
          where: 'slug',
          expected: `another one, such as ${slug.slice(0, 4)}-update`,
        }),
      )
    const known = await withOwners(unit, terms)
    if (!known.ok) return known
    const id = uuidv7()
    const made = { made_by: doing.member.person, org: writer.value.org, made_at: doing.now.toISOString() }
    await unit.db
      .insertInto('plan_version')
      .values({ id, slug, ...made })
      .execute()
    await addStep(unit, doing, { id, slug, seq: 1, kind: 'written', content: known.value, ...writer.value })
    return versionIn(unit, slug)
  })

/** The draft, if nobody wrote meanwhile and it is not public yet. */
async function draftOf(unit: UnitOfWork, slug: string, read: number): Promise<Result<WorkPlanVersion>> {
  await unit.session.query('select no from change_counter for update')
  const found = await versionIn(unit, slug)
  if (!found.ok) return found
  if (found.value.state !== 'draft')
    return fail(
      problem('step-out-of-order', `Version ${slug} is public; it does not change any more.`, {
        where: 'version',
        expected: 'a new version',
      }),
    )
  if (found.value.read === read) return found
  return fail(
    problem('changed-meanwhile', `The last step of version ${slug} is number ${found.value.read}.`, {
      where: 'read',
      expected: `${found.value.read}, once it is read`,
    }),
  )
}

export const rewrite = (
  context: CityContext,
  slug: string,
  { read, terms }: Parameters<CityPlanVersions['rewrite']>[1],
  doing: Doing,
): Promise<Result<WorkPlanVersion>> =>
  asWriter(context, doing.member.person, 'write a version of the plan anew', async unit => {
    const writer = writerOf(doing.member)
    if (!writer.ok) return writer
    const draft = await draftOf(unit, slug, read)
    if (!draft.ok) return draft
    const known = await withOwners(unit, terms)
    if (!known.ok) return known
    const { id } = draft.value
    const step = { id, slug, seq: read + 1, kind: 'written', content: known.value } as const
    await addStep(unit, doing, { ...step, ...writer.value })
    return versionIn(unit, slug)
  })

export const publish = (
  context: CityContext,
  slug: string,
  { read }: Parameters<CityPlanVersions['publish']>[1],
  doing: Doing,
): Promise<Result<WorkPlanVersion>> =>
  asWriter(context, doing.member.person, 'publish a version of the plan', async unit => {
    const writer = writerOf(doing.member)
    if (!writer.ok) return writer
    const draft = await draftOf(unit, slug, read)
    if (!draft.ok) return draft
    const before = (await plansIn(unit)).at(-1)?.places ?? []
    const { id, terms } = draft.value
    const placed = placePlan(terms, before, () => uuidv7())
    if (!placed.ok) return placed
    const old = new Set(before.map(one => one.id))
    const fresh = placed.value.places.filter(one => !old.has(one.id))
    if (fresh.length > 0)
      await unit.db
        .insertInto('plan_item')
        .values(fresh.map(one => ({ id: one.id, version_id: id })))
        .execute()
    const { title, from, to } = terms
    const content: PublishedContent = { title, from, to, ...placed.value, terms }
    const seq = read + 1
    const sha256 = await addStep(unit, doing, {
      ...{ id, slug, seq, kind: 'published', content },
      ...writer.value,
    })
    const payload = { city: context.city.name, what: 'version', slug, content: sha256 }
    await appendLogEntry(unit, { type: 'plan', id, version: seq, payload, now: doing.now })
    return versionIn(unit, slug)
  })
