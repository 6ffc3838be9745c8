import * as z from 'zod'
import { provisoShape } from './measures.ts'

/** The eight facets of the explorer, in order. `district` and `neighborhood` are the newest boundary versions. */
export const exploreFacets = [
  'kind',
  'month',
  'weekday',
  'hour',
  'weapon',
  'district',
  'neighborhood',
  'clearance',
] as const
export type ExploreFacet = (typeof exploreFacets)[number]

/** Selected codes per facet. A facet is counted under the filters of all the others (linked brushing). */
export type ExploreFilter = Partial<Record<ExploreFacet, readonly string[]>>

export const facetShape = z.object({
  name: z.enum(exploreFacets),
  /** Every code of the facet in display order, with its label. `count` is under the other facets' filters. */
  groups: z.array(z.object({ code: z.string(), label: z.string(), count: z.int() })),
})
export const exploreAnswerShape = z.object({
  city: z.string(),
  /** Rows matching all filters, and rows in all. */
  matching: z.int(),
  total: z.int(),
  facets: z.array(facetShape),
  proviso: provisoShape,
})
export type ExploreAnswer = z.infer<typeof exploreAnswerShape>
