import { Field, TextField } from '../../../forms/field.tsx'
import { type StringKey, useWords } from '../../../strings/words.tsx'
import type { Values } from './form-lines.ts'

/** The same field in English and in Spanish, beside each other where there is room. */
export function BothFields(props: {
  name: string
  label: StringKey
  hint?: StringKey
  values: Values
  /** What the house answered, by the name of the field. */
  errors?: Values
  rows?: number
  /** The same, said in the reader’s own language. */
  fault?: (field: string) => string | undefined
}) {
  const { name, label, hint, values, errors = {}, rows, fault } = props
  const { t } = useWords()
  return (
    <div className="both">
      {(['en', 'es'] as const).map(each => {
        const about = {
          name: `${name}.${each}`,
          label: t('workDialogue.inLanguage', { what: t(label), language: t(`workDialogue.${each}`) }),
          ...(hint && each === 'en' && { hint: t(hint) }),
          defaultValue: values[`${name}.${each}`] ?? '',
          error: errors[`${name}.${each}`],
          fault: fault?.(`${name}.${each}`),
        }
        return rows ? <TextField key={each} {...about} rows={rows} /> : <Field key={each} {...about} />
      })}
    </div>
  )
}
