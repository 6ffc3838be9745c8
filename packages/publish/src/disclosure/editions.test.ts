import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Act,
  type Answer,
  answersIn,
  countIn,
  editionRule,
  latestEdition,
  maxOdds,
  nextEditionFrom,
  wholeTens,
} from './editions.ts'

const { minPeople, minWait_ms, settle_ms } = editionRule
const minute_ms = 60_000
const secretOf = (n: number) => Buffer.alloc(32, `secret ${n}`)

/** Acts of up to thirty people over some hours, oldest first. */
const acts = fc
  .array(fc.record({ who: fc.nat(29), after_ms: fc.nat(20 * minute_ms) }), { maxLength: 120 })
  .map(list => {
    let at = 0
    return list.map(({ who, after_ms }): Act => {
      at += after_ms
      return { person: `person ${who}`, at }
    })
  })
const open = (now: number) => ({ now, isClosed: false })

describe('editions', () => {
  test('are the same for whoever asks often, seldom, or for the first time after a restart', () => {
    fc.assert(
      fc.property(acts, fc.array(fc.nat(20 * minute_ms), { maxLength: 60 }), (all, pauses) => {
        let known: ReturnType<typeof latestEdition> = null
        let now = 0
        for (const pause of pauses) {
          now += pause
          const there = all.filter(one => one.at <= now)
          known = latestEdition(there, { ...open(now), known })
          expect(known).toEqual(latestEdition(there, open(now)))
        }
      }),
    )
  })

  test('follow each other after an hour at least, with ten other people at least', () => {
    fc.assert(
      fc.property(acts, all => {
        const end = (all.at(-1)?.at ?? 0) + 2 * minWait_ms
        let before: { at: number; acts: number } | null = null
        for (let now = 0; now <= end; now += 5 * minute_ms) {
          const edition = latestEdition(
            all.filter(one => one.at <= now),
            { ...open(now), known: before },
          )
          if (edition && edition !== before) {
            const people = new Set(all.slice(before?.acts ?? 0, edition.acts).map(one => one.person))
            expect(people.size).toBeGreaterThanOrEqual(minPeople)
            if (before) expect(edition.at - before.at).toBeGreaterThanOrEqual(minWait_ms)
          }
          before = edition
        }
      }),
    )
  })

  test('stand still around the acts of fewer than ten people, whatever these do and however often', () => {
    fc.assert(
      fc.property(acts, fc.array(fc.nat(8), { maxLength: 40 }), fc.nat(6 * 60), (before, fewer, minutes) => {
        const start = (before.at(-1)?.at ?? 0) + 20 * minWait_ms
        const settled = latestEdition(before, open(start))
        const waiting = new Set(before.slice(settled?.acts ?? 0).map(one => one.person))
        // Newcomers fill up to nine people who wait for the next edition, the victim among them.
        const newcomers = fewer
          .map(who => `new ${who}`)
          .filter((_, at) => new Set(fewer.slice(0, at + 1)).size + waiting.size < minPeople)
        const later = newcomers.map((person, at) => ({ person, at: start + at }))
        expect(latestEdition([...before, ...later], open(start + minutes * minute_ms))).toEqual(settled)
      }),
    )
  })

  test('show everything at the end where ten people acted, and nothing where fewer did', () => {
    const of = (people: number) => Array.from({ length: people }, (_, n) => ({ person: `p${n}`, at: n }))
    const closed = { now: 20, isClosed: true }
    expect(latestEdition(of(9), closed)).toBeNull()
    expect(latestEdition(of(13), closed)?.acts).toBe(13)
    expect(countIn(latestEdition(of(13), closed), of(13))).toBe(10)
    expect(latestEdition(of(10), open(9))).toBeNull()
    expect(latestEdition(of(10), open(9 + settle_ms))).toEqual({ at: 9, acts: 10 })
  })

  test('tell no instant of a single act: the next one is announced for a whole quarter of an hour', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 40), at => {
        const from = nextEditionFrom({ at, acts: 10 }, open(at))?.getTime() ?? 0
        expect(from % (15 * minute_ms)).toBe(0)
        expect(from).toBeGreaterThanOrEqual(at + minWait_ms)
      }),
    )
  })

  test.each([
    [0, null],
    [9, null],
    [10, 10],
    [19, 10],
    [123, 120],
  ])('whole tens: %i is shown as %s', (count, shown) => expect(wholeTens(count)).toBe(shown))
})

/** What somebody reads who fills the crowd up: each published answer of an edition, as counts by question and answer. */
function readBy(answers: readonly Answer[], secret: Buffer): string {
  const edition = latestEdition(answers, open(100 * minWait_ms))
  if (edition === null) return 'nothing'
  const counts = new Map<string, number>()
  for (const one of answersIn(edition, answers, { topic: 'a series', choices: 3, secret }))
    counts.set(`${one.question} ${one.answer}`, (counts.get(`${one.question} ${one.answer}`) ?? 0) + 1)
  return [...counts].toSorted().join()
}
const victim = (answer: number, at: number): Answer => ({ person: 'victim', question: 'q', answer, at })
const fillers = (count: number, answer: number, from: number): Answer[] =>
  Array.from({ length: count }, (_, n) => ({ person: `filler ${n}`, question: 'q', answer, at: from + n }))

describe('replaced answers', () => {
  test('leave whoever knows every other answer, by filling the crowd up, with odds of seven to one at most', () => {
    // Nine that the reader sent and one that they want to know; and the same with a ninth who is nobody's.
    const worlds = [
      fillers(9, 0, 0),
      [...fillers(8, 0, 0), { person: 'neighbor', question: 'q', answer: 2, at: 8 }],
    ]
    const secrets = 4_000
    for (const others of worlds) {
      const seen = [1, 2].map(answer => {
        const reads = new Map<string, number>()
        for (let n = 0; n < secrets; n++) {
          const read = readBy([...others, victim(answer, 9)], secretOf(n))
          reads.set(read, (reads.get(read) ?? 0) + 1)
        }
        return reads
      })
      const all = new Set(seen.flatMap(reads => [...reads.keys()]))
      let right = 0
      for (const read of all) {
        const [one, other] = [seen[0]?.get(read) ?? 0, seen[1]?.get(read) ?? 0]
        right += Math.max(one, other)
        // Rare outcomes say little about their own odds.
        if (Math.max(one, other) > 200)
          expect(Math.max(one, other)).toBeLessThan(maxOdds * 1.3 * Math.min(one, other))
      }
      // The best guess is right in seven of eight cases at most, by the odds; it is less, since the other answers are replaced too.
      expect(right / (2 * secrets)).toBeLessThan(maxOdds / (maxOdds + 1))
    }
  })

  test('are the same in every edition, so that reading often tells no more than reading once', () => {
    fc.assert(
      fc.property(fc.nat(2), fc.integer({ min: 1, max: 8 }), fc.nat(500), (answer, editions, n) => {
        const answers = [...fillers(9, 0, 0), victim(answer, 9)]
        const shown = () => {
          const edition = latestEdition(answers, open(10_000 * minWait_ms))
          return edition === null
            ? []
            : answersIn(edition, answers, { topic: 't', choices: 3, secret: secretOf(n) })
        }
        const first = shown()
        for (let e = 1; e <= editions; e++) {
          for (let f = 0; f < 10; f++)
            answers.push({ person: `later ${e} ${f}`, question: 'q', answer: 0, at: e * 2 * minWait_ms + f })
          expect(shown().slice(0, first.length)).toEqual(first)
        }
      }),
    )
  })

  test('count the newest answer of each person to each question, and none that was taken back', () => {
    const answers: Answer[] = [...fillers(10, 0, 0), ...fillers(10, 1, 20), victim(2, 40), victim(2, 41)]
    const shownOf = (list: readonly Answer[]) =>
      answersIn({ at: 60, acts: list.length }, list, { topic: 't', choices: 3, secret: secretOf(1) })
    expect(shownOf(answers)).toHaveLength(11)
    const back = { person: 'victim', question: 'q', answer: null, at: 50 }
    expect(shownOf([...answers, back]).map(one => one.person)).not.toContain('victim')
  })

  // 1 − r + r/3 = 7/9 of votes are shown as they were cast.
  test('are as often the true ones as the odds say', () => {
    const answers = Array.from({ length: 9_000 }, (_, n) => ({
      person: `p${n}`,
      question: 'q',
      answer: 1,
      at: n,
    }))
    const shown = answersIn({ at: 0, acts: 9_000 }, answers, { topic: 't', choices: 3, secret: secretOf(3) })
    const kept = shown.filter(one => one.answer === 1).length
    expect(Math.abs(kept - 7_000)).toBeLessThan(160)
  })
})
