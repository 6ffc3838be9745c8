import { ProblemError, problem, type ReserveRequest, type VoiceChannel } from '@understory/model'
import { v7 as uuidv7 } from 'uuid'
import { type Access, type UnitOfWork, unitOfOne, unitOfWork } from '../engine/unit-of-work.ts'
import { engineOf } from '../store.ts'
import type { RecordStore } from '../types.ts'
import { addCheckAnswer, type GivenCheckAnswer } from './check-answers.ts'
import { addFromTable, addWithdrawal, type SentFromTable, type TableOf } from './notes.ts'
import { addReservation, type ReservationFor, voiceWall } from './reservations.ts'
import { addVerdict, type GivenVerdict } from './verdicts.ts'
import { addStatement, type CastVote, insertVoters, insertVotes, type NewVoter } from './votes.ts'

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
  /** Keeps new voters in one transaction, each a code known by its keyed hash. A hash that is there already is left as it is. */
  addVoters(city: string, voters: readonly NewVoter[]): Promise<void>
  /** Keeps votes of several voters in one transaction; how many were new. A vote whose id is there already is not counted again. */
  addVotes(city: string, votes: readonly CastVote[]): Promise<number>
  /** Keeps a statement that waits for moderation; its id. */
  addStatement(
    city: string,
    statement: {
      series: string
      org: string
      text: string
      language: string
      channel: VoiceChannel
      now: Date
    },
  ): Promise<string>
  /** Keeps what a device at a table sent, in one transaction; what is there already is left as it is. */
  addFromTable(city: string, at: TableOf, sent: SentFromTable): Promise<void>
  /** Takes back what stands on the code of a consent card, by its keyed hash. */
  withdrawQuote(
    city: string,
    one: { readonly codeHash: string; readonly series: string; readonly org: string; readonly now: Date },
  ): Promise<void>
  /** Keeps what somebody says of a promise; the newest of a judge counts. */
  addVerdict(city: string, one: GivenVerdict): Promise<void>
  /** Keeps an answer to a check by those who took part; the later one of a code counts. */
  answerCheck(city: string, given: GivenCheckAnswer): Promise<void>
  /** Takes a reservation back; the second time it changes nothing. */
  cancelReservation(city: string, reservation: { id: string; org: string }, now: Date): Promise<void>
}

const asDesk = (city: string, purpose: string): Access => ({
  role: 'desk_writer',
  city,
  actor: 'public',
  purpose,
})

/** The append-only desk of a record, as the role `desk_writer`. Throws `bad-parameter` for an empty or too long question. */
export function deskOf(store: RecordStore): Desk {
  const engine = engineOf(store)
  const atDesk = <T>(city: string, purpose: string, work: (unit: UnitOfWork) => Promise<T>): Promise<T> =>
    unitOfWork(engine, asDesk(city, purpose), work)
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
    addVoters: async (city, voters) => {
      await unitOfOne(engine, asDesk(city, 'vote'), insertVoters(voters))
    },
    addVotes: async (city, votes) =>
      (await unitOfOne(engine, asDesk(city, 'vote'), insertVotes(votes))).rowCount,
    addStatement: (city, statement) => atDesk(city, 'state', unit => addStatement(unit, statement)),
    addFromTable: (city, at, sent) => atDesk(city, 'note', unit => addFromTable(unit, at, sent)),
    withdrawQuote: (city, one) =>
      unitOfWork(engine, { ...asDesk(city, 'withdraw'), codes: [one.codeHash] }, unit =>
        addWithdrawal(unit, one),
      ),
    addVerdict: (city, one) => atDesk(city, 'judge', unit => addVerdict(unit, one)),
    answerCheck: (city, given) => atDesk(city, 'check', unit => addCheckAnswer(unit, given)),
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
