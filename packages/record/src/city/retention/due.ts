import {
  type AgreementVersion,
  type Day,
  destroyBy,
  type LegalHoldKind,
  purgeDay,
  type RetentionClass,
  versionOn,
} from '@understory/model'
import { sql } from 'kysely'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import { versionsIn } from '../agreements/read.ts'

/** An import that still has rows, and the first day on which they may not be there; null is never. */
export interface KeptImport {
  readonly no: number
  readonly source: string
  readonly class: RetentionClass
  readonly rows: number
  readonly setAside: number
  readonly purgeOn: Day | null
}

/**
 * The last day on which agreements let data of a source be kept: the latest of those that cover it, null where one sets
 * no end or none covers it.
 */
export function destroyDay(
  versions: readonly AgreementVersion[],
  source: { readonly name: string; readonly provenance: string },
  on: Day,
): Day | null {
  const byId = Map.groupBy(versions, one => one.id)
  const days = [...byId.values()].flatMap(list => {
    const one = versionOn(list, on)
    const covers = one?.terms.dataSets.some(
      set => (set.source === source.name || set.source === '*') && set.provenance === source.provenance,
    )
    return one && covers && one.terms.tier === 'dsa' ? [destroyBy(one.terms, one.endedOn)] : []
  })
  if (days.length === 0 || days.includes(null)) return null
  return days.toSorted().at(-1) ?? null
}

/** Imports with rows. An agreement that was ended early brings their day forward. */
export async function keptImports(unit: UnitOfWork, today: Day): Promise<KeptImport[]> {
  const versions = await versionsIn(unit)
  const { rows } = await sql<{
    no: number
    source: string
    provenance: string
    retention: string
    rows: number
    set_aside: number
    purge_on: Day | null
  }>`
    select i.no::integer as no, s.name as source, i.provenance, i.retention, i.rows,
      (select count(*)::integer from set_aside a where a.import_no = i.no) as set_aside,
      to_char(i.purge_on, 'YYYY-MM-DD') as purge_on
    from import i join source s on s.no = i.source_no
    where i.state = 'complete' and i.purged_on is null and i.same_as_import_no is null
    order by i.no`.execute(unit.db)
  return rows.map(row => {
    const last = destroyDay(versions, { name: row.source, provenance: row.provenance }, today)
    const byAgreement = purgeDay('open-data', today, last)
    const [purgeOn = null] = [row.purge_on, byAgreement].filter(day => day !== null).toSorted()
    return {
      no: row.no,
      source: row.source,
      class: row.retention as RetentionClass,
      rows: row.rows,
      setAside: row.set_aside,
      purgeOn,
    }
  })
}

export interface HoldOn {
  readonly kind: LegalHoldKind
  readonly subject: string
}

/** Does one of these holds keep the import? */
export const isHeld = (one: KeptImport, holds: readonly HoldOn[]): boolean =>
  holds.some(({ kind, subject }) => {
    if (kind === 'city') return true
    if (kind === 'class') return subject === one.class
    return kind === 'source' ? subject === one.source : subject === String(one.no)
  })
