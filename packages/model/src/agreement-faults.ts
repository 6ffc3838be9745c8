import { type AgreementTerms, type DataSet, isOpenOnly, isOpenProvenance, tierAbove } from './agreement.ts'

/** What is wrong with the terms of an agreement: where, what, and what would be right. */
export interface AgreementFault {
  readonly where: string
  readonly what: string
  readonly expected: string
}
const fault = (where: string, what: string, expected: string): AgreementFault => ({ where, what, expected })

/**
 * Everything that keeps these terms from being put into force. `parent` is the agreement above as it counts today,
 * or null. A licence can only narrow what its DSA allows.
 */
export function agreementFaults(terms: AgreementTerms, parent: AgreementTerms | null): AgreementFault[] {
  return [...dayFaults(terms), ...dataFaults(terms), ...tierFaults(terms), ...parentFaults(terms, parent)]
}

function dayFaults({ effectiveOn, reviewOn, endsOn, destroyOn }: AgreementTerms): AgreementFault[] {
  const faults: AgreementFault[] = []
  for (const [where, one] of Object.entries({ reviewOn, endsOn, destroyOn }))
    if (one !== null && one < effectiveOn)
      faults.push(fault(where, `${one} is before ${effectiveOn}.`, 'a day on or after effectiveOn'))
  return faults
}

function dataFaults({ dataSets }: AgreementTerms): AgreementFault[] {
  const faults: AgreementFault[] = []
  const names = dataSets.map(one => one.source)
  for (const name of new Set(names.filter((one, i) => names.indexOf(one) !== i)))
    faults.push(fault('dataSets', `${name} stands twice.`, 'each source once'))
  for (const { source, provenance, fields } of dataSets) {
    if (isOpenProvenance(provenance)) continue
    if (source === '*')
      faults.push(fault('dataSets.source', `"*" for ${provenance}.`, 'the name of one source'))
    if (fields === 'all')
      faults.push(fault('dataSets.fields', `"all" fields of ${source}.`, 'each field with its sensitivity'))
  }
  return faults
}

function tierFaults(terms: AgreementTerms): AgreementFault[] {
  const { tier, parties, dataSets, purposes, accessRoles, people, endsOn } = terms
  const parts = new Set(parties.map(one => one.part))
  if (tier === 'mou')
    return [
      ...(parties.length < 2 ? [fault('parties', 'A MOU has one party.', 'at least two')] : []),
      ...(dataSets.length > 0 ? [fault('dataSets', 'A MOU moves no data.', 'a DSA under it')] : []),
    ]
  const faults: AgreementFault[] = []
  if (dataSets.length === 0) faults.push(fault('dataSets', 'No data set is named.', 'at least one'))
  if (purposes.length === 0) faults.push(fault('purposes', 'No purpose is named.', 'at least one'))
  if (!parts.has('gives')) faults.push(fault('parties', 'Nobody gives.', 'a party whose part is gives'))
  if (!parts.has('receives'))
    faults.push(fault('parties', 'Nobody receives.', 'a party whose part is receives'))
  if (tier === 'dsa') return faults
  if (endsOn === null) faults.push(fault('endsOn', 'A licence without an end.', 'the last day in force'))
  if (accessRoles.length === 0) faults.push(fault('accessRoles', 'No role is named.', 'at least one role'))
  const named = people.length + parties.filter(one => one.part === 'receives' && one.organisationId).length
  if (named === 0)
    faults.push(
      fault('people', 'Nobody is named as user.', 'ids of people, or a receiver with its organisationId'),
    )
  return faults
}

function parentFaults(terms: AgreementTerms, parent: AgreementTerms | null): AgreementFault[] {
  const above = tierAbove[terms.tier]
  if (above === null)
    return terms.parent === null ? [] : [fault('parent', 'A MOU stands under nothing.', 'null')]
  if (parent === null) {
    if (terms.tier === 'dsa' && terms.parent === null && isOpenOnly(terms)) return []
    return [fault('parent', `No ${above.toUpperCase()} in force is named.`, `the id of a ${above} in force`)]
  }
  if (parent.tier !== above)
    return [fault('parent', `A ${terms.tier} cannot stand under a ${parent.tier}.`, `the id of a ${above}`)]
  return terms.tier === 'dul' ? licenceFaults(terms, parent) : []
}

const strictness = ['open', 'releases-only', 'with-written-approval', 'never']

function licenceFaults(terms: AgreementTerms, dsa: AgreementTerms): AgreementFault[] {
  const faults: AgreementFault[] = []
  const purposes = terms.purposes.filter(one => !dsa.purposes.includes(one))
  if (purposes.length > 0)
    faults.push(fault('purposes', `The DSA does not allow ${purposes.join(', ')}.`, dsa.purposes.join(', ')))
  for (const wanted of terms.dataSets) faults.push(...dataSetFaults(wanted, dsa))
  if (terms.minimumCell < dsa.minimumCell)
    faults.push(
      fault('minimumCell', `${terms.minimumCell} is under the DSA’s.`, `${dsa.minimumCell} or more`),
    )
  if (terms.linkageAllowed && !dsa.linkageAllowed)
    faults.push(fault('linkageAllowed', 'The DSA forbids linkage.', 'false'))
  if (strictness.indexOf(terms.redisclosure) < strictness.indexOf(dsa.redisclosure))
    faults.push(fault('redisclosure', `${terms.redisclosure} is looser than the DSA.`, dsa.redisclosure))
  if (dsa.endsOn !== null && terms.endsOn !== null && terms.endsOn > dsa.endsOn)
    faults.push(fault('endsOn', `${terms.endsOn} is after the DSA’s end.`, `${dsa.endsOn} or before`))
  return faults
}

function dataSetFaults(wanted: DataSet, dsa: AgreementTerms): AgreementFault[] {
  const given = dsa.dataSets.find(one => one.source === wanted.source)
  if (!given || given.provenance !== wanted.provenance)
    return [
      fault(
        'dataSets',
        `The DSA does not give ${wanted.source} (${wanted.provenance}).`,
        dsa.dataSets.map(one => `${one.source} (${one.provenance})`).join(', '),
      ),
    ]
  if (given.fields === 'all') return []
  const known = new Set(given.fields.map(one => one.name))
  const fields = wanted.fields === 'all' ? ['all'] : wanted.fields.map(one => one.name)
  const missing = fields.filter(name => !known.has(name))
  if (missing.length === 0) return []
  return [
    fault(
      'dataSets.fields',
      `The DSA does not give ${missing.join(', ')} of ${wanted.source}.`,
      `of ${[...known].join(', ')}`,
    ),
  ]
}
