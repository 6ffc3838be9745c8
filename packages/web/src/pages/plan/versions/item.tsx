import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { askPlanMeasures } from '../../../api/plan-measures.ts'
import { askItem } from '../../../api/plan-versions.ts'
import { ItemView } from './item-view.tsx'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const [one, measures] = await Promise.all([askItem(context, params.id ?? ''), askPlanMeasures(context)])
  return { one, measures }
}

/** An item by its id, which it keeps whatever its number. */
export default function ItemPage() {
  return <ItemView {...useLoaderData<typeof loader>()} />
}
