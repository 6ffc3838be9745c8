import { ProblemError, problem } from '@understory/model'
import { DatabaseError, type Engine } from '../engine/engine.ts'
import { databaseRoles, formerRole } from '../engine/unit-of-work.ts'

/** What an administrator runs once where the login may not create roles. */
export const rolesSql = (login: string): string =>
  [...databaseRoles, formerRole]
    .map(role => `create role ${role} login; grant ${role} to "${login}";`)
    .join('\n')

/** Makes the roles and lets this login act as each. Roles are per cluster, so they may be there already. */
export async function ensureRoles(engine: Engine): Promise<void> {
  const { rows } = await engine.execute(`
    select current_user as login, rolsuper as free, current_setting('server_version_num')::int as version,
      (select array_agg(rolname::text) from pg_roles) as roles
    from pg_roles where rolname = current_user`)
  const { login, free, version, roles } = rows[0] as {
    login: string
    free: boolean
    version: number
    roles: string[]
  }
  // From 16 on being a member is not enough to act as a role.
  const may = version >= 160_000 ? 'SET' : 'MEMBER'
  for (const role of [...databaseRoles, formerRole]) {
    try {
      if (!roles.includes(role)) await engine.execute(`create role ${role} login`).catch(alreadyThere)
      if (free) continue
      const member = await engine.execute(`select pg_has_role(current_user, '${role}', '${may}') as yes`)
      if (member.rows[0]?.yes !== true) await engine.execute(`grant ${role} to current_user`)
    } catch (error) {
      if (!(error instanceof DatabaseError) || error.code !== '42501') throw error
      throw new ProblemError(
        problem(
          'record-unavailable',
          `the login ${login} may not make or take the role ${role}: ${error.message}`,
          {
            where: 'DATABASE_URL',
            expected: `an administrator runs once:\n${rolesSql(login)}`,
          },
        ),
      )
    }
  }
}

/** Two servers may start at the same moment. 42710: role exists; 23505: being made by another. */
function alreadyThere(error: unknown): void {
  if (error instanceof DatabaseError && (error.code === '42710' || error.code === '23505')) return
  throw error
}
