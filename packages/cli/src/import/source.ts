import { isAbsolute } from 'node:path'
import { fail, ok, problem, type Result, type Source } from '@understory/model'
import type { CityRecord } from '@understory/record'
import { wholeFile } from './file-bytes.ts'

/** `--source`: nothing, the name of a source, or the path of a mapping file, which is kept with the city. */
export async function namedSource(
  city: CityRecord,
  named: string | undefined,
): Promise<Result<Source | string | null>> {
  if (named === undefined || !isAbsolute(named)) return ok(named ?? null)
  const bytes = await wholeFile(named)
  if (!bytes.ok) return bytes
  const mapping = parseJson(bytes.value, named)
  if (!mapping.ok) return mapping
  const { parseSource } = await import('@understory/intake')
  const source = parseSource(mapping.value)
  if (source.ok) await city.saveSource(source.value, 'operator')
  return source
}

function parseJson(bytes: Uint8Array, where: string): Result<unknown> {
  try {
    return ok(JSON.parse(new TextDecoder().decode(bytes)))
  } catch (error) {
    return fail(problem('bad-mapping', `The mapping is not JSON: ${(error as Error).message}`, { where }))
  }
}
