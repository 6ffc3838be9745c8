import type {
  AddEvidenceRequest,
  ProposeCommitmentRequest,
  Result,
  RewordCommitmentRequest,
  StepCommitmentRequest,
  WorkCommitment,
} from '@understory/model'
import type { Doing } from '../agreements/types.ts'
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
  /** A file that was handed in, for those who work on the plan; the look is written down. Problem not-found. */
  evidenceFile(id: string, doing: Doing): Promise<Result<KeptEvidence>>
}
