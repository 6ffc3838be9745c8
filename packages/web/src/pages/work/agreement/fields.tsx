import {
  agreementSubjects,
  agreementTiers,
  consentBases,
  partyParts,
  prohibitedPurposes,
  provenances,
  purposes,
  redisclosures,
  roles,
} from '@understory/model'
import { ChoiceField, Field, TextField, Tick, TickField } from '../../../forms/field.tsx'
import { type StringKey, useWords } from '../../../strings/words.tsx'
import { type FormFault, type FormValues, rowsOf, textIn } from './form-values.ts'
import type { DraftingDesk } from './load.ts'

export interface DraftForm {
  readonly values: FormValues
  readonly faults: readonly FormFault[]
  readonly desk: DraftingDesk
}

/** The words of a control; rows of a list share theirs. */
export const labelKey = (field: string): StringKey => `terms.${field.replace(/\.\d+\./, '.')}` as StringKey

function useControls({ values, faults }: DraftForm) {
  const { t, code } = useWords()
  const error = (name: string) => faults.find(fault => fault.field === name)?.message ?? null
  const about = (name: string, hint?: StringKey) => ({
    name,
    label: t(labelKey(name)),
    error: error(name),
    ...(hint && { hint: t(hint) }),
  })
  const options = (list: readonly string[], prefix: string) =>
    list.map(value => ({ value, label: code(prefix, value) }))
  return {
    t,
    options,
    text: (name: string, hint?: StringKey, type = 'text') => (
      <Field {...about(name, hint)} type={type} defaultValue={textIn(values, name)} />
    ),
    long: (name: string, hint?: StringKey, rows = 3) => (
      <TextField {...about(name, hint)} rows={rows} defaultValue={textIn(values, name)} />
    ),
    choice: (name: string, list: readonly { value: string; label: string }[], hint?: StringKey) => (
      <ChoiceField {...about(name, hint)} defaultValue={textIn(values, name)} options={list} />
    ),
    ticks: (name: string, list: readonly { value: string; label: string }[], hint?: StringKey) => (
      <TickField {...about(name, hint)} ticked={values[name] ?? []} options={list} />
    ),
    tick: (name: string) => (
      <Tick name={name} label={t(labelKey(name))} ticked={textIn(values, name) !== ''} />
    ),
  }
}

/** What it is, what it stands on, and the words residents read. */
export function WordsPart(form: DraftForm) {
  const { t, text, long, choice, options } = useControls(form)
  const { language } = useWords()
  const above = form.desk.above.map(({ id, terms }) => ({
    value: id,
    label: `${terms.tier.toUpperCase()} · ${terms.title[language]}`,
  }))
  return (
    <section>
      <h2>{t('draft.what')}</h2>
      {choice('tier', options(agreementTiers, 'agreement.tier'))}
      {choice('parent', [{ value: '', label: t('draft.nothing') }, ...above], 'terms.parentHint')}
      {text('title.en')}
      {text('title.es')}
      {long('summary.en', 'terms.summaryHint', 4)}
      {long('summary.es', undefined, 4)}
    </section>
  )
}

/** Who gives, who receives, who governs. */
export function PartiesPart(form: DraftForm) {
  const { t, text, choice, options } = useControls(form)
  const known = form.desk.organisations.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <section>
      <h2>{t('agreement.who')}</h2>
      {numbered(Math.max(2, rowsOf(form.values, 'parties'))).map(n => (
        <fieldset className="field row-of" key={n}>
          <legend>{t('draft.party', { n: n + 1 })}</legend>
          {text(`parties.${n}.organisation`)}
          {choice(`parties.${n}.part`, options(partyParts, 'draft.part'))}
          {text(`parties.${n}.signatory`, 'terms.signatoryHint')}
          {choice(`parties.${n}.organisationId`, [{ value: '', label: t('draft.noneHere') }, ...known])}
        </fieldset>
      ))}
      <button type="submit" name="what" value="party" className="second" formNoValidate>
        {t('draft.moreParties')}
      </button>
    </section>
  )
}

/** Each source with its fields, by how much harm a field can do. */
export function DataPart(form: DraftForm) {
  const { t, text, long, choice, tick, options } = useControls(form)
  return (
    <section>
      <h2>{t('agreement.what')}</h2>
      <p className="hint">{t('draft.dataHint')}</p>
      {numbered(Math.max(1, rowsOf(form.values, 'dataSets'))).map(n => (
        <fieldset className="field row-of" key={n}>
          <legend>{t('draft.dataSet', { n: n + 1 })}</legend>
          {text(`dataSets.${n}.source`, 'terms.sourceHint')}
          {choice(`dataSets.${n}.provenance`, options(provenances, 'provenance'))}
          {text(`dataSets.${n}.legalAuthority`, 'terms.authorityHint')}
          {long(`dataSets.${n}.identifying`, 'terms.fieldsHint')}
          {long(`dataSets.${n}.sensitive`)}
          {long(`dataSets.${n}.internal`)}
          {long(`dataSets.${n}.open`)}
          {tick(`dataSets.${n}.all`)}
        </fieldset>
      ))}
      <button type="submit" name="what" value="data-set" className="second" formNoValidate>
        {t('draft.moreData')}
      </button>
    </section>
  )
}

/** For what, by whom, about whom. */
export function UsePart(form: DraftForm) {
  const { t, ticks, tick, long, choice, options } = useControls(form)
  const { code } = useWords()
  const people = form.desk.people.map(({ person, role, organisation }) => ({
    value: person.id,
    label: [person.name, code('role', role), organisation?.name].filter(Boolean).join(' · '),
  }))
  return (
    <section>
      <h2>{t('agreement.for')}</h2>
      {ticks('purposes', options(purposes, 'purpose'))}
      <p className="callout">
        {t('draft.never', {
          purposes: prohibitedPurposes.map(one => t(`agreement.never.${one}`)).join('; '),
        })}
      </p>
      {ticks('accessRoles', options(roles, 'role'))}
      {ticks('people', people, 'terms.peopleHint')}
      {long('training')}
      {ticks('subjects', options(agreementSubjects, 'agreement.subject'))}
      {choice('consentBasis', options(consentBases, 'agreement.consent'))}
      {tick('linkageAllowed')}
    </section>
  )
}

/** How it travels, how long it is kept, what may be shown, and what happens when something goes wrong. */
export function KeepingPart(form: DraftForm) {
  const { t, text, long, choice, tick, options } = useControls(form)
  return (
    <>
      <section>
        <h2>{t('agreement.small')}</h2>
        {text('minimumCell', 'terms.minimumCellHint', 'number')}
        {text('publicationReviewDays', 'terms.publicationReviewDaysHint', 'number')}
        {choice('redisclosure', options(redisclosures, 'agreement.redisclosure'))}
        {tick('public')}
      </section>
      <section>
        <h2>{t('draft.keeping')}</h2>
        {long('transfer')}
        {long('storage')}
        {text('retentionDays', 'terms.retentionDaysHint', 'number')}
        {text('destroyOn', undefined, 'date')}
      </section>
      <section>
        <h2>{t('agreement.wrong')}</h2>
        {text('breach.role', 'terms.breachRoleHint')}
        {text('breach.hours', undefined, 'number')}
        {tick('auditRight')}
      </section>
      <section>
        <h2>{t('agreement.when')}</h2>
        {text('effectiveOn', undefined, 'date')}
        {text('reviewOn', undefined, 'date')}
        {text('endsOn', 'terms.endsOnHint', 'date')}
      </section>
    </>
  )
}

const numbered = (count: number): number[] => Array.from({ length: count }, (_, n) => n)
