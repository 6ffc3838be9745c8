import type { Panel, VerdictAnswer, VerdictCrowd } from '@understory/model'
import { sql } from 'kysely'
import { instantOf } from '../city/import-reports.ts'
import type { UnitOfWork } from '../engine/unit-of-work.ts'

/** One answer about a promise, as it is counted and never shown; a judge is a keyed hash for this promise alone. */
export interface RecordedVerdict {
  readonly judge: string
  readonly crowd: VerdictCrowd
  readonly answer: VerdictAnswer
  /** Milliseconds since 1970, UTC. */
  readonly at: number
}
export interface PublishedVerdicts {
  /** Every answer, oldest first. */
  readonly answers: readonly RecordedVerdict[]
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
  const answers = await sql<{
    judge_hash: string
    crowd: VerdictCrowd
    answer: VerdictAnswer
    at_ms: number
  }>`select judge_hash, crowd, answer, (extract(epoch from at) * 1000)::float8 as at_ms from public_verdict
    where commitment_id = ${commitment}::uuid order by at, id`.execute(db)
  const panel = await sql<{ seed: string; pool: number; pool_sha256: string; size: number; at: string }>`
    select seed, pool, pool_sha256, size, at from public_verdict_panel where commitment_id = ${commitment}::uuid`.execute(
    db,
  )
  const attended = await sql<{ people: number }>`
    select people from public_attended where slug = ${series}::text`.execute(db)
  const [drawn] = panel.rows
  return {
    answers: answers.rows.map(({ judge_hash, crowd, answer, at_ms }) => ({
      ...{ judge: judge_hash, crowd, answer },
      at: Math.floor(Number(at_ms)),
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
  const { rows } = await sql`select 1 from public_panel_judge
    where commitment_id = ${commitment}::uuid and judge_hash = ${judgeHash}`.execute(db)
  return rows.length > 0
}
