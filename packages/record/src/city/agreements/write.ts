import { createHash } from 'node:crypto'
import {
  type Agreement,
  type AgreementTerms,
  type AgreementVersion,
  agreementFaults,
  countingOn,
  type Day,
  fail,
  holdsOn,
  localDay,
  ok,
  type Problem,
  problem,
  type Result,
  stateOn,
  versionOn,
} from '@understory/model'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { DatabaseError } from '../../engine/engine.ts'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import { appendLogEntry, canonical } from '../../log/append.ts'
import { raiseChange, recordEvent } from '../change.ts'
import { asWriter, type CityContext } from '../context.ts'
import { derive } from '../derived.ts'
import { agreementOn, versionsIn, versionsOf, type WrittenVersion } from './read.ts'
import type { CityAgreements, Doing } from './types.ts'

type Written = Omit<WrittenVersion, 'madeAt'>

/** Adds a version, with its event in the same transaction. */
export async function addVersion(unit: UnitOfWork, one: Written, action: string, now: Date): Promise<void> {
  await unit.db
    .insertInto('agreement')
    .values({
      id: one.id,
      version: one.version,
      tier: one.terms.tier,
      written: one.written,
      terms: JSON.stringify(one.terms),
      made_by: one.madeBy,
      made_at: now.toISOString(),
      why: one.why,
      ended_on: one.endedOn,
    })
    .execute()
  await derive(unit, 'agreement', sql`t.id = ${one.id}::uuid and t.version = ${one.version}::integer`)
  await recordEvent(unit, {
    actor: one.madeBy,
    action,
    subject: `agreement ${one.id}`,
    why: one.why,
    detail: { version: one.version, tier: one.terms.tier },
  })
  if (one.written === 'draft') return
  await raiseChange(unit, false)
  await appendLogEntry(unit, {
    type: 'agreement',
    id: one.id,
    version: one.version,
    payload: await loggedFacts(unit, one),
    now,
  })
}

/** What the public log's hash is taken over: the terms as a hash, and of a public agreement what the register shows. */
async function loggedFacts(unit: UnitOfWork, { written, terms, endedOn }: Written) {
  const { rows } = await unit.session.query('select current_schema() as schema')
  const sha256 = createHash('sha256').update(canonical(terms)).digest('hex')
  const facts = { city: String(rows[0]?.schema).replace(/^city_/, ''), written, endedOn, terms: sha256 }
  if (!terms.public) return facts
  const { tier, title, effectiveOn, endsOn } = terms
  return { ...facts, tier, title, effectiveOn, endsOn }
}

const noSuch = (id: string): Problem => problem('not-found', `There is no agreement ${id}.`, { where: 'id' })
const changed = (id: string, newest: number): Problem =>
  problem('agreement-changed', `Agreement ${id} is at version ${newest}.`, {
    where: 'version',
    expected: `${newest}, once it is read`,
  })

/** Reads all versions, lets `next` decide what is added, and adds it; two at once are told apart by the key. */
async function write(
  context: CityContext,
  { member, now }: Doing,
  action: string,
  next: (all: readonly WrittenVersion[], today: Day) => Result<Omit<Written, 'madeBy'>>,
): Promise<Result<Agreement>> {
  const today = localDay(now, context.city.timeZone)
  try {
    return await asWriter(context, member.person, 'write an agreement', async unit => {
      const wanted = next(await versionsIn(unit), today)
      if (!wanted.ok) return wanted
      const written = { ...wanted.value, madeBy: member.person }
      await addVersion(unit, written, action, now)
      const all = await versionsIn(unit)
      const added = all.find(one => one.id === written.id && one.version === written.version)
      if (!added) throw new Error(`version ${written.version} of ${written.id} vanished`)
      return ok(agreementOn(all, added, today))
    })
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== '23505') throw error
    return fail(
      problem('agreement-changed', 'Somebody wrote a version meanwhile.', { expected: 'to read it first' }),
    )
  }
}

export const draft = (
  context: CityContext,
  { id, terms, why }: Parameters<CityAgreements['draft']>[0],
  doing: Doing,
): Promise<Result<Agreement>> =>
  write(context, doing, 'agreement-drafted', all => {
    if (id === undefined) return ok({ id: uuidv7(), version: 1, written: 'draft', terms, why, endedOn: null })
    const newest = versionsOf(all, id)[0]
    if (!newest) return fail(noSuch(id))
    if (newest.terms.tier !== terms.tier)
      return fail(
        problem('bad-agreement', `Agreement ${id} is a ${newest.terms.tier}.`, {
          where: 'tier',
          expected: newest.terms.tier,
        }),
      )
    return ok({ id, version: newest.version + 1, written: 'draft', terms, why, endedOn: null })
  })

export const sign = (
  context: CityContext,
  id: string,
  asked: { version: number; why: string },
  doing: Doing,
): Promise<Result<Agreement>> =>
  write(context, doing, 'agreement-signed', (all, today) => {
    const versions = versionsOf(all, id)
    const newest = versions[0]
    if (!newest) return fail(noSuch(id))
    if (newest.version !== asked.version) return fail(changed(id, newest.version))
    if (newest.written !== 'draft')
      return fail(problem('bad-agreement', `Version ${newest.version} is no draft.`, { expected: 'a draft' }))
    if (handsIn(versions).has(doing.member.person))
      return fail(
        problem('not-allowed', 'Nobody puts into force a draft they had a hand in.', {
          expected: 'counsel who wrote none of it',
        }),
      )
    const refusal = refusalOf(newest.terms, all, today)
    if (refusal) return fail(refusal)
    const { terms } = newest
    return ok({ id, version: newest.version + 1, written: 'in-force', terms, why: asked.why, endedOn: null })
  })

/** Whoever wrote a draft since the last signed version. */
function handsIn(newestFirst: readonly WrittenVersion[]): Set<string> {
  const signedAt = newestFirst.findIndex(one => one.written !== 'draft')
  const drafts = signedAt === -1 ? newestFirst : newestFirst.slice(0, signedAt)
  return new Set(drafts.map(one => one.madeBy))
}

function refusalOf(terms: AgreementTerms, all: readonly AgreementVersion[], today: Day): Problem | null {
  const from = terms.effectiveOn > today ? terms.effectiveOn : today
  const counting = countingOn(all, from)
  const above = terms.parent === null ? undefined : counting.get(terms.parent)
  const parent = above && holdsOn(above, counting, from) ? above.terms : null
  const [first, ...others] = agreementFaults(terms, parent)
  if (!first) return null
  const more = others.length > 0 ? ` (${others.length} more: ${others.map(one => one.what).join(' ')})` : ''
  return problem('bad-agreement', first.what + more, { where: first.where, expected: first.expected })
}

export const end = (
  context: CityContext,
  id: string,
  asked: { version: number; why: string },
  doing: Doing,
): Promise<Result<Agreement>> =>
  write(context, doing, 'agreement-ended', (all, today) => {
    const versions = versionsOf(all, id)
    const newest = versions[0]
    const counting = versionOn(versions, today)
    if (!newest) return fail(noSuch(id))
    const state = counting ? stateOn(counting, today) : 'draft'
    if (!counting || (state !== 'in-force' && state !== 'upcoming'))
      return fail(
        problem('bad-agreement', `Agreement ${id} is ${state}.`, {
          expected: 'one in force, or about to be',
        }),
      )
    const lastSigned = versions.find(one => one.written !== 'draft')
    if (lastSigned?.version !== asked.version) return fail(changed(id, lastSigned?.version ?? 0))
    const { terms } = counting
    return ok({ id, version: newest.version + 1, written: 'ended', terms, why: asked.why, endedOn: today })
  })
