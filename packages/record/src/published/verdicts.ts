import type { Panel, TallyCounts, VerdictCrowd } from '@understory/model'
import { sql } from 'kysely'
import { instantOf } from '../city/import-reports.ts'
import type { UnitOfWork } from '../engine/unit-of-work.ts'

/** How one crowd answered about a promise; numbers are null below the floor. */
export interface PublishedVerdict {
  readonly crowd: VerdictCrowd
  readonly judges: number | null
  readonly counts: TallyCounts | null
}
export interface PublishedVerdicts {
  readonly crowds: readonly PublishedVerdict[]
  readonly panel: Panel | null
  /** People with a card of the series, where they are enough to say so. */
  readonly attended: number | null
}

/** Verdicts on a promise, and who could have answered. */
export async function publicVerdicts(
  { db }: UnitOfWork,
  commitment: string,
  series: string | null,
): Promise<PublishedVerdicts> {
  const counted = await sql<{
    crowd: VerdictCrowd
    judges: number | null
    kept: number
    partly: number
    not_kept: number
    cannot_tell: number
  }>`select crowd, judges, kept, partly, not_kept, cannot_tell from public_verdict_count
    where commitment_id = ${commitment}::uuid`.execute(db)
  const panel = await sql<{ seed: string; pool: number; pool_sha256: string; size: number; at: string }>`
    select seed, pool, pool_sha256, size, at from public_verdict_panel where commitment_id = ${commitment}::uuid`.execute(
    db,
  )
  const attended = await sql<{ people: number }>`
    select people from public_attended where slug = ${series}::text`.execute(db)
  const [drawn] = panel.rows
  return {
    crowds: counted.rows.map(({ crowd, judges, kept, partly, not_kept, cannot_tell }) => ({
      crowd,
      judges,
      counts: judges === null ? null : { kept, partly, notKept: not_kept, cannotTell: cannot_tell },
    })),
    panel: drawn
      ? {
          ...{ seed: drawn.seed, pool: drawn.pool, poolSha256: drawn.pool_sha256, size: drawn.size },
          at: instantOf(drawn.at),
        }
      : null,
    attended: attended.rows[0]?.people ?? null,
  }
}

/** Whether this judge was drawn for the panel of this promise. */
export async function isPanelJudge(
  { db }: UnitOfWork,
  commitment: string,
  judgeHash: string,
): Promise<boolean> {
  const { rows } = await sql`select 1 from verdict_panel_member
    where commitment_id = ${commitment}::uuid and judge_hash = ${judgeHash}`.execute(db)
  return rows.length > 0
}
