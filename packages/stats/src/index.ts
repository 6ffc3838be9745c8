export { type CodedUnit, type CodingLevel, coderAgreement, krippendorffAlpha } from './coder-agreement.ts'
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
export { adjustedRand } from './opinion/adjusted-rand.ts'
export { type Components, components } from './opinion/components.ts'
export {
  type ConsensusLists,
  type ConsensusStatement,
  consensusLists,
  type GroupAgreement,
  groupAgreement,
} from './opinion/consensus.ts'
export { inConversation } from './opinion/conversation.ts'
export { type GroupCount, nextGroupCount } from './opinion/group-count.ts'
export {
  fewestVoters,
  type GroupStability,
  groupStability,
  leastStability,
} from './opinion/group-stability.ts'
export { drawnGroups, firstRowGroups, type Grouping, groupingVersion, nextGroups } from './opinion/groups.ts'
export { addVote, type OpinionMap, opinionMap } from './opinion/opinion-map.ts'
export { type PairSums, pairSums } from './opinion/pair-sums.ts'
export { type Positions, statementPositions, voterPositions } from './opinion/positions.ts'
export {
  type ComparedShares,
  comparedShares,
  type RepresentativeStatement,
  representativeStatements,
} from './opinion/representative.ts'
export { nextStatement, showingPriorities } from './opinion/routing.ts'
export { type VoteShares, voteShares } from './opinion/side.ts'
export { countVote, emptyTallies, groupTallies, type Tallies, tally } from './opinion/tallies.ts'
export {
  collectVotes,
  type Vote,
  type VoteEvents,
  type VoterRow,
  type VoteTable,
  voteOf,
} from './opinion/votes.ts'
export { poissonInterval } from './poisson-interval.ts'
export { proportionTest } from './proportion-test.ts'
export {
  estimateAnswers,
  estimateCounts,
  type ResponseDesign,
  randomizeAnswer,
  responseDesign,
  responseMargin,
} from './randomized-response.ts'
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
export { type SpeakingBalance, speakingBalance } from './speaking-balance.ts'
export {
  pathRatio,
  periodsToTell,
  type StatusAsked,
  type TargetPath,
  type TargetState,
  type TargetStatus,
  targetStatus,
} from './target-status.ts'
export {
  type SignalBudget,
  type SignalMethod,
  type WeeklySeries,
  type WeeklySignal,
  weeklySignals,
} from './weekly-signals.ts'
export { wilsonInterval } from './wilson-interval.ts'
