import { fail, ok, problem, type Result } from '@understory/model'
import type { CityRecord } from '@understory/record'
import type { ImportArgs, PopulationDone } from '../commands/import.ts'
import { wholeFile } from './file-bytes.ts'
import { parseBoundary } from './recognise.ts'

/** Saves people per area of one version of boundaries, for one year. */
export async function importPopulation(
  city: CityRecord,
  args: Pick<ImportArgs, 'file' | 'population' | 'year' | 'nameColumn' | 'countColumn'>,
): Promise<Result<PopulationDone>> {
  const boundary = parseBoundary(args.population ?? '', '--population')
  if (!boundary.ok) return boundary
  const year = args.year ?? (Number(/\d{4}/.exec(boundary.value.version)?.[0]) || null)
  if (year === null)
    return fail(problem('bad-parameter', 'The year of the population is not said.', { where: '--year' }))
  const bytes = await wholeFile(args.file)
  if (!bytes.ok) return bytes
  const { readPopulation } = await import('@understory/intake')
  const rows = readPopulation(bytes.value, {
    ...(args.nameColumn === undefined ? {} : { nameColumn: args.nameColumn }),
    ...(args.countColumn === undefined ? {} : { countColumn: args.countColumn }),
  })
  if (!rows.ok) return rows
  // Sources that spread tracts over areas give parts of people.
  const people = rows.value.map(({ name, count }) => ({ name, count: Math.round(count) }))
  const saved = await city.savePopulation(boundary.value, year, people, 'operator')
  if (!saved.ok) return saved
  const { kind, version } = boundary.value
  return ok({
    what: 'population',
    city: city.city.name,
    boundary: `${kind}:${version}`,
    year,
    ...saved.value,
  })
}
