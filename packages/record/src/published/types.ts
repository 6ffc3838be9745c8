import type {
  AboutData,
  Area,
  BoundaryVersion,
  City,
  GunFact,
  GunReportKind,
  Named,
  OpenGunDealers,
  OpenGunReport,
  PublicIncident,
  PublicPoint,
  ReleaseFile,
  Result,
} from '@understory/model'
import type { ReadMeasure } from '../city/plan/measures/read.ts'
import type { PopulationRow } from '../types.ts'
import type { PublicRegister } from './agreements.ts'
import type { OpenSession, RecordedSeries, ReservationOfCode } from './dialogue.ts'
import type { OpenCheck, PublishedFindings } from './findings.ts'
import type { IncidentKey } from './incidents.ts'
import type { PublishedLog } from './log.ts'
import type { PlanReminder, PublishedCommitment } from './plan.ts'
import type { PublishedPlans } from './plan-versions.ts'
import type { PublicRelease, PublicReleaseFile } from './releases.ts'
import type { TablePass } from './room.ts'
import type { PublishedVerdicts } from './verdicts.ts'
import type { KnownVoter, PublicRoomCode, PublicVotes, PublicVoting } from './voting.ts'

/** Everything of AboutData but the snapshot, which the record does not know. */
export type PublishedAboutData = Omit<AboutData, 'snapshot'>

/** What publish reads: views granted to `public_reader`, only open and invented provenance. */
export interface Published {
  /** The public log of this house: one for all its cities. */
  readonly log: PublishedLog
  cities(): Promise<City[]>
  city(name: string): Promise<Result<City>>
  /** Open rows in the order of these keys; one that is not open or not there gives nothing. Rejects when `signal` is aborted. */
  incidents(
    city: string,
    keys: readonly IncidentKey[],
    signal?: AbortSignal | undefined,
  ): Promise<Result<PublicIncident[]>>
  incident(city: string, id: string): Promise<Result<PublicIncident>>
  aboutData(city: string): Promise<Result<PublishedAboutData>>
  boundaries(city: string): Promise<Result<BoundaryVersion[]>>
  areas(city: string, slot: number): Promise<Result<Area[]>>
  /** Names of areas and organisations, which identify no one in a text. */
  knownNames(city: string): Promise<Result<string[]>>
  populations(city: string): Promise<Result<PopulationRow[]>>
  changeNo(city: string): Promise<Result<number>>
  /** Series of dialogues that are public, with their sessions. */
  dialogue(city: string): Promise<Result<RecordedSeries[]>>
  /** A session of a public series by its id; null for none. */
  openSession(city: string, id: string): Promise<Result<OpenSession | null>>
  /** What the keyed hash of a code stands for; null for none. */
  reservationOfCode(city: string, codeHash: string): Promise<Result<ReservationOfCode | null>>
  /** What is set up for voting in a public series, by its address; null where nothing is. */
  voting(city: string, slug: string): Promise<Result<PublicVoting | null>>
  /** Every vote of a series in the order they came and the decisions that set voters aside, voters as ids that lead to nobody. */
  votes(city: string, series: string): Promise<Result<PublicVotes>>
  /** How many votes and decisions about voters there are in it. */
  voteCount(city: string, series: string): Promise<Result<number>>
  /** The voters that keyed hashes of codes stand for; one that is nobody's is left out. */
  votersOfCodes(city: string, codeHashes: readonly string[]): Promise<Result<Map<string, KnownVoter>>>
  /** The room code with this keyed hash, also one that has ended; null for none. */
  roomCode(city: string, codeHash: string): Promise<Result<PublicRoomCode | null>>
  /** The table that a pass is for, by its keyed hash, with its run-sheet; null for none. */
  tablePass(city: string, passHash: string): Promise<Result<TablePass | null>>
  /** Points of a table that arrived, by any device. */
  tablePoints(city: string, session: string, table: number): Promise<Result<number>>
  /** Released points of a public series; what was withdrawn is not there. */
  points(city: string, slug: string): Promise<Result<PublicPoint[]>>
  /** Published findings of a public series, the newest version first. */
  findings(city: string, slug: string): Promise<Result<PublishedFindings[]>>
  /** The check of a series that waits for answers; null for none. */
  openCheck(city: string, series: string): Promise<Result<OpenCheck | null>>
  /** Whose consent card a code is, by its keyed hash; null for none. */
  consentOfCode(
    city: string,
    codeHash: string,
  ): Promise<Result<{ readonly series: string; readonly org: string } | null>>
  /** What items of the plan are measured by, with every writing and value. */
  planMeasures(city: string): Promise<Result<ReadMeasure[]>>
  /** Public versions of the plan, oldest first, and what was said of its actions. */
  plans(city: string): Promise<Result<PublishedPlans>>
  /** Commitments with their steps and evidence, newest number first; lateness as of `now`. With a number, that one alone. */
  commitments(city: string, now: Date, no: number | null): Promise<Result<PublishedCommitment[]>>
  /** How often and when owners were reminded, by promise and duty. */
  reminders(city: string): Promise<Result<PlanReminder[]>>
  /** The same of stale actions, by the id of the item. */
  actionReminders(
    city: string,
  ): Promise<Result<Map<string, { readonly count: number; readonly last: string }>>>
  /** How residents judged a promise, crowd by crowd; `series` is the address of the dialogue it comes from. */
  verdicts(city: string, commitment: string, series: string | null): Promise<Result<PublishedVerdicts>>
  /** Whether a judge was drawn for the panel of a promise, by the keyed hash. */
  isPanelJudge(city: string, commitment: string, judgeHash: string): Promise<Result<boolean>>
  /** Guns of open and invented sources, without serial numbers and dealers. */
  guns(city: string): Promise<Result<GunFact[]>>
  /** Counsel's newest decision on the names of dealers, and the dealers of open guns where it names them. */
  gunDealers(city: string): Promise<Result<OpenGunDealers>>
  /** Numbers about places of one kind, out of open and invented data. */
  gunReports(city: string, kind: GunReportKind): Promise<Result<OpenGunReport[]>>
  /** The register of agreements on the city-local day of `now`. */
  agreements(city: string, now: Date): Promise<Result<PublicRegister>>
  /** Every public release, superseded ones too, newest approval first. */
  releases(city: string): Promise<Result<readonly PublicRelease[]>>
  /** Problem not-found for what is no UUID; nothing for a release that is not public. */
  releaseFiles(city: string, id: string): Promise<Result<readonly ReleaseFile[]>>
  /** A file with its bytes. Problem not-found. */
  releaseFile(city: string, id: string, name: string): Promise<Result<PublicReleaseFile>>
  /** The smallest count that may be published from these sources together: 1 is no limit. */
  minimumCellFor(city: string, sources: readonly Named[]): Promise<Result<number>>
}
