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

/** How one statement is run: its rows, and how many there were. */
export type Execute = (query: CompiledQuery) => Promise<QueryResult<unknown>>

/** Kysely's words over something that runs statements. It begins no transaction and streams nothing: `noTransaction` says why. */
export function kyselyOver<Tables>(execute: Execute, noTransaction: string): Kysely<Tables> {
  const refuse = async (): Promise<void> => {
    throw new Error(noTransaction)
  }
  const connection: DatabaseConnection = {
    executeQuery: async <R>(query: CompiledQuery) => (await execute(query)) as QueryResult<R>,
    // biome-ignore lint/correctness/useYield: the interface asks for a generator; streaming goes through COPY.
    streamQuery: async function* () {
      throw new Error('stream with copyOut')
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
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: db => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
}
