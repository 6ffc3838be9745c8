import {
  fail,
  type GunSource,
  gunSourceShape,
  namedGunColumns,
  ok,
  problem,
  type Result,
} from '@understory/model'
import { columnNames } from '../reading/header.ts'

/** A mapping of guns as JSON, checked: its shape, and that every column it names is in its header. Problem: bad-mapping. */
export function parseGunSource(json: unknown): Result<GunSource> {
  const parsed = gunSourceShape.safeParse(json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const field = issue?.path.map(String).join('.') || 'the mapping'
    return fail(problem('bad-mapping', `${field}: ${issue?.message ?? 'not a mapping'}`, { where: field }))
  }
  const source = parsed.data
  const header = new Set(columnNames(source.header))
  const never = new Set(source.never)
  for (const [field, column] of namedGunColumns(source)) {
    if (!header.has(column))
      return fail(
        problem(
          'bad-mapping',
          `${field} names the column ${JSON.stringify(column)}, which is not in the header.`,
          {
            where: field,
            expected: `one of ${[...header]
              .slice(0, 40)
              .map(name => JSON.stringify(name))
              .join(', ')}`,
          },
        ),
      )
    if (field !== 'never' && never.has(column))
      return fail(
        problem('bad-mapping', `${field} uses the column ${JSON.stringify(column)}, which is under never.`, {
          where: field,
        }),
      )
  }
  return ok(source)
}
