import { fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { FuzzedInstance } from '@understory/server/testing-fuzz'
import { type AnyRequest, faultOf, requestsTo } from '@understory/server/testing-requests'
import fc from 'fast-check'

/**
 * Sends any requests to a running instance: made from its own OpenAPI document, valid and broken, by everybody. Fails on a 5xx, on an answer that
 * shows what it must not, and when the memory of the instance grows by more than 100 MB after the first tenth.
 *
 *   npm run fuzz -- --requests 100000 --seed 1
 */
const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    failures: { type: 'string' },
  },
})
const requests = Number(values.requests)
const seed = Number(values.seed)
const running = 4
const chunk = 500
const maxGrowthBytes = 100_000_000

const child = fork(new URL('./instance.ts', import.meta.url), { execArgv: ['--expose-gc'] })
type Started = Pick<FuzzedInstance, 'document' | 'operations' | 'callers' | 'known'> & {
  url: string
  mark: string
}
const [started] = (await once(child, 'message')) as [Started]
const { url, document, operations, callers, known, mark } = started

const memory = async () => {
  child.send('memory')
  const [answer] = (await once(child, 'message')) as [{ rss: number; heapUsed: number; external: number }]
  return answer
}
const mb = (bytes: number) => Math.round(bytes / 1e6)

const request = fc.constantFrom(...operations).chain(one => requestsTo(one, document, callers, known))
const statuses = new Map<number, number>()
const failures: { fault: string; request: AnyRequest; answer: string }[] = []

async function ask(one: AnyRequest): Promise<void> {
  const { method, path, headers, body } = one
  try {
    const response = await fetch(url + path, { method, headers, body, redirect: 'manual' })
    const answer = {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      text: await response.text(),
    }
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
    const fault = faultOf(one, answer, [mark])
    if (fault !== null) failures.push({ fault, request: one, answer: answer.text.slice(0, 500) })
  } catch (error) {
    failures.push({ fault: `no answer: ${String(error)}`, request: one, answer: '' })
  }
}

const begun = performance.now()
let sent = 0
let warm: Awaited<ReturnType<typeof memory>> | null = null
while (sent < requests) {
  const batch = fc.sample(request, { numRuns: Math.min(chunk, requests - sent), seed: seed + sent })
  const waiting = [...batch]
  await Promise.all(
    Array.from({ length: running }, async () => {
      for (let one = waiting.pop(); one; one = waiting.pop()) await ask(one)
    }),
  )
  sent += batch.length
  if (warm === null && sent >= requests / 10) warm = await memory()
  if (sent % 10_000 === 0)
    process.stdout.write(`${sent} requests, ${failures.length} failures, ${mb((await memory()).rss)} MB\n`)
}
const after = await memory()
child.send('end')

const growth = { rss: after.rss - (warm?.rss ?? 0), heap: after.heapUsed - (warm?.heapUsed ?? 0) }
const counted = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`)
process.stdout.write(
  `${sent} requests to ${operations.length} operations by ${callers.length} callers in ${Math.round((performance.now() - begun) / 1000)} s, seed ${seed}\n` +
    `answers ${counted.join(', ')}\n` +
    `memory after ${mb(after.rss)} MB, grown by ${mb(growth.rss)} MB since warm-up (heap ${mb(growth.heap)} MB)\n` +
    `${failures.length} failures\n`,
)
for (const { fault, request: one, answer } of failures.slice(0, 20))
  process.stdout.write(
    `\n${fault}\n  ${one.caller}: ${one.method} ${one.path}\n  ${one.body?.slice(0, 300) ?? ''}\n  ${answer}\n`,
  )
if (values.failures) writeFileSync(values.failures, JSON.stringify(failures))
process.exitCode = failures.length > 0 || growth.rss > maxGrowthBytes ? 1 : 0
