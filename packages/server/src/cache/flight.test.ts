import { describe, expect, test } from 'vitest'
import { createPublicGate } from '../public-gate.ts'
import { createAnswerCache, type Visitor } from './answer-cache.ts'

/** A cache whose answers are made when `go` is called, and what became of each making. */
function heldCache() {
  const made: { url: string; signal: AbortSignal; go: () => void }[] = []
  const cache = createAnswerCache({
    maxBytes: 1_000_000,
    now: () => 0,
    dress: () => {},
    render: (url, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason))
        made.push({ url, signal, go: () => resolve(new Response(`page ${url}`)) })
      }),
  })
  return { cache, made }
}
const ticks = () => new Promise(resolve => setImmediate(resolve))
const visitorOf = (signal: AbortSignal, gate = createPublicGate(), address = 'a'): Visitor => ({
  signal,
  enter: given => gate.enter(address, given),
})

describe('an answer that several wait for', () => {
  test('is made once, and whoever goes away takes it from nobody else', async () => {
    const { cache, made } = heldCache()
    const [first, second] = [new AbortController(), new AbortController()]
    const left = cache.get('/a', visitorOf(first.signal))
    const stays = cache.get('/a', visitorOf(second.signal))
    await ticks()
    first.abort(new Error('gone'))
    await expect(left).rejects.toThrow('gone')
    expect(made).toHaveLength(1)
    expect(made[0]?.signal.aborted).toBe(false)
    made[0]?.go()
    expect('entry' in (await stays)).toBe(true)
    expect(cache.peek('/a')).not.toBeNull()
  })

  test('is stopped when the last of them has gone, and made anew for whoever comes then', async () => {
    const { cache, made } = heldCache()
    const gate = createPublicGate()
    const visitors = [new AbortController(), new AbortController()]
    const all = visitors.map(one => cache.get('/a', visitorOf(one.signal, gate)))
    await ticks()
    for (const one of visitors) one.abort(new Error('gone'))
    for (const one of all) await expect(one).rejects.toThrow('gone')
    expect(made[0]?.signal.aborted).toBe(true)
    await ticks()
    expect(gate.running()).toBe(0)
    const later = cache.get('/a', visitorOf(new AbortController().signal, gate))
    await ticks()
    expect(made).toHaveLength(2)
    made[1]?.go()
    expect('entry' in (await later)).toBe(true)
  })

  test('takes one place in the gate for all of them, and gives it back', async () => {
    const { cache, made } = heldCache()
    const gate = createPublicGate({ maxRunning: 1, maxRunningPerAddress: 1 })
    const signal = new AbortController().signal
    const both = [cache.get('/a', visitorOf(signal, gate)), cache.get('/a', visitorOf(signal, gate, 'b'))]
    const other = cache.get('/b', visitorOf(signal, gate, 'c'))
    await ticks()
    expect([gate.running(), gate.waiting(), made.length]).toEqual([1, 1, 1])
    made[0]?.go()
    await Promise.all(both)
    await ticks()
    expect(made.map(one => one.url)).toEqual(['/a', '/b'])
    made[1]?.go()
    await other
    expect(gate.running()).toBe(0)
  })

  test('does not wait in line for a page that has a place and asks for it too: neither would ever end', async () => {
    const { cache, made } = heldCache()
    const gate = createPublicGate({ maxRunning: 1, maxRunningPerAddress: 1 })
    const page = await gate.enter('a')
    const fromOutside = cache.get('/api', visitorOf(new AbortController().signal, gate))
    await ticks()
    expect(made).toHaveLength(0)
    const byPage = cache.get('/api')
    await ticks()
    expect(made).toHaveLength(1)
    made[0]?.go()
    await Promise.all([fromOutside, byPage])
    if ('release' in page) page.release()
    expect([gate.running(), gate.waiting()]).toEqual([0, 0])
  })

  test('is refused when even the line is full, and the refusal is kept for nobody', async () => {
    const { cache, made } = heldCache()
    const gate = createPublicGate({ maxRunning: 1, maxWaiting: 0 })
    const signal = new AbortController().signal
    await gate.enter('a')
    const refused = await cache.get('/a', visitorOf(signal, gate))
    expect('past' in refused && refused.past.status).toBe(503)
    const again = cache.get('/a')
    await ticks()
    made[0]?.go()
    expect('entry' in (await again)).toBe(true)
  })
})
