import { type MeasureRow, type MeasureSummary, plainDimensions } from '@understory/model'
import type { Query } from '../question/query.ts'

/** What was counted for one group, before it becomes a number with an interval. */
export interface Counted {
  readonly count: number
  /** The whole of a share, from the same SQL or summed over its parts. */
  readonly base: number | null
  /** The count of the same period a year earlier; null when that period is not fully covered or does not exist. */
  readonly before: number | null
  readonly personYears: number | null
  /** Why `personYears` is null. */
  readonly noPersonYears: string | null
}

export type Estimated = Pick<MeasureRow, 'value' | 'low' | 'high' | 'count' | 'base' | 'notEstimable'>

/**
 * A named question. The SQL is one text for DuckDB and PostgreSQL; `from` names the fact table or view. It gives
 * groups `g0`, `g1`, … with `count` and, for shares, `base`.
 */
export interface Measure extends MeasureSummary {
  /** Which provenances it may be asked of. */
  readonly provenance: string
  readonly needs: {
    /** Residents of the place and the length of the period. */
    readonly personYears?: true
    /** A second count, one year earlier. */
    readonly yearBefore?: true
    /** The share is of the sum over this dimension, leaving out what is not known. */
    readonly wholeOver?: 'weapon'
    /** Only sources that say how cases were closed can answer. */
    readonly clearance?: true
  }
  sql(query: Query, from?: string): string
  estimate(counted: Counted): Estimated
}

export const everyDimension: readonly string[] = [...plainDimensions, 'district', 'neighborhood', 'csa']

/** Incidents: rows that share an event count once, rows without one count each. */
export const incidentCount = 'count(DISTINCT event_no) + count(*) - count(event_no)'
export const victimCount = 'coalesce(sum(victims), 0)'
