import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { askMeasuresOf } from '../../../api/plan-measures.ts'
import { askPlace, askVersions } from '../../../api/plan-versions.ts'
import { ItemView } from './item-view.tsx'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { versions } = await askVersions(context)
  const last = versions.at(-1)
  if (!last) throw data({ detail: 'No version of the plan is public.' }, { status: 404 })
  const one = await askPlace(context, last.slug, params.number ?? '')
  return { one, measures: await askMeasuresOf(context, one) }
}

/** One goal of the version in force, with its actions. */
export default function GoalPage() {
  return <ItemView {...useLoaderData<typeof loader>()} />
}
