import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { askItem } from '../../../api/plan-versions.ts'
import { ItemView } from './item-view.tsx'

export const loader = ({ context, params }: LoaderFunctionArgs) => askItem(context, params.id ?? '')

/** An item by its id, which it keeps whatever its number. */
export default function ItemPage() {
  return <ItemView one={useLoaderData<typeof loader>()} />
}
