import {
  compartments,
  type Finding,
  type FindingKind,
  type FindingStepRequest,
  fail,
  findingKinds,
  findingStates,
  mayFollow,
  ok,
  problem,
  type Result,
} from '@understory/model'
import { DatabaseError } from '../../engine/engine.ts'
import { memberWork } from '../../engine/member-work.ts'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import type { Doing } from '../agreements/types.ts'
import { recordEvent } from '../change.ts'
import { asWriter, type CityContext } from '../context.ts'
import { instantOf } from '../import-reports.ts'

const traceWall = compartments.indexOf('trace')

/** Findings that somebody took a step about, in the order of their first step, as row-level security shows them to this member. */
export const findings = (context: CityContext, kind: FindingKind, { member }: Doing): Promise<Finding[]> =>
  memberWork(context.engine, { member, city: context.city.name, purpose: 'analysis' }, unit =>
    findingsIn(unit, kind),
  )

async function findingsIn({ db }: UnitOfWork, kind: FindingKind, subject?: string): Promise<Finding[]> {
  const rows = await db
    .selectFrom('finding_step')
    .selectAll()
    .where('kind', '=', findingKinds.indexOf(kind))
    .$if(subject !== undefined, query => query.where('subject', '=', subject ?? ''))
    .orderBy('no')
    .execute()
  return [...Map.groupBy(rows, row => row.subject)].map(([about, steps]): Finding => {
    const last = steps.at(-1)
    return {
      kind,
      subject: about,
      state: findingStates[last?.state ?? 0] ?? 'new',
      outcome: last?.outcome ?? null,
      evidence: (steps[0]?.evidence ?? {}) as Record<string, unknown>,
      steps: steps.map(step => ({
        state: findingStates[step.state] ?? 'new',
        outcome: step.outcome,
        note: step.note,
        by: step.by_person,
        at: instantOf(step.at),
      })),
    }
  })
}

/**
 * Takes a step about a finding; `evidence` is what was computed, never what a form sent. Problems: finding-out-of-order where the state
 * does not follow the one it is in.
 */
export async function stepFinding(
  context: CityContext,
  step: FindingStepRequest,
  evidence: Readonly<Record<string, unknown>>,
  { member, now }: Doing,
): Promise<Result<Finding>> {
  try {
    return await asWriter(context, member.person, 'follow up a finding', async unit => {
      const [found] = await findingsIn(unit, step.kind, step.subject)
      const from = found?.state ?? 'new'
      if (!mayFollow(step.kind, from, step.state)) return fail(outOfOrder(from, step))
      await unit.db
        .insertInto('finding_step')
        .values({
          kind: findingKinds.indexOf(step.kind),
          state: findingStates.indexOf(step.state),
          compartment: traceWall,
          subject: step.subject,
          outcome: step.outcome,
          note: step.note,
          evidence: JSON.stringify(evidence),
          by_person: member.person,
          as_role: member.role,
          at: now.toISOString(),
        })
        .execute()
      // The event says that a step was taken, not about which gun: the list of events is read outside of the wall.
      await recordEvent(unit, {
        actor: member.person,
        action: 'finding-step',
        subject: step.kind,
        detail: { state: step.state, outcome: step.outcome },
      })
      const [after] = await findingsIn(unit, step.kind, step.subject)
      if (!after) throw new Error('a step that was just written is not there')
      return ok(after)
    })
  } catch (error) {
    if (error instanceof DatabaseError && error.code === '23505') return fail(outOfOrder('closed', step))
    throw error
  }
}

const outOfOrder = (from: string, step: FindingStepRequest) =>
  problem('finding-out-of-order', `This ${step.kind} is ${from}; it cannot be ${step.state} now.`, {
    where: 'state',
    expected:
      step.kind === 'match'
        ? 'closed, once, with an outcome'
        : 'opened, then explained, then closed with an outcome',
  })
