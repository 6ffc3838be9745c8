import { expect, test } from 'vitest'
import { lately } from './lately.ts'

test('asks once for all who come within the time, and again after it', async () => {
  let [asked, at] = [0, 0]
  const city = lately(
    async () => `city ${++asked}`,
    1_000,
    () => at,
  )
  expect(await Promise.all([city(), city()])).toEqual(['city 1', 'city 1'])
  at = 999
  expect(await city()).toBe('city 1')
  at = 1_000
  expect(await city()).toBe('city 2')
})

test('asks again after nothing was found or the asking failed', async () => {
  const answers = [async () => null, () => Promise.reject(new Error('gone')), async () => 'city']
  let asked = 0
  const city = lately<string>(
    () => answers[asked++]?.() ?? Promise.resolve(null),
    1_000,
    () => 0,
  )
  expect(await city()).toBeNull()
  await expect(city()).rejects.toThrow('gone')
  expect(await city()).toBe('city')
})
