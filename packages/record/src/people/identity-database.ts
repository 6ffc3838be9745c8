import type { Kysely } from 'kysely'
import { instantOf } from '../city/import-reports.ts'
import type { Engine, Row } from '../engine/engine.ts'
import { kyselyOver } from '../engine/kysely-over.ts'
import { asKeeper, noteEvent } from './keeper.ts'
import { eventOf } from './sign-in-events.ts'

/**
 * The tables of people as the sign-in library speaks to them: Kysely, where every statement is one transaction as
 * `identity_keeper`, with its event. Instants are Dates here, as the library expects.
 */
export const identityDatabase = (engine: Engine): Kysely<unknown> =>
  kyselyOver(
    query =>
      asKeeper(engine, 'sign-in', 'sign in', async unit => {
        const values = query.parameters.map(one => (one instanceof Date ? one.toISOString() : one))
        const { rows, rowCount } = await unit.session.query(query.sql, values)
        const event = eventOf(query, rows, rowCount)
        if (event) await noteEvent(unit, event.actor, event.action, event.subject)
        return { rows: rows.map(withDates), numAffectedRows: BigInt(rowCount) }
      }),
    'every statement of the sign-in library is a transaction of its own',
  )

const instantColumn = /(_at|_until)$/

const withDates = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'string' && instantColumn.test(name) ? new Date(instantOf(value)) : value,
    ]),
  )
