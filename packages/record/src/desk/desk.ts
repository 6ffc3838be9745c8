import { ProblemError, problem } from '@understory/model'
import { v7 as uuidv7 } from 'uuid'
import { unitOfWork } from '../engine/unit-of-work.ts'
import { engineOf } from '../store.ts'
import type { RecordStore } from '../types.ts'

const longestQuestion = 2000

/** The counter where anyone may hand something in: it can be added to and not read. */
export interface Desk {
  /** Keeps a question a resident asks about the data of a city, 1–2000 characters; no name, no contact. */
  askAboutData(city: string, question: string): Promise<void>
}

/** The append-only desk of a record, as the role `desk_writer`. Throws `bad-parameter` for an empty or too long question. */
export function deskOf(store: RecordStore): Desk {
  const engine = engineOf(store)
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
      await unitOfWork(
        engine,
        { role: 'desk_writer', city, actor: 'public', purpose: 'ask' },
        async ({ db }) => {
          await db
            .insertInto('data_question')
            .values({ id: uuidv7(), at: new Date().toISOString(), question: text })
            .execute()
        },
      )
    },
  }
}
