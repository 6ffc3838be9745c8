import {
  day,
  fieldsOf,
  memberNote,
  organisationName,
  publicLink,
  publicTitle,
  unscreened,
  walledNote,
} from '../free-text-field.ts'

const columnName = unscreened('public', 'the name of a column as it stands in the header of a file')
/** Ids of people; nothing checks that they are, so a name is screened. */
const personId = publicTitle

/** Agreements, releases and legal holds, and files that are imported. */
export const agreementFields = [
  ...fieldsOf(['member/imports'], 'import.file_name', { filename: publicLink }),
  ...fieldsOf(['member/agreements', 'member/agreements/{id}/drafts'], 'agreement.terms', {
    'terms.title': publicTitle,
    'terms.summary': publicTitle,
    'terms.parties[].organisation': organisationName,
    'terms.parties[].signatory': publicTitle,
    'terms.dataSets[].source': unscreened('public', 'must be the name of a source, or *'),
    'terms.dataSets[].legalAuthority': publicTitle,
    'terms.dataSets[].fields[].name': columnName,
    'terms.transfer': publicTitle,
    'terms.storage': publicTitle,
    'terms.people[]': personId,
    'terms.training': publicTitle,
    'terms.destroyOn': day,
    'terms.breach.role': publicTitle,
    'terms.effectiveOn': day,
    'terms.reviewOn': day,
    'terms.endsOn': day,
    why: { ...memberNote, kept: 'agreement.why' },
  }),
  ...fieldsOf(['member/agreements/{id}/signature'], 'agreement.why', { why: memberNote }),
  // Residents read why an agreement ended early.
  ...fieldsOf(['member/agreements/{id}/end'], 'agreement.why', { why: publicTitle }),
  ...fieldsOf(['member/releases'], 'release.why', {
    dataset: { ...unscreened('public', 'must be a dataset of the catalogue'), kept: 'release.dataset' },
    why: memberNote,
  }),
  ...fieldsOf(['member/releases/{id}/approval', 'member/releases/{id}/withdrawal'], 'release_decision.why', {
    why: memberNote,
  }),
  ...fieldsOf(['member/legal-holds'], 'legal_hold.reason', {
    subject: {
      ...unscreened('members', 'must be a retention class, a source, the number of an import, or the city'),
      kept: 'legal_hold.subject',
    },
    reason: walledNote,
    from: day,
    until: day,
  }),
  ...fieldsOf(['member/legal-holds/{id}/end'], 'legal_hold.ended_why', { why: walledNote }),
]
