import {
  type BoundaryVersion,
  fail,
  ok,
  placeDimensionPattern,
  plainDimensions,
  problem,
  type Result,
} from '@understory/model'
import type { Dictionary } from '../dictionary.ts'
import type { Contents } from '../snapshot/contents.ts'
import type { Dimension } from './dimension.ts'
import { cityFreeDimensions } from './plain-dimensions.ts'

/** Boundary versions of one kind of place, newest first. */
export const newestFirst = (boundaries: readonly BoundaryVersion[], kind: string): BoundaryVersion[] =>
  boundaries
    .filter(b => b.kind === kind)
    .sort((a, b) => (b.validFrom ?? '').localeCompare(a.validFrom ?? '') || b.slot - a.slot)

/** The version meant by a bare `district` or `neighborhood`: the newest in which any row has an area. */
export function defaultVersion(
  dictionary: Dictionary,
  contents: Contents,
  kind: string,
): BoundaryVersion | undefined {
  const versions = newestFirst(dictionary.boundaries, kind)
  return versions.find(b => contents.slotsWithData.has(b.slot)) ?? versions[0]
}

/** Names of every dimension that this city's answers can have. */
export function dimensionNames(dictionary: Dictionary): string[] {
  const places = dictionary.boundaries.filter(b => b.kind !== 'city')
  const kinds = [...new Set(places.map(b => b.kind))]
  return [...plainDimensions, ...kinds, ...places.map(b => `${b.kind}:${b.version}`)]
}

/** Looks a dimension up by the name somebody wrote. Problem `bad-parameter` names it and what would be valid. */
export function findDimension(
  dictionary: Dictionary,
  contents: Contents,
  name: string,
  parameter: string,
): Result<Dimension> {
  if (name === 'source') return ok(sourceDimension(dictionary))
  if (Object.hasOwn(cityFreeDimensions, name))
    return ok(cityFreeDimensions[name as keyof typeof cityFreeDimensions])
  const place = placeDimensionPattern.test(name) ? placeDimension(dictionary, contents, name) : null
  if (place) return ok(place)
  return fail(
    problem('bad-parameter', `There is no dimension “${name.slice(0, 80)}” in ${dictionary.city.title}.`, {
      where: parameter,
      expected: dimensionNames(dictionary).join(', '),
    }),
  )
}

function placeDimension(dictionary: Dictionary, contents: Contents, name: string): Dimension | null {
  const [kind = '', version] = name.split(':')
  const boundary = version
    ? dictionary.boundaries.find(b => b.kind === kind && b.version === version)
    : defaultVersion(dictionary, contents, kind)
  if (!boundary) return null
  const areas = dictionary.areas.get(boundary.slot) ?? []
  const byNo = new Map(areas.map(a => [a.no, a]))
  const bySlug = new Map(areas.map(a => [a.slug, a.no]))
  return {
    name,
    column: `place_${boundary.slot}`,
    missing: 'zero',
    parse: code => bySlug.get(code) ?? null,
    codeOf: n => byNo.get(n)?.slug ?? `${n}`,
    labelOf: n => byNo.get(n)?.name ?? `${n}`,
    domain: areas.map(a => a.no),
    calendar: null,
    slot: boundary.slot,
    expected: `a name of ${boundary.label}, such as ${areas[0]?.slug ?? '(none)'}`,
  }
}

function sourceDimension(dictionary: Dictionary): Dimension {
  const byNo = new Map(dictionary.sources.map(s => [s.no, s]))
  return {
    name: 'source',
    column: 'source_no',
    missing: 'never',
    parse: code => dictionary.sources.find(s => s.name === code)?.no ?? null,
    codeOf: n => byNo.get(n)?.name ?? `${n}`,
    labelOf: n => byNo.get(n)?.title ?? `${n}`,
    domain: null,
    calendar: null,
    slot: null,
    expected: dictionary.sources.map(s => s.name).join(', ') || '(this city has no source yet)',
  }
}
