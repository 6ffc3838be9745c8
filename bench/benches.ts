import { brushOverOneMillion, brushOverTenMillion } from './brush/brush.ts'
import { importIntoPglite } from './import/into-pglite.ts'
import { importIntoPostgres } from './import/into-postgres.ts'
import type { Bench } from './outcome.ts'

/** In the order they run: short ones first. */
export const benches: readonly Bench[] = [
  importIntoPglite,
  importIntoPostgres,
  brushOverOneMillion,
  brushOverTenMillion,
]
