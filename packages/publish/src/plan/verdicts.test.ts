import { type VerdictAnswer, type VerdictCrowd, verdictAnswers, verdictCrowds } from '@understory/model'
import type { RecordedVerdict } from '@understory/record/published'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { latestEdition } from '../disclosure/editions.ts'
import { answersByCrowd, crowdsOf } from './verdicts.ts'

const hour_ms = 3_600_000
const secret = Buffer.alloc(32, 5)
const panel = {
  seed: '0'.repeat(64),
  pool: 40,
  poolSha256: '0'.repeat(64),
  size: 30,
  at: '2026-01-01T00:00:00Z',
}
const countsAt = (answers: readonly RecordedVerdict[], now: number, isClosed = false) =>
  crowdsOf({ answers, panel, attended: 47 }, { commitment: 'a', secret, now, isClosed })
const verdict = (judge: string, crowd: VerdictCrowd, answer: VerdictAnswer, at: number): RecordedVerdict => ({
  ...{ judge, crowd, answer, at },
})
const many = fc
  .array(
    fc.record({
      who: fc.nat(40),
      crowd: fc.constantFrom(...verdictCrowds),
      answer: fc.constantFrom(...verdictAnswers),
    }),
    { maxLength: 90 },
  )
  .map(list => list.map(({ who, crowd, answer }, at) => verdict(`judge ${who}`, crowd, answer, at * 1_000)))

describe('counts of verdicts', () => {
  test('stand still around one answer, also where somebody answers again in another crowd', () => {
    const last = fc.record({
      crowd: fc.constantFrom(...verdictCrowds),
      answer: fc.constantFrom(...verdictAnswers),
    })
    fc.assert(
      fc.property(many, last, fc.nat(40), (before, { crowd, answer }, who) => {
        const now = 10 * hour_ms
        const counted = countsAt(before, now)
        const after = [...before, verdict(`judge ${who}`, crowd, answer, now)]
        const later = countsAt(after, now + hour_ms / 2)
        const answers = answersByCrowd(after)
        for (const [at, current] of later.entries()) {
          const { answered: _, ...one } = current
          const { answered: _was, ...was } = counted[at] ?? current
          const own = answers.get(one.crowd) ?? []
          const inCount =
            latestEdition(
              own.filter(each => each.at < now),
              { now, isClosed: false },
            )?.acts ?? 0
          // Where nine others wait, this one completes the next count.
          if (new Set(own.slice(inCount).map(each => each.person)).size < 10) expect(one).toEqual(was)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('are of those who answered last in a crowd, add up, and are nothing below ten', () => {
    fc.assert(
      fc.property(many, answers => {
        const crowdOf = new Map(answers.map(one => [one.judge, one.crowd]))
        for (const { crowd, judges, counts, margin, keptShare } of countsAt(answers, 10 * hour_ms, true)) {
          const people = [...crowdOf.values()].filter(one => one === crowd).length
          expect(judges).toBe(people < 10 ? null : people)
          if (counts === null) continue
          const { kept, partly, notKept, cannotTell } = counts
          expect(kept + partly + notKept + cannotTell).toBe(people)
          expect(margin).toBeGreaterThan(0)
          expect(keptShare === null).toBe(crowd !== 'panel')
        }
      }),
    )
  })

  test('of a panel hold the true share in their range in 95 of 100 draws of what is replaced', () => {
    // Of 30 people 18 say kept; the range is of replaced answers, so it is held at least as often as Wilson's.
    const answers = Array.from({ length: 30 }, (_, n) =>
      verdict(`judge ${n}`, 'panel', n < 18 ? 'kept' : 'not-kept', n),
    )
    let held = 0
    for (let n = 0; n < 300; n++) {
      const query = { commitment: `promise ${n}`, secret, now: hour_ms, isClosed: true }
      const share = crowdsOf({ answers, panel, attended: null }, query).find(
        one => one.crowd === 'panel',
      )?.keptShare
      if (share && share.low <= 0.6 && share.high >= 0.6) held++
    }
    expect(held).toBeGreaterThanOrEqual(285)
  })

  test('how many have a card is shown in whole tens', () => {
    expect(countsAt([], 0).find(one => one.crowd === 'attended')?.asked).toBe(40)
  })
})
