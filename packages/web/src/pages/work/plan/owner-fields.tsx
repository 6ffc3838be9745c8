import type { Organisation } from '@understory/model'
import { ChoiceField, Field } from '../../../forms/field.tsx'
import { useWords } from '../../../strings/words.tsx'
import type { Values } from '../dialogue/form-lines.ts'

/** Who owns it: an organisation that works here, or the name of another one, for which the office then acts. */
export function OwnerFields(props: {
  organisations: readonly Organisation[]
  values: Values
  fault?: string | undefined
}) {
  const { organisations, values, fault } = props
  const { t } = useWords()
  return (
    <>
      <ChoiceField
        name="owner"
        label={t('plan.chain.owner')}
        hint={t('workPlan.ownerHint')}
        defaultValue={values.owner ?? ''}
        options={[
          { value: '', label: t('workPlan.ownerElse') },
          ...organisations.map(one => ({ value: one.id, label: one.name })),
        ]}
      />
      <Field
        name="ownerName"
        label={t('workPlan.ownerName')}
        defaultValue={values.ownerName ?? ''}
        fault={fault}
      />
    </>
  )
}
