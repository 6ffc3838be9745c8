import type { WorkMeasure } from '@understory/model'
import type { Trouble } from '../../../../api/member.ts'
import { ErrorSummary } from '../../../../forms/error-summary.tsx'
import { FaultSummary, type Faults, useFaultOf } from '../../../../forms/faults.tsx'
import { Field } from '../../../../forms/field.tsx'
import { PersonalDataCheck } from '../../../../forms/personal-data-check.tsx'
import { useWords } from '../../../../strings/words.tsx'
import type { Values } from '../../dialogue/form-lines.ts'

/** Types the value of a month, with where the number comes from. */
export function ValueForm(props: {
  read: number
  unit: string
  values: Values
  faults: Faults
  trouble: Trouble | null
}) {
  const { read, unit, values, faults, trouble } = props
  const { t } = useWords()
  const fault = useFaultOf(faults)
  const field = (name: string) => ({ name, defaultValue: values[name] ?? '', fault: fault(name) })
  return (
    <>
      <FaultSummary faults={faults} />
      <ErrorSummary trouble={trouble} />
      <form method="post" className="panel measure-form" noValidate>
        <h3>{t('workMeasures.type')}</h3>
        <input type="hidden" name="what" value="value" />
        <input type="hidden" name="read" value={read} />
        <Field
          {...field('month')}
          label={t('workMeasures.month')}
          hint={t('workMeasures.monthHint')}
          type="month"
        />
        <Field
          {...field('value')}
          label={t('workMeasures.value', { unit })}
          inputMode="decimal"
          className="short"
        />
        <Field {...field('source')} label={t('workMeasures.source')} hint={t('workMeasures.sourceHint')} />
        <PersonalDataCheck trouble={trouble} values={values} />
        <button type="submit">{t('workMeasures.typeIt')}</button>
      </form>
    </>
  )
}

/** Values month by month, the newest first. */
export function ValueTable({ values, unit }: { values: WorkMeasure['values']; unit: string }) {
  const { t, month, typed, day } = useWords()
  if (values.length === 0) return <p className="note">{t('workMeasures.noValues')}</p>
  return (
    <table className="stacked">
      <thead>
        <tr>
          <th scope="col">{t('workMeasures.month')}</th>
          <th scope="col">{unit}</th>
          <th scope="col">{t('workMeasures.source')}</th>
          <th scope="col">{t('workMeasures.by')}</th>
        </tr>
      </thead>
      <tbody>
        {values.map(one => (
          <tr key={one.month}>
            <th scope="row">{month(one.month)}</th>
            <td data-label={unit}>{typed(one.value)}</td>
            <td data-label={t('workMeasures.source')}>{one.source}</td>
            <td data-label={t('workMeasures.by')}>
              {one.org}, {day(one.at)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
