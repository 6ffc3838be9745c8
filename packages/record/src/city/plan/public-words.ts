import { type Bilingual, fail, ok, problem, type Result, stoppedPassages } from '@understory/model'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'

/** What is going to be public, by the field in which it stands. */
export type PublicWords = Readonly<Record<string, string | Bilingual | null | undefined>>

/**
 * Looks through words that are about to be public for what may lead to a person, by the same patterns as points of a dialogue. Names of areas and of
 * organisations are nobody's; a day is no passage here, since every promise has one. Gives how many passages somebody said lead to nobody: a public
 * official, an organisation, a place. Problem `identifying-words` names every passage that nobody said it of; contacts never pass.
 */
export async function lookThrough(
  { db }: UnitOfWork,
  words: PublicWords,
  cleared: readonly string[] = [],
): Promise<Result<number>> {
  const [areas, organisations] = [
    await db.selectFrom('area').select('name').distinct().execute(),
    await db.selectFrom('understory.organisation').select('name').execute(),
  ]
  const known = [...areas, ...organisations].map(one => one.name)
  const texts = Object.entries(words).flatMap(([field, text]) =>
    typeof text === 'string' ? [[field, text] as const] : text ? both(field, text) : [],
  )
  const passagesAfter = (free: readonly string[]) =>
    texts.flatMap(([field, text]) =>
      stoppedPassages(text, free, known).flatMap(one => (one.kind === 'date' ? [] : [{ field, ...one }])),
    )
  const stopped = passagesAfter(cleared)
  const [first] = stopped
  if (!first) return ok(passagesAfter([]).length)
  const said = [...new Set(stopped.map(one => `“${one.text}” (${one.kind})`))].join(', ')
  return fail(
    problem('identifying-words', `These words may lead to a person: ${said}.`, {
      where: first.field,
      expected:
        'words without them, or that they lead to nobody: a public official, an organisation, a place',
    }),
  )
}

const both = (field: string, { en, es }: Bilingual) =>
  [
    [`${field}.en`, en],
    [`${field}.es`, es],
  ] as const
