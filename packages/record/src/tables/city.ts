import type { ColumnType } from 'kysely'

/** A city of the registry. */
export interface CityTable {
  name: string
  title: string
  time_zone: string
  invented: boolean
  made_at: ColumnType<string, string, never>
}
