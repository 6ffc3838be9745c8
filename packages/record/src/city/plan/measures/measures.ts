import {
  fail,
  indicatorTermsShape,
  isUuid,
  type Member,
  movesFor,
  ok,
  type PlanMeasureKind,
  performanceTermsShape,
  problem,
  type Result,
  type WorkMeasure,
} from '@understory/model'
import { v7 as uuidv7 } from 'uuid'
import { memberWork } from '../../../engine/member-work.ts'
import type { UnitOfWork } from '../../../engine/unit-of-work.ts'
import { appendLogEntry } from '../../../log/append.ts'
import type { Doing } from '../../agreements/types.ts'
import { raiseChange, recordEvent } from '../../change.ts'
import { asWriter, type CityContext } from '../../context.ts'
import { knownOwner } from '../known-owner.ts'
import { hashOf, writerOf } from '../versions/write.ts'
import { measuresIn, type ReadMeasure } from './read.ts'
import type { CityPlanMeasures } from './types.ts'

const workOf = (one: ReadMeasure, member: Member): WorkMeasure => {
  const [newest] = one.writings
  if (!newest) throw new Error(`measure ${one.id} was never written`)
  const { id, item, kind, read } = one
  const owned = one.kind === 'indicator' ? null : one.writings[0]?.terms.owner
  const values = one.kind === 'indicator' ? [] : one.values
  return { id, item, kind, read, terms: newest.terms, values, own: !!owned && movesFor(owned, member) }
}

/** Terms with the owner under the name of its organisation. */
async function withOwner(
  unit: UnitOfWork,
  terms: WorkMeasure['terms'],
): Promise<Result<WorkMeasure['terms']>> {
  if (!('owner' in terms)) return ok(terms)
  const owner = await knownOwner(unit, terms.owner)
  return owner.ok ? ok({ ...terms, owner: owner.value }) : owner
}

async function addStep(
  unit: UnitOfWork,
  context: CityContext,
  { member, now }: Doing,
  one: {
    readonly id: string
    readonly kind: PlanMeasureKind
    readonly seq: number
    readonly step: 'written' | 'value'
    readonly content: unknown
    readonly org: string
    readonly org_name: string
  },
): Promise<Result<WorkMeasure>> {
  const { id, kind, seq, step, content, org, org_name } = one
  await unit.db
    .insertInto('plan_measure_step')
    .values({
      ...{ id: uuidv7(), measure_id: id, measure_kind: kind, seq, kind: step },
      ...{ content: JSON.stringify(content), by_person: member.person, as_role: member.role, org, org_name },
      at: now.toISOString(),
    })
    .execute()
  const sha256 = hashOf(content)
  const event = { actor: member.person, action: `plan-measure-${step}`, subject: `plan measure ${id}` }
  await recordEvent(unit, { ...event, detail: { kind, seq }, after: sha256 })
  await raiseChange(unit, false)
  const payload = { city: context.city.name, what: 'measure', kind, step, content: sha256 }
  await appendLogEntry(unit, { type: 'plan', id, version: seq, payload, now })
  const found = (await measuresIn(unit)).find(each => each.id === id)
  if (!found) throw new Error(`measure ${id} was just written and is not there`)
  return ok(workOf(found, member))
}

/** The measure, if nobody wrote meanwhile. */
async function readyFor(
  unit: UnitOfWork,
  id: string,
  read: number,
  { member }: Doing,
): Promise<Result<WorkMeasure>> {
  await unit.session.query('select no from change_counter for update')
  const found = isUuid(id) ? (await measuresIn(unit)).find(one => one.id === id) : undefined
  if (!found) return fail(problem('not-found', 'There is no such measure.', { where: 'id' }))
  if (found.read === read) return ok(workOf(found, member))
  return fail(
    problem('changed-meanwhile', `The last step of this measure is number ${found.read}.`, {
      where: 'read',
      expected: `${found.read}, once it is read`,
    }),
  )
}

/** What the plan of one city is measured by, bound to it. */
export const cityPlanMeasures = (context: CityContext): CityPlanMeasures => ({
  list: doing =>
    memberWork(
      context.engine,
      { member: doing.member, city: context.city.name, purpose: 'evaluation' },
      async unit => (await measuresIn(unit)).map(one => workOf(one, doing.member)),
    ),
  write: ({ item, kind, terms }, doing) =>
    asWriter(context, doing.member.person, 'set a measure of the plan', async unit => {
      const writer = writerOf(doing.member)
      if (!writer.ok) return writer
      const there = await unit.db.selectFrom('plan_item').select('id').where('id', '=', item).execute()
      if (there.length === 0)
        return fail(problem('not-found', 'There is no such item in the plan.', { where: 'item' }))
      const own = await withOwner(unit, terms)
      if (!own.ok) return own
      const id = uuidv7()
      const { person } = doing.member
      await unit.db
        .insertInto('plan_measure')
        .values({
          ...{ id, item_id: item, kind, made_by: person, org: writer.value.org },
          made_at: doing.now.toISOString(),
        })
        .execute()
      return addStep(unit, context, doing, {
        ...{ id, kind, seq: 1, step: 'written', content: own.value },
        ...writer.value,
      })
    }),
  rewrite: (id, { read, terms }, doing) =>
    asWriter(context, doing.member.person, 'write a measure of the plan anew', async unit => {
      const writer = writerOf(doing.member)
      if (!writer.ok) return writer
      const found = await readyFor(unit, id, read, doing)
      if (!found.ok) return found
      const { kind } = found.value
      const fits = (kind === 'indicator' ? indicatorTermsShape : performanceTermsShape).safeParse(terms)
      if (!fits.success)
        return fail(
          problem('bad-request-body', `These are no terms of a measure of kind ${kind}.`, {
            where: 'terms',
            expected: kind === 'indicator' ? 'terms of an indicator' : 'title, unit and owner',
          }),
        )
      const own = await withOwner(unit, fits.data)
      if (!own.ok) return own
      return addStep(unit, context, doing, {
        ...{ id, kind, seq: read + 1, step: 'written', content: own.value },
        ...writer.value,
      })
    }),
  addValue: (id, { read, ...value }, doing) =>
    asWriter(context, doing.member.person, 'type a value of a measure', async unit => {
      const writer = writerOf(doing.member)
      if (!writer.ok) return writer
      const found = await readyFor(unit, id, read, doing)
      if (!found.ok) return found
      const { kind, own } = found.value
      if (kind === 'indicator')
        return fail(
          problem('step-out-of-order', 'An indicator is computed from data and never typed.', {
            where: 'id',
            expected: 'a performance measure',
          }),
        )
      if ('counted' in found.value.terms && found.value.terms.counted !== null)
        return fail(
          problem('step-out-of-order', 'Understory counts this measure; nobody types it.', {
            where: 'id',
            expected: 'a measure that its owner types',
          }),
        )
      if (!own)
        return fail(
          problem('not-allowed', 'This measure belongs to another organisation.', {
            where: 'id',
            expected: 'somebody who acts for its owner',
          }),
        )
      return addStep(unit, context, doing, {
        ...{ id, kind, seq: read + 1, step: 'value', content: value },
        ...writer.value,
      })
    }),
})
