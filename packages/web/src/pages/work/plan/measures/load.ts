import { organisationShape, type PlanItemLine, workMeasureListShape } from '@understory/model'
import type { LoaderFunctionArgs } from 'react-router'
import { askBoundaries, askPlaces, boundaryName, newestOf } from '../../../../api/ask.ts'
import { askMember } from '../../../../api/member.ts'
import { askOutline } from '../../../../api/plan-versions.ts'
import type { MeasureDesk } from './measure-form.tsx'

/** What a measure is set with: who may own it, and the districts it may be about. */
export async function measureDesk(args: LoaderFunctionArgs): Promise<MeasureDesk> {
  const [organisations, boundaries] = await Promise.all([
    askMember(args, 'organisations', organisationShape.array()),
    askBoundaries(args.context),
  ])
  const newest = newestOf(boundaries, 'district')
  const places = newest ? (await askPlaces(args.context, boundaryName(newest))).areas : []
  return { organisations, districts: places.map(({ slug, name }) => ({ slug, name })) }
}

export const askWorkMeasures = async (args: LoaderFunctionArgs) =>
  (await askMember(args, 'plan/measures', workMeasureListShape)).measures

/** Items of the plan in force. */
export const itemsInForce = async (args: LoaderFunctionArgs): Promise<PlanItemLine[]> =>
  (await askOutline(args.context)).items
