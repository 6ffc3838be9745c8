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
import type { CityTables } from '../tables/index.ts'
import type { Session } from './engine.ts'

const refuse = async (): Promise<void> => {
  throw new Error('transactions belong to the unit of work, not to Kysely')
}

class SessionConnection implements DatabaseConnection {
  private readonly session: Session
  constructor(session: Session) {
    this.session = session
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, rowCount } = await this.session.query(query.sql, query.parameters)
    return { rows: rows as R[], numAffectedRows: BigInt(rowCount) }
  }
  // biome-ignore lint/correctness/useYield: the interface asks for a generator; streaming goes through COPY.
  async *streamQuery<R>(): AsyncGenerator<QueryResult<R>> {
    throw new Error('stream with copyOut')
  }
}

/** Kysely's words on one open transaction. */
export function kyselyOn(session: Session): Kysely<CityTables> {
  const connection = new SessionConnection(session)
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    releaseConnection: async () => {},
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    destroy: async () => {},
  }
  return new Kysely<CityTables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: db => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
}
