import {
  builtInGunReportSources,
  builtInGunSources,
  builtInSources,
  limitToCity,
  matchSource,
  sniffHeader,
} from '@understory/intake'
import { type AnySource, type City, fail, ok, problem, type Result } from '@understory/model'
import type { CityRecord } from '@understory/record'

/** The source of a file: the given mapping, the one of that name, or the one whose header this is. */
export async function chooseSource(
  city: CityRecord,
  wanted: AnySource | string | null,
  file: { readonly head: Uint8Array; readonly name: string },
): Promise<Result<AnySource>> {
  if (wanted !== null && typeof wanted !== 'string') return fitting(city.city, wanted)
  const found = wanted === null ? byHeader(file, await sourcesOf(city)) : await findSource(city, wanted)
  return found.ok ? fitting(city.city, found.value) : found
}

/** Every source a city can know a file by: its own mappings, and those built in that it has not overwritten. */
export async function sourcesOf(city: CityRecord): Promise<readonly AnySource[]> {
  const saved = await city.sources()
  const names = new Set(saved.map(source => source.name))
  const guns = [...(await city.gunSources()), ...(await city.gunReportSources())]
  const gunNames = new Set(guns.map(source => source.name))
  const builtIn = builtInSources.filter(source => !names.has(source.name))
  // A file of many cities gives this city only its own rows; the others are set aside and counted.
  return [
    ...saved,
    ...builtIn.map(source => limitToCity(source, city.city.title)),
    ...guns,
    ...[...builtInGunSources, ...builtInGunReportSources].filter(source => !gunNames.has(source.name)),
  ]
}

export const findSource = async (city: CityRecord, name: string): Promise<Result<AnySource>> =>
  byName(name, await sourcesOf(city))

function byName(name: string, sources: readonly AnySource[]): Result<AnySource> {
  const source = sources.find(candidate => candidate.name === name)
  if (source) return ok(source)
  return fail(
    problem('no-such-source', `There is no source "${name.slice(0, 60)}".`, {
      where: 'source',
      // A walled source's name is for those whom the policy opens it to; whoever sends files may be anybody with a token.
      expected:
        'the name of a source of this city; whoever runs the installation lists them with `./understory sources`',
    }),
  )
}

function byHeader(
  file: { readonly head: Uint8Array; readonly name: string },
  sources: readonly AnySource[],
): Result<AnySource> {
  const { header } = sniffHeader(file.head, file.name)
  const source = matchSource(header, sources)
  if (source) return ok(source)
  const shown = header.slice(0, 12).join(', ').slice(0, 200)
  return fail(
    problem('unknown-layout', `No source has these columns: ${shown || '(no header found)'}.`, {
      where: file.name,
      expected: 'a file of a known source, or a mapping: `./understory inspect FILE` proposes one',
    }),
  )
}

/** Invented and real data never mix. */
function fitting(city: City, source: AnySource): Result<AnySource> {
  const invented = source.provenance === 'invented'
  if (invented === city.invented) return ok(source)
  return fail(
    problem(
      'city-is-invented',
      invented
        ? `Source "${source.name}" is invented, and ${city.title} is a real city.`
        : `${city.title} is an invented city, and source "${source.name}" holds real data.`,
      { where: source.name, expected: invented ? 'an invented city' : 'a real city (--city)' },
    ),
  )
}
