import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { askMeasuresOf } from '../../../api/plan-measures.ts'
import { askItem } from '../../../api/plan-versions.ts'
import { ItemView } from './item-view.tsx'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const one = await askItem(context, params.id ?? '')
  return { one, measures: await askMeasuresOf(context, one) }
}

/** An item by its id, which it keeps whatever its number. */
export default function ItemPage() {
  return <ItemView {...useLoaderData<typeof loader>()} />
}
