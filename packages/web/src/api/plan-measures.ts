import {
  type IndicatorOne,
  indicatorOneShape,
  type PlanItemOne,
  type PlanMeasures,
  planMeasuresShape,
} from '@understory/model'
import { apiPath, ask, type Context } from './ask.ts'

/** What an item and those right below it are measured by. */
export const askMeasuresOf = (context: Context, { item, way, below }: PlanItemOne): Promise<PlanMeasures> =>
  ask(
    context,
    apiPath('plan/measures', { item: [item?.id ?? way.id, ...below.map(one => one.id)] }),
    planMeasuresShape,
  )
/** Everything that the plan is measured by. */
export const askMeasures = (context: Context): Promise<PlanMeasures> =>
  ask(context, apiPath('plan/measures'), planMeasuresShape)
export const askIndicator = (context: Context, id: string): Promise<IndicatorOne> =>
  ask(context, apiPath(`plan/indicators/${encodeURIComponent(id)}`), indicatorOneShape)
