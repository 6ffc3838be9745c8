import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { askMeasuresOf } from '../../../api/plan-measures.ts'
import { askPlace } from '../../../api/plan-versions.ts'
import { ItemView } from './item-view.tsx'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const one = await askPlace(context, params.version ?? '', params.number ?? '')
  return { one, measures: await askMeasuresOf(context, one) }
}

/** What a version called by this number, and what it is now: the address that stands on old paper. */
export default function PlacePage() {
  return <ItemView {...useLoaderData<typeof loader>()} />
}
