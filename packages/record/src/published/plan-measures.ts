import { sql } from 'kysely'
import { type MeasureStepRow, measuresOf, type ReadMeasure } from '../city/plan/measures/read.ts'
import type { UnitOfWork } from '../engine/unit-of-work.ts'

/** What items of the plan are measured by, in the order in which they were made. */
export async function publicMeasures({ db }: UnitOfWork): Promise<ReadMeasure[]> {
  const { rows } = await sql<MeasureStepRow>`
    select id, item_id, measure_kind, seq, kind, content, org_name, at from public_plan_measure_step order by id, seq`.execute(
    db,
  )
  return measuresOf(rows)
}
