export { type CountChange, type CountedPeriod, countChange } from './count-change.ts'
export {
  averageRunLength,
  type CusumWeek,
  cusum,
  cusumLimit,
  type ExpectedCount,
  normalScore,
} from './cusum.ts'
export { type EarsOptions, type EarsWeek, ears } from './ears.ts'
export type { Estimate } from './estimate.ts'
export { type ExpectedMonth, type ExpectedRange, expectedRange, type MonthCount } from './expected-range.ts'
export { falseDiscovery } from './false-discovery.ts'
export {
  type FarringtonPower,
  type FarringtonThreshold,
  type FarringtonWeek,
  farringtonThreshold,
  farringtonWeek,
} from './farrington.ts'
export { type Funnel, type FunnelLimits, type FunnelPlace, funnel } from './funnel.ts'
export {
  type Nowcast,
  type NowcastOptions,
  type NowcastPeriod,
  nowcast,
  type ReportedCount,
  type ReportingDelay,
  reportingDelay,
  type ScoredNowcast,
  scoreNowcasts,
} from './nowcast.ts'
export { poissonInterval } from './poisson-interval.ts'
export { proportionTest } from './proportion-test.ts'
export {
  type CurvePoint,
  rightTruncated,
  shareWithin,
  type TruncatedCurve,
  type TruncatedTime,
  truncatedQuantile,
} from './right-truncated.ts'
export { seeded } from './seeded.ts'
export { type CountedUnit, type ShrunkenRate, type ShrunkenRates, shrunkenRates } from './shrunken-rates.ts'
export {
  type ScanCluster,
  type ScanOptions,
  type ScanPoint,
  type SpaceTimeScan,
  spaceTimeScan,
} from './space-time-scan.ts'
export {
  type SignalBudget,
  type SignalMethod,
  type WeeklySeries,
  type WeeklySignal,
  weeklySignals,
} from './weekly-signals.ts'
export { wilsonInterval } from './wilson-interval.ts'
