import { nextSteps, type Organisation, ownerSteps, type WorkCommitment } from '@understory/model'
import type { Trouble } from '../../../api/member.ts'
import { ChoiceField, Field, TextField } from '../../../forms/field.tsx'
import { PersonalDataCheck } from '../../../forms/personal-data-check.tsx'
import { useWords } from '../../../strings/words.tsx'
import type { Values } from '../dialogue/form-lines.ts'
import { ownerOf } from './commitment-values.ts'
import { OwnerFields } from './owner-fields.tsx'

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** The step that a form asks for; a day counts only where the day is moved, and an owner where it is handed over. */
export function stepOfForm(form: FormData) {
  const [kind, words] = [textOf(form, 'kind'), textOf(form, 'words')]
  return {
    read: Number(textOf(form, 'read')),
    kind,
    words: words === '' ? null : { text: words, language: textOf(form, 'language') },
    due: kind === 'due-moved' ? textOf(form, 'due') || null : null,
    owner:
      kind === 'handed-over'
        ? ownerOf({ owner: textOf(form, 'owner'), ownerName: textOf(form, 'ownerName') })
        : null,
  }
}

/** What its owner can do next; fields that a step does not need are not looked at. */
export function StepForm(props: {
  one: WorkCommitment
  organisations: readonly Organisation[]
  onlyHandOver: boolean
  values?: Values
  trouble?: Trouble
}) {
  const { one, organisations, onlyHandOver, values = {}, trouble } = props
  const { t, code, language } = useWords()
  const next = nextSteps(one.state)
  const kinds = ownerSteps.filter(kind => next.includes(kind) && (!onlyHandOver || kind === 'handed-over'))
  if (kinds.length === 0) return null
  return (
    <form method="post" className="panel">
      <h2>{t('workPlan.step')}</h2>
      <input type="hidden" name="read" value={one.read} />
      <input type="hidden" name="language" value={language} />
      <ChoiceField
        name="kind"
        label={t('workPlan.kind')}
        defaultValue={values.kind ?? ''}
        options={kinds.map(value => ({ value, label: code('workPlan.do', value) }))}
      />
      <TextField
        name="words"
        label={t('workPlan.stepWords')}
        hint={t('workPlan.stepWordsHint')}
        defaultValue={values.words ?? ''}
        rows={3}
      />
      {kinds.includes('due-moved') && (
        <Field name="due" label={t('workPlan.newDue')} type="date" defaultValue={values.due ?? ''} />
      )}
      {kinds.includes('handed-over') && (
        <details open={onlyHandOver}>
          <summary>{t('workPlan.newOwner')}</summary>
          <OwnerFields organisations={organisations} values={values} />
        </details>
      )}
      <PersonalDataCheck trouble={trouble} values={values} />
      <button type="submit">{t('workPlan.takeStep')}</button>
    </form>
  )
}
