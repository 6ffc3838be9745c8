import { workPlanVersionListShape, workPlanVersionShape } from '@understory/model'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askMember, formFields, pageAt, sendMember } from '../../../../api/member.ts'
import { acknowledgedOf } from '../../../../forms/personal-data-check.tsx'
import { useWords } from '../../../../strings/words.tsx'
import { PlanCrumbs } from '../plan-crumbs.tsx'
import { type VersionAnswer, VersionForm } from './version-form.tsx'
import { termsOfForm, valuesAfter } from './version-values.ts'

export const loader = async (args: LoaderFunctionArgs) => ({
  values: valuesAfter((await askMember(args, 'plan/versions', workPlanVersionListShape)).versions),
})

export async function action({ request, context }: ActionFunctionArgs) {
  const values = await formFields(request)
  const read = termsOfForm(values)
  if ('trouble' in read) return data<VersionAnswer>({ values, trouble: read.trouble }, { status: 400 })
  const body = { slug: values.slug ?? '', terms: read.terms, ...acknowledgedOf(values) }
  const sent = await sendMember(context, 'plan/versions', body, { shape: workPlanVersionShape })
  if (!sent.ok) return data<VersionAnswer>({ values, trouble: sent.trouble }, { status: sent.trouble.status })
  return redirect(pageAt(request, `/work/plan/versions/${sent.value.slug}`))
}

/** A new version of the plan, pasted as text. */
export default function NewVersionPage() {
  const { values } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useWords()
  return (
    <div className="form-page">
      <title>{t('workVersions.title')}</title>
      <PlanCrumbs />
      <h1>{t('workVersions.new')}</h1>
      <p className="lead">{t('workVersions.newLead')}</p>
      <VersionForm values={answer?.values ?? values} read={null} trouble={answer?.trouble} />
    </div>
  )
}
