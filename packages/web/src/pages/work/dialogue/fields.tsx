import { Field, TextField } from '../../../forms/field.tsx'
import { type StringKey, useWords } from '../../../strings/words.tsx'
import type { Values } from './form-lines.ts'

/** The same field in English and in Spanish, beside each other where there is room. */
export function BothFields(props: {
  name: string
  label: StringKey
  hint?: StringKey
  values: Values
  rows?: number
  /** What is not right at a field, by its name. */
  fault?: (field: string) => string | undefined
}) {
  const { name, label, hint, values, rows, fault } = props
  const { t } = useWords()
  return (
    <div className="both">
      {(['en', 'es'] as const).map(each => {
        const about = {
          name: `${name}.${each}`,
          label: t('workDialogue.inLanguage', { what: t(label), language: t(`workDialogue.${each}`) }),
          ...(hint && each === 'en' && { hint: t(hint) }),
          defaultValue: values[`${name}.${each}`] ?? '',
          fault: fault?.(`${name}.${each}`),
        }
        return rows ? <TextField key={each} {...about} rows={rows} /> : <Field key={each} {...about} />
      })}
    </div>
  )
}
