import { buildPlaceIndex, type PlaceIndex } from '@understory/intake'
import type { CityRecord } from '@understory/record'

const known = new WeakMap<CityRecord, { readonly signature: string; readonly index: PlaceIndex | null }>()

/** The place index of a city's boundary versions, built anew only when these changed; null without boundaries. */
export async function placeIndexOf(city: CityRecord): Promise<PlaceIndex | null> {
  const versions = await city.boundaries()
  const signature = JSON.stringify(versions)
  const there = known.get(city)
  if (there?.signature === signature) return there.index
  const loaded = []
  for (const { slot, kind, version } of versions)
    loaded.push({ slot, kind, version, areas: await city.areas(slot) })
  const index = loaded.length === 0 ? null : buildPlaceIndex(loaded)
  known.set(city, { signature, index })
  return index
}
