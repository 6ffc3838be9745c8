import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'

export type Word = 'agree' | 'disagree' | 'pass'
export interface Answered {
  readonly status: number
  readonly text: string
  readonly took_ms: number
}

/** A phone of its own connection and, as a proxy would write it, its own address. */
export interface Phone {
  readonly address: string
  /** The code that is the voter; empty until it began. */
  voter: string
  /** What the record has to hold in the end: the last vote on each statement. */
  readonly last: Map<string, Word>
  /** Ids of votes that were answered; each is one row in the record. */
  readonly sent: Set<string>
  send(path: string, body: string, type?: string): Promise<Answered>
  close(): void
}

export function phoneAt(url: string, n: number): Phone {
  // Forms are taken from pages of the house's own name.
  const home = url.replace('127.0.0.1', 'localhost')
  const agent = new Agent({ keepAlive: true, maxSockets: 2 })
  const address = `10.1.${n >> 8}.${n & 255}`
  const send: Phone['send'] = (path, body, type = 'application/json') =>
    new Promise((resolve, reject) => {
      const start = performance.now()
      const headers = {
        'content-type': type,
        'content-length': Buffer.byteLength(body),
        'x-forwarded-for': address,
        origin: home,
        host: new URL(home).host,
      }
      const asked = request(url + path, { method: 'POST', agent, headers }, response => {
        const parts: Buffer[] = []
        response.on('data', part => parts.push(part))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            text: Buffer.concat(parts).toString(),
            took_ms: performance.now() - start,
          }),
        )
      })
      asked.on('error', reject)
      asked.end(body)
    })
  return { address, voter: '', last: new Map(), sent: new Set(), send, close: () => agent.destroy() }
}

/** Casts votes one after the other, some sent twice at once, some changed, and some sent again after they were changed; how long each took. */
export async function voteThrough(
  phone: Phone,
  path: string,
  statements: readonly string[],
  random: () => number,
): Promise<number[]> {
  const took: number[] = []
  const send = async (body: string) => {
    const answer = await phone.send(path, body)
    if (answer.status !== 200) throw new Error(`a vote was answered ${answer.status}: ${answer.text}`)
    took.push(answer.took_ms)
  }
  const cast = (statement: string, vote: Word) => {
    const id = randomUUID()
    phone.last.set(statement, vote)
    phone.sent.add(id)
    return JSON.stringify({ voter: phone.voter, votes: [{ id, statement, vote }] })
  }
  for (const statement of statements) {
    const first = cast(statement, words[Math.floor(random() * 3)] ?? 'pass')
    await Promise.all(random() < 0.1 ? [send(first), send(first)] : [send(first)])
    if (random() >= 0.1) continue
    await send(cast(statement, words[Math.floor(random() * 3)] ?? 'pass'))
    // A first request that a weak network repeats late takes nothing back.
    if (random() < 0.5) await send(first)
  }
  return took
}
const words: readonly Word[] = ['agree', 'disagree', 'pass']
