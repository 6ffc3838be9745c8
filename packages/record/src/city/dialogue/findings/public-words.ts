import { type Bilingual, fail, problem, stoppedPassages, type WorkSeries } from '@understory/model'
import type { UnitOfWork } from '../../../engine/unit-of-work.ts'
import { knownWords } from '../room/own-session.ts'

/** Words that become public, with the field they stand in. */
export type PublicWords = readonly (readonly [where: string, text: string])[]

export const inBoth = (where: string, text: Bilingual): PublicWords => [
  [`${where}.en`, text.en],
  [`${where}.es`, text.es],
]

/**
 * The first passage that may lead to a person and that nobody said identifies no one, as the problem identifying-words; null for none. Looked for as
 * in a point of a table before it is released.
 */
export async function stopped(
  unit: UnitOfWork,
  { terms }: Pick<WorkSeries, 'terms'>,
  words: PublicWords,
  cleared: readonly string[],
) {
  const known = await knownWords(unit, terms)
  for (const [where, text] of words) {
    const [passage] = stoppedPassages(text, cleared, known)
    if (passage)
      return fail(
        problem('identifying-words', `“${passage.text}” may lead to a person (${passage.kind}).`, {
          where,
          expected: 'the words without it, or the word that it identifies no one',
        }),
      )
  }
  return null
}
