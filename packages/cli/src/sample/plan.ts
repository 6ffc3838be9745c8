import { type Day, dayNumber, dayOfNumber } from '@understory/model'

/** Everything that decides an Alder City: the same plan gives the same files, byte for byte. */
export interface SamplePlan {
  readonly seed: number
  /** 1 is about 75,000 rows over six years. */
  readonly scale: number
  /** The day the files are cut: nothing reported later is in them. */
  readonly asOf: Day
}

export const defaultSeed = 106

/** The district where a strategy removed a quarter of the shootings, and since when: 20 months before the end. */
export const strategy = { district: 'Harbor', removedShare: 0.25 } as const
export const strategyStart = (plan: SamplePlan): Day =>
  `${dayOfNumber(dayNumber(plan.asOf) - 608).slice(0, 7)}-01`

export const firstDay = (plan: SamplePlan): Day => `${Number(plan.asOf.slice(0, 4)) - 5}-01-01`

/** Share of rows with each planted defect. */
export const defects = {
  placeMissing: 0.012,
  zeroPoint: 0.004,
  halfPoint: 0.0006,
  pointOutside: 0.0004,
  nameMissing: 0.01,
  nameOfOldBoundary: 0.003,
  timeMissing: 0.02,
  timeWithoutColon: 0.01,
  dateMissing: 0.0015,
  dateUnreadable: 0.0002,
  dateInFuture: 0.0001,
  weaponMissing: 0.03,
  halfAddress: 0.004,
  addressMissing: 0.006,
  misspelt: 0.001,
  repeated: 0.0008,
} as const

/** Share of incidents reported after so many days; the rest is spread evenly over the last step. */
export const reportingDelay: Readonly<
  Record<'violent' | 'property', readonly (readonly [number, number])[]>
> = {
  violent: [
    [0, 0.86],
    [1, 0.07],
    [3, 0.04],
    [14, 0.02],
    [90, 0.01],
  ],
  property: [
    [0, 0.55],
    [1, 0.22],
    [3, 0.12],
    [14, 0.08],
    [90, 0.03],
  ],
}
