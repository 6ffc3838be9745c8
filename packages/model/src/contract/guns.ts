import * as z from 'zod'
import { cityShape } from '../city.ts'
import { isDay } from '../day.ts'
import { type GunFlag, gunFlags, serialStates } from '../gun.ts'
import { type TimeToCrimeBand, timeToCrimeBands, timeToCrimeReasons } from '../time-to-crime.ts'

const day = z.string().refine(isDay, 'a day, YYYY-MM-DD')
const count = z.int().min(0)
const share = z.number().min(0).max(1)
const bandNames = timeToCrimeBands.map(({ name }) => name) as [TimeToCrimeBand, ...TimeToCrimeBand[]]

/** A share with its 95 % interval: `count` of `of`. Null where there is nothing to share. */
export const shareShape = z.object({
  count,
  of: count,
  share: share.nullable(),
  low: share.nullable(),
  high: share.nullable(),
})
export type Share = z.infer<typeof shareShape>

/** How much the numbers beside it can say: stands on every chart of guns. */
export const gunCoverageShape = z.object({
  /** Newest day on which a file was received. */
  asOf: day.nullable(),
  guns: count,
  /** Guns of which the dealer of the first sale is known. */
  traced: shareShape,
  /** Median days from the request of a trace to its completion; null where the sources do not say. */
  turnaround_days: z.number().nullable(),
  turnaroundKnown: count,
})
export type GunCoverage = z.infer<typeof gunCoverageShape>

/** Newest whole weeks: so far, and expected in the end with a 90 % interval; how often past intervals held what it became. */
export const weeksNowcastShape = z.object({
  weeks: z.array(
    z.object({ from: day, soFar: count, expected: z.number(), low: z.number(), high: z.number() }),
  ),
  score: z.object({ weeks: count, held: share, intervalScore: z.number() }).nullable(),
  notEstimable: z.string().nullable(),
})
export type WeeksNowcast = z.infer<typeof weeksNowcastShape>

export const recoveryDimensions = ['type', 'calibre', 'maker', 'circumstance', 'place'] as const
export type RecoveryDimension = (typeof recoveryDimensions)[number]
const recoveryLineShape = shareShape.extend({ value: z.string() })
export type RecoveryLine = z.infer<typeof recoveryLineShape>
/** The most frequent values, the rest together, and of how many guns the row says nothing. */
const recoveryListShape = z.object({
  lines: z.array(recoveryLineShape),
  rest: count,
  values: count,
  said: count,
  notSaid: count,
})
export const recoveriesShape = z.object({
  type: recoveryListShape,
  calibre: recoveryListShape,
  maker: recoveryListShape,
  circumstance: recoveryListShape,
  place: recoveryListShape,
})
export type Recoveries = z.infer<typeof recoveriesShape>

/** A count, and of how many guns the rows say anything about it. */
const saidShape = z.object({ count, said: count })
export const kindMonthsShape = z.object({
  months: z.array(
    z.object({
      month: z.string().regex(/^\d{4}-\d{2}$/),
      guns: count,
      privatelyMade: saidShape,
      serialRemoved: saidShape,
      conversionDevice: saidShape,
    }),
  ),
})
export type KindMonths = z.infer<typeof kindMonthsShape>

/** What was recovered and the three series apart, out of open data. */
export const gunTablesShape = z.object({
  city: cityShape,
  coverage: gunCoverageShape,
  recoveries: recoveriesShape,
  kindMonths: kindMonthsShape,
})
export type GunTables = z.infer<typeof gunTablesShape>

const correctedShape = z
  .object({ value: z.number(), low: z.number(), high: z.number(), naive: z.number() })
  .nullable()

/** What the custodian reads of guns: time to crime, where they were sold, how complete the traces are. */
export const gunSummaryShape = z.object({
  /** Newest day on which a file was received. */
  asOf: day.nullable(),
  sources: z.array(z.string()),
  guns: count,
  /** How much of it can be known at all; stands on every chart. */
  coverage: z.object({
    /** Guns of which the dealer of the first sale is known. */
    traced: shareShape,
    /** Median days from the request of a trace to its completion; null where the sources do not say. */
    turnaround_days: z.number().nullable(),
    turnaroundKnown: count,
    flags: z.array(z.object({ flag: z.enum(gunFlags as [GunFlag, ...GunFlag[]]), count })),
  }),
  timeToCrime: z.object({
    known: shareShape,
    /** Counted from two days, and only stated by a source. */
    computed: count,
    stated: count,
    undefinedBy: z.array(z.object({ reason: z.enum(timeToCrimeReasons), count })),
    median_days: z.number().nullable(),
    quartiles_days: z.tuple([z.number(), z.number()]).nullable(),
    bands: z.array(shareShape.extend({ band: z.enum(bandNames) })),
    withinYear: shareShape,
    withinThreeYears: shareShape,
  }),
  /** The same corrected for what could not be seen yet, among guns recovered within the horizon of their sale. */
  corrected: z.object({
    horizon_days: z.number(),
    /** Guns sold before this day are left out: early recoveries of theirs were not collected. */
    soldFrom: day.nullable(),
    count,
    notEstimable: z.string().nullable(),
    points: z.array(z.object({ time: z.number(), share, low: share, high: share, naive: share })),
    median_days: correctedShape,
    withinYear: correctedShape,
  }),
  recoveries: recoveriesShape,
  kindMonths: kindMonthsShape,
  /** Guns recovered in the newest whole weeks and told of so far, from the history of imports. */
  reportedWeeks: weeksNowcastShape,
  /** Guns recovered in the newest whole weeks and traced so far. */
  tracedWeeks: weeksNowcastShape,
  /** Guns first sold in another state than they were recovered in, of those where both are known. */
  interstate: shareShape,
  states: z.array(shareShape.extend({ state: z.string(), median_days: z.number().nullable() })),
  dealers: z.array(
    z.object({
      name: z.string(),
      /** States of its premises, in the order of the rows; a chain has several. */
      states: z.array(z.string()),
      guns: count,
      withTime: count,
      median_days: z.number().nullable(),
      withinThreeYears: count,
    }),
  ),
  /** Dealers in all, the smallest number that sold half of the guns with a dealer. */
  dealerCount: count,
  dealersOfHalf: count,
  ballisticLinks: count,
  serials: z.array(z.object({ state: z.enum(serialStates), count })),
  privatelyMade: count,
  conversionDevices: count,
})
export type GunSummary = z.infer<typeof gunSummaryShape>

/** Counsel's newest decision on the names of dealers, and the dealers of open guns where it names them. */
export const openGunDealersShape = z.object({
  decision: z.object({ named: z.boolean(), why: z.string(), at: z.string() }).nullable(),
  dealers: z.array(
    z.object({ name: z.string(), states: z.array(z.string()), guns: count, withinThreeYears: count }),
  ),
})
export type OpenGunDealers = z.infer<typeof openGunDealersShape>

/** What anybody may read of guns: a summary of open data without any dealer, and who holds what is not open. */
/** A number, `suppressed` where it is not shown, null where there is no such cell. */
const releasedCell = z.union([z.number(), z.literal('suppressed')]).nullable()
export const gunReleaseTableShape = z.object({
  name: z.string(),
  title: z.string(),
  level: z.string(),
  years: z.array(z.string()),
  lines: z.array(z.object({ code: z.string(), values: z.array(releasedCell), all: releasedCell })),
  total: z.object({ values: z.array(releasedCell), all: releasedCell }),
})
export type GunReleaseTable = z.infer<typeof gunReleaseTableShape>
/** The current public release of a dataset of guns. */
export const gunReleaseShape = z.object({
  id: z.string(),
  dataset: z.string(),
  number: count,
  title: z.string(),
  what: z.string(),
  disclosure: z.string(),
  asOf: day,
  approved: z.object({ role: z.string(), organisation: z.string().nullable(), at: z.string() }).nullable(),
  tables: z.array(gunReleaseTableShape),
})
export type GunRelease = z.infer<typeof gunReleaseShape>

export const openGunsShape = z.object({
  city: cityShape,
  summary: gunSummaryShape.omit({ dealers: true, dealerCount: true, dealersOfHalf: true }).nullable(),
  /** Numbers that the custodian let out. */
  released: z.array(gunReleaseShape),
  named: openGunDealersShape,
  /** Agreements in force over data on guns that are behind a wall. */
  held: z.array(
    z.object({
      id: z.string(),
      title: z.object({ en: z.string(), es: z.string() }),
      by: z.array(z.string()),
    }),
  ),
})
export type OpenGuns = z.infer<typeof openGunsShape>
