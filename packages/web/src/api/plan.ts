import {
  type CommitmentList,
  type CommitmentOne,
  commitmentListShape,
  commitmentOneShape,
} from '@understory/model'
import { apiPath, ask, type Context } from './ask.ts'

export const askCommitments = (context: Context): Promise<CommitmentList> =>
  ask(context, apiPath('plan/commitments'), commitmentListShape)
export const askCommitment = (context: Context, no: string): Promise<CommitmentOne> =>
  ask(context, apiPath(`plan/commitments/${encodeURIComponent(no)}`), commitmentOneShape)
