import type { PublicPlan, UpdatesByItem } from '@understory/model'
import { sql } from 'kysely'
import { type PublicVersionRow, plansOf, type UpdateRow, updatesOf } from '../city/plan/versions/read.ts'
import type { UnitOfWork } from '../engine/unit-of-work.ts'

/** Public versions of the plan, oldest first, and what was said of its actions. */
export interface PublishedPlans {
  readonly plans: readonly PublicPlan[]
  readonly updates: UpdatesByItem
}

export async function publicPlans({ db }: UnitOfWork): Promise<PublishedPlans> {
  const versions = await sql<PublicVersionRow>`
    select id, slug, content, org_name, at from public_plan_version order by step_id`.execute(db)
  const updates = await sql<UpdateRow>`
    select item_id, seq, status, words, org_name, at from public_plan_item_update order by item_id, seq`.execute(
    db,
  )
  return { plans: plansOf(versions.rows), updates: updatesOf(updates.rows) }
}
