import type { ColumnType } from 'kysely'

/** One area of a boundary version; geometries are GeoJSON. */
export interface AreaTable {
  slot: number
  no: number
  name: string
  slug: string
  other_names: ColumnType<unknown, string, string>
  geometry: ColumnType<unknown, string, string>
  outline: ColumnType<unknown, string, string>
  area_m2: number
}
