import {
  fail,
  type GunReportSource,
  type GunSource,
  gunReportSourceShape,
  gunSourceShape,
  namedGunColumns,
  namedReportColumns,
  ok,
  type Problem,
  problem,
  type Result,
} from '@understory/model'
import type * as z from 'zod'
import { columnNames } from '../reading/header.ts'

/** A mapping of guns as JSON, checked: its shape, and that every column it names is in its header. Problem: bad-mapping. */
export function parseGunSource(json: unknown): Result<GunSource> {
  const parsed = gunSourceShape.safeParse(json)
  if (!parsed.success) return fail(badShape(parsed.error))
  const wrong = badColumn(parsed.data, namedGunColumns(parsed.data))
  return wrong ? fail(wrong) : ok(parsed.data)
}

/** The same for a mapping of reports. Problem: bad-mapping. */
export function parseGunReportSource(json: unknown): Result<GunReportSource> {
  const parsed = gunReportSourceShape.safeParse(json)
  if (!parsed.success) return fail(badShape(parsed.error))
  const wrong = badColumn(parsed.data, namedReportColumns(parsed.data))
  return wrong ? fail(wrong) : ok(parsed.data)
}

function badShape({ issues: [issue] }: z.ZodError): Problem {
  const field = issue?.path.map(String).join('.') || 'the mapping'
  return problem('bad-mapping', `${field}: ${issue?.message ?? 'not a mapping'}`, { where: field })
}

function badColumn(
  source: { readonly header: readonly string[]; readonly never: readonly string[] },
  named: readonly (readonly [string, string])[],
): Problem | null {
  const header = new Set(columnNames(source.header))
  const never = new Set(source.never)
  for (const [field, column] of named) {
    if (!header.has(column))
      return problem(
        'bad-mapping',
        `${field} names the column ${JSON.stringify(column)}, which is not in the header.`,
        {
          where: field,
          expected: `one of ${[...header]
            .slice(0, 40)
            .map(name => JSON.stringify(name))
            .join(', ')}`,
        },
      )
    if (field !== 'never' && never.has(column))
      return problem(
        'bad-mapping',
        `${field} uses the column ${JSON.stringify(column)}, which is under never.`,
        { where: field },
      )
  }
  return null
}
