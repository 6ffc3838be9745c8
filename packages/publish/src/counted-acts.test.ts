import type { PublicVotes } from '@understory/record/published'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countedActs, votesIn } from './counted-acts.ts'
import { answersIn, latestEdition } from './disclosure/editions.ts'

const hour_ms = 3_600_000
/** Votes of one open voter each, `n` of them from `at` on, a second apart. */
function votesOf(people: readonly string[], at: number, vote = 1): [string, number, number][] {
  return people.map((person, i) => [person, vote, at + i * 1000])
}
function publicVotes(
  votes: readonly [string, number, number][],
  decisions: PublicVotes['decisions'] = [],
): PublicVotes {
  const sorted = [...votes].sort((a, b) => a[2] - b[2])
  return {
    voters: sorted.map(([voter]) => voter),
    crowds: sorted.map(() => 'open'),
    statements: sorted.map(() => 's'),
    votes: sorted.map(([, vote]) => vote),
    at: sorted.map(([, , at]) => at),
    decisions,
  }
}
const names = (prefix: string, n: number) => Array.from({ length: n }, (_, i) => `${prefix}${i}`)
const setAside = (people: readonly string[], at: number, isAside = true) =>
  people.map(voter => ({ voter, isAside, at }))
/** Who is counted at `now`, with the number of votes. */
function shownAt(votes: PublicVotes, now: number) {
  const acts = countedActs(votes).acts.open
  const edition = latestEdition(acts, { now, isClosed: false })
  if (edition === null) return null
  const answers = answersIn(edition, acts, { topic: 't', choices: 3, secret: new Uint8Array(32) })
  return { people: answers.map(one => one.person).sort(), votes: votesIn(acts, edition.acts) }
}

test('setting voters aside and bringing them back changes nothing that is shown until ten other people voted', () => {
  const [first, later] = [names('a', 10), names('b', 10)]
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...first), { minLength: 1 }),
      fc.integer({ min: 20_000, max: 5 * hour_ms }),
      fc.integer({ min: 0, max: 9 }),
      (aside, decidedAt, others) => {
        const some = votesOf(later.slice(0, others), 20_000)
        const cast = [...votesOf(first, 0), ...some]
        const decisions = setAside(aside, decidedAt)
        for (const now of [decidedAt + 6_000, decidedAt + 9 * hour_ms]) {
          const shown = shownAt(publicVotes(cast, decisions), now)
          expect(shown).toEqual(shownAt(publicVotes(cast), now))
          const undone = [...decisions, ...setAside(aside, decidedAt + 1000, false)]
          expect(shownAt(publicVotes(cast, undone), now)).toEqual(shown)
        }
        const more = [...votesOf(first, 0), ...votesOf(later, decidedAt + 2 * hour_ms)]
        const next = shownAt(publicVotes(more, decisions), decidedAt + 9 * hour_ms)
        expect(next?.people).toEqual([...first.filter(one => !aside.includes(one)), ...later].sort())
        expect(next?.votes).toBe(20 - aside.length)
      },
    ),
  )
})

test('whoever is brought back counts with what they voted last, also while they were set aside', () => {
  const [first, later] = [names('a', 12), names('b', 10)]
  const cast = [...votesOf(first, 0), ...votesOf(['a0'], 2 * hour_ms, -1), ...votesOf(later, 4 * hour_ms)]
  const decisions = [...setAside(['a0'], hour_ms), ...setAside(['a0'], 3 * hour_ms, false)]
  const { acts, voters, aside } = countedActs(publicVotes(cast, decisions))
  expect([voters.open.size, aside.size]).toEqual([22, 0])
  expect(acts.open.filter(one => one.person === 'a0').map(one => [one.answer, one.at / hour_ms])).toEqual([
    [2, 0],
    [null, 1],
    [0, 3],
  ])
})

test('who was set aside twice comes back when both decisions are undone', () => {
  const cast = votesOf(names('a', 12), 0)
  const twice = [...setAside(['a0'], hour_ms), ...setAside(['a0'], 2 * hour_ms)]
  const once = countedActs(publicVotes(cast, [...twice, ...setAside(['a0'], 3 * hour_ms, false)]))
  expect([...once.aside]).toEqual(['a0'])
  const both = [...setAside(['a0'], 3 * hour_ms, false), ...setAside(['a0'], 4 * hour_ms, false)]
  expect(countedActs(publicVotes(cast, [...twice, ...both])).aside.size).toBe(0)
})
