import {
  type CommitmentList,
  type CommitmentOne,
  commitmentListShape,
  commitmentOneShape,
  type OwedList,
  owedListShape,
  type PlanWeek,
  planWeekShape,
} from '@understory/model'
import { apiPath, ask, type Context } from './ask.ts'

export const askCommitments = (context: Context): Promise<CommitmentList> =>
  ask(context, apiPath('plan/commitments'), commitmentListShape)
export const askCommitment = (context: Context, no: string): Promise<CommitmentOne> =>
  ask(context, apiPath(`plan/commitments/${encodeURIComponent(no)}`), commitmentOneShape)
export const askOwed = (context: Context): Promise<OwedList> =>
  ask(context, apiPath('plan/owed'), owedListShape)
export const askWeek = (context: Context): Promise<PlanWeek> =>
  ask(context, apiPath('plan/week'), planWeekShape)
