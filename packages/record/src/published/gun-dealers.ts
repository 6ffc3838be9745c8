import type { OpenGunDealers } from '@understory/model'
import { sql } from 'kysely'
import { instantOf } from '../city/import-reports.ts'
import type { UnitOfWork } from '../engine/unit-of-work.ts'

/** Counsel's newest decision, and the dealers of open guns where it names them: the view gives none otherwise. */
export async function publicGunDealers({ db }: UnitOfWork): Promise<OpenGunDealers> {
  const decided = await sql<{ named: boolean; why: string; at: string | Date }>`
    select named, why, at from public_dealer_naming order by at desc limit 1`.execute(db)
  const { rows } = await sql<{
    dealer_name: string
    states: string[]
    guns: number
    within_three_years: number
  }>`
    select dealer_name, array_agg(distinct dealer_state) filter (where dealer_state is not null) as states,
      sum(guns)::integer as guns, sum(within_three_years)::integer as within_three_years
    from public_gun_dealer group by dealer_name order by guns desc, dealer_name limit 25`.execute(db)
  const [decision] = decided.rows
  return {
    decision: decision
      ? { named: decision.named, why: decision.why, at: instantOf(decision.at as string) }
      : null,
    dealers: rows.map(row => ({
      name: row.dealer_name,
      states: row.states ?? [],
      guns: row.guns,
      withinThreeYears: row.within_three_years,
    })),
  }
}
