import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  cardsShape,
  consentListShape,
  consentTextVersionShape,
  decideNoteReleaseRequestShape,
  fail,
  madePassShape,
  makeCardsRequestShape,
  makePassRequestShape,
  noteReleaseListShape,
  ok,
  passListShape,
  proposeReleaseRequestShape,
  revokePassRequestShape,
  saveConsentTextRequestShape,
  sessionNotesShape,
  typeConsentRequestShape,
  typeNotesRequestShape,
} from '@understory/model'
import { newCode, noSecret, typedCode } from '../../part/codes.ts'
import { memberRoute } from '../answered.ts'
import type { MemberContext } from '../context.ts'

const session = '/api/v1/member/dialogue/sessions/{session}'
const series = '/api/v1/member/dialogue/series/{series}'

/** What is said in the room, as its facilitator works on it: passes, notes, consent and releases. */
export function mountRooms(app: OpenAPIHono, context: MemberContext): void {
  mountPasses(app, context)
  mountNotes(app, context)
  mountConsent(app, context)
  mountNoteReleases(app, context)
}

const shared = { feature: 'dialogue', parameters: {} } as const

function mountPasses(app: OpenAPIHono, context: MemberContext): void {
  memberRoute(app, context, {
    ...{ ...shared, method: 'get', path: `${session}/passes`, action: 'run-dialogue' },
    summary: 'Passes for the devices at the tables of a session.',
    answer: passListShape,
    body: null,
    handle: ({ city, doing, param }) => city.dialogue.room.passes(param('session'), doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${session}/passes`, action: 'run-dialogue' },
    summary: 'Make a pass for a table: the answer has the only copy.',
    answer: madePassShape,
    body: makePassRequestShape,
    handle: async ({ city, doing, body, param }) => {
      if (context.secret === null) return fail(noSecret)
      const { code, hash } = newCode(context.secret, 'table-pass')
      const asked = { table: body.table, passHash: hash }
      const made = await city.dialogue.room.makePass(param('session'), asked, doing)
      return made.ok
        ? ok({
            ...{ pass: code, table: body.table, endsAt: made.value.endsAt },
            address: `${context.home()}/room#${code}`,
          })
        : made
    },
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${session}/pass-ends`, action: 'run-dialogue' },
    summary: 'End a pass at once, as when a device is lost.',
    answer: passListShape,
    body: revokePassRequestShape,
    handle: ({ city, doing, body, param }) => city.dialogue.room.revokePass(param('session'), body.id, doing),
  })
}

function mountNotes(app: OpenAPIHono, context: MemberContext): void {
  memberRoute(app, context, {
    ...{ ...shared, method: 'get', path: `${session}/notes`, action: 'read-voice' },
    summary: 'Every point of a session as it stands, by table; the look is written down.',
    answer: sessionNotesShape,
    body: null,
    handle: ({ city, doing, param }) => city.dialogue.room.notes(param('session'), doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${session}/notes`, action: 'run-dialogue' },
    summary: 'Type points in from paper or from memory.',
    answer: sessionNotesShape,
    body: typeNotesRequestShape,
    handle: ({ city, doing, body, param }) => city.dialogue.room.typeNotes(param('session'), body, doing),
  })
}

function mountConsent(app: OpenAPIHono, context: MemberContext): void {
  memberRoute(app, context, {
    ...{ ...shared, method: 'get', path: `${series}/consent-text`, action: 'run-dialogue' },
    summary: 'What people are asked before anything is written down.',
    answer: consentTextVersionShape,
    body: null,
    handle: ({ city, doing, param }) => city.dialogue.room.consentText(param('series'), doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${series}/consent-text`, action: 'run-dialogue' },
    summary: 'Write the next version of it.',
    answer: consentTextVersionShape,
    body: saveConsentTextRequestShape,
    handle: ({ city, doing, body, param }) =>
      city.dialogue.room.saveConsentText(param('series'), body, doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${series}/consent-cards`, action: 'run-dialogue' },
    summary:
      'Codes for paper cards of consent: the answer has the only copy. A card counts once it is typed in.',
    answer: cardsShape,
    body: makeCardsRequestShape,
    handle: async ({ city, doing, body, param }) => {
      const { secret } = context
      if (secret === null) return fail(noSecret)
      const text = await city.dialogue.room.consentText(param('series'), doing)
      if (!text.ok) return text
      const codes = Array.from({ length: body.count }, () => newCode(secret, 'consent').code)
      return ok({ codes, text: text.value })
    },
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'get', path: `${session}/consents`, action: 'read-voice' },
    summary: 'Cards of a session as they were filled in; the look is written down.',
    answer: consentListShape,
    body: null,
    handle: ({ city, doing, param }) => city.dialogue.room.consents(param('session'), doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${session}/consents`, action: 'run-dialogue' },
    summary: 'Type a card in; typed in again, the later answers count.',
    answer: consentListShape,
    body: typeConsentRequestShape,
    handle: async ({ city, doing, body, param }) => {
      const hash = typedCode(context.secret, 'consent', body.code)
      return hash.ok ? city.dialogue.room.typeConsent(param('session'), body, hash.value, doing) : hash
    },
  })
}

function mountNoteReleases(app: OpenAPIHono, context: MemberContext): void {
  memberRoute(app, context, {
    ...{ ...shared, method: 'get', path: `${series}/note-releases`, action: 'read-voice' },
    summary: 'Releases of notes, proposed ones first; the look is written down.',
    answer: noteReleaseListShape,
    body: null,
    handle: async ({ city, doing, param }) => {
      const found = await city.dialogue.room.releases(param('series'), doing)
      return found.ok ? ok({ releases: found.value }) : found
    },
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${series}/note-releases`, action: 'release-notes' },
    summary: 'Propose points to release; another person decides.',
    answer: noteReleaseListShape,
    body: proposeReleaseRequestShape,
    handle: async ({ city, doing, body, param }) => {
      const done = await city.dialogue.room.propose(param('series'), body, doing)
      return done.ok ? ok({ releases: done.value }) : done
    },
  })
  memberRoute(app, context, {
    ...{
      ...shared,
      method: 'post',
      path: `${series}/note-releases/{release}/decision`,
      action: 'release-notes',
    },
    summary: 'Release or decline what somebody else proposed.',
    answer: noteReleaseListShape,
    body: decideNoteReleaseRequestShape,
    handle: async ({ city, doing, body, param }) => {
      const done = await city.dialogue.room.decide(param('series'), param('release'), body, doing)
      return done.ok ? ok({ releases: done.value }) : done
    },
  })
}
