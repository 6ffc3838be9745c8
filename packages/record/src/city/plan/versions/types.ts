import type {
  PlanItemLine,
  PublishPlanRequest,
  Result,
  RewritePlanRequest,
  UpdateActionRequest,
  WorkAction,
  WorkPlanVersion,
  WritePlanRequest,
} from '@understory/model'
import type { Doing } from '../../agreements/types.ts'

/** Versions of the plan and its actions, as members work on them. Each writing has its event; what becomes public is entered in the public log. */
export interface CityPlanVersions {
  /** Every version, drafts too, by address. */
  list(doing: Doing): Promise<WorkPlanVersion[]>
  /** Problem not-found. */
  one(slug: string, doing: Doing): Promise<Result<WorkPlanVersion>>
  /** A new draft. Problems: not-allowed (nobody's organisation), name-taken, bad-request-body (an owner there is not). */
  write(asked: WritePlanRequest, doing: Doing): Promise<Result<WorkPlanVersion>>
  /** Writes a draft anew. Problems: not-found, not-allowed, changed-meanwhile, step-out-of-order (it is public), bad-request-body. */
  rewrite(slug: string, asked: RewritePlanRequest, doing: Doing): Promise<Result<WorkPlanVersion>>
  /**
   * Makes a draft public for good: it supersedes the version that was public before it. Problems: not-found, not-allowed, changed-meanwhile,
   * step-out-of-order (it is public), plan-leaves-out.
   */
  publish(slug: string, asked: PublishPlanRequest, doing: Doing): Promise<Result<WorkPlanVersion>>
  /** Every item of the version in force, in the order of their numbers. */
  inForce(doing: Doing): Promise<PlanItemLine[]>
  /** Actions of the version in force: own ones first, among them the longest stale first. */
  actions(doing: Doing): Promise<WorkAction[]>
  /** Says how an action goes. Problems: not-found (not in force), not-allowed, changed-meanwhile. */
  update(item: string, asked: UpdateActionRequest, doing: Doing): Promise<Result<WorkAction>>
}
