import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  ok,
  openRoomRequestShape,
  roomShape,
  sendNotesRequestShape,
  sentNotesShape,
  stoppedPassages,
  withdrawnQuoteShape,
  withdrawQuoteRequestShape,
} from '@understory/model'
import { typedCode } from './codes.ts'
import type { PartContext } from './context.ts'
import { partRoute } from './part-route.ts'

const base = '/api/v1/part/room'

/** The table in the room: what a pass opens, and notes that a device sends. And taking a quote back. */
export function mountRoom(app: OpenAPIHono, context: PartContext): void {
  const { desk, publish, secret } = context
  const { room } = publish.dialogue
  const shared = { feature: 'dialogue' }
  const passOf = async (city: string, typed: string) => {
    const hash = typedCode(secret, 'table-pass', typed)
    return hash.ok ? room.pass(city, hash.value) : hash
  }
  partRoute(app, context, {
    ...{ ...shared, path: `${base}/open` },
    summary: 'What a table pass opens: the run-sheet of the session. It never shows what anybody said.',
    budget: 'table-requests',
    holder: ({ pass }) => pass,
    body: openRoomRequestShape,
    answer: roomShape,
    handle: async ({ city, body }) => {
      const pass = await passOf(city, body.pass)
      return pass.ok ? room.opened(city, pass.value) : pass
    },
  })
  partRoute(app, context, {
    ...{ ...shared, path: `${base}/notes` },
    summary:
      'Notes, head counts and removals of a table, as a device kept them. Sent again they change nothing; a note that may lead to a person is not kept and stays on the device.',
    budget: 'table-requests',
    holder: ({ pass }) => pass,
    body: sendNotesRequestShape,
    answer: sentNotesShape,
    handle: async ({ city, body, now }) => {
      const pass = await passOf(city, body.pass)
      if (!pass.ok) return pass
      const { series, session, org, table, known } = pass.value
      const looked = body.notes.map(note => ({
        note,
        passages: stoppedPassages(note.text, note.cleared, known),
      }))
      const free = looked.filter(one => one.passages.length === 0).map(one => one.note)
      const { device, removed, tallies } = body
      await desk.addFromTable(
        city,
        { series, session, org, table },
        { device, notes: free, removed, tallies, now },
      )
      const arrived = await room.arrived(city, pass.value)
      if (!arrived.ok) return arrived
      return ok({
        taken: free.map(one => one.id),
        stopped: looked
          .filter(one => one.passages.length > 0)
          .map(({ note, passages }) => ({ id: note.id, passages })),
        points: arrived.value,
      })
    },
  })
  partRoute(app, context, {
    ...{ ...shared, path: '/api/v1/part/dialogue/quote-withdrawals' },
    summary: 'Take back what is quoted, by the code on the consent card: it leaves every page at once.',
    budget: 'code-uses',
    holder: ({ code }) => code,
    body: withdrawQuoteRequestShape,
    answer: withdrawnQuoteShape,
    handle: async ({ city, body, now }) => {
      const hash = typedCode(secret, 'consent', body.code)
      if (!hash.ok) return hash
      const card = await room.consentCard(city, hash.value)
      if (!card.ok) return card
      await desk.withdrawQuote(city, { codeHash: hash.value, ...card.value, now })
      await context.onWithdrawn(city)
      context.onTaken()
      return ok({ withdrawn: true })
    },
  })
}
