import { compartments, type ReserveRequest, type VoiceChannel } from '@understory/model'
import { v7 as uuidv7 } from 'uuid'
import type { UnitOfWork } from '../engine/unit-of-work.ts'

/** A session as far as a reservation names it. */
export interface ReservationFor {
  readonly series: string
  readonly session: string
  readonly facilitatorOrg: string
}

export const voiceWall = compartments.indexOf('voice')

/** Adds a reservation; the code is kept as its hash alone. */
export async function addReservation(
  { db }: UnitOfWork,
  where: ReservationFor,
  asked: ReserveRequest,
  more: { readonly codeHash: string; readonly channel: VoiceChannel; readonly now: Date },
): Promise<string> {
  const id = uuidv7()
  const blank = (text: string | null) => (text === null || text === '' ? null : text.replaceAll('\0', ''))
  await db
    .insertInto('reservation')
    .values({
      id,
      series_id: where.series,
      session_id: where.session,
      org: where.facilitatorOrg,
      compartment: voiceWall,
      seats: asked.seats,
      language: asked.language,
      childcare: asked.childcare,
      interpreter: asked.interpreter,
      transport: asked.transport,
      access: blank(asked.access),
      contact: blank(asked.contact),
      channel: more.channel,
      code_hash: more.codeHash,
      at: more.now.toISOString(),
    })
    .execute()
  return id
}
