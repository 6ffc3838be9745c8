import { randomUUID } from 'node:crypto'
import { type Phone, phoneAt } from '../dialogue/phone.ts'
import { makeVotingCity, type VotingCity, votingCity } from '../dialogue/voting-city.ts'
import { inventedFile } from '../machine/city-files.ts'
import { scratchFolder } from '../machine/scratch.ts'
import { percentile, sleep } from '../machine/timing.ts'
import { command, serve } from '../machine/understory.ts'
import { type Bench, outcome } from '../outcome.ts'

const rowCount = 290_000
const rounds = 12
const floodClients = 20
const visits = 60
const pause_ms = 100
const part = `/api/v1/part/dialogue/${votingCity.series}`

/** Filters from the usual to those that no row fits, and both ends of the list; `n` makes each address a new one. */
const questions: readonly ((n: number) => string)[] = [
  n => `limit=${1000 - n}`,
  n => `limit=${1000 - n}&where.hour=4`,
  n => `limit=${1000 - n}&where.hour=4&where.weekday=3&where.weapon=knife`,
  n => `limit=${1000 - n}&where.hour=`,
  n => `limit=${1000 - n}&where.kind=homicide&where.clearance=open`,
  n => `limit=${1000 - n}&to=1990-01-${String(n + 1).padStart(2, '0')}`,
  n => `limit=${1000 - n}&where.month=&where.setting=inside`,
  n => `limit=${1000 - n}&where.weekday=7&cursor=${cursorAt(`2016-06-${String(n + 1).padStart(2, '0')}`)}`,
]
const cursorAt = (day: string): string => Buffer.from(JSON.stringify([day, 1, 1000, 0])).toString('base64url')

interface Loaded {
  readonly url: string
  readonly address: string
}

/** A question that is in no cache: how long until the whole answer was there. */
async function ask({ url, address }: Loaded, query: string, signal?: AbortSignal): Promise<number> {
  const start = performance.now()
  const response = await fetch(`${url}/api/v1/incidents?city=${votingCity.name}&${query}`, {
    headers: { 'x-forwarded-for': address },
    ...(signal && { signal }),
  })
  const text = await response.text()
  if (!response.ok && response.status !== 429 && response.status !== 503)
    throw new Error(`${query} was answered ${response.status}: ${text}`)
  if (response.status !== 200) await sleep(Number(response.headers.get('retry-after') ?? 1) * 1000)
  return performance.now() - start
}

/** Asks the worst there is without a pause until it is stopped; one client in four reads the whole table. */
async function flood(at: Loaded, n: number, stop: AbortSignal): Promise<number> {
  let answers = 0
  while (!stop.aborted) {
    const day = `1970-01-01&to=20${String(30 + (answers % 60)).padStart(2, '0')}-01-${String(n + 1).padStart(2, '0')}`
    const query = n % 4 === 0 ? `format=csv&from=${day}` : `limit=1000&where.hour=4&from=${day}`
    await ask(at, query, stop).catch((error: unknown) => {
      if (!stop.aborted) throw error
    })
    answers++
  }
  return answers
}

async function signIn(phone: Phone, n: number): Promise<number> {
  const body = JSON.stringify({ email: `nobody-${n}@example.org`, password: 'not the password of anybody' })
  const { status, took_ms, text } = await phone.send('/api/v1/member/sign-in/password', body)
  if (status !== 401 && status !== 403) throw new Error(`a sign-in was answered ${status}: ${text}`)
  return took_ms
}

async function vote(phone: Phone, statement: string): Promise<number> {
  const body = JSON.stringify({
    voter: phone.voter,
    votes: [{ id: randomUUID(), statement, vote: 'agree' }],
  })
  const { status, took_ms, text } = await phone.send(`${part}/votes`, body)
  if (status !== 200) throw new Error(`a vote was answered ${status}: ${text}`)
  return took_ms
}

/** People who sign in and vote, one after the other. */
async function doors(url: string, from: number, { statements, roomCode }: VotingCity) {
  const took = { signIn: [] as number[], vote: [] as number[] }
  for (let n = 0; n < visits; n++) {
    const phone = phoneAt(url, from + n)
    try {
      const begun = await phone.send(`${part}/voters`, JSON.stringify({ code: roomCode }))
      phone.voter = String((JSON.parse(begun.text) as { voter: unknown }).voter)
      took.vote.push(await vote(phone, statements[n % statements.length] ?? ''))
      took.signIn.push(await signIn(phone, from + n))
    } finally {
      phone.close()
    }
    await sleep(pause_ms)
  }
  return { signIn: percentile(took.signIn, 0.95), vote: percentile(took.vote, 0.95) }
}

export const openRows: Bench = {
  name: 'open-rows',
  about: `any question for rows over ${rowCount.toLocaleString('en-US')}; signing in and voting while ${floodClients} ask the worst`,
  run: async say => {
    using scratch = scratchFolder()
    const place = { data: scratch.path }
    const room = await makeVotingCity(place, 5)
    const load = await inventedFile(scratch.path, rowCount)
    await command(place, ['import', load.path, '--city', votingCity.name, '--source', load.source ?? ''])
    await using server = await serve(place, ['--trust-proxy'])
    const took: number[] = []
    const visitor = { url: server.url, address: '192.0.2.1' }
    for (let n = 0; n < rounds; n++)
      for (const question of questions) took.push(await ask(visitor, question(n)))
    say(`${took.length} questions, median ${percentile(took, 0.5).toFixed(0)} ms`)
    const quiet = await doors(server.url, 0, room)
    const stop = new AbortController()
    const floods = Array.from({ length: floodClients }, (_, n) =>
      flood({ url: server.url, address: `198.51.100.${n + 1}` }, n, stop.signal),
    )
    const busy = await doors(server.url, visits, room)
    stop.abort()
    const answers = (await Promise.all(floods)).reduce((sum, n) => sum + n, 0)
    say(`${answers} answers to the ${floodClients} meanwhile`)
    const limit = 'reading a thousand rows out of PGlite and writing them as JSON'
    return [
      outcome({
        what: `any question for rows of ${rowCount.toLocaleString('en-US')}, nothing kept, p95`,
        value: percentile(took, 0.95),
        unit: 'ms',
        most: 150,
        ratio: `median ${percentile(took, 0.5).toFixed(0)} ms; 8 kinds of question, most for 1,000 rows`,
        limit,
      }),
      outcome({
        what: `sign-in while ${floodClients} ask the worst without a pause, p95`,
        value: busy.signIn,
        unit: 'ms',
        most: 300,
        ratio: `${quiet.signIn.toFixed(0)} ms when quiet`,
        limit: 'the clients share the two cores with the server',
      }),
      outcome({
        what: 'a vote at the same time, p95',
        value: busy.vote,
        unit: 'ms',
        most: 300,
        ratio: `${quiet.vote.toFixed(0)} ms when quiet`,
        limit: 'the clients share the two cores with the server',
      }),
    ]
  },
}
