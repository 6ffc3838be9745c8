import * as z from 'zod'
import { isDay } from '../day.ts'
import { findingStates, findingStepShape } from '../gun-finding.ts'
import { gunCoverageShape } from './guns.ts'
import { outlinesShape } from './places.ts'

const day = z.string().refine(isDay, 'a day, YYYY-MM-DD')
const count = z.int().min(0)

/** Guns per 1,000 sold, dealer by dealer, with what chance allows. */
export const dealerRatesShape = z.object({
  coverage: gunCoverageShape,
  from: day.nullable(),
  to: day.nullable(),
  /** Guns per 1,000 sold over all dealers whose sales are known. */
  overall: z.number().nullable(),
  /** Variance between dealers over that of chance; 1 where chance explains all. */
  dispersion: z.number().nullable(),
  notEstimable: z.string().nullable(),
  /** Guns of dealers whose sales are not known, and of dealers without a licence number. */
  withoutSales: count,
  withoutLicence: count,
  dealers: z.array(
    z.object({
      licence: z.string(),
      name: z.string().nullable(),
      state: z.string().nullable(),
      guns: count,
      sold: count,
      rate: z.number(),
      low: z.number(),
      high: z.number(),
      /** Drawn to the whole by as much as its own sales leave in doubt. */
      shrunken: z
        .object({ rate: z.number(), low: z.number(), high: z.number(), chanceAboveTwice: z.number() })
        .nullable(),
      place: z.enum(['usual', 'unusual-high', 'extreme-high', 'unusual-low', 'extreme-low']).nullable(),
      /** The newest report of a burglary, robbery or larceny: such a dealer is marked and not ranked. */
      robbed: z.object({ on: day, guns: count }).nullable(),
    }),
  ),
  limits: z.array(
    z.object({
      sold: z.number(),
      low95: z.number(),
      high95: z.number(),
      low998: z.number(),
      high998: z.number(),
    }),
  ),
})
export type DealerRates = z.infer<typeof dealerRatesShape>

const pointShape = z.object({ ingredient: z.string(), points: z.number() })

/** A gun or a transaction with its points and which ingredients gave them; `unknown` could not be looked at. */
export const scoredShape = z.object({
  subject: z.string(),
  guns: z.array(z.string()),
  score: z.number(),
  because: z.array(pointShape),
  unknown: z.array(z.string()),
})
export type Scored = z.infer<typeof scoredShape>

/** `perThousand`: of a thousand guns that these dealers sold after the cut. */
const caughtShape = z.object({
  caught: count,
  of: count,
  share: z.number().nullable(),
  perThousand: z.number().nullable(),
})
/** What the index would have said a year before, held against what came after it. */
export const backTestShape = z.object({
  cut: day,
  until: day,
  followed: z.number(),
  dealers: count,
  index: caughtShape,
  salesVolume: caughtShape,
  chance: z.object({
    share: z.number().nullable(),
    high: z.number().nullable(),
    perThousand: z.number().nullable(),
  }),
  notEstimable: z.string().nullable(),
})
export type BackTest = z.infer<typeof backTestShape>

export const traffickingIndexShape = z.object({
  coverage: gunCoverageShape,
  version: z.string(),
  ingredients: z.array(
    z.object({ name: z.string(), points: z.number(), why: z.string(), missing: z.string() }),
  ),
  transactions: z.array(scoredShape),
  dealers: z.array(
    z.object({
      licence: z.string(),
      name: z.string().nullable(),
      score: z.number(),
      quick: count,
      sold: count,
      rate: z.number(),
      low: z.number(),
      high: z.number(),
    }),
  ),
  notRanked: z.array(
    z.object({ licence: z.string(), name: z.string().nullable(), because: z.enum(['robbed', 'no-sales']) }),
  ),
  guns: count,
  backTest: backTestShape,
})
export type TraffickingIndex = z.infer<typeof traffickingIndexShape>

export const leadKinds = ['repeat-purchaser', 'other-possessor', 'multiple-sale', 'linked-incidents'] as const
export type LeadKind = (typeof leadKinds)[number]
/** A lead with its evidence; `points` are those of its strongest transaction or gun, never of a person. */
export const leadShape = z.object({
  subject: z.string(),
  kind: z.enum(leadKinds),
  points: z.number(),
  guns: z.array(z.string()),
  dealers: z.array(z.string()),
  evidence: z.record(z.string(), z.union([z.string(), z.number()])),
  state: z.enum(findingStates),
  outcome: z.string().nullable(),
  steps: z.array(findingStepShape),
})
export type Lead = z.infer<typeof leadShape>
export const leadListShape = z.object({
  coverage: gunCoverageShape,
  version: z.string(),
  leads: z.array(leadShape),
  all: count,
  /** How leads that were closed ended, by kind: what a lead is worth. */
  worth: z.array(z.object({ kind: z.enum(leadKinds), closed: count, confirmed: count })),
})
export type LeadList = z.infer<typeof leadListShape>

const endOfGun = z.object({
  key: z.string(),
  serial: z.string().nullable(),
  maker: z.string().nullable(),
  model: z.string().nullable(),
  calibre: z.string().nullable(),
  recoveredOn: day.nullable(),
  dealer: z.string().nullable(),
})
export const matchListShape = z.object({
  coverage: gunCoverageShape,
  guns: count,
  firearms: count,
  sure: count,
  likely: count,
  doubtful: z.array(
    z.object({
      subject: z.string(),
      a: endOfGun,
      b: endOfGun,
      state: z.enum(findingStates),
      outcome: z.string().nullable(),
    }),
  ),
})
export type MatchList = z.infer<typeof matchListShape>

export const gunNodeKinds = ['gun', 'incident', 'sale', 'dealer', 'theft'] as const
export const gunLinkKinds = [
  'sold-in',
  'sold-by',
  'at-incident',
  'ballistic-lead',
  'ballistic-hit',
  'stolen-from',
] as const
export const gunGraphShape = z.object({
  nodes: z.array(
    z.object({ id: z.string(), kind: z.enum(gunNodeKinds), label: z.string(), x: z.number(), y: z.number() }),
  ),
  links: z.array(z.object({ a: z.string(), b: z.string(), kind: z.enum(gunLinkKinds) })),
})
export type GunGraph = z.infer<typeof gunGraphShape>
/** Everything told of one gun, in the order of its days, and what it hangs together with. */
export const gunCareerShape = z.object({
  coverage: gunCoverageShape,
  gun: endOfGun,
  /** Other rows that mean the same firearm. */
  sameFirearm: z.array(z.string()),
  timeline: z.array(
    z.object({
      on: day.nullable(),
      what: z.string(),
      about: z.string().nullable(),
      detail: z.string().nullable(),
    }),
  ),
  around: gunGraphShape,
  cluster: z.array(z.string()),
})
export type GunCareer = z.infer<typeof gunCareerShape>
export const gunLinksShape = z.object({
  coverage: gunCoverageShape,
  clusters: z.array(z.object({ guns: z.array(z.string()), incidents: count, sales: count })),
  all: count,
  path: z.object({ from: z.string(), to: z.string(), nodes: z.array(z.string()).nullable() }).nullable(),
  graph: gunGraphShape,
})
export type GunLinks = z.infer<typeof gunLinksShape>

export const gunSignalShape = z.object({
  subject: z.string(),
  week: day,
  type: z.string(),
  place: z.string(),
  origin: z.string(),
  observed: count,
  expected: z.number().nullable(),
  upper: z.number().nullable(),
  p: z.number().nullable(),
  q: z.number().nullable(),
  sudden: z.boolean(),
  lasting: z.boolean(),
  method: z.string().nullable(),
  counts: z.array(count),
  state: z.enum(findingStates),
  outcome: z.string().nullable(),
  steps: z.array(findingStepShape),
})
export type GunSignal = z.infer<typeof gunSignalShape>
/** Neighbouring areas with more guns over the newest weeks than place and time alone explain. */
export const gunClusterShape = z.object({
  subject: z.string(),
  week: day,
  series: z.string(),
  /** The Monday on which its first week began, and how many weeks it has. */
  from: day,
  weeks: count,
  /** The middle one first. */
  places: z.array(z.string()),
  observed: count,
  expected: z.number(),
  p: z.number(),
  /** Over all series scanned every week chance brings one as strong about once in so many weeks; `atLeast` where it may be rarer. */
  recurrence_weeks: z.number(),
  atLeast: z.boolean(),
  counts: z.array(count),
  state: z.enum(findingStates),
  outcome: z.string().nullable(),
  steps: z.array(findingStepShape),
})
export type GunCluster = z.infer<typeof gunClusterShape>
/** The search for clusters; `boundary` is null where no boundaries know the recovery areas. */
export const gunScanShape = z.object({
  boundary: z.string().nullable(),
  falseAlarmsPerYear: z.number(),
  series: count,
  notEstimable: z.array(z.string()),
  withoutPoint: count,
  clusters: z.array(gunClusterShape),
  /** Outlines of the boundary's areas, for the map; null where there is no cluster. */
  outlines: outlinesShape.nullable(),
})
export type GunScan = z.infer<typeof gunScanShape>

export const gunSignalsShape = z.object({
  coverage: gunCoverageShape,
  week: day.nullable(),
  falseAlarmsPerYear: z.number(),
  series: count,
  notEstimable: count,
  signals: z.array(gunSignalShape),
  scan: gunScanShape,
  /** Signals of earlier weeks that somebody took up, newest first. */
  earlier: z.array(
    z.object({
      subject: z.string(),
      state: z.enum(findingStates),
      outcome: z.string().nullable(),
      steps: z.array(findingStepShape),
    }),
  ),
})
export type GunSignals = z.infer<typeof gunSignalsShape>
