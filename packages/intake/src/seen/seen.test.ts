import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { Seen } from './seen.ts'

const open: Seen[] = []
const seen = (slots: number) => {
  const made = new Seen(slots)
  open.push(made)
  return made
}
afterEach(() => {
  for (const one of open.splice(0)) one.close()
})

test('counts like a map, also when most keys lie in files', () => {
  const key = fc.record({ low: fc.nat(60), high: fc.constantFrom(0, 1, 0xffffffff) })
  fc.assert(
    fc.property(fc.array(key, { maxLength: 400 }), keys => {
      const small = seen(16)
      const map = new Map<string, number>()
      for (const { low, high } of keys) {
        const name = `${low} ${high}`
        const before = map.get(name) ?? 0
        expect(small.before(low, high)).toBe(before)
        map.set(name, before + 1)
      }
    }),
    { numRuns: 200 },
  )
})

test('finds every one of 100,000 keys again after 36 spills', () => {
  const small = seen(1 << 12)
  const key = (i: number) => [Math.imul(i, 2_654_435_761) >>> 0, Math.imul(i, 40_503) >>> 0] as const
  for (let i = 1; i <= 100_000; i++) expect(small.before(...key(i)) === 0).toBe(true)
  for (let i = 1; i <= 100_000; i += 997) expect(small.before(...key(i))).toBe(1)
  for (let i = 1; i <= 100_000; i += 997) expect(small.before(...key(i))).toBe(2)
})
