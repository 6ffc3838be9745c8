import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { askPlanMeasures } from '../../../api/plan-measures.ts'
import { askPlace } from '../../../api/plan-versions.ts'
import { ItemView } from './item-view.tsx'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const [one, measures] = await Promise.all([
    askPlace(context, params.version ?? '', params.number ?? ''),
    askPlanMeasures(context),
  ])
  return { one, measures }
}

/** What a version called by this number, and what it is now: the address that stands on old paper. */
export default function PlacePage() {
  return <ItemView {...useLoaderData<typeof loader>()} />
}
