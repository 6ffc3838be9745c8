import { ProblemError, problem, type ReserveRequest } from '@understory/model'
import { v7 as uuidv7 } from 'uuid'
import { type UnitOfWork, unitOfWork } from '../engine/unit-of-work.ts'
import { engineOf } from '../store.ts'
import type { RecordStore } from '../types.ts'
import { addReservation, type ReservationFor, voiceWall } from './reservations.ts'

const longestQuestion = 2000

/** The counter where anyone may hand something in: it can be added to and not read. */
export interface Desk {
  /** Keeps a question a resident asks about the data of a city, 1–2000 characters; no name, no contact. */
  askAboutData(city: string, question: string): Promise<void>
  /** Keeps a reservation made without an account. */
  reserve(
    city: string,
    where: ReservationFor,
    asked: ReserveRequest,
    more: { readonly codeHash: string; readonly now: Date },
  ): Promise<void>
  /** Takes a reservation back; the second time it changes nothing. */
  cancelReservation(city: string, reservation: { id: string; org: string }, now: Date): Promise<void>
}

/** The append-only desk of a record, as the role `desk_writer`. Throws `bad-parameter` for an empty or too long question. */
export function deskOf(store: RecordStore): Desk {
  const engine = engineOf(store)
  const atDesk = <T>(city: string, purpose: string, work: (unit: UnitOfWork) => Promise<T>): Promise<T> =>
    unitOfWork(engine, { role: 'desk_writer', city, actor: 'public', purpose }, work)
  return {
    askAboutData: async (city, question) => {
      const text = question.trim().replaceAll('\0', '')
      if (text.length === 0 || text.length > longestQuestion) {
        throw new ProblemError(
          problem('bad-parameter', `the question has ${text.length} characters`, {
            where: 'question',
            expected: `1 to ${longestQuestion}`,
          }),
        )
      }
      await atDesk(city, 'ask', async ({ db }) => {
        await db
          .insertInto('data_question')
          .values({ id: uuidv7(), at: new Date().toISOString(), question: text })
          .execute()
      })
    },
    reserve: async (city, where, asked, more) => {
      await atDesk(city, 'reserve', unit =>
        addReservation(unit, where, asked, { ...more, channel: 'online' }),
      )
    },
    cancelReservation: (city, { id, org }, now) =>
      atDesk(city, 'cancel', async ({ db }) => {
        await db
          .insertInto('reservation_cancellation')
          .values({ reservation_id: id, org, compartment: voiceWall, at: now.toISOString() })
          .onConflict(conflict => conflict.doNothing())
          .execute()
      }),
  }
}
