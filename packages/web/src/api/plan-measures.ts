import { type IndicatorOne, indicatorOneShape, type PlanMeasures, planMeasuresShape } from '@understory/model'
import { apiPath, ask, type Context } from './ask.ts'

export const askPlanMeasures = (context: Context): Promise<PlanMeasures> =>
  ask(context, apiPath('plan/measures'), planMeasuresShape)
export const askIndicator = (context: Context, id: string): Promise<IndicatorOne> =>
  ask(context, apiPath(`plan/indicators/${encodeURIComponent(id)}`), indicatorOneShape)
