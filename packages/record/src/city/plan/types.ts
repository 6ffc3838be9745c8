import type {
  AddEvidenceRequest,
  CrowdVerdict,
  Day,
  MeetingList,
  MeetingSignal,
  NoteMeetingRequest,
  ProposeCommitmentRequest,
  Result,
  ReviewRequest,
  RewordCommitmentRequest,
  StepCommitmentRequest,
  WorkCommitment,
  WorkMeeting,
  WorkPanel,
} from '@understory/model'
import type { Doing } from '../agreements/types.ts'
import type { Reminding } from './letters.ts'
import type { CityPlanMeasures } from './measures/types.ts'
import type { CityPlanVersions } from './versions/types.ts'

export interface KeptEvidence {
  readonly title: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** The plan of one city, as members work on it. Each writing has its event and its entry of the public log. */
export interface CityPlan {
  readonly versions: CityPlanVersions
  readonly measures: CityPlanMeasures
  /** Every commitment, the newest first. */
  commitments(doing: Doing): Promise<WorkCommitment[]>
  /** By its short number. Problem not-found. */
  commitment(no: string, doing: Doing): Promise<Result<WorkCommitment>>
  /** Puts one forward; it gets the next number. Problem not-allowed (nobody's organisation), bad-request-body (an owner there is not). */
  propose(asked: ProposeCommitmentRequest, doing: Doing): Promise<Result<WorkCommitment>>
  /** Writes a proposal anew, also one that was declined. Problems: not-found, not-allowed, changed-meanwhile, step-out-of-order. */
  reword(no: string, asked: RewordCommitmentRequest, doing: Doing): Promise<Result<WorkCommitment>>
  /** A step of whoever owns it. Problems: not-found, not-allowed, changed-meanwhile, step-out-of-order, bad-request-body (no reason). */
  step(no: string, asked: StepCommitmentRequest, doing: Doing): Promise<Result<WorkCommitment>>
  /** Hands evidence in; of a file the hash is made here. Problems: not-found, changed-meanwhile, step-out-of-order, bad-request-body. */
  addEvidence(no: string, asked: AddEvidenceRequest, doing: Doing): Promise<Result<WorkCommitment>>
  /** An independent review. Problems: not-found, not-allowed (the owner's own), changed-meanwhile, step-out-of-order. */
  review(no: string, asked: ReviewRequest, doing: Doing): Promise<Result<WorkCommitment>>
  /** Writes down how residents judged so far. Problems as with a review. */
  recordTally(
    no: string,
    asked: { readonly read: number; readonly tally: readonly CrowdVerdict[] },
    doing: Doing,
  ): Promise<Result<WorkCommitment>>
  /** Who was drawn, for whoever facilitates the series it comes from; the look is written down. Problem not-found. */
  panel(no: string, doing: Doing): Promise<Result<WorkPanel>>
  /** Draws it, once, out of cards that agreed to be contacted. Problems: not-found, step-out-of-order, bad-request-body (too few). */
  callPanel(
    no: string,
    size: number,
    judgeOf: (commitment: string, card: string) => string,
    doing: Doing,
  ): Promise<Result<null>>
  /** Takes the right to remind an owner: of each thing, whether nobody was reminded of it in seven days. */
  takeReminders(asked: Reminding): Promise<boolean[]>
  /** Takes the right to send the digest of a week, named by its Monday: true once. */
  takeDigest(week: Day, people: number, now: Date): Promise<boolean>
  meetings(doing: Doing): Promise<MeetingList>
  /** A meeting under way with what it looks at now, or the minutes of one that was closed. Problem not-found. */
  meeting(no: string, signals: readonly MeetingSignal[], doing: Doing): Promise<Result<WorkMeeting>>
  /** Begins one; its number. Problem step-out-of-order while another is open. */
  beginMeeting(doing: Doing): Promise<Result<number>>
  /** Problems: not-found, step-out-of-order (closed). */
  noteMeeting(no: string, asked: NoteMeetingRequest, doing: Doing): Promise<Result<null>>
  /** Closes it; the minutes are made from it. Problems: not-found, step-out-of-order (closed). */
  closeMeeting(no: string, signals: readonly MeetingSignal[], doing: Doing): Promise<Result<WorkMeeting>>
  /** A file that was handed in, for those who work on the plan; the look is written down. Problem not-found. */
  evidenceFile(id: string, doing: Doing): Promise<Result<KeptEvidence>>
}
