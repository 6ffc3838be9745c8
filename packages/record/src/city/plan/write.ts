import { createHash } from 'node:crypto'
import {
  type CommitmentTerms,
  fail,
  judgingOf,
  localDay,
  type Member,
  needsWords,
  nextSteps,
  ok,
  problem,
  type Result,
  type StepContent,
  type StepKind,
  type WorkCommitment,
} from '@understory/model'
import { v7 as uuidv7 } from 'uuid'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import { appendLogEntry, canonical } from '../../log/append.ts'
import type { Doing } from '../agreements/types.ts'
import { raiseChange, recordEvent } from '../change.ts'
import { asWriter, type CityContext } from '../context.ts'
import { knownOwner } from './known-owner.ts'
import { lookThrough } from './public-words.ts'
import { workCommitmentsIn } from './read.ts'
import type { CityPlan } from './types.ts'

const organisationOf = ({ organisation }: Member): Result<string> =>
  organisation
    ? ok(organisation.id)
    : fail(
        problem('not-allowed', 'A promise is made for an organisation.', {
          expected: 'a role in one of them',
        }),
      )

/** Adds a step with its event and its entry of the public log, in the transaction of the caller. */
export async function addStep(
  unit: UnitOfWork,
  context: CityContext,
  { member, now }: Doing,
  one: {
    readonly id: string
    readonly no: number
    readonly seq: number
    readonly kind: StepKind
    readonly content: StepContent
    /** Public facts beside the content, such as the hash of evidence. */
    readonly facts?: Readonly<Record<string, unknown>>
    /** Passages of which whoever writes said that they lead to nobody. */
    readonly cleared?: number
  },
): Promise<void> {
  const { id, no, seq, kind, content, facts = {}, cleared = 0 } = one
  const at = now.toISOString()
  const text = JSON.stringify(content)
  const sha256 = createHash('sha256')
    .update(canonical(JSON.parse(text)))
    .digest('hex')
  await unit.db
    .insertInto('commitment_step')
    .values({
      ...{ id: uuidv7(), commitment_id: id, seq, kind, content: text, by_person: member.person },
      ...{ as_role: member.role, org: member.organisation?.id ?? '', at },
    })
    .execute()
  await recordEvent(unit, {
    actor: member.person,
    action: `commitment-${kind}`,
    subject: `commitment ${id}`,
    detail: { no, seq, ...(cleared > 0 && { cleared }) },
    after: sha256,
  })
  await raiseChange(unit, false)
  const payload = { city: context.city.name, no, kind, content: sha256, ...facts }
  await appendLogEntry(unit, { type: 'commitment', id, version: seq, payload, now })
}

async function after(unit: UnitOfWork, context: CityContext, no: number, doing: Doing) {
  const [found] = await workCommitmentsIn(unit, context.city, doing, no)
  if (!found) throw new Error(`commitment ${no} was just written and is not there`)
  return ok(found)
}

export const propose = (
  context: CityContext,
  { terms, cleared }: Parameters<CityPlan['propose']>[0],
  doing: Doing,
): Promise<Result<WorkCommitment>> =>
  asWriter(context, doing.member.person, 'propose a commitment', async unit => {
    const org = organisationOf(doing.member)
    if (!org.ok) return org
    const owner = await knownOwner(unit, terms.owner)
    if (!owner.ok) return owner
    const looked = await lookThrough(unit, wordsOf(terms), cleared)
    if (!looked.ok) return looked
    // Numbers are given one after the other: whoever proposes waits here for whoever does at the same moment.
    await unit.session.query('select no from change_counter for update')
    const last = await unit.db.selectFrom('commitment').select('no').orderBy('no', 'desc').limit(1).execute()
    const [id, no] = [uuidv7(), (last[0]?.no ?? 0) + 1]
    await unit.db
      .insertInto('commitment')
      .values({
        ...{ id, no, made_by: doing.member.person, org: org.value },
        made_at: doing.now.toISOString(),
      })
      .execute()
    const content = { terms: { ...terms, owner: owner.value } }
    await addStep(unit, context, doing, { id, no, seq: 1, kind: 'proposed', content, cleared: looked.value })
    return after(unit, context, no, doing)
  })

/** The commitment, if this step may follow and nobody took another one meanwhile. */
export async function readyFor(
  unit: UnitOfWork,
  context: CityContext,
  no: string,
  asked: { readonly read: number; readonly kind: StepKind },
  doing: Doing,
): Promise<Result<WorkCommitment>> {
  const org = organisationOf(doing.member)
  if (!org.ok) return org
  await unit.session.query('select no from change_counter for update')
  const [found] = isNumber(no) ? await workCommitmentsIn(unit, context.city, doing, Number(no)) : []
  if (!found) return fail(noSuch(no))
  if (found.read !== asked.read)
    return fail(
      problem('changed-meanwhile', `The last step of commitment ${no} is number ${found.read}.`, {
        where: 'read',
        expected: `${found.read}, once it is read`,
      }),
    )
  const next = nextSteps(found.state)
  if (next.includes(asked.kind)) return ok(found)
  return fail(
    problem('step-out-of-order', `Commitment ${no} is ${found.state}; it cannot be ${asked.kind} now.`, {
      where: 'kind',
      expected: next.join(', '),
    }),
  )
}

export const isNumber = (no: string): boolean => /^[1-9]\d{0,7}$/.test(no)
export const noSuch = (no: string) =>
  problem('not-found', `There is no commitment ${no.slice(0, 20)}.`, { where: 'no' })

export const reword = (
  context: CityContext,
  no: string,
  { read, terms, cleared }: Parameters<CityPlan['reword']>[1],
  doing: Doing,
): Promise<Result<WorkCommitment>> =>
  asWriter(context, doing.member.person, 'reword a commitment', async unit => {
    const found = await readyFor(unit, context, no, { read, kind: 'reworded' }, doing)
    if (!found.ok) return found
    const owner = await knownOwner(unit, terms.owner)
    if (!owner.ok) return owner
    const looked = await lookThrough(unit, wordsOf(terms), cleared)
    if (!looked.ok) return looked
    const { id, no: number } = found.value
    const content = { terms: { ...terms, owner: owner.value } }
    const step = { id, no: number, seq: read + 1, kind: 'reworded', cleared: looked.value } as const
    await addStep(unit, context, doing, { ...step, content })
    return after(unit, context, number, doing)
  })

export const takeStep = (
  context: CityContext,
  no: string,
  asked: Parameters<CityPlan['step']>[1],
  doing: Doing,
): Promise<Result<WorkCommitment>> =>
  asWriter(context, doing.member.person, 'take a step of a commitment', async unit => {
    const found = await readyFor(unit, context, no, asked, doing)
    if (!found.ok) return found
    const { state, id, no: number, terms, own } = found.value
    // The office may give a proposal to whom it belongs, and nothing else of what another organisation owns.
    const mayMove = own || (doing.member.role === 'office' && asked.kind === 'handed-over')
    if (!mayMove)
      return fail(
        problem('not-allowed', `This commitment is owned by ${terms.owner.name}.`, {
          where: 'kind',
          expected: 'somebody who acts for its owner',
        }),
      )
    const content = await contentFor(unit, asked, state)
    if (!content.ok) return content
    const looked = await lookThrough(unit, { words: asked.words?.text }, asked.cleared)
    if (!looked.ok) return looked
    const { kind, read } = asked
    const facts = judgedFacts(context, found.value, asked, doing)
    await addStep(unit, context, doing, {
      id,
      no: number,
      seq: read + 1,
      kind,
      content: content.value,
      facts,
      cleared: looked.value,
    })
    return after(unit, context, number, doing)
  })

const wordsOf = ({ what, test, origin }: CommitmentTerms) => ({ what, test, words: origin.words })

/** Until when residents will judge it, for the public log: said beforehand by whatever step decides it. */
function judgedFacts(
  { city }: CityContext,
  { terms }: WorkCommitment,
  { kind, due }: Parameters<CityPlan['step']>[1],
  { now }: Doing,
): Readonly<Record<string, unknown>> {
  if (kind !== 'accepted' && kind !== 'delivered' && kind !== 'due-moved') return {}
  const dayOf = (at: string) => localDay(new Date(at), city.timeZone)
  const state = kind === 'delivered' ? 'delivered' : 'accepted'
  const standing = { state, since: now.toISOString(), terms: { ...terms, due: due ?? terms.due } } as const
  const { opensOn, endsOn } = judgingOf(standing, dayOf(now.toISOString()), dayOf)
  return { judgedFrom: opensOn, judgedUntil: endsOn }
}

async function contentFor(
  unit: UnitOfWork,
  asked: Parameters<CityPlan['step']>[1],
  state: WorkCommitment['state'],
): Promise<Result<StepContent>> {
  const { kind, words, due, owner } = asked
  const missing = (where: string, expected: string) =>
    fail(problem('bad-request-body', `${kind} without ${where}.`, { where, expected }))
  if (words === null && needsWords(kind, state))
    return missing('words', 'the reason, in ten characters or more')
  if ((kind === 'due-moved') !== (due !== null)) return missing('due', 'a new day where the day is moved')
  if ((kind === 'handed-over') !== (owner !== null))
    return missing('owner', 'a new owner where it is handed over')
  const known = owner === null ? null : await knownOwner(unit, owner)
  if (known && !known.ok) return known
  return ok({ ...(words && { words }), ...(due && { due }), ...(known?.ok && { owner: known.value }) })
}
