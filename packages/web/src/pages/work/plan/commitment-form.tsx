import {
  type Organisation,
  organisationShape,
  originKinds,
  type PlanItemLine,
  type WorkCommitment,
  workCommitmentShape,
} from '@understory/model'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askFindings } from '../../../api/findings.ts'
import { askMember, formFields, pageAt, sendMember, type Trouble } from '../../../api/member.ts'
import { askOutline } from '../../../api/plan-versions.ts'
import { ErrorSummary } from '../../../forms/error-summary.tsx'
import { ChoiceField, Field } from '../../../forms/field.tsx'
import { acknowledgedOf, PersonalDataCheck } from '../../../forms/personal-data-check.tsx'
import { useWords } from '../../../strings/words.tsx'
import { BothFields } from '../dialogue/fields.tsx'
import { type Values, valuesOfBoth } from '../dialogue/form-lines.ts'
import { termsOfValues, valuesOfCommitment } from './commitment-values.ts'
import { OwnerFields } from './owner-fields.tsx'
import { PlanCrumbs } from './plan-crumbs.tsx'

export const loader = async (args: LoaderFunctionArgs) => ({
  organisations: await askMember(args, 'organisations', organisationShape.array()),
  items: (await askOutline(args.context)).items,
  from: await themeOf(args),
})

/** What the form begins with where a theme of published findings is put forward: where it comes from, and what was said. */
async function themeOf({ request, context }: LoaderFunctionArgs): Promise<Values> {
  const { searchParams } = new URL(request.url)
  const [series, id] = [searchParams.get('series'), searchParams.get('theme')]
  if (series === null || id === null) return {}
  const { findings } = await askFindings(context, series, null)
  const theme = findings?.themes.find(one => one.id === id)
  if (!theme) return {}
  return {
    ...{ originKind: 'theme', series, reference: `/dialogue/${series}/findings#theme-${id}` },
    ...valuesOfBoth('words', theme.claim),
  }
}

export interface FormAnswer {
  readonly values: Values
  readonly trouble: Trouble
}

/** Sends the form; comes back with what was typed and what is wrong, or goes to the commitment. */
export async function saveCommitmentForm(
  { request, context }: ActionFunctionArgs,
  before: WorkCommitment | null,
) {
  const values = await formFields(request)
  const terms = termsOfValues(values)
  const path = before === null ? 'plan/commitments' : `plan/commitments/${before.no}/wording`
  const cleared = acknowledgedOf(values)
  const body = before === null ? { terms, ...cleared } : { terms, read: Number(values.read ?? 0), ...cleared }
  const sent = await sendMember(context, path, body, { shape: workCommitmentShape })
  if (!sent.ok) return data<FormAnswer>({ values, trouble: sent.trouble }, { status: sent.trouble.status })
  return redirect(pageAt(request, `/work/plan/commitments/${sent.value.no}`))
}
export const action = (args: ActionFunctionArgs) => saveCommitmentForm(args, null)

/** A new commitment, with the test of kept. */
export default function NewCommitmentPage() {
  const { organisations, items, from } = useLoaderData<typeof loader>()
  return (
    <CommitmentForm
      one={null}
      organisations={organisations}
      items={items}
      from={from}
      answer={useActionData<typeof action>()}
    />
  )
}

export function CommitmentForm(props: {
  one: WorkCommitment | null
  organisations: readonly Organisation[]
  items: readonly PlanItemLine[]
  /** What a new one begins with. */
  from?: Values
  answer: FormAnswer | undefined
}) {
  const { one, organisations, items, answer, from } = props
  const { t, code, language } = useWords()
  const values = answer?.values ?? { ...valuesOfCommitment(one), ...from }
  const field = (name: string) => ({ name, defaultValue: values[name] ?? '' })
  return (
    <div className="form-page">
      <title>{t('workPlan.formTitle')}</title>
      <PlanCrumbs {...(one && { no: one.no })} />
      <h1>{t(one ? 'workPlan.rewordHeading' : 'workPlan.newHeading')}</h1>
      <p className="lead">{t('workPlan.formLead')}</p>
      <ErrorSummary trouble={answer?.trouble} />
      <form method="post">
        {one && <input type="hidden" name="read" value={one.read} />}
        <PersonalDataCheck trouble={answer?.trouble} values={values} />
        <h2>{t('plan.chain.said')}</h2>
        <ChoiceField
          {...field('originKind')}
          label={t('workPlan.originKind')}
          options={originKinds.map(value => ({ value, label: code('plan.origin', value) }))}
        />
        <BothFields name="words" label="workPlan.words" hint="workPlan.wordsHint" values={values} rows={3} />
        <Field {...field('reference')} label={t('workPlan.reference')} hint={t('workPlan.referenceHint')} />
        <Field {...field('series')} label={t('workPlan.series')} hint={t('workPlan.seriesHint')} />
        <h2>{t('workPlan.promise')}</h2>
        <BothFields name="what" label="workPlan.what" values={values} rows={2} />
        <BothFields name="test" label="workPlan.test" hint="workPlan.testHint" values={values} rows={3} />
        <OwnerFields organisations={organisations} values={values} />
        <Field {...field('due')} label={t('workPlan.due')} type="date" required />
        <Field
          {...field('answerBy')}
          label={t('workPlan.answerBy')}
          hint={t('workPlan.answerByHint')}
          type="date"
          required
        />
        <Field
          {...field('updateEvery_days')}
          label={t('workPlan.updateEvery')}
          type="number"
          min={7}
          max={366}
          required
        />
        <Field
          {...field('judgeFor_days')}
          label={t('workPlan.judgeFor')}
          hint={t('workPlan.judgeForHint')}
          type="number"
          min={14}
          max={366}
          required
        />
        <Field
          {...field('cost')}
          label={t('workPlan.cost')}
          hint={t('workPlan.costHint')}
          inputMode="numeric"
        />
        <Field {...field('currency')} label={t('workPlan.currency')} />
        {items.length > 0 && (
          <ChoiceField
            {...field('planItem')}
            label={t('workPlan.planItem')}
            options={[
              { value: '', label: t('workPlan.planItemNone') },
              ...items.map(item => ({ value: item.id, label: `${item.number} ${item.title[language]}` })),
            ]}
          />
        )}
        <Field {...field('district')} label={t('workPlan.district')} hint={t('workPlan.districtHint')} />
        <button type="submit">{t('workPlan.save')}</button>
      </form>
    </div>
  )
}
