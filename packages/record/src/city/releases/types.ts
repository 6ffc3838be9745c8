import type { Day, MethodVersion, ReleaseDraft, ReleaseDraftPage, Result } from '@understory/model'
import type { Doing } from '../agreements/types.ts'

/** A file of a release as it is handed in. */
export interface ReleaseBytes {
  readonly name: string
  readonly mediaType: string
  readonly content: Uint8Array
}

/** A release as it was built, with everything that stands in it. */
export interface ReleaseContent {
  readonly id: string
  readonly dataset: string
  readonly number: number
  readonly title: string
  readonly what: string
  readonly notes: readonly string[]
  readonly provenances: readonly string[]
  readonly population: string
  readonly disclosure: string
  readonly asOf: Day
  readonly madeAt: string
  readonly methods: readonly MethodVersion[]
  /** The disclosure report; `approvable` and `reasons` decide whether it can be approved. */
  readonly report: { readonly approvable: boolean; readonly reasons: readonly string[] }
  /** Ids of the public releases that its audit put together with it. */
  readonly earlier: readonly string[]
  /** `manifest.json` is one of them, and names the others with their hashes. */
  readonly files: readonly ReleaseBytes[]
}

/** The next release of a dataset, before it is built. */
export interface ReleaseBegun {
  readonly id: string
  readonly number: number
}

/** Releases of a city as members work with them. Nothing is changed or deleted; each writing has its event. */
export interface CityReleases {
  /** Id and number for the next draft of a dataset. Numbers of drafts that were withdrawn stay used. */
  begin(dataset: string): Promise<ReleaseBegun>
  /**
   * Keeps a draft with its files. Problems: not-allowed (trace data, by anybody but the police custodian),
   * release-outdated (another draft took the number).
   */
  draft(content: ReleaseContent, why: string, doing: Doing): Promise<Result<ReleaseDraft>>
  /** Drafts and what became of them, newest first, as row-level security shows them to this member. Problem bad-parameter (cursor). */
  drafts(
    doing: Doing,
    page?: { readonly limit?: number | undefined; readonly cursor?: string | null | undefined },
  ): Promise<Result<ReleaseDraftPage>>
  /** Problem not-found, also for a draft that this member may not see. */
  one(id: string, doing: Doing): Promise<Result<ReleaseDraft>>
  /** Problem not-found. */
  file(id: string, name: string, doing: Doing): Promise<Result<ReleaseBytes>>
  /**
   * Makes a draft public; the public release of the dataset is superseded by it. Problems: not-found, release-decided,
   * release-outdated (another hash, or the audit does not know what is public by now), release-discloses,
   * not-allowed (one's own draft; trace data without the police custodian).
   */
  approve(
    id: string,
    asked: { readonly contentHash: string; readonly why: string },
    doing: Doing,
  ): Promise<Result<ReleaseDraft>>
  /** Problems: not-found, release-decided. */
  withdraw(id: string, asked: { readonly why: string }, doing: Doing): Promise<Result<ReleaseDraft>>
}
