import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { OpinionMapAnswer } from '@understory/model'
import { seeded } from '@understory/stats'
import { scratchFolder } from '../machine/scratch.ts'
import { percentile, sleep, timed } from '../machine/timing.ts'
import { serve } from '../machine/understory.ts'
import { type Bench, outcome } from '../outcome.ts'
import { keptVotes } from './kept-votes.ts'
import { type Phone, phoneAt, voteThrough } from './phone.ts'
import { makeVotingCity, votingCity } from './voting-city.ts'

const phoneCount = 200
const statementCount = 20
const part = `/api/v1/part/dialogue/${votingCity.series}`
/** How long somebody reads a statement before they press a button. */
const reading_ms = { least: 1_000, most: 4_000 }
const pagesEach = 6

export const dialogueVotes: Bench = {
  name: 'dialogue-votes',
  about: `${phoneCount} phones vote on ${statementCount} statements at once, checked against the record; the tenth vote to the map`,
  run: async say => {
    using scratch = scratchFolder()
    const place = { data: scratch.path }
    const { statements, roomCode } = await makeVotingCity(place, statementCount)
    const phones: Phone[] = []
    try {
      const server = await serve(place, ['--trust-proxy'])
      const firstTen = Array.from({ length: 10 }, (_, n) => phoneAt(server.url, 3 * phoneCount + n))
      phones.push(...firstTen)
      const map_ms = await countToMap(server.url, firstTen, { statement: statements[0] ?? '', roomCode })
      const room = async (name: string, from: number) => {
        const own = Array.from({ length: phoneCount }, (_, n) => phoneAt(server.url, from + n))
        phones.push(...own)
        const begun = await Promise.all(own.map(phone => begin(phone, roomCode)))
        say(`${name}: ${phoneCount} voters began at once, p95 ${percentile(begun, 0.95).toFixed(0)} ms`)
        const burst = await timed(() => vote(own, statements))
        say(`${name}: ${burst.value.length} votes in ${burst.seconds.toFixed(1)} s`)
        return burst
      }
      const bursts = {
        first: await room('just started', 0),
        later: await room('a second room', phoneCount),
      }
      const bare = await bareVotes(statements)
      const readers = Array.from({ length: phoneCount }, (_, n) => phoneAt(server.url, 2 * phoneCount + n))
      phones.push(...readers)
      const pages = await pagesOf(readers, roomCode)
      await server.stop()
      const kept = await keptVotes(place, phones)
      return [
        voteOutcome('on a server that just started', bursts.first, bare.first),
        voteOutcome('the next room', bursts.later, bare.later),
        outcome({
          what: 'votes lost, counted twice, or kept otherwise than they were cast last',
          value: kept.lost + kept.twice + kept.otherwise,
          unit: '',
          most: 0,
          ratio: `${kept.rows} rows; one request in ten sent twice at once, one vote in ten changed, half of those repeated late`,
        }),
        outcome({
          what: 'from the answer to the tenth vote, which completes the first count, to the published map that holds it',
          value: map_ms,
          unit: 'ms',
          most: 6_000,
          ratio: 'the map asked for all the time; later votes are counted after an hour at the earliest',
          limit: 'five seconds in which votes that another server took earlier may still be written',
        }),
        outcome({
          what: 'page of a phone without script: one vote and the next statement, p95',
          value: percentile(pages, 0.95),
          unit: 'ms',
          ratio: `${phoneCount} phones, each reads for ${reading_ms.least / 1000} to ${reading_ms.most / 1000} s; median ${percentile(pages, 0.5).toFixed(0)} ms`,
        }),
      ]
    } finally {
      for (const phone of phones) phone.close()
    }
  },
}

function voteOutcome(when: string, burst: { value: number[]; seconds: number }, bare: readonly number[]) {
  const [p95, least] = [percentile(burst.value, 0.95), percentile(bare, 0.95)]
  const rate = burst.value.length / burst.seconds
  return outcome({
    what: `vote of ${phoneCount} phones that vote without a pause, ${when}, p95`,
    value: p95,
    unit: 'ms',
    most: 200,
    ratio: `${(p95 / least).toFixed(1)} × a bare handler under the same load (${least.toFixed(1)} ms); median ${percentile(burst.value, 0.5).toFixed(0)} ms, ${rate.toFixed(0)} votes/s`,
    limit: 'one thread answers, and the phones share its two cores',
  })
}

async function begin(phone: Phone, code: string): Promise<number> {
  const { status, text, took_ms } = await phone.send(`${part}/voters`, JSON.stringify({ code }))
  if (status !== 200) throw new Error(`no voter: ${text}`)
  phone.voter = (JSON.parse(text) as { voter: string }).voter
  return took_ms
}

/** Every phone begins with another statement. */
async function vote(phones: readonly Phone[], statements: readonly string[]): Promise<number[]> {
  const took = await Promise.all(
    phones.map((phone, n) => {
      const from = n % statements.length
      const order = [...statements.slice(from), ...statements.slice(0, from)]
      return voteThrough(phone, `${part}/votes`, order, seeded(n + 1))
    }),
  )
  return took.flat()
}

async function bareVotes(statements: readonly string[]): Promise<{ first: number[]; later: number[] }> {
  const child = fork(join(import.meta.dirname, 'bare-handler.ts'))
  const [port] = await once(child, 'message')
  const phones = Array.from({ length: phoneCount }, (_, n) => phoneAt(`http://127.0.0.1:${port}`, n))
  try {
    return { first: await vote(phones, statements), later: await vote(phones, statements) }
  } finally {
    for (const phone of phones) phone.close()
    child.disconnect()
  }
}

/** Ten people vote one after the other: from the answer to the tenth, which completes the first count, until the map holds it. */
async function countToMap(
  url: string,
  phones: readonly Phone[],
  { statement, roomCode }: { readonly statement: string; readonly roomCode: string },
): Promise<number> {
  const isCounted = async () => {
    const answer = await fetch(`${url}/api/v1/dialogue/${votingCity.series}/opinion-map`)
    return ((await answer.json()) as OpinionMapAnswer).crowds.code.counted.on !== null
  }
  for (const phone of phones) {
    if (await isCounted()) throw new Error('votes of fewer than ten people are counted')
    await begin(phone, roomCode)
    await voteThrough(phone, `${part}/votes`, [statement], () => 0.5)
  }
  const start = performance.now()
  while (!(await isCounted())) {
    if (performance.now() - start > 30_000) throw new Error('the map stands still')
    await sleep(20)
  }
  return performance.now() - start
}

/** The form that a phone without script sends, and the page that comes back. */
async function pagesOf(phones: readonly Phone[], code: string): Promise<number[]> {
  const random = seeded(11)
  const path = `/dialogue/${votingCity.series}/take-part/vote`
  const pause = () => sleep(reading_ms.least + random() * (reading_ms.most - reading_ms.least))
  const took = await Promise.all(
    phones.map(async phone => {
      await sleep(random() * reading_ms.most)
      let page = await phone.send(path, `step=begin&code=${code}`, form)
      const times: number[] = []
      for (let n = 0; n < pagesEach; n++) {
        await pause()
        const { voter, id, statement } = fieldsOf(page.text)
        phone.voter = voter
        phone.sent.add(id)
        phone.last.set(statement, 'agree')
        page = await phone.send(
          path,
          String(new URLSearchParams({ voter, id, statement, vote: 'agree' })),
          form,
        )
        times.push(page.took_ms)
      }
      return times
    }),
  )
  return took.flat()
}
const form = 'application/x-www-form-urlencoded'

function fieldsOf(page: string): { voter: string; id: string; statement: string } {
  const [voter = '', id = '', statement = ''] = ['voter', 'id', 'statement'].map(
    name => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1],
  )
  if (statement === '') throw new Error(`the page has no statement: ${page.slice(0, 300)}`)
  return { voter, id, statement }
}
