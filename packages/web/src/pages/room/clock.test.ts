import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clockAt, minutesAndSeconds } from './clock.ts'

const start = Date.parse('2026-03-10T22:00:00Z')
const after = (minutes: number) => start + minutes * 60_000
const plan = [15, 60, 45]

test('before anything begins the plan stands, and moves once its hour has passed', () => {
  expect(clockAt(plan, start, [], after(-30))).toEqual({
    at: -1,
    left_s: null,
    late_min: 0,
    endsAt: after(120),
  })
  expect(clockAt(plan, start, [], after(10))).toMatchObject({ at: -1, late_min: 10, endsAt: after(130) })
})
test('counts a segment down, and over', () => {
  expect(clockAt(plan, start, [start], after(5))).toMatchObject({ at: 0, left_s: 600, late_min: 0 })
  const over = clockAt(plan, start, [start], after(18))
  expect(over).toMatchObject({ at: 0, left_s: -180, late_min: 3, endsAt: after(123) })
})
test('a segment that was shorter gives its minutes back', () => {
  expect(clockAt(plan, start, [start, after(10)], after(20))).toMatchObject({
    at: 1,
    late_min: -5,
    endsAt: after(115),
  })
})
test('ends when the last segment was ended', () => {
  const done = clockAt(plan, start, [start, after(15), after(75), after(130)], after(500))
  expect(done).toEqual({ at: 3, left_s: null, late_min: 10, endsAt: after(130) })
})
test('the end never comes before now, and never gets earlier while a segment runs', () => {
  const minutes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(minutes, fc.nat(300), fc.nat(300), (all, a, b) => {
      const [first, later] = [Math.min(a, b), Math.max(a, b)].map(m => clockAt(all, start, [start], after(m)))
      expect(first?.endsAt).toBeLessThanOrEqual(later?.endsAt ?? 0)
      expect(later?.endsAt).toBeGreaterThanOrEqual(after(Math.max(a, b)))
    }),
  )
})
test('writes minutes and seconds', () => {
  expect([725, 5, -130, 0].map(minutesAndSeconds)).toEqual(['12:05', '0:05', '–2:10', '0:00'])
})
