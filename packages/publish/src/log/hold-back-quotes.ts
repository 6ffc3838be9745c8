import { ok } from '@understory/model'
import type { Published } from '@understory/record/published'

/**
 * Leaves quotes out while the public log refuses to sign: the record may be an older backup, made before a quote was withdrawn, and what was withdrawn
 * since stands in entries that the record does not have.
 */
export const holdBackQuotes = (published: Published, isRefused: () => boolean): Published => ({
  ...published,
  points: async (city, slug) => {
    const found = await published.points(city, slug)
    return found.ok && isRefused() ? ok(found.value.filter(point => !point.quoted)) : found
  },
})
