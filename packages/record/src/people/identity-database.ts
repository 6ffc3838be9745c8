import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import { instantOf } from '../city/import-reports.ts'
import type { Engine, Row } from '../engine/engine.ts'
import { asKeeper, noteEvent } from './keeper.ts'
import { eventOf } from './sign-in-events.ts'

const refuse = async (): Promise<void> => {
  throw new Error('every statement of the sign-in library is a transaction of its own')
}

/**
 * The tables of people as the sign-in library speaks to them: Kysely, where every statement is one transaction as
 * `identity_keeper`, with its event. Instants are Dates here, as the library expects.
 */
export function identityDatabase(engine: Engine): Kysely<unknown> {
  const connection: DatabaseConnection = {
    executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> =>
      await asKeeper(engine, 'sign-in', 'sign in', async unit => {
        const values = query.parameters.map(one => (one instanceof Date ? one.toISOString() : one))
        const { rows, rowCount } = await unit.session.query(query.sql, values)
        const event = eventOf(query, rows, rowCount)
        if (event) await noteEvent(unit, event.actor, event.action, event.subject)
        return { rows: rows.map(withDates) as R[], numAffectedRows: BigInt(rowCount) }
      }),
    // biome-ignore lint/correctness/useYield: the interface asks for a generator; nobody streams people.
    streamQuery: async function* () {
      throw new Error('people are not streamed')
    },
  }
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    releaseConnection: async () => {},
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    destroy: async () => {},
  }
  return new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: db => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
}

const instantColumn = /(_at|_until)$/

const withDates = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'string' && instantColumn.test(name) ? new Date(instantOf(value)) : value,
    ]),
  )
