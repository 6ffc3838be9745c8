import { expect, test } from 'vitest'
import { createRateLimit } from './rate-limit.ts'

test('an address may ask so often in a minute, and again in the next', () => {
  let at = 0
  const limit = createRateLimit({ perWindow: 2, window_ms: 60_000, now: () => at })
  expect([limit.take('a'), limit.take('a')]).toEqual([0, 0])
  at = 20_000
  expect(limit.take('a')).toBe(40)
  expect(limit.take('b')).toBe(0)
  at = 60_000
  expect(limit.take('a')).toBe(0)
})

test('a flood of addresses takes bounded memory and the newest are still counted', () => {
  const limit = createRateLimit({ perWindow: 1, window_ms: 60_000, now: () => 0, addresses: 100 })
  for (let i = 0; i < 10_000; i++) limit.take(String(i))
  expect(limit.take('9999')).toBeGreaterThan(0)
  expect(limit.take('0')).toBe(0)
})
