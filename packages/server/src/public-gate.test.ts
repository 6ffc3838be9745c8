import { expect, test } from 'vitest'
import { type Admission, createPublicGate } from './public-gate.ts'

const release = (admission: Admission): void => {
  if ('release' in admission) admission.release()
}
const statusOf = (admission: Admission): number => ('refused' in admission ? admission.refused.status : 200)

test('one address holds only its part, so that another finds a place at once', async () => {
  const gate = createPublicGate({ maxRunning: 3, maxRunningPerAddress: 2 })
  const flood = Array.from({ length: 20 }, () => gate.enter('a'))
  await Promise.all(flood.slice(0, 2))
  expect([gate.running(), gate.waiting()]).toEqual([2, 18])
  expect(statusOf(await gate.enter('b'))).toBe(200)
  expect(gate.running()).toBe(3)
})

test('of those who wait, an address with nothing running goes before one with much', async () => {
  const gate = createPublicGate({ maxRunning: 2, maxRunningPerAddress: 2 })
  const order: string[] = []
  const enter = async (address: string) => {
    const place = await gate.enter(address)
    order.push(address)
    return place
  }
  const [first] = [await enter('a'), await enter('a')]
  const rest = [enter('a'), enter('a'), enter('b')]
  release(first)
  await rest[2]
  expect(order).toEqual(['a', 'a', 'b'])
})

test('the line is bounded, for one address and for all: 429 and 503, with the time to come back', async () => {
  const gate = createPublicGate({
    maxRunning: 1,
    maxRunningPerAddress: 1,
    maxWaiting: 3,
    maxWaitingPerAddress: 2,
  })
  const place = await gate.enter('a')
  const waits = [gate.enter('a'), gate.enter('a')]
  const refused = await gate.enter('a')
  expect(statusOf(refused)).toBe(429)
  if ('refused' in refused) expect(refused.refused.headers.get('retry-after')).toBe('2')
  void gate.enter('b')
  const busy = await gate.enter('c')
  expect(statusOf(busy)).toBe(503)
  if ('refused' in busy) {
    expect(busy.refused.headers.get('retry-after')).toBe('2')
    expect(await busy.refused.json()).toMatchObject({ code: 'too-busy', status: 503 })
  }
  release(place)
  release(await (waits[0] ?? place))
  expect(statusOf(await (waits[1] ?? place))).toBe(200)
})

test('whoever goes away leaves the line, and a place that is given back twice counts once', async () => {
  const gate = createPublicGate({ maxRunning: 1 })
  const place = await gate.enter('a')
  const gone = new AbortController()
  const left = gate.enter('b', gone.signal)
  gone.abort(new Error('gone'))
  await expect(left).rejects.toThrow('gone')
  expect(gate.waiting()).toBe(0)
  release(place)
  release(place)
  expect(gate.running()).toBe(0)
  await expect(gate.enter('b', gone.signal)).rejects.toThrow('gone')
})
