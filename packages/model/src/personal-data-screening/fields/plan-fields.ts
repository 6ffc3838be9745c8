import {
  acknowledgedPassages,
  codeTyped,
  day,
  fieldsOf,
  memberNote,
  organisationName,
  publicLink,
  publicProse,
  publicTitle,
  unscreened,
} from '../free-text-field.ts'

const commitment = 'member/plan/commitments/{no}'
const cleared = { 'cleared[]': acknowledgedPassages }
const evidenceFile = unscreened(
  'walled',
  'the bytes of a file; they stay in the record and each look at them is logged',
)

/** Commitments, evidence and verdicts. */
export const commitmentFields = [
  ...fieldsOf(['member/plan/commitments', `${commitment}/wording`], 'commitment_step.content', {
    'terms.what': publicProse,
    'terms.test': publicProse,
    'terms.owner.name': organisationName,
    'terms.due': day,
    'terms.answerBy': day,
    'terms.district': publicTitle,
    'terms.origin.reference': publicLink,
    'terms.origin.series': unscreened('public', 'must be the address of a public series'),
    'terms.origin.words': publicProse,
    ...cleared,
  }),
  ...fieldsOf([`${commitment}/steps`], 'commitment_step.content', {
    'words.text': publicProse,
    due: day,
    'owner.name': organisationName,
    ...cleared,
  }),
  ...fieldsOf([`${commitment}/evidence`], 'commitment_evidence.title', {
    title: publicProse,
    day: { ...day, kept: 'commitment_evidence.day' },
    address: { ...publicLink, kept: 'commitment_evidence.address' },
    file: { ...evidenceFile, kept: 'commitment_evidence.bytes' },
    mediaType: { ...unscreened('public', 'must be a media type'), kept: 'commitment_evidence.media_type' },
    ...cleared,
  }),
  ...fieldsOf([`${commitment}/reviews`], 'commitment_step.content', {
    'words.text': publicProse,
    ...cleared,
  }),
  ...fieldsOf([`${commitment}/card-verdicts`], null, { card: codeTyped }),
  ...fieldsOf(['part/plan/commitments/{no}/verdicts'], null, { card: codeTyped, judge: codeTyped }),
]

/** Versions of the plan, meetings about it, and what it is measured by. */
export const planFields = [
  ...fieldsOf(
    ['member/plan/versions', 'member/plan/versions/{version}/wording'],
    'plan_version_step.content',
    {
      'terms.title': publicTitle,
      'terms.from': day,
      'terms.to': day,
      'terms.lines[].title': publicTitle,
      'terms.lines[].words': publicTitle,
      'terms.lines[].owner.name': organisationName,
      'terms.moves[].reason': publicTitle,
    },
  ),
  ...fieldsOf(['member/plan/versions'], 'plan_version.slug', { slug: publicTitle }),
  ...fieldsOf(['member/plan/items/{id}/updates'], 'plan_item_update.words', {
    'words.text': publicProse,
    ...cleared,
  }),
  ...fieldsOf(['member/plan/measures', 'member/plan/measures/{id}/wording'], 'plan_measure_step.content', {
    'terms.title': publicTitle,
    'terms.district': publicTitle,
    'terms.unit': publicTitle,
    'terms.owner.name': organisationName,
  }),
  ...fieldsOf(['member/plan/measures/{id}/values'], 'plan_measure_step.content', { source: publicTitle }),
  ...fieldsOf(['member/plan/meetings/{no}/notes'], 'plan_meeting_note.text', {
    // Minutes are handed on and printed: a number in them reaches more people than the meeting.
    text: { ...memberNote, screening: 'strict', reading: 'wide' },
  }),
]
