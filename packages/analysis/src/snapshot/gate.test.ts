import { expect, test } from 'vitest'
import { makeGate } from './gate.ts'

test('at most so many run at once, and all of them get their turn', async () => {
  const gate = makeGate(2)
  let [running, most, done] = [0, 0, 0]
  const work = async () => {
    most = Math.max(most, ++running)
    await new Promise(resolve => setTimeout(resolve, 5))
    running--
    done++
  }
  await Promise.all(Array.from({ length: 9 }, () => gate.run(work)))
  expect({ most, done }).toEqual({ most: 2, done: 9 })
})

test('who is aborted in the line never starts, and the line goes on', async () => {
  const gate = makeGate(1)
  let release = () => {}
  const first = gate.run(
    () =>
      new Promise<void>(resolve => {
        release = resolve
      }),
  )
  const controller = new AbortController()
  let started = false
  const second = gate.run(async () => {
    started = true
  }, controller.signal)
  const third = gate.run(async () => 'third')
  controller.abort(new Error('stale'))
  await expect(second).rejects.toThrow('stale')
  release()
  await first
  expect(await third).toBe('third')
  expect(started).toBe(false)
})

test('a failure frees its place', async () => {
  const gate = makeGate(1)
  await expect(gate.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await gate.run(async () => 1)).toBe(1)
})
