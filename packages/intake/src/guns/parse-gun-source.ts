import { fail, type GunSource, gunSourceShape, ok, problem, type Result } from '@understory/model'
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

/** Every column that a mapping of guns names, with the field that names it. */
export function namedGunColumns(source: GunSource): readonly (readonly [field: string, column: string])[] {
  const list: [string, string][] = []
  const { maker, model, calibre, recoveryCity, recoveryState, dealer, key } = source
  const plain = { maker, model, calibre, recoveryCity, recoveryState }
  for (const [field, column] of Object.entries(plain)) if (column !== null) list.push([field, column])
  for (const [field, column] of Object.entries(dealer))
    if (column !== null) list.push([`dealer.${field}`, column])
  if (key.how !== 'content') for (const column of key.columns) list.push(['key.columns', column])
  for (const field of ['mayHoldSeveral', 'keep', 'never'] as const)
    for (const column of source[field]) list.push([field, column])
  for (const [field, value] of Object.entries(source)) gather(field, value, list)
  return list
}

/** `column` and `typed` are the two names under which a part of the mapping names a column. */
function gather(field: string, value: unknown, into: [string, string][]): void {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return
  for (const [name, inner] of Object.entries(value)) {
    if (name === 'words') continue
    if (typeof inner === 'string' && (name === 'column' || name === 'typed'))
      into.push([`${field}.${name}`, inner])
    else gather(`${field}.${name}`, inner, into)
  }
}
