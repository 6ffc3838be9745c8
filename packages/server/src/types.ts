import type { AnySource, ImportReport, Progress, Result } from '@understory/model'
import type { PublicLog, Publish } from '@understory/publish'
import type { RecordStore } from '@understory/record'
import type { ConnectionLimits } from './http/node-server.ts'
import type { Logger } from './log.ts'
import type { Witness } from './log-witnesses.ts'
import type { PublicGateOptions } from './public-gate.ts'
import type { SubmissionBudget } from './submission-budgets.ts'

/** A command as the command line hands it in; it runs inside the serving process. */
export type RunCommand = (
  name: string,
  args: Readonly<Record<string, unknown>>,
  progress: (p: Progress) => void,
) => Promise<Result<unknown>>

/** The part of analysis' Snapshots that the server needs. */
export interface SnapshotFollower {
  refresh(city: string): Promise<{ no: number }>
  info(city: string): { no: number } | null
  onChange(listener: (city: string, info: { no: number }) => void): () => void
}

/** The API in this process, as the loaders and actions of pages call it. */
export type InnerApi = (path: string, init?: RequestInit) => Promise<Response>
/** Draws a page; with `api`, as the visitor whose request it is. */
export type PageHandler = (request: Request, api?: InnerApi) => Promise<Response>

/** The city's own identity provider (OpenID Connect). */
export interface IdentityProvider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly name: string
}

export interface ServerDeps {
  readonly publish: Publish
  readonly record: RecordStore
  readonly snapshots: SnapshotFollower
  /** City of questions that name none; null when several are there and one must be named. */
  readonly defaultCity: () => Promise<string | null>
  /** The public log; signed on a timer while the server runs. */
  readonly publicLog?: PublicLog | undefined
  /** Who is shown each checkpoint of the public log. */
  readonly witnesses?: readonly Witness[] | undefined
  /** `createWebHandler` of `@understory/web/handler`; without it only the API is served. */
  readonly createWebHandler?: ((o: { api: InnerApi }) => Promise<PageHandler>) | undefined
  /** Folder of the built static files (`packages/web/build/client`). */
  readonly staticDir?: string | undefined
  /** Folder for uploads while they come in. */
  readonly uploadDir: string
  readonly operatorToken?: string | undefined
  /** 32 random bytes that sign and encrypt what sign-in keeps; without it nobody can sign in. */
  readonly sessionKey?: Buffer | undefined
  /** Where people reach the house, e.g. `https://understory.example.gov`; default http://localhost with the port. */
  readonly publicUrl?: string | undefined
  /** Where people write about the data; named in the catalogue. */
  readonly contactEmail?: string | undefined
  /** `smtp://…` or `smtps://…`; without it letters wait in the outbox. */
  readonly smtpUrl?: string | undefined
  /** Sender of letters. */
  readonly letterFrom?: string | undefined
  readonly identityProvider?: IdentityProvider | undefined
  readonly runCommand?: RunCommand | undefined
  readonly log?: Logger | undefined
  readonly now?: (() => Date) | undefined
  readonly maxUploadBytes?: number | undefined
  /** How long the sender of a request body may be silent. Default 30 000; twice that for uploads. */
  readonly bodyGrace_ms?: number | undefined
  /** Where they differ from `defaultConnectionLimits`. */
  readonly connectionLimits?: Partial<ConnectionLimits> | undefined
  /** Listeners at /api/v1/events of one address: a room is one. Default 200. */
  readonly listenersPerAddress?: number | undefined
  readonly cacheBytes?: number | undefined
  /** How often the record's change counters are looked at. Default 1000. */
  readonly followEvery_ms?: number | undefined
  /** Read the address from X-Forwarded-For; only behind a proxy that sets it. */
  readonly trustProxy?: boolean | undefined
  /** Requests a minute on member routes, of an address and of a person; a page is one of its address. Default 600. */
  readonly memberRequestsPerMinute?: number | undefined
  /** Requests a minute of an address on routes where anyone takes part: a room of 200 phones is one address. Default 12,000. */
  readonly partRequestsPerMinute?: number | undefined
  /** Submissions without an account an hour, of an address or a code, where they differ from `submissionBudgets`. */
  readonly submissionsPerHour?: Partial<Record<SubmissionBudget, number>> | undefined
  /** Hashes that a device makes to begin as an open voter. */
  readonly proofHashes?: { readonly min: number; readonly max: number } | undefined
  /** Requests a minute of an address for what anybody may read and is not in the cache. Default 3,000. */
  readonly openRequestsPerMinute?: number | undefined
  /** How many of these are answered at the same time, and how many may wait. */
  readonly publicGate?: Partial<PublicGateOptions> | undefined
}

export interface UnderstoryServer {
  fetch(request: Request): Promise<Response>
  /** An open GET in-process, e.g. `/api/v1/measures`: what the pages' loaders call. */
  api(path: string): Promise<Response>
  listen(port: number, host?: string): Promise<{ url: string; port: number }>
  /** Imports a file through the server: snapshot refreshed, cache cleared, event pushed. */
  readonly importPath: ImportPath
  /**
   * While nobody is there: a new link that makes the operator's account, good once and for a day; earlier ones end. Else null.
   */
  firstLink(): Promise<string | null>
  close(): Promise<void>
}

export interface ImportRequest {
  readonly city: string
  readonly path: string
  readonly fileName: string
  /** A mapping, the name of a source, or null to know the file by its header. */
  readonly source: AnySource | string | null
  /** SHA-256 of the file where it is known already. */
  readonly fileHash?: string | undefined
  readonly actor: string
  readonly progress?: ((p: Progress) => void) | undefined
}
export type ImportPath = (request: ImportRequest) => Promise<Result<ImportReport>>
