import { dialogueStages, policePresences, sessionStates, workSeriesShape } from '@understory/model'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askCities } from '../../../api/ask.ts'
import { askMember, formFields, pageAt, sendMember, type Trouble } from '../../../api/member.ts'
import { ErrorSummary } from '../../../forms/error-summary.tsx'
import { ChoiceField, Field, TextField } from '../../../forms/field.tsx'
import { acknowledgedOf, PersonalDataCheck } from '../../../forms/personal-data-check.tsx'
import { useWords } from '../../../strings/words.tsx'
import { BothFields } from './fields.tsx'
import type { Values } from './form-lines.ts'
import { SeriesCrumbs } from './series-crumbs.tsx'
import { segmentsIn, sessionOfValues, spareSegments, valuesOfSession } from './session-values.ts'

/** The series, the session that is meant, and the zone in which times are typed. */
export async function sessionAt(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const { id = '', session: wanted } = args.params
  const [series, cities] = await Promise.all([
    askMember(args, `dialogue/series/${encodeURIComponent(id)}`, workSeriesShape),
    askCities(args.context),
  ])
  const session = series.sessions.find(one => one.id === wanted) ?? null
  if (wanted !== undefined && session === null)
    throw data({ code: 'not-found', detail: `This series has no session ${wanted}.` }, { status: 404 })
  return { series, session, timeZone: cities[0]?.timeZone ?? 'UTC' }
}
export const loader = sessionAt

interface Answer {
  readonly values: Values
  readonly trouble: Trouble
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args
  const at = await sessionAt(args)
  const values = await formFields(request)
  const sent = await sendMember(context, 'dialogue/sessions', {
    ...sessionOfValues(values, at),
    ...acknowledgedOf(values),
  })
  if (!sent.ok) return data<Answer>({ values, trouble: sent.trouble }, { status: sent.trouble.status })
  return redirect(pageAt(request, `/work/dialogue/${at.series.id}`))
}

/** A session to be written or changed: where, when, for how many, what is provided, and its run-sheet. */
export default function SessionFormPage() {
  const { series, session, timeZone } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, language } = useWords()
  const values = answer?.values ?? valuesOfSession(series, session, timeZone)
  return (
    <div className="form-page">
      <title>{t('workDialogue.sessionFormTitle')}</title>
      <SeriesCrumbs id={series.id} title={series.terms.title[language]} />
      <h1>{t(session ? 'workDialogue.editSession' : 'workDialogue.newSession')}</h1>
      <ErrorSummary trouble={answer?.trouble} />
      <form method="post">
        <input type="hidden" name="version" value={values.version ?? ''} />
        <PersonalDataCheck trouble={answer?.trouble} values={values} />
        <When values={values} timeZone={timeZone} />
        <Place values={values} />
        <Provided values={values} />
        <RunSheet values={values} />
        <button type="submit">{t('workDialogue.save')}</button>
      </form>
    </div>
  )
}

interface Part {
  values: Values
}
const fieldOf = (values: Values) => (name: string) => ({ name, defaultValue: values[name] ?? '' })

function When({ values, timeZone }: Part & { timeZone: string }) {
  const { t, code } = useWords()
  const field = fieldOf(values)
  return (
    <>
      <BothFields name="title" label="workDialogue.name" values={values} />
      <Field {...field('slug')} label={t('workDialogue.slug')} hint={t('workDialogue.slugHint')} required />
      <ChoiceField
        {...field('stage')}
        label={t('workDialogue.stage')}
        options={dialogueStages.map(value => ({ value, label: code('dialogue.stage', value) }))}
      />
      <Field
        {...field('startsAt')}
        label={t('workDialogue.startsAt')}
        hint={t('workDialogue.zoneHint', { zone: timeZone })}
        type="datetime-local"
        required
      />
      <Field {...field('endsAt')} label={t('workDialogue.endsAt')} type="datetime-local" required />
      <ChoiceField
        {...field('state')}
        label={t('workDialogue.stateLabel')}
        options={sessionStates.map(value => ({ value, label: code('workDialogue.sessionState', value) }))}
      />
    </>
  )
}

function Place({ values }: Part) {
  const { t } = useWords()
  const field = fieldOf(values)
  return (
    <>
      <h2>{t('workDialogue.place')}</h2>
      <Field {...field('place.name')} label={t('workDialogue.placeName')} required />
      <Field {...field('place.address')} label={t('workDialogue.placeAddress')} required />
      <Field
        {...field('place.area')}
        label={t('workDialogue.placeArea')}
        hint={t('workDialogue.placeAreaHint')}
      />
      <BothFields name="place.access" label="workDialogue.placeAccess" values={values} rows={2} />
      <Field
        {...field('capacity')}
        label={t('workDialogue.seats')}
        type="number"
        min={1}
        max={2000}
        required
      />
      <Field {...field('tables')} label={t('workDialogue.tables')} type="number" min={1} max={60} required />
    </>
  )
}

function Provided({ values }: Part) {
  const { t, code } = useWords()
  const field = fieldOf(values)
  return (
    <>
      <h2>{t('dialogue.provided')}</h2>
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
      <Field {...field('interpreters')} label={t('dialogue.interpreters')} />
      <BothFields name="childcare" label="dialogue.childcare" values={values} />
      <BothFields name="food" label="dialogue.food" values={values} />
      <BothFields name="transport" label="dialogue.transport" values={values} />
      <Field {...field('phone')} label={t('workDialogue.phone')} type="tel" />
      <BothFields
        name="groundRules"
        label="dialogue.groundRules"
        hint="workDialogue.linesHint"
        values={values}
        rows={4}
      />
    </>
  )
}

function RunSheet({ values }: Part) {
  const { t } = useWords()
  const field = fieldOf(values)
  const rows = segmentsIn(values) + spareSegments
  return (
    <>
      <h2>{t('workDialogue.runSheet')}</h2>
      <p className="hint">{t('workDialogue.runSheetHint')}</p>
      {Array.from({ length: rows }, (_, n) => n).map(n => (
        <fieldset className="row-of field" key={n}>
          <legend>{t('workDialogue.segment', { n: n + 1 })}</legend>
          <input type="hidden" name={`segment.${n}.id`} value={values[`segment.${n}.id`] ?? ''} />
          <BothFields name={`segment.${n}.title`} label="workDialogue.name" values={values} />
          <Field
            {...field(`segment.${n}.minutes`)}
            label={t('workDialogue.minutes')}
            type="number"
            min={1}
            max={240}
          />
          <BothFields name={`segment.${n}.prompts`} label="workDialogue.prompts" values={values} rows={2} />
          <TextField {...field(`segment.${n}.guidance`)} label={t('workDialogue.guidance')} rows={2} />
        </fieldset>
      ))}
    </>
  )
}
