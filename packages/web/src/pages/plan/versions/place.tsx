import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { askPlace } from '../../../api/plan-versions.ts'
import { ItemView } from './item-view.tsx'

export const loader = ({ context, params }: LoaderFunctionArgs) =>
  askPlace(context, params.version ?? '', params.number ?? '')

/** What a version called by this number, and what it is now: the address that stands on old paper. */
export default function PlacePage() {
  return <ItemView one={useLoaderData<typeof loader>()} />
}
