import { type CommitmentTerms, fail, ok, problem, type Result } from '@understory/model'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'

/** An owner that works here is named by the id of its organisation; its name is the organisation's own. */
export async function knownOwner(
  { db }: UnitOfWork,
  owner: CommitmentTerms['owner'],
): Promise<Result<CommitmentTerms['owner']>> {
  if (owner.organisationId === null) return ok(owner)
  const found = await db
    .selectFrom('understory.organisation')
    .select('name')
    .where('id', '=', owner.organisationId)
    .executeTakeFirst()
  if (found) return ok({ ...owner, name: found.name })
  return fail(
    problem('bad-request-body', 'There is no such organisation.', {
      where: 'owner',
      expected: 'the id of an organisation, or null with a name',
    }),
  )
}
