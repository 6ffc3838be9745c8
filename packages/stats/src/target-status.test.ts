import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countChange } from './count-change.ts'
import { pathRatio, periodsToTell, type StatusAsked, targetStatus } from './target-status.ts'
import { poissonDraw, seeded } from './testing/random.ts'

function poissonDraws(mean: number, count: number, seed: number): number[] {
  const random = seeded(seed)
  return Array.from({ length: count }, () => poissonDraw(mean, random))
}
const months = (count: number, each: number) => Array.from({ length: count }, () => each)
const asked = (more: Partial<StatusAsked>): StatusAsked => ({
  ...{ baseline: months(36, 30), recent: months(12, 30), asked: 0.85, better: 'fewer' },
  ...more,
})

describe('the state of a target', () => {
  test('has no colour for twelve against ten', () => {
    const small = targetStatus(
      asked({ baseline: months(12, 1), recent: [...months(10, 1), 0, 2], asked: 0.9 }),
    )
    expect(small.state).toBe('cannot-tell')
    const ten = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0]
    expect(targetStatus(asked({ baseline: ten, recent: months(12, 1), asked: 0.85 })).state).toBe(
      'cannot-tell',
    )
  })
  test('follows the interval: better, short of what was asked, worse', () => {
    expect(targetStatus(asked({ recent: months(12, 22) })).state).toBe('on-path')
    expect(targetStatus(asked({ recent: months(12, 22), asked: 0.4 })).state).toBe('behind')
    expect(targetStatus(asked({ recent: months(12, 30), asked: 0.5 })).state).toBe('behind')
    expect(targetStatus(asked({ recent: months(12, 40) })).state).toBe('worse')
    expect(targetStatus(asked({ recent: months(12, 28) })).state).toBe('cannot-tell')
  })
  test('turns round where more is better', () => {
    expect(targetStatus(asked({ recent: months(12, 40), asked: 1.1, better: 'more' })).state).toBe('on-path')
    expect(targetStatus(asked({ recent: months(12, 22), asked: 1.1, better: 'more' })).state).toBe('worse')
  })
  test('stands on the limits of countChange where counts vary no more than chance', () => {
    const { ratio, dispersion } = targetStatus(asked({ recent: months(12, 25) }))
    expect(dispersion).toBe(1)
    const change = countChange(
      { count: 1080, exposure: 36 },
      { count: 300, exposure: 12 },
      { confidence: 0.99 },
    )
    expect(ratio).toEqual(change.ratio)
  })
  test('needs more where counts come in clusters, and takes a season for none', () => {
    const clustered = months(36, 0).map((_, i) => (Math.floor(i / 5) % 2 === 0 ? 10 : 50))
    expect(targetStatus(asked({ baseline: clustered, recent: months(12, 24) })).state).toBe('cannot-tell')
    const seasonal = months(36, 0).map((_, i) => 30 + (i % 12))
    expect(targetStatus(asked({ baseline: seasonal })).dispersion).toBe(1)
  })
  test('never has a colour where nothing was ever counted, and refuses what cannot be meant', () => {
    expect(targetStatus(asked({ baseline: months(12, 0), recent: months(12, 0) })).state).toBe('cannot-tell')
    expect(() => targetStatus(asked({ baseline: months(11, 3) }))).toThrow('at least 12 periods')
    expect(() => targetStatus(asked({ recent: months(11, 3) }))).toThrow('12 periods or a multiple')
    expect(() => targetStatus(asked({ asked: 0 }))).toThrow('above 0')
    expect(() => targetStatus(asked({ recent: [...months(11, 3), -1] }))).toThrow('recent[11]')
  })
  test('gets no worse when fewer are counted', () => {
    const rank = { worse: 0, behind: 1, 'cannot-tell': 2, 'on-path': 3 }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 }), (count, less) => {
        const [more, fewer] = [count + less, count].map(
          each => targetStatus(asked({ recent: months(12, each) })).state,
        )
        // Fewer can be surely short of a path and still better than before: never worse than more.
        return rank[fewer ?? 'worse'] >= rank[more ?? 'worse']
      }),
    )
  })
})

describe('drawn cities', () => {
  /** Share of the months of ten years without change that have a colour, in each of many cities. */
  const coloured = (mean: number, cities: number): number[] =>
    Array.from({ length: cities }, (_, city) => {
      const counts = poissonDraws(mean, 156, city + 1)
      const baseline = counts.slice(0, 36)
      const states = Array.from({ length: 120 }, (_, i) =>
        targetStatus(asked({ baseline, recent: counts.slice(25 + i, 37 + i) })),
      )
      // What is short of the path is said rightly where nothing changes: it is no false colour.
      return states.filter(one => one.state === 'worse' || one.state === 'on-path').length / 120
    }).toSorted((a, b) => a - b)

  test.each([8, 30, 100])('without change have a colour by chance in few months, at %i a month', mean => {
    const shares = coloured(mean, 200)
    expect(shares.reduce((a, b) => a + b) / shares.length).toBeLessThan(0.01)
    expect(shares[Math.floor(shares.length * 0.95)]).toBeLessThanOrEqual(0.05)
  })
  test.each([30, 100])('with a quarter less turn within the time that is stated, at %i a month', mean => {
    const stated = periodsToTell({ mean, baseline: 36, change: -0.25 }) ?? 0
    expect(stated).toBeGreaterThan(2)
    const inTime = Array.from({ length: 200 }, (_, city) => {
      const baseline = poissonDraws(mean, 36, city + 1)
      const counts = [...baseline, ...poissonDraws(mean * 0.75, stated, city + 10_001)]
      return targetStatus(asked({ baseline, recent: counts.slice(-12) })).ratio.high ?? 9
    }).filter(high => high < 1).length
    expect(inTime / 200).toBeGreaterThan(0.85)
  })
  test('are told at once to wait where the counts are too small', () => {
    expect(periodsToTell({ mean: 1, baseline: 36, change: -0.25 })).toBeNull()
    expect(periodsToTell({ mean: 30, baseline: 36, change: -0.25 })).toBe(11)
  })
})

describe('a path', () => {
  test('asks for the same share less each period, nothing before it, and all of it after', () => {
    const path = { change: -0.15, periods: 12 }
    expect(pathRatio(path, -12, 12)).toBe(1)
    expect(pathRatio(path, 12, 12)).toBeCloseTo(0.85, 12)
    expect(pathRatio(path, 11, 1)).toBeCloseTo(0.85, 12)
    expect(pathRatio(path, 5, 1)).toBeCloseTo(0.85 ** 0.5, 12)
    // The mean of a geometric sequence.
    const step = 0.85 ** (1 / 12)
    expect(pathRatio(path, 0, 12)).toBeCloseTo((step * 0.15) / (1 - step) / 12, 12)
    expect(() => pathRatio({ change: -1, periods: 12 }, 0, 12)).toThrow('above -1')
  })
})
