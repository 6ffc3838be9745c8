import { workSeriesShape } from '@understory/model'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { askMember } from '../../../api/member.ts'
import { SeriesForm, saveSeriesForm } from './series-form.tsx'

const askOne = (args: LoaderFunctionArgs | ActionFunctionArgs) =>
  askMember(args, `dialogue/series/${encodeURIComponent(args.params.id ?? '')}`, workSeriesShape)

export const loader = async (args: LoaderFunctionArgs) => ({ series: await askOne(args) })
export const action = async (args: ActionFunctionArgs) => saveSeriesForm(args, await askOne(args))

/** A series as it stands, to be changed. */
export default function EditSeriesPage() {
  const { series } = useLoaderData<typeof loader>()
  return <SeriesForm series={series} answer={useActionData<typeof action>()} />
}
