import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { askPlanMeasures } from '../../../api/plan-measures.ts'
import { askPlace, askVersions } from '../../../api/plan-versions.ts'
import { ItemView } from './item-view.tsx'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { versions } = await askVersions(context)
  const last = versions.at(-1)
  if (!last) throw data({ detail: 'No version of the plan is public.' }, { status: 404 })
  const [one, measures] = await Promise.all([
    askPlace(context, last.slug, params.number ?? ''),
    askPlanMeasures(context),
  ])
  return { one, measures }
}

/** One goal of the version in force, with its actions. */
export default function GoalPage() {
  return <ItemView {...useLoaderData<typeof loader>()} />
}
