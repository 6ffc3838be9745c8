export type { ReadMeasure } from './city/plan/measures/read.ts'
export type { PublicRegister } from './published/agreements.ts'
export type { OpenSession, RecordedSeries, ReservationOfCode } from './published/dialogue.ts'
export type { OpenCheck, PublishedFindings } from './published/findings.ts'
export { type IncidentKey, maxRowsPerStatement } from './published/incidents.ts'
export type { PublishedCheckpoint, PublishedLog, PublishedLogEntry } from './published/log.ts'
export type { PublishedCommitment } from './published/plan.ts'
export type { PublishedPlans } from './published/plan-versions.ts'
export { publishedOf } from './published/published.ts'
export type { PublicRelease, PublicReleaseFile } from './published/releases.ts'
export type { TablePass } from './published/room.ts'
export type { Published, PublishedAboutData } from './published/types.ts'
export type { PublishedVerdicts, RecordedVerdict } from './published/verdicts.ts'
export type {
  KnownVoter,
  PublicRoomCode,
  PublicVotes,
  PublicVoting,
  Recorded,
} from './published/voting.ts'
