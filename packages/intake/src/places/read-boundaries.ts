import { type Area, fail, ok, type PlaceKind, problem, type Result, slugOf } from '@understory/model'
import { ellipsoidArea_m2 } from './ellipsoid-area.ts'
import { type AreaFeature, readFeatures } from './feature-collection.ts'
import { simplifyOutlines } from './outline.ts'
import { repairArea } from './repair.ts'

export interface BoundaryOptions {
  readonly kind: PlaceKind
  readonly version: string
  readonly label: string
  /** The property that holds the name; by default `name` in any case. */
  readonly nameProperty?: string
  /** Properties with further names of the same area in this version. Never a name of another version. */
  readonly otherNameProperties?: readonly string[]
}

export interface Repair {
  readonly name: string
  readonly what: string
}

/** Reads one boundary version from GeoJSON (gzip allowed). Areas are numbered in the order of the file. */
export function readBoundaries(
  bytes: Uint8Array,
  options: BoundaryOptions,
): Result<{ areas: Area[]; repairs: Repair[] }> {
  const features = readFeatures(bytes)
  if (!features.ok) return features
  const names = features.value.map(feature => nameOf(feature, options.nameProperty))
  const nameless = names.indexOf('')
  if (nameless >= 0) {
    const has = Object.keys(features.value[nameless]?.properties ?? {}).join(', ')
    return fail(
      problem('bad-mapping', `Area ${nameless + 1} of ${options.label} has no name.`, {
        expected: `a text property ${options.nameProperty ?? 'name'}; the properties are: ${has || 'none'}`,
      }),
    )
  }
  const repairs: Repair[] = []
  const geometries = features.value.map((feature, i) => {
    const repaired = repairArea(feature.geometry)
    if (repaired) repairs.push({ name: names[i] ?? '', what: repaired.what })
    return repaired?.geometry ?? feature.geometry
  })
  const outlines = simplifyOutlines(geometries)
  const slugs = uniqueSlugs(names)
  const areas = features.value.flatMap((feature, i) => {
    const [name, slug, geometry, outline] = [names[i], slugs[i], geometries[i], outlines[i]]
    if (name === undefined || slug === undefined || !geometry || !outline) return []
    const otherNames = otherNamesOf(feature, name, options.otherNameProperties ?? [])
    return [{ no: i + 1, name, slug, otherNames, geometry, outline, area_m2: ellipsoidArea_m2(geometry) }]
  })
  return ok({ areas, repairs })
}

function nameOf(feature: AreaFeature, property: string | undefined): string {
  const key = property ?? Object.keys(feature.properties).find(k => k.toLowerCase() === 'name')
  return textOf(key === undefined ? undefined : feature.properties[key])
}

function otherNamesOf(feature: AreaFeature, name: string, properties: readonly string[]): string[] {
  const others = properties.map(property => textOf(feature.properties[property]))
  return [...new Set(others)].filter(other => other !== '' && other !== name)
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''

/** Two areas of one name get `-2`, `-3` in the order of the file. */
function uniqueSlugs(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map(name => {
    const base = slugOf(name)
    let slug = base
    for (let n = 2; taken.has(slug); n++) slug = `${base}-${n}`
    taken.add(slug)
    return slug
  })
}
