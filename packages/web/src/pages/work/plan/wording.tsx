import { organisationShape } from '@understory/model'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { askMember } from '../../../api/member.ts'
import { CommitmentForm, saveCommitmentForm } from './commitment-form.tsx'
import { askWorkCommitment } from './load.ts'

export const loader = async (args: LoaderFunctionArgs) => ({
  one: await askWorkCommitment(args),
  organisations: await askMember(args, 'organisations', organisationShape.array()),
})
export const action = async (args: ActionFunctionArgs) =>
  saveCommitmentForm(args, await askWorkCommitment(args))

/** A proposal, to be written anew. */
export default function WordingPage() {
  const { one, organisations } = useLoaderData<typeof loader>()
  return <CommitmentForm one={one} organisations={organisations} answer={useActionData<typeof action>()} />
}
