import type {
  AddValueRequest,
  Result,
  RewriteMeasureRequest,
  WorkMeasure,
  WriteMeasureRequest,
} from '@understory/model'
import type { Doing } from '../../agreements/types.ts'

/** What the plan is measured by, as members work on it. Each writing has its event and its entry of the public log. */
export interface CityPlanMeasures {
  list(doing: Doing): Promise<WorkMeasure[]>
  /** Sets an indicator or a performance measure for an item. Problems: not-allowed, not-found (no such item). */
  write(asked: WriteMeasureRequest, doing: Doing): Promise<Result<WorkMeasure>>
  /** Writes its terms anew; what they said before stays to be read. Problems: not-found, not-allowed, changed-meanwhile, bad-request-body. */
  rewrite(id: string, asked: RewriteMeasureRequest, doing: Doing): Promise<Result<WorkMeasure>>
  /** Types a value of a performance measure. Problems: not-found, not-allowed (not its owner), changed-meanwhile, step-out-of-order (computed). */
  addValue(id: string, asked: AddValueRequest, doing: Doing): Promise<Result<WorkMeasure>>
}
