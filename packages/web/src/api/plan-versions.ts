import {
  type PlanItemOne,
  type PlanOutlineAnswer,
  type PlanVersionList,
  type PlanVersionOne,
  planItemOneShape,
  planOutlineShape,
  planVersionListShape,
  planVersionOneShape,
} from '@understory/model'
import { apiPath, ask, type Context } from './ask.ts'

export const askOutline = (context: Context): Promise<PlanOutlineAnswer> =>
  ask(context, apiPath('plan/outline'), planOutlineShape)
export const askVersions = (context: Context): Promise<PlanVersionList> =>
  ask(context, apiPath('plan/versions'), planVersionListShape)
export const askVersion = (context: Context, version: string): Promise<PlanVersionOne> =>
  ask(context, apiPath(`plan/versions/${encodeURIComponent(version)}`), planVersionOneShape)
export const askPlace = (context: Context, version: string, number: string): Promise<PlanItemOne> =>
  ask(
    context,
    apiPath(`plan/versions/${encodeURIComponent(version)}/${encodeURIComponent(number)}`),
    planItemOneShape,
  )
export const askItem = (context: Context, id: string): Promise<PlanItemOne> =>
  ask(context, apiPath(`plan/items/${encodeURIComponent(id)}`), planItemOneShape)
