import { fail, type Organisation, type OrganisationKind, ok, problem, type Result } from '@understory/model'
import { v7 as uuidv7 } from 'uuid'
import { DatabaseError, type Engine } from '../engine/engine.ts'
import { asKeeper, noteEvent } from './keeper.ts'

export const organisations = (engine: Engine): Promise<Organisation[]> =>
  asKeeper(engine, 'record', 'list organisations', async ({ db }) => {
    const rows = await db
      .selectFrom('understory.organisation')
      .select(['id', 'name', 'kind'])
      .orderBy('name')
      .execute()
    return rows.map(row => ({ ...row, kind: row.kind as OrganisationKind }))
  })

/** Enters an organisation. Problem `bad-request-body` where one of this name is there. */
export async function makeOrganisation(
  engine: Engine,
  wanted: Omit<Organisation, 'id'>,
  actor: string,
): Promise<Result<Organisation>> {
  const made = { id: uuidv7(), name: wanted.name, kind: wanted.kind }
  try {
    await asKeeper(engine, actor, 'enter an organisation', async unit => {
      await unit.db
        .insertInto('understory.organisation')
        .values({ ...made, made_at: new Date().toISOString() })
        .execute()
      await noteEvent(unit, actor, 'organisation-made', made.id)
    })
    return ok(made)
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== '23505') throw error
    return fail(
      problem('bad-request-body', `there is an organisation ${JSON.stringify(wanted.name)} already`, {
        where: 'name',
        expected: 'another name',
      }),
    )
  }
}
