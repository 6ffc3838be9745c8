import type { CommitmentTerms, OriginKind, WorkCommitment } from '@understory/model'
import { both, type Values, valuesOfBoth } from '../dialogue/form-lines.ts'

/** The form that would write these terms again; without any, what is usual. */
export function valuesOfCommitment(one: WorkCommitment | null): Values {
  if (one === null)
    return { updateEvery_days: '60', judgeFor_days: '90', originKind: 'note-release', currency: 'USD' }
  const { terms } = one
  return {
    ...valuesOfBoth('what', terms.what),
    ...valuesOfBoth('test', terms.test),
    ...valuesOfBoth('words', terms.origin.words),
    owner: terms.owner.organisationId ?? '',
    ownerName: terms.owner.organisationId === null ? terms.owner.name : '',
    due: terms.due,
    answerBy: terms.answerBy,
    updateEvery_days: String(terms.updateEvery_days),
    judgeFor_days: String(terms.judgeFor_days),
    cost: terms.cost === null ? '' : String(terms.cost.amount),
    currency: terms.cost?.currency ?? 'USD',
    district: terms.district ?? '',
    planItem: terms.planItem ?? '',
    originKind: terms.origin.kind,
    reference: terms.origin.reference ?? '',
    series: terms.origin.series ?? '',
  }
}

/** What a form says, as terms; whatever is not right is for the shape to refuse. */
export const termsOfValues = (values: Values): CommitmentTerms => ({
  what: both(values, 'what'),
  test: both(values, 'test'),
  owner: ownerOf(values),
  due: values.due ?? '',
  answerBy: values.answerBy ?? '',
  updateEvery_days: Number(values.updateEvery_days ?? 0),
  judgeFor_days: Number(values.judgeFor_days ?? 0),
  cost: values.cost ? { amount: Number(values.cost), currency: values.currency ?? '' } : null,
  district: values.district || null,
  planItem: values.planItem || null,
  origin: {
    kind: (values.originKind ?? 'other') as OriginKind,
    reference: values.reference || null,
    series: values.series || null,
    words: both(values, 'words'),
  },
})

/** An organisation that works here by its id, and any other one by its name. */
export const ownerOf = (values: Values): CommitmentTerms['owner'] =>
  values.owner
    ? { name: values.ownerName || values.owner, organisationId: values.owner }
    : { name: values.ownerName ?? '', organisationId: null }
