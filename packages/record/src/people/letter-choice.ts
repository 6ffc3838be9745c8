import { isUuid, type LetterChoice } from '@understory/model'
import type { Engine } from '../engine/engine.ts'
import { asKeeper, noteEvent } from './keeper.ts'

/** Letters come, and in English, until somebody chooses. */
export const usualLetters: LetterChoice = { language: 'en', wanted: true }

/** How a person wants the letters of the plan; null for nobody. */
export const letterChoice = (engine: Engine, person: string): Promise<LetterChoice | null> =>
  asKeeper(engine, 'record', 'read how somebody wants letters', async ({ db }) => {
    if (!isUuid(person)) return null
    const row = await db
      .selectFrom('understory.person as p')
      .leftJoin('understory.letter_choice as l', 'l.person', 'p.id')
      .select(['l.language', 'l.wanted'])
      .where('p.id', '=', person)
      .executeTakeFirst()
    return row ? { language: row.language ?? usualLetters.language, wanted: row.wanted ?? true } : null
  })

/** Writes it down, with an event that says who chose and not what. */
export const chooseLetters = (
  engine: Engine,
  person: string,
  choice: LetterChoice,
  now: Date,
): Promise<void> =>
  asKeeper(engine, person, 'choose letters', async unit => {
    const row = { ...choice, changed_at: now.toISOString() }
    await unit.db
      .insertInto('understory.letter_choice')
      .values({ person, ...row })
      .onConflict(conflict => conflict.column('person').doUpdateSet(row))
      .execute()
    await noteEvent(unit, person, 'letters-chosen', person)
  })
