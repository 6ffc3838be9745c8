import { type Area, maxBoundaryVersions, type PlaceKind } from '@understory/model'
import type { PlaceIndex } from '../types.ts'
import { buildAreaFinder, type FindArea } from './area-grid.ts'
import { buildBorderCheck } from './near-border.ts'
import { placeNameKey } from './place-name.ts'

/**
 * A point this near to a border counts as inside the city: addresses are geocoded to the middle of the street, and
 * many a city line runs along one.
 */
export const cityTolerance_m = 50

/** One boundary version as the record holds it. */
export interface PlacedVersion {
  readonly slot: number
  readonly kind: PlaceKind
  readonly version: string
  readonly areas: readonly Area[]
}

/** `insideCity` is true in any area of any version, and within {@link cityTolerance_m} of one. */
export function buildPlaceIndex(versions: readonly PlacedVersion[]): PlaceIndex {
  const slots = Math.max(0, ...versions.map(v => v.slot))
  if (slots > maxBoundaryVersions) throw new RangeError(`slot ${slots} is above ${maxBoundaryVersions}`)
  const finders: (FindArea | null)[] = Array.from({ length: slots }, () => null)
  for (const version of versions) finders[version.slot - 1] = buildAreaFinder(version.areas)
  const names = new Map(
    versions.map(v => [`${v.kind}:${v.version}`, { slot: v.slot, names: nameTable(v.areas) }]),
  )
  let nearBorder: ((lon: number, lat: number) => boolean) | null = null
  const last = { lon: Number.NaN, lat: Number.NaN, inside: false }

  const assignPoint = (lon: number, lat: number): number[] => {
    const places: number[] = []
    let inside = false
    for (let s = 0; s < slots; s++) {
      const no = finders[s]?.(lon, lat) ?? 0
      if (no > 0) inside = true
      places.push(no)
    }
    last.lon = lon
    last.lat = lat
    last.inside = inside
    return places
  }
  return {
    slots,
    assignPoint,
    assignName(boundary, name) {
      const version = names.get(boundary)
      const no = version?.names.get(placeNameKey(name))
      return version && no !== undefined ? { slot: version.slot, no } : null
    },
    insideCity(lon, lat) {
      if (last.lon !== lon || last.lat !== lat) assignPoint(lon, lat)
      if (last.inside) return true
      nearBorder ??= buildBorderCheck(
        versions.flatMap(v => v.areas),
        cityTolerance_m,
      )
      return nearBorder(lon, lat)
    },
  }
}

/** Published names come before other names; a name that two areas share belongs to neither. */
function nameTable(areas: readonly Area[]): Map<string, number> {
  const table = uniqueNames(areas.map(area => [area.name, area.no]))
  const others = uniqueNames(areas.flatMap(area => area.otherNames.map(name => [name, area.no] as const)))
  for (const [key, no] of others) if (!table.has(key)) table.set(key, no)
  return table
}

function uniqueNames(entries: readonly (readonly [name: string, no: number])[]): Map<string, number> {
  const table = new Map<string, number>()
  const shared = new Set<string>()
  for (const [name, no] of entries) {
    const key = placeNameKey(name)
    if (key === '') continue
    if (table.has(key) && table.get(key) !== no) shared.add(key)
    table.set(key, no)
  }
  for (const key of shared) table.delete(key)
  return table
}
