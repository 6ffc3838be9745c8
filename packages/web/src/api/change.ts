import type { MeasureRow } from '@understory/model'

/** A count against the same period a year before, as the API judged it. `share` is −0.25 for a quarter fewer. */
export interface Change {
  now: number
  before: number | null
  share: number | null
  low: number | null
  high: number | null
  verdict: 'fewer' | 'more' | 'unclear' | 'unknown'
}

/** Reads a row of the measures `change` and `change-in-incidents`: clear only where the interval leaves 0 out. */
export function changeOf(row: MeasureRow | null): Change | null {
  if (!row) return null
  const { count: now, base: before, value: share, low, high } = row
  const change = { now, before, share, low, high }
  if (share === null || low === null || high === null) return { ...change, verdict: 'unknown' }
  return { ...change, verdict: high < 0 ? 'fewer' : low > 0 ? 'more' : 'unclear' }
}
