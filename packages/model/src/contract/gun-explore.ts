import * as z from 'zod'
import { gunCoverageShape, shareShape } from './guns.ts'

/** The eight facets of the explorer of guns, in order. */
export const gunFacets = [
  'type',
  'month',
  'circumstance',
  'source',
  'calibre',
  'place',
  'maker',
  'time',
] as const
export type GunFacet = (typeof gunFacets)[number]
/** Selected codes per facet; a facet is counted under the filters of all the others. */
export type GunExploreFilter = Partial<Record<GunFacet, readonly string[]>>

/** Codes of `source` that are no state: sold in the state of recovery. `''` is not known everywhere, `*` all that is too rare to list. */
export const inState = 'in-state'
export const rareCode = '*'

export const gunExploreShape = z.object({
  /** Of everything that is open to whoever asks. */
  coverage: gunCoverageShape,
  /** Guns of the selection whose dealer's state is known. */
  traced: shareShape,
  matching: z.int(),
  total: z.int(),
  facets: z.array(
    z.object({
      name: z.enum(gunFacets),
      groups: z.array(z.object({ code: z.string(), count: z.int() })),
    }),
  ),
})
export type GunExplore = z.infer<typeof gunExploreShape>
