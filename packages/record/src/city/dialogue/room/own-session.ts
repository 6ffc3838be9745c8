import { fail, isUuid, ok, problem, type Result, type WorkSeries, type WorkSession } from '@understory/model'
import { sql } from 'kysely'
import type { UnitOfWork } from '../../../engine/unit-of-work.ts'
import type { Doing } from '../../agreements/types.ts'
import { seriesIn } from '../read.ts'

export interface OwnSession {
  readonly series: WorkSeries
  readonly session: WorkSession
}

/** A session of a series that the member's own organisation facilitates. Problem not-found. */
export async function ownSession(unit: UnitOfWork, id: string, doing: Doing): Promise<Result<OwnSession>> {
  if (isUuid(id))
    for (const series of await seriesIn(unit, doing)) {
      const session = series.sessions.find(one => one.id === id)
      if (session && series.own) return ok({ series, session })
    }
  return fail(
    problem('not-found', `There is no session ${id} of a series that you facilitate.`, { where: 'session' }),
  )
}

/** Words that identify no one in a series: names of areas and of the organisations that have a part in it. */
export async function knownWords({ db }: UnitOfWork, terms: WorkSeries['terms']): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select distinct name from area order by name`.execute(db)
  const parties = [terms.convener, terms.facilitator, terms.noteTakers, terms.decisionOwner]
  return [...rows.map(one => one.name), ...parties.map(one => one.name)]
}
