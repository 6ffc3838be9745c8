import type { ColumnType } from 'kysely'

/** A scheduled pull and where it stopped. */
export interface FeedTable {
  name: string
  kind: 'socrata' | 'arcgis'
  url: string
  source: string
  every_minutes: number
  state: ColumnType<unknown, string, string>
  last_run_at: string | null
  last_problem: string | null
}
