import type { Trouble } from '../../../../api/member.ts'
import { ErrorSummary } from '../../../../forms/error-summary.tsx'
import { Field, TextField } from '../../../../forms/field.tsx'
import { PersonalDataCheck } from '../../../../forms/personal-data-check.tsx'
import { useWords } from '../../../../strings/words.tsx'
import { BothFields } from '../../dialogue/fields.tsx'
import type { Values } from '../../dialogue/form-lines.ts'

export interface VersionAnswer {
  readonly values: Values
  readonly trouble: Trouble
}

/** Title, days in force, and the whole plan as text: one item a line. */
export function VersionForm(props: { values: Values; read: number | null; trouble: Trouble | undefined }) {
  const { values, read, trouble } = props
  const { t } = useWords()
  const field = (name: string) => ({ name, defaultValue: values[name] ?? '' })
  return (
    <>
      <ErrorSummary trouble={trouble} />
      <form method="post" className="plan-text">
        <input type="hidden" name="what" value="write" />
        {read === null ? (
          <Field
            {...field('slug')}
            label={t('workVersions.slug')}
            hint={t('workVersions.slugHint')}
            required
          />
        ) : (
          <input type="hidden" name="read" value={read} />
        )}
        <BothFields name="title" label="workVersions.name" values={values} />
        <Field {...field('from')} label={t('workVersions.from')} type="date" required />
        <Field {...field('to')} label={t('workVersions.to')} hint={t('workVersions.toHint')} type="date" />
        <TextField {...field('text')} label={t('workVersions.text')} hint={<TextHint />} rows={24} />
        <PersonalDataCheck trouble={trouble} values={values} />
        <button type="submit">{t('workVersions.save')}</button>
      </form>
    </>
  )
}

function TextHint() {
  const { t } = useWords()
  return (
    <>
      {t('workVersions.textHint')}
      <code className="sample-lines">
        4.1 | English | Español | owner | monthly | was 2.3
        <br />
        2.4 -&gt; 4.1 | reason | motivo
        <br />
        2.5 -&gt; dropped | reason | motivo
      </code>
    </>
  )
}
