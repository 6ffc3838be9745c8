import type {
  Agreement,
  AgreementPage,
  AgreementTerms,
  AnySource,
  LicensedRows,
  Member,
  Purpose,
  Result,
} from '@understory/model'

/** Who does it, and when. */
export interface Doing {
  readonly member: Member
  readonly now: Date
}

export interface LicensedQuestion {
  readonly source: string
  readonly purpose: Purpose
  /** Fields of a row; all that the licence opens when none is named. */
  readonly fields?: readonly string[] | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly limit?: number | undefined
  readonly cursor?: string | null | undefined
}

/** The agreements of a city. Every version is added, none is changed, and each writing has its event. */
export interface CityAgreements {
  /**
   * Writes a draft: of a new agreement without `id`, else the next version of that one. What is in force stays so.
   * Problems: not-found, bad-agreement (another tier), agreement-changed.
   */
  draft(
    draft: { readonly id?: string | undefined; readonly terms: AgreementTerms; readonly why: string },
    doing: Doing,
  ): Promise<Result<Agreement>>
  /**
   * Puts the newest draft into force. Problems: not-found, agreement-changed, not-allowed (one's own draft),
   * bad-agreement (what the tier or the agreement above forbids).
   */
  sign(
    id: string,
    asked: { readonly version: number; readonly why: string },
    doing: Doing,
  ): Promise<Result<Agreement>>
  /** Ends it today, before its date. Problems: not-found, agreement-changed, bad-agreement (not in force). */
  end(
    id: string,
    asked: { readonly version: number; readonly why: string },
    doing: Doing,
  ): Promise<Result<Agreement>>
  /** The newest version of each, as row-level security shows them to this member; newest agreement first. */
  inFull(
    doing: Doing,
    page?: { readonly limit?: number | undefined; readonly cursor?: string | null | undefined },
  ): Promise<Result<AgreementPage>>
  /** Every version of one, newest first. Problem not-found. */
  versions(id: string, doing: Doing): Promise<Result<Agreement[]>>
  /** May a file of this source come in now? Problem no-agreement. */
  mayImport(source: AnySource, now: Date): Promise<Result<null>>
  /**
   * Rows of a source, as far as a licence in force opens them to this member for this purpose.
   * Problems: no-such-source (also for one that the policy closes), no-agreement, bad-parameter (fields, cursor).
   */
  rows(question: LicensedQuestion, doing: Doing): Promise<Result<LicensedRows>>
}
