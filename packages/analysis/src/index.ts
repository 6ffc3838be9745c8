export {
  estimateAnswers,
  estimateCounts,
  fewestVoters,
  groupingVersion,
  type ResponseDesign,
  randomizeAnswer,
  responseDesign,
  responseMargin,
  wilsonInterval,
} from '@understory/stats'
export {
  agreementOnCode,
  agreementSeed,
  type CodedPoint,
  codeNow,
  differences,
} from './dialogue/coding.ts'
export {
  type Conversation,
  openConversation,
  opinionSeed,
  type VotesById,
} from './dialogue/conversation.ts'
export { type FindingsGrounds, type MadeFindings, makeFindings } from './dialogue/findings.ts'
export { type OpinionGroups, opinionGroups } from './dialogue/opinion-groups.ts'
export { type Stability, stabilityApart } from './dialogue/stability.ts'
export { type AreaPoint, type AreaPoints, areaPoints, type VersionAreas } from './guns/area-points.ts'
export { type DealerSales, dealerRates, dealerSales } from './guns/dealer-rates.ts'
export { exploreGuns } from './guns/explore-guns.ts'
export { type Flow, flowsOfGuns, flowsOfReports, gunFlows } from './guns/flows.ts'
export { clusterSeries, type FoundCluster, type FoundClusters, gunClusters } from './guns/gun-clusters.ts'
export { gunCoverage } from './guns/gun-coverage.ts'
export { endOf, type GunNetwork, gunCareer, gunLinks, gunNetwork } from './guns/gun-links.ts'
export {
  type FoundSignal,
  falseAlarmsPerYear,
  gunSeries,
  gunSignals,
  scanAlarmsPerYear,
  weeklyAlarmsPerYear,
} from './guns/gun-signals.ts'
export { gunSummary } from './guns/gun-summary.ts'
export { type IndexGun, indexGuns, indexReportKinds } from './guns/index-guns.ts'
export { indexIngredients, indexVersion, scoreGun, scoreTransactions } from './guns/index-scores.ts'
export { kindMonths } from './guns/kind-months.ts'
export { type FoundLead, findLeads } from './guns/leads.ts'
export {
  confidenceOf,
  type DescribedFirearm,
  type FirearmMatches,
  type FirearmPair,
  type MatchConfidence,
  matchFirearms,
} from './guns/match-firearms.ts'
export { recoveries } from './guns/recoveries.ts'
export { reportedWeeks } from './guns/reported-weeks.ts'
export { tracedWeeks } from './guns/traced-weeks.ts'
export { traffickingIndex } from './guns/trafficking-index.ts'
export { findMeasure, measureSummaries, measures } from './measures/index.ts'
export type { Measure } from './measures/measure.ts'
export { type IndicatorStatus, indicatorStatus, type MonthCount } from './plan/indicator-status.ts'
export { dimensionNames } from './question/city-dimensions.ts'
export type { BareCounts, CountsAsked } from './question/counts.ts'
export type { RowKey, RowKeyQuery } from './question/row-keys.ts'
export { type GunReleaseQuestion, gunReleaseCells } from './release/gun-cells.ts'
export type { ReleaseCell, ReleaseCells, ReleaseQuestion } from './release/release-cells.ts'
export type { AskScope, SnapshotInfo, SnapshotOptions, Snapshots } from './snapshots.ts'
export { openSnapshots } from './snapshots.ts'
