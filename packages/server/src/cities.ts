import type { Result } from '@understory/model'
import type { CityRecord, RecordStore } from '@understory/record'

/** City records by name, one object each, so that what is known of a city (its place index) stays with it. */
export function createCityRecords(record: RecordStore) {
  const known = new Map<string, CityRecord>()
  return {
    async get(name: string): Promise<Result<CityRecord>> {
      const there = known.get(name)
      if (there) return { ok: true, value: there }
      const found = await record.city(name)
      if (found.ok) known.set(name, found.value)
      return found
    },
    /** A city that was removed, or made anew under the same name, is not the one that was known. */
    keepOnly(names: ReadonlySet<string>): void {
      for (const name of known.keys()) if (!names.has(name)) known.delete(name)
    },
  }
}
export type CityRecords = ReturnType<typeof createCityRecords>
