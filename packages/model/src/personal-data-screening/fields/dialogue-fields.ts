import {
  acknowledgedPassages,
  codeTyped,
  day,
  fieldsOf,
  organisationName,
  ownContact,
  publicProse,
  publicTitle,
  residentWords,
  tablePoint,
  unscreened,
  walledId,
} from '../free-text-field.ts'

const series = 'member/dialogue/series/{series}'
const session = 'member/dialogue/sessions/{session}'
const officialPhone = unscreened(
  'public',
  'the telephone number of the session, published so that people can call',
)
const venueAddress = unscreened('public', 'where the session is; published so that people find it')

/** Series, sessions, reservations, consent and the notes of tables. */
export const roomFields = [
  ...fieldsOf(['member/dialogue/series'], 'dialogue_series.terms', {
    slug: { ...publicTitle, kept: 'dialogue_series.slug' },
    'terms.title': publicTitle,
    'terms.question': publicTitle,
    'terms.summary': publicTitle,
    'terms.convener.name': organisationName,
    'terms.facilitator.name': organisationName,
    'terms.noteTakers.name': organisationName,
    'terms.decisionOwner.name': organisationName,
    'terms.openToChange[]': publicTitle,
    'terms.notOpenToChange[]': publicTitle,
    'terms.inTheRoom': publicTitle,
    'terms.answerBy': day,
  }),
  ...fieldsOf(['member/dialogue/sessions'], 'dialogue_session.terms', {
    slug: { ...publicTitle, kept: 'dialogue_session.slug' },
    'terms.title': publicTitle,
    'terms.place.name': unscreened('public', 'the name of a public place; many are named after a person'),
    'terms.place.address': venueAddress,
    'terms.place.area': publicTitle,
    'terms.place.access': publicTitle,
    'terms.childcare': publicTitle,
    'terms.food': publicTitle,
    'terms.transport': publicTitle,
    'terms.phone': officialPhone,
    'terms.groundRules[]': publicTitle,
    'terms.runSheet[].id': publicTitle,
    'terms.runSheet[].title': publicTitle,
    'terms.runSheet[].prompts[].id': publicTitle,
    'terms.runSheet[].prompts[].text': publicTitle,
    'terms.runSheet[].guidance': { ...publicTitle, readers: 'walled' },
  }),
  ...fieldsOf([`${session}/reservations`, 'part/dialogue/reservations'], 'reservation.access', {
    access: residentWords,
    contact: { ...ownContact, kept: 'reservation.contact' },
  }),
  ...fieldsOf(['part/dialogue/reservations/cancel', 'part/dialogue/quote-withdrawals'], null, {
    code: codeTyped,
  }),
  ...fieldsOf([`${series}/consent-text`], 'consent_text.content', {
    'content.intro': publicTitle,
    'content.recorded': publicTitle,
    'content.notes': publicTitle,
    'content.quoted': publicTitle,
    'content.contacted': publicTitle,
    'content.guardian': publicTitle,
  }),
  ...fieldsOf([`${session}/consents`], 'consent.contact', { code: codeTyped, contact: ownContact }),
  ...fieldsOf(['part/room/open'], null, { pass: codeTyped }),
  ...fieldsOf([`${session}/notes`, 'part/room/notes'], 'table_note.text', {
    'notes[].segment': { ...walledId, kept: 'table_note.segment_id' },
    'notes[].prompt': { ...walledId, kept: 'table_note.prompt_id' },
    'notes[].text': tablePoint,
    'notes[].cleared[]': acknowledgedPassages,
  }),
  ...fieldsOf(['part/room/notes'], 'table_note.device', { pass: codeTyped, device: walledId }),
  ...fieldsOf([`${series}/note-releases`], 'note_release.points', {
    'points[].text': {
      ...tablePoint,
      readers: 'public',
      reason: 'each point carries its own acknowledgement, and the answer names the point that was stopped',
    },
    'points[].cleared[]': acknowledgedPassages,
  }),
  ...fieldsOf([`${series}/note-releases/{release}/decision`], 'note_release.why', {
    why: residentWords,
    'cleared[]': acknowledgedPassages,
  }),
]

/** Voting: what residents write in their own words, and what a gateway passes on. */
export const votingFields = [
  ...fieldsOf([`${series}/voting`], 'dialogue_voting.policy', { policy: publicTitle }),
  ...fieldsOf([`${series}/statements`], 'statement.text', {
    text: publicProse,
    translation: { ...publicProse, kept: 'statement_decision.translation' },
  }),
  ...fieldsOf([`${series}/statement-decisions`], 'statement_decision.translation', {
    translation: publicProse,
  }),
  ...fieldsOf([`${series}/ballot-votes`], null, {
    code: codeTyped,
    votes: unscreened(
      'nobody',
      'numbers and letters of votes; anything else is refused and nothing of it is kept',
    ),
  }),
  ...fieldsOf(['part/dialogue/{series}/statements'], 'statement.text', {
    text: publicProse,
    voter: codeTyped,
  }),
  ...fieldsOf(['part/dialogue/{series}/voters'], null, {
    code: codeTyped,
    ticket: unscreened('nobody', 'signed by the server and given back; nothing of it is kept'),
    proof: unscreened('nobody', 'a proof of work, which is checked; nothing of it is kept'),
  }),
  ...fieldsOf(['part/dialogue/{series}/votes', 'part/dialogue/{series}/next'], null, { voter: codeTyped }),
  ...fieldsOf(['part/dialogue/{series}/text-messages'], null, {
    id: unscreened('nobody', 'the gateway’s id of a message; only ids of votes are made of it'),
    from: unscreened('nobody', 'the number of the sender; only a keyed hash is kept'),
    text: unscreened('nobody', 'votes are read out of it; the text itself is not kept'),
  }),
]
