import * as z from 'zod'
import { languageShape, voiceChannels } from '../dialogue.ts'

const count = z.int().min(0)

/** A reservation: how many come and what they need; no name. */
export const reserveRequestShape = z.strictObject({
  session: z.uuid(),
  seats: z.int().min(1).max(10),
  language: languageShape,
  childcare: z.int().min(0).max(10).default(0),
  interpreter: languageShape.nullable().default(null),
  transport: z.boolean().default(false),
  /** What makes the room usable: a ramp, a quiet corner. Not a diagnosis. */
  access: z.string().trim().max(300).nullable().default(null),
  /** A telephone number or an e-mail address, only to tell what changes; erased after the session. */
  contact: z.string().trim().max(200).nullable().default(null),
})
export type ReserveRequest = z.infer<typeof reserveRequestShape>

/** The code is shown once: it cancels, and nobody can find it again. */
export const reservedShape = z.object({
  code: z.string(),
  place: z.enum(['held', 'waiting']),
})
export type Reserved = z.infer<typeof reservedShape>

export const cancelReservationRequestShape = z.strictObject({ code: z.string().trim().min(8).max(40) })
export const cancelledShape = z.object({ session: z.uuid() })

/** Typed in by staff for somebody who called or wrote. */
export const reserveForRequestShape = reserveRequestShape.extend({
  channel: z.enum(['phone', 'paper', 'text-message']),
})
export type ReserveForRequest = z.infer<typeof reserveForRequestShape>

export const reservationLineShape = z.object({
  id: z.uuid(),
  seats: count,
  language: z.string(),
  childcare: count,
  interpreter: z.string().nullable(),
  transport: z.boolean(),
  access: z.string().nullable(),
  contact: z.string().nullable(),
  channel: z.enum(voiceChannels),
  at: z.iso.datetime(),
  cancelled: z.boolean(),
  /** In the order they came; what goes beyond the capacity waits. */
  place: z.enum(['held', 'waiting', 'cancelled']),
})
export type ReservationLine = z.infer<typeof reservationLineShape>
export const reservationListShape = z.object({
  session: z.uuid(),
  capacity: count,
  taken: count,
  reservations: z.array(reservationLineShape),
})
export type ReservationList = z.infer<typeof reservationListShape>
