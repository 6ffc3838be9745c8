import { countedKinds, incidentKinds, type Organisation, type PlanMeasureKind } from '@understory/model'
import type { Trouble } from '../../../../api/member.ts'
import { ErrorSummary } from '../../../../forms/error-summary.tsx'
import { FaultSummary, type Faults, useFaultOf } from '../../../../forms/faults.tsx'
import { ChoiceField, Field, TickField } from '../../../../forms/field.tsx'
import { PersonalDataCheck } from '../../../../forms/personal-data-check.tsx'
import { useWords } from '../../../../strings/words.tsx'
import { BothFields } from '../../dialogue/fields.tsx'
import type { Values } from '../../dialogue/form-lines.ts'
import { OwnerFields } from '../owner-fields.tsx'

export interface MeasureAnswer {
  readonly values: Values
  readonly faults: Faults
  readonly trouble: Trouble | null
}
export interface MeasureDesk {
  readonly organisations: readonly Organisation[]
  readonly districts: readonly { readonly slug: string; readonly name: string }[]
}

/** The terms of a measure: what Understory counts and what is asked of it, or what its owner types. */
export function MeasureForm(props: {
  kind: PlanMeasureKind
  desk: MeasureDesk
  values: Values
  read: number | null
  faults: Faults
  trouble: Trouble | null
}) {
  const { kind, desk, values, read, faults, trouble } = props
  const { t } = useWords()
  const fault = useFaultOf(faults)
  return (
    <>
      <FaultSummary faults={faults} />
      <ErrorSummary trouble={trouble} />
      <form method="post" noValidate className="measure-form">
        <input type="hidden" name="what" value="terms" />
        <input type="hidden" name="kind" value={kind} />
        {read !== null && <input type="hidden" name="read" value={read} />}
        <BothFields
          name="title"
          label="workMeasures.name"
          hint="workMeasures.nameHint"
          values={values}
          fault={fault}
        />
        {kind === 'indicator' ? (
          <IndicatorFields values={values} fault={fault} districts={desk.districts} />
        ) : (
          <>
            <BothFields
              name="unit"
              label="workMeasures.unit"
              hint="workMeasures.unitHint"
              values={values}
              fault={fault}
            />
            {kind !== 'typed-indicator' && (
              <ChoiceField
                name="counted"
                label={t('workMeasures.counted')}
                hint={t('workMeasures.countedHint')}
                defaultValue={values.counted ?? ''}
                options={[
                  { value: '', label: t('workMeasures.counted.none') },
                  ...countedKinds.map(value => ({ value, label: t(`workMeasures.counted.${value}`) })),
                ]}
              />
            )}
            <OwnerFields organisations={desk.organisations} values={values} fault={fault('ownerName')} />
          </>
        )}
        <PersonalDataCheck trouble={trouble} values={values} />
        <button type="submit">{t(read === null ? 'workMeasures.set' : 'workMeasures.rewrite')}</button>
      </form>
    </>
  )
}

function IndicatorFields(props: {
  values: Values
  fault: (field: string) => string | undefined
  districts: MeasureDesk['districts']
}) {
  const { values, fault, districts } = props
  const { t, code } = useWords()
  const field = (name: string) => ({ name, defaultValue: values[name] ?? '', fault: fault(name) })
  return (
    <>
      <ChoiceField
        {...field('measure')}
        label={t('workMeasures.measure')}
        hint={t('workMeasures.measureHint')}
        options={(['victims', 'incidents'] as const).map(value => ({
          value,
          label: t(value === 'victims' ? 'table.people' : 'table.incidents'),
        }))}
      />
      <TickField
        name="kinds"
        label={t('workMeasures.kinds')}
        fault={fault('kinds')}
        ticked={(values.kinds ?? '').split(',')}
        options={incidentKinds.map(value => ({ value, label: code('kind', value) }))}
      />
      <ChoiceField
        {...field('district')}
        label={t('workMeasures.area')}
        options={[
          { value: '', label: t('workMeasures.wholeCity') },
          ...districts.map(({ slug, name }) => ({ value: slug, label: name })),
        ]}
      />
      <ChoiceField
        {...field('better')}
        label={t('workMeasures.better')}
        options={(['fewer', 'more'] as const).map(value => ({
          value,
          label: t(`workMeasures.better.${value}`),
        }))}
      />
      <Field
        {...field('settling')}
        label={t('workMeasures.settling')}
        hint={t('workMeasures.settlingHint')}
        type="number"
        min={0}
        max={6}
      />
      <fieldset className="target">
        <legend>{t('workMeasures.target')}</legend>
        <p className="hint">{t('workMeasures.targetHint')}</p>
        <div className="both">
          <Field {...field('baselineFrom')} label={t('workMeasures.baselineFrom')} type="month" />
          <Field {...field('baselineTo')} label={t('workMeasures.baselineTo')} type="month" />
        </div>
        <Field
          {...field('perYear')}
          label={t('workMeasures.perYear')}
          hint={t('workMeasures.perYearHint')}
          inputMode="text"
          className="short"
        />
        <Field {...field('until')} label={t('workMeasures.until')} type="month" />
      </fieldset>
    </>
  )
}
