export { type Flow, flowsOfGuns, flowsOfReports, gunFlows } from './guns/flows.ts'
export { gunSummary } from './guns/gun-summary.ts'
export {
  confidenceOf,
  type DescribedFirearm,
  type FirearmMatches,
  type FirearmPair,
  type MatchConfidence,
  matchFirearms,
} from './guns/match-firearms.ts'
export { tracedWeeks } from './guns/traced-weeks.ts'
export { findMeasure, measureSummaries, measures } from './measures/index.ts'
export type { Measure } from './measures/measure.ts'
export { dimensionNames } from './question/city-dimensions.ts'
export type { ReleaseCell, ReleaseCells, ReleaseQuestion } from './release/release-cells.ts'
export type { AskScope, SnapshotInfo, SnapshotOptions, Snapshots } from './snapshots.ts'
export { openSnapshots } from './snapshots.ts'
