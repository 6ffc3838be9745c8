import { organisationShape } from '@understory/model'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { askMember } from '../../../api/member.ts'
import { askOutline } from '../../../api/plan-versions.ts'
import { CommitmentForm, saveCommitmentForm } from './commitment-form.tsx'
import { askWorkCommitment } from './load.ts'

export const loader = async (args: LoaderFunctionArgs) => ({
  one: await askWorkCommitment(args),
  organisations: await askMember(args, 'organisations', organisationShape.array()),
  items: (await askOutline(args.context)).items,
})
export const action = async (args: ActionFunctionArgs) =>
  saveCommitmentForm(args, await askWorkCommitment(args))

/** A proposal, to be written anew. */
export default function WordingPage() {
  const { one, organisations, items } = useLoaderData<typeof loader>()
  return (
    <CommitmentForm
      one={one}
      organisations={organisations}
      items={items}
      answer={useActionData<typeof action>()}
    />
  )
}
