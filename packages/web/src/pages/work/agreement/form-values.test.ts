import {
  type AgreementTerms,
  agreementSubjects,
  agreementTermsShape,
  agreementTiers,
  consentBases,
  partyParts,
  prohibitedPurposes,
  provenances,
  purposes,
  redisclosures,
  roles,
  sensitivities,
} from '@understory/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formOfTerms, formValues, rowsOf, termsOfForm } from './form-values.ts'

const line = (maxLength = 40) =>
  fc
    .string({ minLength: 1, maxLength })
    .map(text => text.trim())
    .filter(text => text !== '' && !/[\r\n\u2028\u2029]/.test(text))
const maybe = (maxLength: number) => fc.oneof(fc.constant(''), line(maxLength))
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))
const both = fc.record({ en: line(), es: line() })
const some = <T>(list: readonly T[]) => fc.uniqueArray(fc.constantFrom(...list), { maxLength: list.length })
const fields = fc
  .uniqueArray(fc.record({ name: line(), sensitivity: fc.constantFrom(...sensitivities) }), {
    minLength: 1,
    maxLength: 8,
    selector: field => field.name,
  })
  .map(list => list.toSorted((a, b) => order(a.sensitivity) - order(b.sensitivity)))
const order = (one: (typeof sensitivities)[number]) => sensitivities.indexOf(one)

const anyTerms: fc.Arbitrary<AgreementTerms> = fc.record({
  tier: fc.constantFrom(...agreementTiers),
  parent: fc.option(fc.uuid()),
  title: both,
  summary: both,
  parties: fc.array(
    fc.record({
      organisation: line(),
      organisationId: fc.option(fc.uuid()),
      part: fc.constantFrom(...partyParts),
      signatory: line(),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  purposes: some(purposes),
  prohibitedPurposes: fc.constant([...prohibitedPurposes]),
  dataSets: fc.array(
    fc.record({
      source: fc.stringMatching(/^[a-z0-9-]{1,20}$/),
      provenance: fc.constantFrom(...provenances),
      legalAuthority: line(),
      fields: fc.oneof(fc.constant('all' as const), fields),
    }),
    { maxLength: 3 },
  ),
  linkageAllowed: fc.boolean(),
  subjects: some(agreementSubjects),
  consentBasis: fc.constantFrom(...consentBases),
  transfer: maybe(40),
  storage: maybe(40),
  accessRoles: some(roles),
  people: fc.array(fc.uuid(), { maxLength: 3 }),
  training: maybe(40),
  retentionDays: fc.option(fc.integer({ min: 0, max: 36_500 })),
  destroyOn: fc.option(day),
  breach: fc.record({ role: line(), hours: fc.integer({ min: 1, max: 720 }) }),
  publicationReviewDays: fc.integer({ min: 0, max: 365 }),
  minimumCell: fc.integer({ min: 1, max: 1000 }),
  redisclosure: fc.constantFrom(...redisclosures),
  auditRight: fc.boolean(),
  effectiveOn: day,
  reviewOn: fc.option(day),
  endsOn: fc.option(day),
  public: fc.boolean(),
})

/** As a browser sends it: line ends as CR LF, nothing for a box that is not ticked. */
function sent(terms: AgreementTerms): FormData {
  const form = new FormData()
  for (const [name, values] of Object.entries(formOfTerms(terms)))
    for (const value of values) form.append(name, value.replaceAll('\n', '\r\n'))
  return form
}

describe('the form of an agreement', () => {
  test('gives back the terms that were written into it', () => {
    fc.assert(
      fc.property(anyTerms, terms => {
        expect(agreementTermsShape.parse(terms)).toEqual(terms)
        expect(termsOfForm(formValues(sent(terms)))).toEqual({ ok: true, terms })
      }),
    )
  })

  test('names the control of each fault, and leaves out rows without a name', () => {
    const form = new FormData()
    for (const [name, value] of [
      ['tier', 'dsa'],
      ['title.en', 'Ballistics'],
      ['parties.0.organisation', ''],
      ['parties.1.organisation', 'Police'],
      ['parties.1.part', 'gives'],
      ['dataSets.2.source', 'leads'],
      ['dataSets.2.provenance', 'nibin'],
      ['dataSets.2.legalAuthority', 'Law 5'],
      ['minimumCell', '0'],
      ['effectiveOn', '2026-02-30'],
    ] as const)
      form.append(name, value)
    const read = termsOfForm(formValues(form))
    const faults = read.ok ? [] : read.faults
    const said = new Map(faults.map(({ field, message }) => [field, message]))
    expect([...said.keys()].toSorted()).toEqual([
      'breach.hours',
      'breach.role',
      'dataSets.2.identifying',
      'effectiveOn',
      'minimumCell',
      'parties.1.signatory',
      'redisclosure',
      'summary.en',
      'summary.es',
      'title.es',
    ])
    expect(said.get('title.es'), 'only missing').toBe('')
    expect(said.get('effectiveOn')).toBe('a day, YYYY-MM-DD')
    expect(said.get('minimumCell')).not.toBe('')
  })

  test('counts the rows it shows', () => {
    expect(rowsOf({}, 'parties')).toBe(0)
    expect(rowsOf({ 'parties.0.part': ['gives'], 'parties.3.part': ['gives'] }, 'parties')).toBe(4)
  })
})
