import type {
  EndLegalHoldRequest,
  LegalHold,
  PurgeLine,
  Result,
  Retention,
  SetLegalHoldRequest,
} from '@understory/model'
import type { Doing } from '../agreements/types.ts'

/** What a purge took, or would take. */
export interface PurgeReport {
  /** The city-local day it was of. */
  readonly on: string
  /** A line for each class of which something was due. */
  readonly lines: readonly PurgeLine[]
  /** Legal holds whose last day was over, which ended with this run. */
  readonly lapsedHolds: number
}

/** How long rows stay in a city, and who keeps them longer. */
export interface CityRetention {
  /** Classes, past purges and holds, as row-level security shows them to this member. */
  overview(doing: Doing): Promise<Retention>
  /** Problems: bad-parameter (subject, from, until). */
  hold(asked: SetLegalHoldRequest, doing: Doing): Promise<Result<LegalHold>>
  /** Ends a hold before its day. Problems: not-found, bad-parameter (it has ended). */
  release(id: string, asked: EndLegalHoldRequest, doing: Doing): Promise<Result<LegalHold>>
  /**
   * Deletes the rows and the rows set aside of every import whose day is over and that no hold keeps, each import in a
   * transaction of its own with its event. Run again, it takes what is left; with `dryRun` nothing changes.
   */
  purge(now: Date, options?: { readonly dryRun?: boolean }): Promise<PurgeReport>
}
