import type { Kysely } from 'kysely'
import type { CityTables } from '../tables/index.ts'
import type { Session } from './engine.ts'
import { kyselyOver } from './kysely-over.ts'

/** Kysely's words on one open transaction. */
export const kyselyOn = (session: Session): Kysely<CityTables> =>
  kyselyOver(async query => {
    const { rows, rowCount } = await session.query(query.sql, query.parameters)
    return { rows, numAffectedRows: BigInt(rowCount) }
  }, 'transactions belong to the unit of work, not to Kysely')
