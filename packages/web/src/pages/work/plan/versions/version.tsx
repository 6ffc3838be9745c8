import { may, workPlanVersionShape } from '@understory/model'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askMember, formFields, pageAt, sendMember } from '../../../../api/member.ts'
import { Allowed } from '../../../../forms/decision.tsx'
import { acknowledgedOf } from '../../../../forms/personal-data-check.tsx'
import { useWords } from '../../../../strings/words.tsx'
import { actingRole } from '../../agreement/load.ts'
import { PlanCrumbs } from '../plan-crumbs.tsx'
import { type VersionAnswer, VersionForm } from './version-form.tsx'
import { termsOfForm, valuesOfVersion } from './version-values.ts'

const pathOf = (version: string | undefined) => `plan/versions/${encodeURIComponent(version ?? '')}`

export async function loader(args: LoaderFunctionArgs) {
  const [role, one] = await Promise.all([
    actingRole(args),
    askMember(args, pathOf(args.params.version), workPlanVersionShape),
  ])
  return { one, mayWrite: may(role, 'write-plan') }
}

/** Writes the draft anew, or makes it public for good. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const values = await formFields(request)
  const publishes = values.what === 'publish'
  const read = publishes ? null : termsOfForm(values)
  if (read && 'trouble' in read)
    return data<VersionAnswer>({ values, trouble: read.trouble }, { status: 400 })
  const sent = await sendMember(
    context,
    `${pathOf(params.version)}/${publishes ? 'publication' : 'wording'}`,
    { read: Number(values.read ?? 0), ...(read && { terms: read.terms, ...acknowledgedOf(values) }) },
    { shape: workPlanVersionShape },
  )
  if (!sent.ok)
    return data<VersionAnswer>(
      { values: publishes ? {} : values, trouble: sent.trouble },
      { status: sent.trouble.status },
    )
  return redirect(pageAt(request, `/work/plan/versions/${sent.value.slug}`))
}

/** A version as it is worked on: its text while it is a draft, its public page afterwards. */
export default function WorkVersionPage() {
  const { one, mayWrite } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, path, code, language } = useWords()
  const typed = answer && Object.keys(answer.values).length > 0 ? answer.values : valuesOfVersion(one)
  return (
    <div className="form-page">
      <title>{t('workVersions.title')}</title>
      <PlanCrumbs />
      <h1>{one.terms.title[language]}</h1>
      <p>
        <b className="state">{code('planItem.version', one.state)}</b>{' '}
        {t('workVersions.counts', { lines: one.terms.lines.length, moves: one.terms.moves.length })}
      </p>
      {one.state === 'draft' ? (
        <Allowed decision={mayWrite} label={t('workVersions.save')}>
          <VersionForm values={typed} read={one.read} trouble={answer?.trouble} />
          <form method="post" className="panel">
            <h2>{t('workVersions.publish')}</h2>
            <p>{t('workVersions.publishText')}</p>
            <input type="hidden" name="what" value="publish" />
            <input type="hidden" name="read" value={one.read} />
            <button type="submit">{t('workVersions.publish')}</button>
          </form>
        </Allowed>
      ) : (
        <p>
          <a href={path(`/plan/${one.slug}`)}>{t('workVersions.publicPage')}</a>
        </p>
      )}
    </div>
  )
}
