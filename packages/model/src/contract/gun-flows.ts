import * as z from 'zod'
import { cityShape } from '../city.ts'
import { shareShape } from './guns.ts'

const count = z.int().min(0)
const year = z.int()

/** Where guns were first sold and where they were recovered, of one source and year. */
export const gunFlowsShape = z.object({
  city: cityShape,
  /** Sources to choose from; `guns` is counted from the guns of the city itself. */
  sources: z.array(
    z.object({ name: z.string(), title: z.string(), publisher: z.string(), years: z.array(year) }),
  ),
  /** Null where no open data say where guns come from. */
  chosen: z
    .object({
      source: z.string(),
      year,
      /** The state of recovery that is looked at; null for all together. */
      place: z.string().nullable(),
      places: z.array(z.string()),
      /** Guns with a known state of first sale. */
      guns: count,
      inState: shareShape,
      /** First sold in what the source calls somewhere else, or in a place that cannot be read. */
      elsewhere: count,
      /** States of first sale, most first. */
      origins: z.array(shareShape.extend({ state: z.string() })),
      /** Pairs of different states, most guns first. */
      corridors: z.array(z.object({ from: z.string(), to: z.string(), count, ofRecovered: shareShape })),
      years: z.array(z.object({ year, inState: shareShape })),
    })
    .nullable(),
})
export type GunFlows = z.infer<typeof gunFlowsShape>
