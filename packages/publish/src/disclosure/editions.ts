import { createHmac } from 'node:crypto'
import { randomizeAnswer, responseDesign } from '@understory/analysis'

/**
 * Every count that changes with one person's act leaves through this file. Two walls, each enough for what it is for:
 *
 * 1. Editions. A count stands still until ten other people have acted and an hour has passed, so that two reads around one act are the same.
 * 2. Replaced answers. In what is counted, some answers are replaced by others, by a secret draw that is the same for ever. Whoever fills the crowd
 *    up and knows every other answer can still not move their odds on one answer by more than `maxOdds`, however often they read.
 */
export const editionRule = {
  /** Different people with something new in an edition. A number below it is not shown at all. */
  minPeople: 10,
  minWait_ms: 3_600_000,
  /** Another server over the same record may write a little later what it took earlier. */
  settle_ms: 5_000,
} as const

/** ln 7 = 1.95 is the ε of local differential privacy. */
export const maxOdds = 7

/** Something that one person did, with what they said where they said something. */
export interface Act {
  readonly person: string
  /** Milliseconds since 1970, UTC. */
  readonly at: number
  /** Somebody else decided it about them, such as setting their votes aside: it makes no edition fuller. */
  readonly isDecision?: true
}
export interface Answer extends Act {
  readonly question: string
  /** One of the choices, from 0; null takes the answer back. */
  readonly answer: number | null
}

/** The oldest `acts` of all are in it; `at` is when it was complete. */
export interface Edition {
  readonly at: number
  readonly acts: number
}

export interface EditionQuery {
  readonly now: number
  /** Nothing comes any more: the last edition holds everything, where enough people acted at all. */
  readonly isClosed: boolean
  /** An edition of the same acts that is known already, from which the search goes on. */
  readonly known?: Edition | null
}

/**
 * The newest edition of acts, oldest first; null before the first. It follows from the acts and the time alone, so that another server or the same one
 * after a restart gives the same edition. One person who acts often is one person.
 */
export function latestEdition(
  acts: readonly Act[],
  { now, isClosed, known = null }: EditionQuery,
): Edition | null {
  const { minPeople, minWait_ms, settle_ms } = editionRule
  let latest = known
  for (;;) {
    const people = new Set<string>()
    let read = latest?.acts ?? 0
    while (read < acts.length && people.size < minPeople) {
      const act = acts[read++]
      if (act && act.isDecision !== true) people.add(act.person)
    }
    if (people.size < minPeople) break
    const tenth = acts[read - 1]?.at ?? 0
    const at = latest === null ? tenth : Math.max(tenth, latest.at + minWait_ms)
    if (at + settle_ms > now) break
    while (read < acts.length && (acts[read]?.at ?? 0) <= at) read++
    latest = { at, acts: read }
  }
  if (!isClosed || latest?.acts === acts.length) return latest
  const isEnough = latest !== null || peopleIn(acts) >= minPeople
  return isEnough ? { at: acts.at(-1)?.at ?? 0, acts: acts.length } : null
}

const peopleIn = (acts: readonly Act[]): number =>
  new Set(acts.filter(one => one.isDecision !== true).map(one => one.person)).size

/** When the next edition can come at the earliest, as a whole quarter of an hour; null where only people are missing, or nothing comes any more. */
export function nextEditionFrom(edition: Edition | null, { now, isClosed }: EditionQuery): Date | null {
  if (edition === null || isClosed) return null
  const quarter_ms = 900_000
  const from = Math.ceil((edition.at + editionRule.minWait_ms) / quarter_ms) * quarter_ms
  return from > now ? new Date(from) : null
}

export interface ReplacedAnswers {
  /** What the answers are about, such as a series: draws of different topics have nothing to do with each other. */
  readonly topic: string
  readonly choices: number
  readonly secret: Uint8Array
}

/** The newest answer of each person to each question that is in the edition, some of them replaced. Order and instants are those of the first answers. */
export function answersIn(
  edition: Edition,
  answers: readonly Answer[],
  { topic, choices, secret }: ReplacedAnswers,
): { person: string; question: string; answer: number }[] {
  const design = responseDesign(choices, maxOdds)
  const newest = new Map<string, Answer>()
  for (let i = 0; i < edition.acts; i++) {
    const one = answers[i]
    if (one) newest.set(`${one.person}\n${one.question}`, one)
  }
  return [...newest.values()].flatMap(({ person, question, answer }) =>
    answer === null
      ? []
      : {
          person,
          question,
          answer: randomizeAnswer(answer, drawOf(secret, [topic, person, question, answer]), design),
        },
  )
}

/** How many people acted, as it may be shown: whole tens of an edition; null below the first. */
export function countIn(edition: Edition | null, acts: readonly Act[]): number | null {
  if (edition === null) return null
  return wholeTens(peopleIn(acts.slice(0, edition.acts)))
}

/** A number in whole tens, downwards; null where there are fewer than ten. */
export const wholeTens = (count: number): number | null =>
  count < editionRule.minPeople ? null : count - (count % 10)

/** How full something is, in words: live, since somebody has to know whether there is room. */
export const seatsLeft = (taken: number, capacity: number): 'free' | 'few' | 'full' =>
  taken >= capacity ? 'full' : capacity - taken < editionRule.minPeople ? 'few' : 'free'

/** A number from 0 to below 1 that only the holder of the secret can compute, the same each time. */
const drawOf = (secret: Uint8Array, path: readonly (string | number)[]): number =>
  createHmac('sha256', secret)
    .update(['live answer', ...path].join('\n'))
    .digest()
    .readUIntBE(0, 6) /
  2 ** 48
