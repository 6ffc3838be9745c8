import {
  type Agreement,
  type AgreementTerms,
  type AgreementVersion,
  countingOn,
  type Day,
  destroyBy,
  holdsOn,
  stateOn,
  type WrittenState,
} from '@understory/model'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import { instantOf } from '../import-reports.ts'

/** A version with who wrote it, when and why. */
export interface WrittenVersion extends AgreementVersion {
  readonly madeBy: string
  readonly madeAt: string
  readonly why: string
}

/** Every version of every agreement that this unit of work may read; some tens in a city. */
export async function versionsIn({ db }: UnitOfWork): Promise<WrittenVersion[]> {
  const rows = await db.selectFrom('agreement').selectAll().orderBy('id').orderBy('version').execute()
  return rows.map(row => ({
    id: row.id,
    version: row.version,
    written: row.written as WrittenState,
    terms: row.terms as AgreementTerms,
    endedOn: row.ended_on,
    madeBy: row.made_by,
    madeAt: instantOf(row.made_at),
    why: row.why,
  }))
}

/** A version as members read it, with what the day makes of it. */
export function agreementOn(all: readonly WrittenVersion[], one: WrittenVersion, on: Day): Agreement {
  return {
    id: one.id,
    version: one.version,
    written: one.written,
    state: stateOn(one, on),
    holds: holdsOn(one, countingOn(all, on), on),
    terms: one.terms,
    madeBy: one.madeBy,
    madeAt: one.madeAt,
    why: one.why,
    endedOn: one.endedOn,
    destroyBy: destroyBy(one.terms, one.endedOn),
  }
}

export const versionsOf = (all: readonly WrittenVersion[], id: string): WrittenVersion[] =>
  all.filter(one => one.id === id).toSorted((a, b) => b.version - a.version)
