import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  estimateAnswers,
  estimateCounts,
  randomizeAnswer,
  responseDesign,
  responseMargin,
} from './randomized-response.ts'

const votes = responseDesign(3, 7)

describe('randomized response', () => {
  // Seven to one among three answers: 1 − r + r/3 = 7 · r/3 has the solution r = 1/3.
  test('replaces one answer in three where three answers may differ by seven to one', () => {
    expect(votes.replacedShare).toBeCloseTo(1 / 3, 12)
    // Warner's own design has two answers and p = 7/8 of true ones: a quarter is replaced by the toss of a coin.
    expect(responseDesign(2, 7).replacedShare).toBeCloseTo(1 / 4, 12)
  })

  test('no published answer is more than the given odds as likely under one answer as under another', () => {
    const steps = 3_000
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 40 }), (choices, maxOdds) => {
        const design = responseDesign(choices, maxOdds)
        // The probability of each published answer, by counting an even grid of draws.
        const shares = Array.from({ length: choices }, (_, answer) => {
          const counts = new Array<number>(choices).fill(0)
          for (let i = 0; i < steps; i++) {
            const shown = randomizeAnswer(answer, (i + 0.5) / steps, design)
            counts[shown] = (counts[shown] ?? 0) + 1 / steps
          }
          return counts
        })
        for (const one of shares)
          for (const other of shares)
            one.forEach((share, shown) => {
              expect(share / (other[shown] ?? 0)).toBeLessThan(maxOdds * 1.1)
            })
      }),
      { numRuns: 60 },
    )
  })

  // By hand: 60 agree, 30 disagree, 10 pass; published on average 60·7/9 + 40/9 = 51.1 and 30·7/9 + 70/9 = 31.1.
  test('gives back the true numbers from the published ones on average', () => {
    expect(estimateAnswers(460, 900, votes)).toBeCloseTo(540, 9)
    expect(estimateAnswers(280, 900, votes)).toBeCloseTo(270, 9)
    expect(estimateAnswers(0, 900, votes)).toBe(0)
    expect(estimateAnswers(900, 900, votes)).toBe(900)
  })

  test('estimates of all answers are whole numbers that add up to how many answered', () => {
    const counts = fc.array(fc.nat(500), { minLength: 2, maxLength: 6 })
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 40 }), (published, maxOdds) => {
        const estimates = estimateCounts(published, responseDesign(published.length, maxOdds))
        expect(estimates.reduce((sum, one) => sum + one, 0)).toBe(
          published.reduce((sum, one) => sum + one, 0),
        )
        expect(estimates.every(one => Number.isInteger(one) && one >= 0)).toBe(true)
      }),
    )
    expect(estimateCounts([460, 280, 160], votes)).toEqual([540, 270, 90])
  })

  // The largest variance is 7/9 · 2/9 / (2/3)² = 7/18 a vote: for 100 votes 1.96 · √38.9 = 12.2.
  test('says how far the estimate may be off, and holds that in 95 of 100 draws', () => {
    expect(responseMargin(100, votes)).toBeCloseTo(12.22, 2)
    expect(responseMargin(0, votes)).toBe(0)
    let state = 9
    const next = () => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31
      return state / 2 ** 31
    }
    let inside = 0
    for (let run = 0; run < 1_000; run++) {
      let agree = 0
      for (let i = 0; i < 100; i++) if (randomizeAnswer(i < 60 ? 0 : 1, next(), votes) === 0) agree++
      if (Math.abs(estimateAnswers(agree, 100, votes) - 60) <= responseMargin(100, votes)) inside++
    }
    expect(inside).toBeGreaterThan(935)
  })

  test('refuses what is no design, no draw and no answer', () => {
    expect(() => responseDesign(1, 7)).toThrow('choices')
    expect(() => responseDesign(3, 1)).toThrow('maxOdds')
    expect(() => randomizeAnswer(3, 0.5, votes)).toThrow('answer')
    expect(() => randomizeAnswer(0, 1, votes)).toThrow('draw')
    expect(() => estimateAnswers(4, 3, votes)).toThrow('exceed')
  })
})
