import { policePresences, seriesStates, type WorkSeries, workSeriesShape } from '@understory/model'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData } from 'react-router'
import { formFields, pageAt, sendMember, type Trouble } from '../../../api/member.ts'
import { ErrorSummary } from '../../../forms/error-summary.tsx'
import { ChoiceField, Field } from '../../../forms/field.tsx'
import { acknowledgedOf, PersonalDataCheck } from '../../../forms/personal-data-check.tsx'
import { useWords } from '../../../strings/words.tsx'
import { actingRole } from '../agreement/load.ts'
import { BothFields } from './fields.tsx'
import type { Values } from './form-lines.ts'
import { SeriesCrumbs } from './series-crumbs.tsx'
import { parts, seriesOfValues, valuesOfSeries } from './series-values.ts'

export const loader = async (args: LoaderFunctionArgs) => ({ role: await actingRole(args) })

interface Answer {
  readonly values: Values
  readonly trouble: Trouble
}

/** Sends the form; comes back with what was typed and what is wrong, or goes to the series. */
export async function saveSeriesForm({ request, context }: ActionFunctionArgs, before: WorkSeries | null) {
  const values = await formFields(request)
  const sent = await sendMember(
    context,
    'dialogue/series',
    { ...seriesOfValues(values, before), ...acknowledgedOf(values) },
    {
      shape: workSeriesShape,
    },
  )
  if (!sent.ok) return data<Answer>({ values, trouble: sent.trouble }, { status: sent.trouble.status })
  return redirect(pageAt(request, `/work/dialogue/${sent.value.id}`))
}
export const action = (args: ActionFunctionArgs) => saveSeriesForm(args, null)

/** A new series. */
export default function NewSeriesPage() {
  const answer = useActionData<typeof action>()
  return <SeriesForm series={null} answer={answer} />
}

export function SeriesForm({ series, answer }: { series: WorkSeries | null; answer: Answer | undefined }) {
  const { t, code, language } = useWords()
  const values = answer?.values ?? valuesOfSeries(series)
  const field = (name: string) => ({ name, defaultValue: values[name] ?? '' })
  return (
    <div className="form-page">
      <title>{t('workDialogue.formTitle')}</title>
      <SeriesCrumbs {...(series && { id: series.id, title: series.terms.title[language] })} />
      <h1>{t(series ? 'workDialogue.editHeading' : 'workDialogue.newHeading')}</h1>
      <p className="lead">{t('workDialogue.formLead')}</p>
      <ErrorSummary trouble={answer?.trouble} />
      <form method="post">
        <input type="hidden" name="version" value={values.version ?? ''} />
        <PersonalDataCheck trouble={answer?.trouble} values={values} />
        <BothFields name="title" label="workDialogue.name" values={values} />
        <BothFields
          name="question"
          label="workDialogue.question"
          hint="workDialogue.questionHint"
          values={values}
          rows={2}
        />
        <BothFields name="summary" label="workDialogue.summary" values={values} rows={4} />
        <Field {...field('slug')} label={t('workDialogue.slug')} hint={t('workDialogue.slugHint')} required />
        <h2>{t('dialogue.parts')}</h2>
        <p className="hint">{t('workDialogue.partsHint')}</p>
        {parts.map(part => (
          <Field
            key={part}
            {...field(part)}
            label={t(`workDialogue.part.${part}`)}
            hint={t(`dialogue.part.${part}.does`)}
            required
          />
        ))}
        <h2>{t('workDialogue.frame')}</h2>
        <BothFields
          name="openToChange"
          label="dialogue.openToChange"
          hint="workDialogue.linesHint"
          values={values}
          rows={4}
        />
        <BothFields name="notOpenToChange" label="dialogue.notOpenToChange" values={values} rows={3} />
        <BothFields name="inTheRoom" label="dialogue.room" values={values} rows={2} />
        <ChoiceField
          {...field('police')}
          label={t('dialogue.police')}
          options={policePresences.map(value => ({ value, label: code('dialogue.police', value) }))}
        />
        <Field
          {...field('languages')}
          label={t('dialogue.languagesHead')}
          hint={t('workDialogue.languagesHint')}
          required
        />
        <Field {...field('answerBy')} label={t('workDialogue.answerBy')} type="date" />
        <Field
          {...field('contactDays')}
          label={t('workDialogue.contactDays')}
          type="number"
          min={1}
          max={365}
          required
        />
        <Field
          {...field('rawNoteDays')}
          label={t('workDialogue.rawNoteDays')}
          type="number"
          min={1}
          max={3650}
          required
        />
        <ChoiceField
          {...field('state')}
          label={t('workDialogue.stateLabel')}
          hint={t('workDialogue.stateHint')}
          options={seriesStates.map(value => ({ value, label: code('workDialogue.state', value) }))}
        />
        <button type="submit">{t('workDialogue.save')}</button>
      </form>
    </div>
  )
}
