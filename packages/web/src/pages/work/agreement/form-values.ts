import { type AgreementTerms, agreementTermsShape, sensitivities } from '@understory/model'

/** What stands in a form: each name with the values it was sent with. */
export type FormValues = Readonly<Record<string, readonly string[]>>

/** What is not right in a form: the control it stands in, and what the rule says; an empty text where it is only missing. */
export interface FormFault {
  readonly field: string
  readonly message: string
}

const lists = ['purposes', 'subjects', 'accessRoles', 'people'] as const
const texts = ['transfer', 'storage', 'training'] as const
const days = ['destroyOn', 'reviewOn', 'endsOn'] as const
const numbers = ['retentionDays', 'publicationReviewDays', 'minimumCell'] as const
const switches = ['linkageAllowed', 'auditRight', 'public'] as const

/** The form as it was sent, each text trimmed. */
export function formValues(form: FormData): FormValues {
  const values: Record<string, string[]> = {}
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue
    values[name] = [...(values[name] ?? []), value.trim()]
  }
  return values
}

export const textIn = (values: FormValues, name: string): string => values[name]?.[0] ?? ''

/** How many rows of a list are in the form, filled or not. */
export function rowsOf(values: FormValues, list: string): number {
  const numbered = Object.keys(values).flatMap(name => {
    const found = new RegExp(`^${list}\\.(\\d+)\\.`).exec(name)
    return found ? [Number(found[1])] : []
  })
  return Math.max(0, ...numbered.map(n => n + 1))
}

/** The form that would write these terms again. */
export function formOfTerms(terms: AgreementTerms): FormValues {
  const values: Record<string, string[]> = {
    tier: [terms.tier],
    parent: [terms.parent ?? ''],
    'title.en': [terms.title.en],
    'title.es': [terms.title.es],
    'summary.en': [terms.summary.en],
    'summary.es': [terms.summary.es],
    consentBasis: [terms.consentBasis],
    redisclosure: [terms.redisclosure],
    effectiveOn: [terms.effectiveOn],
    'breach.role': [terms.breach.role],
    'breach.hours': [String(terms.breach.hours)],
  }
  for (const name of lists) values[name] = [...terms[name]]
  for (const name of texts) values[name] = [terms[name]]
  for (const name of days) values[name] = [terms[name] ?? '']
  for (const name of numbers) values[name] = [String(terms[name] ?? '')]
  for (const name of switches) values[name] = terms[name] ? ['yes'] : []
  for (const [n, { organisation, organisationId, part, signatory }] of terms.parties.entries()) {
    values[`parties.${n}.organisation`] = [organisation]
    values[`parties.${n}.organisationId`] = [organisationId ?? '']
    values[`parties.${n}.part`] = [part]
    values[`parties.${n}.signatory`] = [signatory]
  }
  for (const [n, { source, provenance, legalAuthority, fields }] of terms.dataSets.entries()) {
    values[`dataSets.${n}.source`] = [source]
    values[`dataSets.${n}.provenance`] = [provenance]
    values[`dataSets.${n}.legalAuthority`] = [legalAuthority]
    values[`dataSets.${n}.all`] = fields === 'all' ? ['yes'] : []
    if (fields === 'all') continue
    for (const sensitivity of sensitivities)
      values[`dataSets.${n}.${sensitivity}`] = [
        fields
          .filter(field => field.sensitivity === sensitivity)
          .map(field => field.name)
          .join('\n'),
      ]
  }
  return values
}

/** The terms in a form, or what is not right in it. Rows without a name are left out. */
export function termsOfForm(
  values: FormValues,
): { ok: true; terms: AgreementTerms } | { ok: false; faults: FormFault[] } {
  const text = (name: string) => textIn(values, name)
  const row = (list: string, name: string) =>
    Array.from({ length: rowsOf(values, list) }, (_, n) => n).filter(n => text(`${list}.${n}.${name}`) !== '')
  const [parties, dataSets] = [row('parties', 'organisation'), row('dataSets', 'source')]
  const number = (name: string) => (text(name) === '' ? undefined : Number(text(name)))
  const raw = {
    tier: text('tier'),
    parent: text('parent') || null,
    title: { en: text('title.en'), es: text('title.es') },
    summary: { en: text('summary.en'), es: text('summary.es') },
    parties: parties.map(n => ({
      organisation: text(`parties.${n}.organisation`),
      organisationId: text(`parties.${n}.organisationId`) || null,
      part: text(`parties.${n}.part`),
      signatory: text(`parties.${n}.signatory`),
    })),
    dataSets: dataSets.map(n => ({
      source: text(`dataSets.${n}.source`),
      provenance: text(`dataSets.${n}.provenance`),
      legalAuthority: text(`dataSets.${n}.legalAuthority`),
      fields: text(`dataSets.${n}.all`) ? 'all' : fieldsIn(values, n),
    })),
    consentBasis: text('consentBasis') || undefined,
    redisclosure: text('redisclosure'),
    breach: { role: text('breach.role'), hours: number('breach.hours') },
    effectiveOn: text('effectiveOn'),
    ...Object.fromEntries(lists.map(name => [name, (values[name] ?? []).filter(one => one !== '')])),
    ...Object.fromEntries(texts.map(name => [name, text(name)])),
    ...Object.fromEntries(days.map(name => [name, text(name) || null])),
    ...Object.fromEntries(numbers.map(name => [name, number(name)])),
    ...Object.fromEntries(switches.map(name => [name, text(name) !== ''])),
  }
  const read = agreementTermsShape.safeParse(raw)
  if (read.success) return { ok: true, terms: read.data }
  const faults = new Map<string, FormFault>()
  for (const { path, message } of read.error.issues) {
    const field = controlOf(path, parties, dataSets)
    if (!faults.has(field)) faults.set(field, { field, message: text(field) === '' ? '' : message })
  }
  return { ok: false, faults: [...faults.values()] }
}

const fieldsIn = (values: FormValues, n: number) =>
  sensitivities.flatMap(sensitivity =>
    textIn(values, `dataSets.${n}.${sensitivity}`)
      .split(/\r?\n/)
      .map(line => line.trim())
      .filter(line => line !== '')
      .map(name => ({ name, sensitivity })),
  )

/** The control in which something of the terms is written. */
function controlOf(
  path: readonly PropertyKey[],
  parties: readonly number[],
  dataSets: readonly number[],
): string {
  const [first, second, third] = path.map(String)
  const rows = { parties, dataSets }[first ?? '']
  if (!rows) return second === undefined || /^\d+$/.test(second) ? (first ?? '') : `${first}.${second}`
  const n = rows[Number(second)] ?? 0
  if (third === undefined) return `${first}.0.${first === 'parties' ? 'organisation' : 'source'}`
  return third === 'fields' ? `dataSets.${n}.identifying` : `${first}.${n}.${third}`
}
