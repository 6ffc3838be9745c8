import type { Writable } from 'node:stream'
import type {
  AccessLogPage,
  AnySource,
  Area,
  AuditEventPage,
  BoundaryVersion,
  City,
  Day,
  DealerNaming,
  DecideNamingRequest,
  Finding,
  FindingKind,
  FindingStepRequest,
  GunBatch,
  GunFact,
  GunRecord,
  GunReportBatch,
  GunReportFact,
  GunReportKind,
  GunReportSource,
  GunSource,
  ImportReport,
  IncidentBatch,
  Member,
  Purpose,
  Result,
  Role,
  SetAside,
  Source,
} from '@understory/model'
import type { CityAgreements, Doing } from './city/agreements/types.ts'
import type { AuditQuestion } from './city/audit.ts'
import type { CityDialogue } from './city/dialogue/types.ts'
import type { CityPlan } from './city/plan/types.ts'
import type { CityReleases } from './city/releases/types.ts'
import type { CityRetention } from './city/retention/types.ts'

export type { CityAgreements, LicensedQuestion } from './city/agreements/types.ts'
export type { Workings } from './city/dialogue/findings/types.ts'
export type { CityDialogue } from './city/dialogue/types.ts'
export type { CityPlan } from './city/plan/types.ts'
export type { CityReleases, ReleaseBegun, ReleaseBytes, ReleaseContent } from './city/releases/types.ts'
export type { CityRetention, PurgeReport } from './city/retention/types.ts'

export interface RecordOptions {
  /** Folder of the embedded record (PGlite). */
  readonly dataDir?: string | undefined
  /** `postgres://…` of PostgreSQL 15 or later; wins over `dataDir`. */
  readonly databaseUrl?: string | undefined
  readonly onWarn?: ((message: string) => void) | undefined
  /** A statement that runs longer is stopped with `deadline-exceeded`. Default 120 000. */
  readonly deadline_ms?: number | undefined
}

export type EngineName = 'pglite' | 'postgres'

/** One thing the doctor looked at. */
export interface DoctorCheck {
  readonly name: string
  readonly state: 'good' | 'doubtful' | 'bad'
  readonly what: string
}

/** What a backup is encrypted to and signed with. */
export interface BackupKeys {
  /** age recipients (`age1…`): who has the identity of one can read the file. */
  readonly recipients: readonly string[]
  /** Seed of the Ed25519 key that signs: 32 bytes. */
  readonly signingSeed: Uint8Array
}
/** What opens a backup, and whose signature is believed. */
export interface RestoreKeys {
  /** age identities (`AGE-SECRET-KEY-1…`). */
  readonly identities: readonly string[]
  /** Public texts of signing keys (`understory-signer-…`). */
  readonly trusted: readonly string[]
}

export interface BackupInfo {
  readonly file: string | null
  readonly bytes: number
  readonly tables: number
  readonly rows: number
  /** SHA-256 of what is signed, before compression and encryption, hex. */
  readonly sha256: string
  readonly cities: readonly string[]
  /** Public text of the key that signed. */
  readonly signedBy: string
  readonly recipients: readonly string[]
}

export interface VerifyDifference {
  readonly city: string
  readonly importNo: number | null
  readonly what: string
  readonly expected: string
  readonly found: string
}
export interface VerifyReport {
  readonly cities: number
  readonly imports: number
  readonly rows: number
  /** Files of releases whose bytes were hashed anew. */
  readonly releaseFiles: number
  readonly differences: readonly VerifyDifference[]
}

/** Rows of one statement, as objects by column name. */
export interface SqlResult {
  readonly rows: Record<string, unknown>[]
  readonly rowCount: number
}

/** A token as stored: only its hash. `city` null is every city. */
export interface TokenRow {
  readonly hash: string
  readonly role: Role
  readonly city: string | null
  readonly label: string
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly revokedAt: string | null
}

/** A scheduled pull. `state` is what the feed needs to go on where it stopped. */
export interface FeedRow {
  readonly name: string
  readonly kind: 'socrata' | 'arcgis'
  readonly url: string
  readonly source: string
  readonly everyMinutes: number
  readonly state: Readonly<Record<string, unknown>>
  readonly lastRunAt: string | null
  readonly lastProblem: string | null
}

export interface RecordStore {
  readonly engine: EngineName
  /** Version of the engine, e.g. `18.6`. */
  readonly version: string
  cities(): Promise<City[]>
  /** Makes the city, or gives the one of this name if it is the same. */
  makeCity(city: City, actor?: string): Promise<CityRecord>
  removeCity(name: string): Promise<void>
  city(name: string): Promise<Result<CityRecord>>
  /** Applies what is missing; names of the migrations applied. */
  migrate(): Promise<string[]>
  /** Writes everything but tokens, sessions and open links, encrypted and signed. */
  backup(
    to: string | Writable,
    keys: BackupKeys,
    progress?: (bytes: number, table: string) => void,
  ): Promise<BackupInfo>
  verify(): Promise<VerifyReport>
  checks(): Promise<DoctorCheck[]>
  vacuum(): Promise<void>
  saveToken(token: Omit<TokenRow, 'createdAt' | 'revokedAt'>, actor: string): Promise<void>
  /** The token with this hash, unless expired or revoked. */
  findToken(hash: string): Promise<TokenRow | null>
  tokens(): Promise<TokenRow[]>
  revokeToken(hash: string, actor: string): Promise<boolean>
  /** Keeps a checkpoint of the public log that was signed; call it before the checkpoint is shown to anybody. */
  saveCheckpoint(checkpoint: { size: number; note: string; at: Date }): Promise<void>
  /** Erases what an entry of the public log was about; the entry stays. */
  eraseLogPayload(index: number, actor: string): Promise<boolean>
  /** For pg-boss only: rows of every statement of a multi-statement text, concatenated. */
  executeSql(text: string, values?: readonly unknown[]): Promise<SqlResult>
  close(): Promise<void>
}

export interface ImportStart {
  readonly source: AnySource
  readonly fileName: string
  /** SHA-256, hex, when known before reading. */
  readonly fileHash: string | null
  readonly actor: string
  /** The moment whose city-local day decides which agreement is in force. Default now. */
  readonly now?: Date | undefined
  /** Day or instant the data stand for, when the publisher says. */
  readonly asOf?: Day | null | undefined
  /** File rows that are stored in one transaction. Default 20 000. */
  readonly rowsPerTransaction?: number | undefined
}

export interface SetAsideFilter {
  readonly source?: string | undefined
  readonly importNo?: number | undefined
  readonly unresolvedOnly?: boolean | undefined
  readonly limit?: number | undefined
}

/** A set-aside row as kept: SetAside with the id as text. */
export type { SetAside }

export interface PopulationRow {
  readonly slot: number
  readonly year: number
  /** Area number inside its boundary version. */
  readonly no: number
  readonly count: number
}

export interface EventRow {
  readonly no: number
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly detail: Readonly<Record<string, unknown>>
}

/** Anything that assigns areas to a row: intake's PlaceIndex fits. */
export interface PlaceAssigner {
  readonly slots: number
  assignPoint(lon: number, lat: number): number[]
}

/** One city of the record. */
export interface CityRecord {
  readonly city: City
  /** Saves or replaces a boundary version and gives it the next free slot. Problem `bad-parameter` past 8 versions. */
  saveBoundary(
    version: Omit<BoundaryVersion, 'slot' | 'areaCount' | 'repairs'>,
    areas: readonly Area[],
    repairs: BoundaryVersion['repairs'],
    actor: string,
  ): Promise<Result<BoundaryVersion>>
  /** Names are matched to areas by name, other name or slug. Problem `no-such-place` without that boundary version. */
  savePopulation(
    boundary: { kind: string; version: string },
    year: number,
    rows: readonly { name: string; count: number }[],
    actor: string,
  ): Promise<Result<{ matched: number; unmatched: string[] }>>
  boundaries(): Promise<BoundaryVersion[]>
  areas(slot: number): Promise<Area[]>
  /** Names of areas and organisations, which identify no one in a text. */
  knownNames(): Promise<string[]>
  populations(): Promise<PopulationRow[]>
  /** Assigns the places of all rows with a point anew, e.g. after new boundaries; the number of rows that changed. */
  rePlace(index: PlaceAssigner, actor: string, progress?: (done: number) => void): Promise<number>
  saveSource(source: AnySource, actor?: string): Promise<void>
  /** Sources of incidents. */
  sources(): Promise<Source[]>
  gunSources(): Promise<GunSource[]>
  gunReportSources(): Promise<GunReportSource[]>
  /** Guns as far as this member may read them. Problems: not-allowed, no-agreement. */
  gunFacts(purpose: Purpose, doing: Doing): Promise<Result<GunFact[]>>
  /** The same with keys and serial numbers, for following one gun. Problems: not-allowed, no-agreement. */
  gunRecords(purpose: Purpose, doing: Doing): Promise<Result<GunRecord[]>>
  /** Guns with their keys and without serial numbers, to be counted for a release. Problems: not-allowed, no-agreement. */
  gunsToCount(purpose: Purpose, doing: Doing): Promise<Result<GunRecord[]>>
  /** Findings that somebody took a step about, as this member may see them. */
  findings(kind: FindingKind, doing: Doing): Promise<Finding[]>
  /** Takes a step about a finding. Problem finding-out-of-order. */
  stepFinding(
    step: FindingStepRequest,
    evidence: Readonly<Record<string, unknown>>,
    doing: Doing,
  ): Promise<Result<Finding>>
  /** Counsel's decisions on the names of dealers, newest first. */
  dealerNaming(doing: Doing): Promise<DealerNaming[]>
  decideDealerNaming(asked: DecideNamingRequest, doing: Doing): Promise<DealerNaming[]>
  /** Reports of these kinds as far as this member may read them. Problems: not-allowed, no-agreement. */
  gunReports(
    kinds: readonly GunReportKind[],
    purpose: Purpose,
    doing: Doing,
  ): Promise<Result<GunReportFact[]>>
  /** Problems: `import-running` while a live process imports the same source, `no-agreement`, `city-is-invented`. */
  beginImport(start: ImportStart): Promise<Result<ImportWriter<IncidentBatch>>>
  /** The same for a source of guns. */
  beginGunImport(start: ImportStart): Promise<Result<ImportWriter<GunBatch>>>
  /** The same for a source of reports about guns. */
  beginGunReportImport(start: ImportStart): Promise<Result<ImportWriter<GunReportBatch>>>
  findSameFile(source: string, fileHash: string, sourceVersion: number): Promise<ImportReport | null>
  /** Throws ProblemError `no-agreement`: a file that may not come in may not come again either. */
  recordUnchangedFile(same: ImportReport, fileName: string, actor: string, now?: Date): Promise<ImportReport>
  /** Of every source, newest first. */
  imports(limit?: number): Promise<ImportReport[]>
  /** Of the sources whose names this member may know, newest first. */
  importsFor(member: Member, limit: number): Promise<ImportReport[]>
  importReport(importNo: number): Promise<ImportReport | null>
  /** Of every source, for the house to run them again; raw text for a person comes from `setAsideFor`. */
  setAside(filter?: SetAsideFilter): AsyncGenerator<SetAside>
  /** As far as this member may read them. Problems: no-such-source (also for one that the policy closes), no-agreement. */
  setAsideFor(filter: SetAsideFilter, doing: Doing): Promise<Result<AsyncGenerator<SetAside>>>
  /** Marks rows as taken up by a later import. */
  resolveSetAside(ids: readonly string[], importNo: number, actor?: string): Promise<number>
  saveFeed(feed: Omit<FeedRow, 'lastRunAt' | 'lastProblem'>, actor: string): Promise<void>
  feeds(): Promise<FeedRow[]>
  noteFeedRun(name: string, state: Readonly<Record<string, unknown>>, problem: string | null): Promise<void>
  removeFeed(name: string, actor: string): Promise<boolean>
  events(limit?: number): Promise<EventRow[]>
  /** What was done here and who looked behind a wall, for auditors; anybody else gets an empty page. */
  auditEvents(member: Member, question: AuditQuestion): Promise<AuditEventPage>
  accessLog(member: Member, question: AuditQuestion): Promise<AccessLogPage>
  changeNo(): Promise<number>
  readonly agreements: CityAgreements
  readonly dialogue: CityDialogue
  readonly plan: CityPlan
  readonly releases: CityReleases
  readonly retention: CityRetention
}

/** One import in progress. Nothing of it is visible until `finish` returns. */
export interface ImportWriter<Batch> {
  readonly importNo: number
  /** Resolves when the batch is taken over, at the latest when the batch before it is durable. Do not change the batch afterwards. */
  write(batch: Batch): Promise<void>
  finish(extra: { fileHash: string; notes: readonly string[] }): Promise<ImportReport>
  abandon(reason: string): Promise<void>
}
