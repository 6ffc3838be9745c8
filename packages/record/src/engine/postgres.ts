import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ProblemError, problem } from '@understory/model'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import {
  type CopyTarget,
  DatabaseError,
  type Engine,
  foreseenError,
  type Row,
  type Rows,
  type Session,
} from './engine.ts'

const asText = (value: string): string => value
const asNumber = (value: string): number | bigint => {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : BigInt(value)
}
const parsers = new Map<number, (value: string) => unknown>([
  [20, asNumber],
  [1082, asText],
  [1114, asText],
  [1184, asText],
])
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(oid)) || pg.types.getTypeParser(oid, format),
} as pg.CustomTypesConfig

type Answered = pg.QueryResult<Row> | pg.QueryResult<Row>[]
const rowsOf = (answered: Answered): Rows => {
  const results = Array.isArray(answered) ? answered : [answered]
  return { rows: results.flatMap(one => one.rows ?? []), rowCount: results.at(-1)?.rowCount ?? 0 }
}

/** What the driver says without a code of the database when a connection is lost or cannot be made. */
const connectionLost = /^(ECONN|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|EAI_)/
const connectionWords = /terminated|timeout|connection error|not queryable|connection is closed/i

/** The driver's errors in the record's words; `cause` keeps what it said, which names addresses. */
function wordsOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  if (code === null ? connectionWords.test(error.message) : connectionLost.test(code))
    return new ProblemError(problem('record-unavailable', 'The database cannot be reached at this moment.'), {
      cause: error,
    })
  if (code === '28P01' || code === '28000' || code === '3D000') {
    return new ProblemError(problem('record-unavailable', error.message, { where: 'DATABASE_URL' }))
  }
  return error instanceof pg.DatabaseError ? foreseenError(new DatabaseError(error.message, code)) : error
}

async function copyThroughTable(client: pg.PoolClient, target: CopyTarget, data: Uint8Array): Promise<void> {
  const columns = target.columns.join(',')
  const load = `load_${target.table.replace(/\W/g, '_')}`
  await client.query(
    `create temp table ${load} on commit drop as select ${columns} from ${target.table} limit 0`,
  )
  const stream = client.query(copyFrom(`copy ${load}(${columns}) from stdin (format ${target.format})`))
  await pipeline(Readable.from([Buffer.from(data.buffer, data.byteOffset, data.byteLength)]), stream)
  await client.query(
    `insert into ${target.table}(${columns}) overriding system value select ${columns} from ${load}; drop table ${load}`,
  )
}

function session(client: pg.PoolClient): Session {
  const run = async (text: string, values?: readonly unknown[]): Promise<Rows> => {
    try {
      return rowsOf((await client.query(text, values?.length ? [...values] : undefined)) as Answered)
    } catch (error) {
      throw wordsOf(error)
    }
  }
  return {
    query: run,
    script: text => run(text),
    copyIn: (target, data) =>
      copyThroughTable(client, target, data).catch((error: unknown) => {
        throw wordsOf(error)
      }),
    copyOut: async (query, options = '') => {
      try {
        const chunks: Buffer[] = []
        for await (const chunk of client.query(copyTo(`copy (${query}) to stdout ${options}`)))
          chunks.push(chunk)
        return Buffer.concat(chunks)
      } catch (error) {
        throw wordsOf(error)
      }
    },
  }
}

/** A text of several statements may have begun a transaction and failed in it: the connection goes back without it. */
const endTransaction =
  (client: pg.PoolClient) =>
  async (error: unknown): Promise<never> => {
    await client.query('rollback').catch(() => {})
    throw error
  }

/**
 * Stops what a connection runs when nobody waits for it any more. The function given back ends that, and waits for a cancel that was sent:
 * only then may the connection serve somebody else.
 */
function cancelOnAbort(
  pool: pg.Pool,
  client: pg.PoolClient,
  signal: AbortSignal | undefined,
): () => Promise<void> {
  let sent: Promise<unknown> = Promise.resolve()
  const cancel = (): void => {
    const { processID } = client as pg.PoolClient & { readonly processID: number }
    sent = pool.query('select pg_cancel_backend($1)', [processID]).catch(() => {})
  }
  signal?.addEventListener('abort', cancel, { once: true })
  return async () => {
    signal?.removeEventListener('abort', cancel)
    await sent
  }
}

/** To the operator who starts the server, with what the driver said. */
function notReached(error: unknown): unknown {
  if (!(error instanceof ProblemError && error.cause instanceof Error)) return error
  return new ProblemError(problem('record-unavailable', error.cause.message, { where: 'DATABASE_URL' }), {
    cause: error.cause,
  })
}

/** Opens PostgreSQL 15 or later. Throws record-unavailable. */
export async function openPostgres(url: string, deadline_ms: number): Promise<Engine> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 12,
    types,
    connectionTimeoutMillis: 10_000,
    application_name: 'understory',
    options: `-c timezone=UTC -c client_min_messages=warning -c statement_timeout=${deadline_ms}`,
  })
  pool.on('error', () => {})
  const connect = (): Promise<pg.PoolClient> =>
    pool.connect().catch((error: unknown) => {
      throw wordsOf(error)
    })
  const withClient = async <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
    const client = await connect()
    let broken: Error | undefined
    const notice = (error: Error): void => {
      broken = error
    }
    client.on('error', notice)
    try {
      return await work(client)
    } finally {
      client.off('error', notice)
      client.release(broken)
    }
  }

  const version = await withClient(async client => {
    const { rows } = await client.query<{ v: string; n: number }>(
      `select current_setting('server_version') as v, current_setting('server_version_num')::int as n`,
    )
    const [row] = rows
    if (!row || row.n < 150_000) {
      throw new ProblemError(
        problem('record-unavailable', `PostgreSQL ${row?.v}`, { expected: 'PostgreSQL 15 or later' }),
      )
    }
    return row.v
  }).catch(async (error: unknown) => {
    await pool.end()
    throw notReached(error)
  })

  const transaction: Engine['transaction'] = (begin, work, { signal, maxStatement_ms } = {}) =>
    withClient(async client => {
      signal?.throwIfAborted()
      const open = session(client)
      const settled = cancelOnAbort(pool, client, signal)
      const limit = maxStatement_ms
        ? `set local statement_timeout = ${Math.min(maxStatement_ms, deadline_ms || maxStatement_ms)}; `
        : ''
      try {
        await open.script(`begin; ${limit}${begin}`)
        const value = await work(open)
        await open.script('commit')
        return value
      } catch (error) {
        // Before the connection does anything else: a late cancel would stop the next statement on it.
        await settled()
        await client.query('rollback').catch(() => {})
        signal?.throwIfAborted()
        throw error
      } finally {
        await settled()
      }
    })

  return {
    name: 'postgres',
    version,
    transaction,
    once: (begin, text, values, options) => transaction(begin, open => open.query(text, values), options),
    execute: (text, values, limit_ms) =>
      withClient(async client => {
        if (limit_ms === undefined) return session(client).query(text, values).catch(endTransaction(client))
        await client.query(`set statement_timeout = ${limit_ms}`)
        try {
          return await session(client).query(text, values)
        } finally {
          await client.query(`set statement_timeout = ${deadline_ms}`)
        }
      }),
    hold: async () => {
      const client = await connect()
      const { rows } = await client.query<{ tag: string }>(
        `select pid || '/' || backend_start as tag from pg_stat_activity where pid = pg_backend_pid()`,
      )
      let released = false
      const release = (): void => {
        if (!released) client.release(true)
        released = true
      }
      client.on('error', release)
      return { tag: rows[0]?.tag ?? '', release }
    },
    holds: tag =>
      withClient(async client => {
        const { rows } = await client.query(
          `select from pg_stat_activity where pid || '/' || backend_start = $1`,
          [tag],
        )
        return rows.length > 0
      }),
    selfChecks: () =>
      withClient(async client => {
        const settings = await client.query<{ fsync: string; commit: string; free: boolean; role: string }>(
          `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
             rolsuper or rolbypassrls as free, rolname as role from pg_roles where rolname = current_user`,
        )
        const row = settings.rows[0]
        return [
          {
            name: 'durable',
            good: row?.fsync === 'on' && row.commit !== 'off',
            what: `fsync is ${row?.fsync}, synchronous_commit is ${row?.commit}`,
          },
          {
            name: 'login',
            good: row?.free === false,
            what:
              row?.free === false
                ? `${row.role} stands under row-level security`
                : `${row?.role} is a superuser or bypasses row-level security; use a login without these rights`,
          },
        ]
      }),
    close: () => pool.end(),
  }
}
