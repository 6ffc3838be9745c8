import {
  incidentKinds,
  indicatorTermsShape,
  measureValueShape,
  type PlanMeasureKind,
  performanceTermsShape,
  type WorkMeasure,
} from '@understory/model'
import type { Faults } from '../../../../forms/faults.tsx'
import { both, type Values, valuesOfBoth } from '../../dialogue/form-lines.ts'
import { ownerOf } from '../commitment-values.ts'

/** Boxes of kinds come as `kinds`, any number of them: kept as one text with commas. */
export async function measureFields(request: Request): Promise<Record<string, string>> {
  const form = await request.formData()
  const text = (name: string): string =>
    form
      .getAll(name)
      .filter(one => typeof one === 'string')
      .join(',')
  return Object.fromEntries([...new Set(form.keys())].map(name => [name, text(name).trim()]))
}

/** The form that would write these terms again; without any, what is usual. */
export function valuesOfMeasure(one: WorkMeasure | null): Values {
  if (one === null) return { measure: 'victims', kinds: 'homicide,shooting', better: 'fewer', settling: '1' }
  const { terms } = one
  if (!('measure' in terms)) {
    const { organisationId: id, name } = terms.owner
    return {
      ...valuesOfBoth('title', terms.title),
      ...valuesOfBoth('unit', terms.unit),
      ...{ owner: id ?? '', ownerName: id === null ? name : '', counted: terms.counted ?? '' },
    }
  }
  const { measure, kinds, district, better, settling_months: settling, target } = terms
  return {
    ...valuesOfBoth('title', terms.title),
    ...{ measure, kinds: kinds.join(','), district: district ?? '', better, settling: String(settling) },
    ...(target && {
      ...{ baselineFrom: target.baselineFrom, baselineTo: target.baselineTo, until: target.until },
      perYear: String(Math.round(target.perYear * 1e4) / 100),
    }),
  }
}

/** The name of an input by the place of the terms that the shape objects to. */
const fieldAt = (path: readonly PropertyKey[]): string => {
  const [first, second] = path.map(String)
  if (first === 'target') return second ?? 'baselineFrom'
  if (first === 'owner') return 'ownerName'
  if (first === 'settling_months') return 'settling'
  return first === 'title' || first === 'unit' ? `${first}.${second ?? 'en'}` : (first ?? 'title.en')
}
const messageOf = (field: string): Faults[number]['message'] =>
  field.startsWith('title.') || field.startsWith('unit.')
    ? 'workMeasures.fault.both'
    : field in faultOf
      ? faultOf[field as keyof typeof faultOf]
      : 'workMeasures.fault.other'
const faultOf = {
  kinds: 'workMeasures.fault.kinds',
  baselineFrom: 'workMeasures.fault.month',
  baselineTo: 'workMeasures.fault.baselineTo',
  until: 'workMeasures.fault.until',
  perYear: 'workMeasures.fault.perYear',
  ownerName: 'workMeasures.fault.owner',
  settling: 'workMeasures.fault.settling',
  month: 'workMeasures.fault.month',
  value: 'workMeasures.fault.value',
  source: 'workMeasures.fault.source',
} as const

interface Issues {
  readonly issues: readonly { readonly path: readonly PropertyKey[] }[]
}
const faultsOf = ({ issues }: Issues, field = fieldAt): Faults =>
  [...new Set(issues.map(({ path }) => field(path)))].map(name => ({ field: name, message: messageOf(name) }))

/** A number as people type it; what is none stays for the shape to refuse. */
const numberOf = (text: string | undefined): number =>
  text === undefined || text === '' ? Number.NaN : Number(text.replace('−', '-').replace(',', '.'))

function targetOf(values: Values) {
  const { baselineFrom, baselineTo, until, perYear } = values
  if (!baselineFrom && !baselineTo && !until && !perYear) return null
  return {
    ...{ baselineFrom: baselineFrom ?? '', baselineTo: baselineTo ?? '', until: until ?? '' },
    perYear: numberOf(perYear) / 100,
  }
}

export type ReadForm<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: Faults }

/** What a form says of a measure, as terms; or what is not right, field by field. */
export function termsOfForm(kind: PlanMeasureKind, values: Values): ReadForm<WorkMeasure['terms']> {
  const read =
    kind === 'indicator'
      ? indicatorTermsShape.safeParse({
          ...{ title: both(values, 'title'), measure: values.measure, better: values.better },
          kinds: incidentKinds.filter(one => values.kinds?.split(',').includes(one)),
          district: values.district || null,
          settling_months: numberOf(values.settling),
          target: targetOf(values),
        })
      : performanceTermsShape.safeParse({
          ...{ title: both(values, 'title'), unit: both(values, 'unit'), owner: ownerOf(values) },
          counted: (kind !== 'typed-indicator' && values.counted) || null,
        })
  return read.success ? { ok: true, value: read.data } : { ok: false, faults: faultsOf(read.error) }
}

/** What a form says of the value of a month. */
export function valueOfForm(values: Values): ReadForm<{ month: string; value: number; source: string }> {
  const asked = { month: values.month ?? '', value: numberOf(values.value), source: values.source ?? '' }
  const read = measureValueShape.safeParse(asked)
  return read.success
    ? { ok: true, value: read.data }
    : { ok: false, faults: faultsOf(read.error, ([first]) => String(first)) }
}
