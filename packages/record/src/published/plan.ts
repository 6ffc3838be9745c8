import type { City, Duty, PublicEvidence } from '@understory/model'
import { sql } from 'kysely'
import { instantOf } from '../city/import-reports.ts'
import {
  commitmentsOf,
  type EvidenceRow,
  evidenceOf,
  type ReadCommitment,
  type StepRow,
} from '../city/plan/read.ts'
import type { UnitOfWork } from '../engine/unit-of-work.ts'

/** A commitment as anybody reads it, with what was handed in about it. */
export interface PublishedCommitment extends ReadCommitment {
  readonly evidence: readonly PublicEvidence[]
}

/** Every commitment, newest number first, with what `now` makes of it; or the one with this number. */
export async function publicCommitments(
  { db }: UnitOfWork,
  city: City,
  now: Date,
  no: number | null,
): Promise<PublishedCommitment[]> {
  const steps = await sql<StepRow>`
    select id, no, seq, kind, content, org, org_id, as_role, at from public_commitment_step
    where ${no}::integer is null or no = ${no}::integer order by no, seq`.execute(db)
  const evidence = await sql<EvidenceRow>`
    select id, no, seq, kind, title, language, day, address, media_type, sha256, org, at from public_commitment_evidence
    where ${no}::integer is null or no = ${no}::integer order by seq`.execute(db)
  const byNo = Map.groupBy(evidence.rows, one => Number(one.no))
  return commitmentsOf(steps.rows, city, now).map(one => ({
    ...one,
    evidence: (byNo.get(one.no) ?? []).map(evidenceOf),
  }))
}

export interface PlanReminder {
  readonly no: number
  readonly duty: Duty
  readonly count: number
  readonly last: string
}

/** How often and when owners were reminded. */
export async function planReminders({ db }: UnitOfWork): Promise<PlanReminder[]> {
  const { rows } = await sql<{ no: number; duty: Duty; count: number; last: string }>`
    select no, duty, count, last from public_plan_reminder`.execute(db)
  return rows.map(one => ({ ...one, last: instantOf(one.last) }))
}

/** How often and when owners were reminded of stale actions, by the id of the item. */
export async function actionReminders({
  db,
}: UnitOfWork): Promise<Map<string, { readonly count: number; readonly last: string }>> {
  const { rows } = await sql<{ item_id: string; count: number; last: string }>`
    select item_id, count, last from public_action_reminder`.execute(db)
  return new Map(rows.map(({ item_id, count, last }) => [item_id, { count, last: instantOf(last) }]))
}
