import { type Compartment, compartments, type Provenance, type Role } from '@understory/model'
import type { Kysely, RawBuilder } from 'kysely'
import type { CityTables } from '../tables/index.ts'
import type { Engine, Rows, RunOptions, Session } from './engine.ts'
import { kyselyOver } from './kysely-over.ts'
import { kyselyOn } from './kysely-session.ts'
import { type Priority, priorityOf } from './priority.ts'

/** Roles of the database. They can log in (Citus needs it) but have no password. */
export const databaseRoles = [
  'record_writer',
  'member_reader',
  'snapshot_reader',
  'public_reader',
  'desk_writer',
  'lookup_reader',
  'identity_keeper',
] as const
/** A role that earlier migrations name and a later one takes everything from; nothing acts as it. */
export const formerRole = 'record_publisher'
export type DatabaseRole = (typeof databaseRoles)[number]

/** Who does something, for what, and behind which walls. */
export interface Access {
  readonly role: DatabaseRole
  /** The city whose tables are meant; null for the registry alone. */
  readonly city: string | null
  readonly actor: string
  readonly org?: string
  readonly compartments?: readonly Compartment[]
  /** Role of the signed-in member; nothing for work of the house itself. */
  readonly memberRole?: Role
  /** Provenances whose rows this member may read for this purpose. */
  readonly provenances?: readonly Provenance[]
  readonly purpose?: string
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined
  /** Keyed hashes of codes, passes or judges that this transaction names; rows found by their hash are there for no other. */
  readonly codes?: readonly string[]
}

/** Who goes first when several wait: sign-in and submissions, then members and the instance itself, then public reading. */
const rolePriorities: Readonly<Record<DatabaseRole, Priority>> = {
  identity_keeper: 'interactive',
  desk_writer: 'interactive',
  record_writer: 'member',
  member_reader: 'member',
  snapshot_reader: 'member',
  public_reader: 'public',
  lookup_reader: 'interactive',
}

/** A statement of a public reader that runs longer is stopped. */
export const maxPublicStatement_ms = 20_000

const runOptions = ({ role, signal }: Access): RunOptions => ({
  priority: priorityOf(rolePriorities[role]),
  signal,
  maxStatement_ms: role === 'public_reader' ? maxPublicStatement_ms : undefined,
})

export interface UnitOfWork {
  readonly db: Kysely<CityTables>
  readonly session: Session
}

/** A string literal of SQL; `SET LOCAL` takes no parameters, and set_config() never reaches a Citus worker. */
export function literal(value: string): string {
  const clean = value.replaceAll('\0', '')
  return clean.includes('\\')
    ? ` E'${clean.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
    : `'${clean.replaceAll("'", "''")}'`
}

/** Schema of a city. Names are checked by `cityShape`, so no quoting is needed. */
export function schemaOf(city: string): string {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(city)) throw new Error(`not a city's name: ${city}`)
  return `city_${city}`
}

function settings(access: Access): string {
  const path = access.city === null ? 'understory' : `${schemaOf(access.city)}, understory`
  return [
    `set local role ${access.role}`,
    `set local search_path = ${path}`,
    `set local understory.actor = ${literal(access.actor)}`,
    `set local understory.org = ${literal(access.org ?? '')}`,
    `set local understory.compartments = ${literal((access.compartments ?? []).map(one => compartments.indexOf(one)).join(','))}`,
    `set local understory.role = ${literal(access.memberRole ?? '')}`,
    `set local understory.provenances = ${literal((access.provenances ?? []).join(','))}`,
    `set local understory.sources = ''`,
    `set local understory.purpose = ${literal(access.purpose ?? '')}`,
    ...(access.codes ? [`set local understory.codes = ${literal(access.codes.join(','))}`] : []),
  ].join('; ')
}

/** One transaction as one role, under row-level security. */
export function unitOfWork<T>(
  engine: Engine,
  access: Access,
  work: (unit: UnitOfWork) => Promise<T>,
): Promise<T> {
  const inUnit = (session: Session): Promise<T> => work({ db: kyselyOn(session), session })
  return engine.transaction(settings(access), inUnit, runOptions(access))
}

/** The same with one statement alone, in as few round trips as the engine can. */
export const unitOfOne = (engine: Engine, access: Access, statement: RawBuilder<unknown>): Promise<Rows> => {
  const { sql, parameters } = statement.compile(compiler)
  return engine.once(settings(access), sql, parameters, runOptions(access))
}

const compiler = kyselyOver<CityTables>(() => {
  throw new Error('compiles and runs nothing')
}, 'compiles and runs nothing')
