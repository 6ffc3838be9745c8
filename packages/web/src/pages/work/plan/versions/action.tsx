import { actionStatuses, may, workActionListShape, workActionShape } from '@understory/model'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askMember, formFields, pageAt, sendMember, type Trouble } from '../../../../api/member.ts'
import { Allowed } from '../../../../forms/decision.tsx'
import { ErrorSummary } from '../../../../forms/error-summary.tsx'
import { ChoiceField, TextField } from '../../../../forms/field.tsx'
import { acknowledgedOf, PersonalDataCheck } from '../../../../forms/personal-data-check.tsx'
import { ActionStandLine } from '../../../../measured/plan/action-stand.tsx'
import { useWords } from '../../../../strings/words.tsx'
import { actingRole } from '../../agreement/load.ts'
import type { Values } from '../../dialogue/form-lines.ts'
import { PlanCrumbs } from '../plan-crumbs.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const [role, { actions }] = await Promise.all([
    actingRole(args),
    askMember(args, 'plan/actions', workActionListShape),
  ])
  const one = actions.find(each => each.id === args.params.id)
  if (!one) throw data({ detail: 'There is no such action.' }, { status: 404 })
  const mayUpdate = may(role, 'update-action')
  return { one, mayUpdate: { ...mayUpdate, allowed: mayUpdate.allowed && one.own } }
}

interface Answer {
  readonly values: Values
  readonly trouble: Trouble
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const values = await formFields(request)
  const { read, status, words, language } = values
  const said = { status, words: words ? { text: words, language } : null }
  const body = { read: Number(read ?? 0), ...said, ...acknowledgedOf(values) }
  const path = `plan/items/${encodeURIComponent(params.id ?? '')}/updates`
  const sent = await sendMember(context, path, body, { shape: workActionShape })
  if (!sent.ok) return data<Answer>({ values, trouble: sent.trouble }, { status: sent.trouble.status })
  return redirect(pageAt(request, '/work/plan/versions'))
}

/** Says how one action goes. */
export default function WorkActionPage() {
  const { one, mayUpdate } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, path, code, language } = useWords()
  return (
    <div className="form-page">
      <title>{t('workVersions.title')}</title>
      <PlanCrumbs />
      <h1>
        <span className="number">{one.number}</span> {one.title[language]}
      </h1>
      <ActionStandLine item={one} />
      <p>
        <a href={path(`/plan/items/${one.id}`)}>{t('workVersions.publicPage')}</a>
      </p>
      <ErrorSummary trouble={answer?.trouble} />
      <Allowed decision={mayUpdate} label={t('workVersions.say')}>
        <form method="post" className="panel">
          <h2>{t('workVersions.say')}</h2>
          <input type="hidden" name="read" value={one.stand.updates} />
          <input type="hidden" name="language" value={language} />
          <ChoiceField
            name="status"
            label={t('workVersions.status')}
            defaultValue={answer?.values.status ?? one.stand.status}
            options={actionStatuses.map(value => ({ value, label: code('planItem.status', value) }))}
          />
          <TextField
            name="words"
            label={t('workVersions.words')}
            hint={t('workVersions.wordsHint')}
            defaultValue={answer?.values.words ?? ''}
            rows={3}
          />
          <PersonalDataCheck trouble={answer?.trouble} values={answer?.values ?? {}} />
          <button type="submit">{t('workVersions.sayIt')}</button>
        </form>
      </Allowed>
    </div>
  )
}
