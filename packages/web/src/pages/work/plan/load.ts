import { type WorkCommitment, workCommitmentShape } from '@understory/model'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { askMember } from '../../../api/member.ts'

export const askWorkCommitment = (args: LoaderFunctionArgs | ActionFunctionArgs): Promise<WorkCommitment> =>
  askMember(args, `plan/commitments/${encodeURIComponent(args.params.no ?? '')}`, workCommitmentShape)
