import { createHash } from 'node:crypto'
import type {
  OpinionMapAnswer,
  VoterReport,
  Voting,
  WorkSeries,
  WorkStatement,
  WorkVoting,
} from '@understory/model'
import { usualPolicy } from '@understory/model'
import { madeUpSeries } from '@understory/record/testing'
import { v4 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstOperator, newcomer, setUpApp, type Visitor } from '../../auth/testing.ts'
import { type Milltown, openMilltown, serverOn } from '../../testing.ts'

let server: Milltown
let mediator: Visitor
let office: Visitor
let series: WorkSeries
let statements: WorkStatement[]
let shift_ms = 0
const now = () => new Date(Date.parse('2026-03-02T18:05:00Z') + shift_ms)
/** Little work, so that the attacker of this test can do all of it. */
const proofHashes = { min: 50, max: 200 }

interface Ticket {
  readonly ticket: string
  readonly wait_s: number
}
interface Begun {
  readonly voter: string
  readonly crowd?: string
  readonly code?: string
  readonly where?: string
}

const base = '/api/v1/part/dialogue/safe-evenings'
const part = async <T>(path: string, body: unknown, url = server.url) => {
  const response = await fetch(`${url}${base}/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
  return { status: response.status, body: (await response.json()) as T }
}
const work = async <T>(path: string, body: unknown) =>
  (await mediator.post(`dialogue/series/${series.id}/${path}`, body)) as unknown as {
    status: number
    body: T & { code?: string }
  }
const tallies = async () =>
  (await (await server.get('/api/v1/dialogue/safe-evenings/statements')).json()) as Voting
const newTicket = async () => (await part<Ticket>('voter-tickets', {})).body.ticket

/** The work of a device, as the script of the page does it: SHA-256 of salt, nonce and a number, until the key begins as it should. */
function solve(ticket: string): string {
  const { parameters } = JSON.parse(Buffer.from(ticket, 'base64url').toString()) as {
    parameters: { salt: string; nonce: string; keyPrefix: string }
  }
  const head = Buffer.from(parameters.salt + parameters.nonce, 'hex')
  for (let n = 0; ; n++) {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(n)
    const key = createHash('sha256').update(head).update(counter).digest('hex')
    if (key.startsWith(parameters.keyPrefix)) return `${n}.${key}`
  }
}
/** Whatever a program can do without a code: a solved ticket where the server gives one. */
async function openVoter(): Promise<{ status: number; body: Begun }> {
  const ticket = await part<Ticket>('voter-tickets', {})
  return ticket.status === 200
    ? part('voters', { ticket: ticket.body.ticket, proof: solve(ticket.body.ticket) })
    : part('voters', {})
}
const agree = (voter: string) =>
  part('votes', {
    voter,
    votes: statements.map(one => ({ id: uuid(), statement: one.id, vote: 'agree' })),
  })

beforeAll(async () => {
  server = await openMilltown({ now, proofHashes }, 'pglite', now)
  const { operator } = await firstOperator(server)
  const person = async (email: string, role: 'facilitator' | 'office', name: string, kind: string) => {
    const organisation = String((await operator.post('organisations', { name, kind })).body.id)
    const who = await newcomer(server, operator, { email, role, organisation })
    await setUpApp(who)
    return who
  }
  mediator = await person('mara@example.org', 'facilitator', 'Mediation', 'mediation-centre')
  office = await person('otto@example.org', 'office', 'Office', 'office')
  series = (await mediator.post('dialogue/series', madeUpSeries())).body as unknown as WorkSeries
  await work('voting', { version: 0, state: 'open', policy: usualPolicy })
  for (let n = 1; n <= 6; n++)
    statements = (await work<WorkVoting>('statements', { text: `Made-up statement ${n}.`, language: 'en' }))
      .body.statements
})
afterAll(() => server.close())

describe('600 voters from one address', () => {
  const admitted: string[] = []

  test('do not get in beyond the budget of an hour', async () => {
    const answers: { status: number; body: Begun }[] = []
    for (let n = 0; n < 600; n++) answers.push(await openVoter())
    admitted.push(...answers.filter(one => one.status === 200).map(one => one.body.voter))
    expect(admitted.length).toBeLessThanOrEqual(30)
    const refused = answers.at(-1)
    expect([refused?.status, refused?.body.code]).toEqual([429, 'hourly-limit'])
    for (const voter of admitted) expect((await agree(voter)).status).toBe(200)
    expect((await tallies()).crowds.open.voters).toBe(30)
  }, 120_000)

  test('that did are seen by the facilitator as one burst, without an address and without how they voted', async () => {
    const path = `dialogue/series/${series.id}/voters`
    const found = (await mediator.get(path)).body as unknown as VoterReport
    expect(found.bursts.map(one => [one.kind, one.crowd, one.voters])).toEqual([['one-network', 'open', 30]])
    expect(found.arrivals).toEqual([
      { hour: '2026-03-02T18:00:00.000Z', channel: 'online', crowd: 'open', voters: 30 },
    ])
    expect(JSON.stringify(found)).not.toMatch(/127\.0\.0\.1|agree/)
    expect((await office.get(path)).status).toBe(403)
    const { rows } = await server.record.executeSql('select voter::text from city_milltown.voter')
    expect(JSON.stringify(rows)).not.toContain('127.0.0.1')
  })

  test('are set aside with a reason and come back with a reason; what is shown of their votes changes with the next count and never between', async () => {
    // An hour later, so that their votes are counted.
    shift_ms = 3_600_000
    const shown = async () => {
      const { crowds, statements: counted } = await tallies()
      return [crowds.open.votes, crowds.open.counted, counted.map(one => one.tallies.open)]
    }
    const before = await shown()
    expect(before[0]).toBe(180)
    const path = `dialogue/series/${series.id}/voters`
    const [burst] = ((await mediator.get(path)).body as unknown as VoterReport).bursts
    expect((await work('votes-set-aside', { burst: uuid(), reason: 'automated' })).status).toBe(404)
    const aside = await work<VoterReport>('votes-set-aside', { burst: burst?.id, reason: 'one-network' })
    expect(aside.body.bursts).toEqual([])
    const [decision] = aside.body.decisions
    expect(decision).toMatchObject({ decision: 'set-aside', reason: 'one-network', voters: 30 })
    expect((await tallies()).crowds.open.voters).toBe(0)
    expect(await shown()).toEqual(before)
    const restored = await work<VoterReport>('votes-restored', {
      decision: decision?.id,
      reason: 'mistake',
    })
    expect(restored.body.decisions.map(one => one.decision)).toEqual(['restored', 'set-aside'])
    expect((await work('votes-restored', { decision: decision?.id, reason: 'mistake' })).body.code).toBe(
      'changed-meanwhile',
    )
    expect((await tallies()).crowds.open.voters).toBe(30)
    expect(await shown()).toEqual(before)
    await work('votes-set-aside', { burst: burst?.id, reason: 'automated' })
    expect((await tallies()).crowds.open.voters).toBe(0)
    for (let n = 0; n < 12; n++) await agree((await openVoter()).body.voter)
    shift_ms += 2 * 3_600_000
    const after = await tallies()
    expect([after.crowds.open.voters, after.crowds.open.votes]).toEqual([12, 70])
    expect(after.statements.map(one => one.tallies.open?.seen)).toEqual(Array(6).fill(12))
    const events = JSON.stringify(await server.city.events(50))
    expect(events).toContain('votes-set-aside')
    for (const voter of admitted.slice(0, 3)) expect(events).not.toContain(voter)
  })
})

describe('a room', () => {
  const roomCode = async (maxVoters: number) =>
    (await work<{ code: string; address: string }>('room-codes', { maxVoters, hours: 3 })).body
  const begin = (code: string, ticket: string | null = null) => part<Begun>('voters', { code, ticket })

  test('of 60 people behind one address, whose budget is spent, all get in with the code on the wall', async () => {
    let status = 200
    while (status === 200) status = (await openVoter()).status
    expect(status).toBe(429)
    const { code, address } = await roomCode(60)
    expect(address).toContain(`/dialogue/safe-evenings/take-part/vote?code=${code}`)
    const begun = await Promise.all(Array.from({ length: 60 }, () => begin(code)))
    expect(begun.map(one => [one.status, one.body.crowd])).toEqual(Array(60).fill([200, 'code']))
    for (const { body } of begun) expect((await agree(body.voter)).status).toBe(200)
    expect((await tallies()).crowds.code.voters).toBe(60)
    const more = await begin(code)
    expect([more.status, more.body.code]).toEqual([409, 'room-code-full'])
    const again = await serverOn(server.record, { now, proofHashes })
    try {
      const later = await part<Begun>('voters', { code }, again.url)
      expect([later.status, later.body.code]).toEqual([409, 'room-code-full'])
    } finally {
      await again.close()
    }
  }, 60_000)

  test('code that was ended, that is over, or that is nobody’s opens nothing', async () => {
    const { code } = await roomCode(10)
    const { roomCodes } = (await mediator.get(`dialogue/series/${series.id}/voters`))
      .body as unknown as VoterReport
    expect((await work('room-code-ends', { id: roomCodes[0]?.id })).status).toBe(200)
    expect((await begin(code)).body.code).toBe('room-code-ended')
    const { code: other } = await roomCode(10)
    shift_ms += 4 * 3_600_000
    expect((await begin(other)).body.code).toBe('room-code-ended')
    shift_ms = 0
    expect((await begin('00000-00000-0000')).body).toMatchObject({ code: 'not-found', where: 'code' })
    expect((await mediator.post(`dialogue/series/${uuid()}/room-codes`, {})).status).toBe(404)
  })

  test('sends ten statements a voter, and an open voter shares the budget of the address', async () => {
    const { code } = await roomCode(20)
    const send = (voter: string | null) =>
      part<Begun>('statements', { text: 'A made-up statement.', language: 'en', voter })
    const voters = await Promise.all(Array.from({ length: 12 }, () => begin(code)))
    for (const { body } of voters) expect((await send(body.voter)).status).toBe(200)
    for (let n = 0; n < 10; n++) expect((await send(null)).status).toBe(200)
    const refused = await send(null)
    expect([refused.status, refused.body.code]).toEqual([429, 'hourly-limit'])
    expect((await send(voters[0]?.body.voter ?? '')).status).toBe(200)
  })

  test('begun twice with one ticket is one voter, however the two arrive', async () => {
    const { code } = await roomCode(20)
    const ticket = await newTicket()
    const [one, two] = await Promise.all([begin(code, ticket), begin(code, ticket)])
    expect(one.body.voter).toBe(two.body.voter)
    const before = (await tallies()).crowds.code.voters
    await agree(one.body.voter)
    await agree(two.body.voter)
    expect((await tallies()).crowds.code.voters).toBe(before + 1)
  })
})

describe('an open voter', () => {
  test('needs a ticket of this series that was not changed and is not over', async () => {
    shift_ms = 3_600_000
    expect((await part<Begun>('voters', {})).body).toMatchObject({ where: 'ticket' })
    const ticket = await newTicket()
    const changed = Buffer.from(
      Buffer.from(ticket, 'base64url')
        .toString()
        .replace(/"issuedAt":\d+/, '"issuedAt":1'),
    ).toString('base64url')
    for (const wrong of [
      changed,
      'bm90IGpzb24',
      Buffer.from('{"parameters":null,"signature":1}').toString('base64url'),
    ])
      expect((await part<Begun>('voters', { ticket: wrong })).body.code).toBe('not-ready')
    const wrongProof = await part<Begun>('voters', { ticket, proof: `1.${'00'.repeat(32)}` })
    expect(wrongProof.body).toMatchObject({ code: 'bad-request-body', where: 'proof' })
    shift_ms += 3 * 3_600_000
    expect((await part<Begun>('voters', { ticket, proof: solve(ticket) })).body.code).toBe('not-ready')
  })

  test('with one ticket is one voter, also on a server that just started, and takes one from the budget', async () => {
    shift_ms = 10 * 3_600_000
    const ticket = await newTicket()
    const proof = solve(ticket)
    const first = await part<Begun>('voters', { ticket, proof })
    const again = await serverOn(server.record, { now, proofHashes })
    try {
      const second = await part<Begun>('voters', { ticket, proof }, again.url)
      expect([second.status, second.body.voter]).toEqual([200, first.body.voter])
    } finally {
      await again.close()
    }
    for (let n = 0; n < 40; n++) expect((await part<Begun>('voters', { ticket, proof })).status).toBe(200)
    expect((await openVoter()).status).toBe(200)
  }, 60_000)

  test('without script waits some seconds, and an address has ten of them an hour', async () => {
    shift_ms = 20 * 3_600_000
    const ticket = await newTicket()
    const early = await part<Begun>('voters', { ticket })
    expect([early.status, early.body.code]).toEqual([409, 'too-early'])
    shift_ms += 7_000
    expect((await part<Begun>('voters', { ticket })).body).toMatchObject({ crowd: 'open' })
    const tickets = await Promise.all(Array.from({ length: 10 }, newTicket))
    shift_ms += 7_000
    const status: number[] = []
    for (const one of tickets) status.push((await part('voters', { ticket: one })).status)
    expect(status).toEqual([...Array(9).fill(200), 429])
    expect((await openVoter()).status).toBe(200)
  })
})

describe('open voters', () => {
  test('change no number of people who came with a code: tallies, votes, map and day of the count are the same with them and without', async () => {
    const read = async () => {
      const voting = await tallies()
      const map = (await (
        await server.get('/api/v1/dialogue/safe-evenings/opinion-map')
      ).json()) as OpinionMapAnswer
      const { statements: _, crowds, ...drawn } = map
      return {
        code: [voting.crowds.code, crowds.code, voting.statements.map(one => one.tallies.code), drawn],
        open: [voting.crowds.open.votes, voting.statements.map(one => one.tallies.open)],
      }
    }
    // Long after every vote of the tests before, so that all of them are counted.
    shift_ms = 30 * 3_600_000
    const before = await read()
    expect(before.code.at(-1)).toMatchObject({ crowd: 'code' })
    for (let n = 0; n < 30; n++) await agree((await openVoter()).body.voter)
    shift_ms += 2 * 3_600_000
    const after = await read()
    expect(after.code).toEqual(before.code)
    expect(after.open).not.toEqual(before.open)
    expect(after.open[0]).toBeGreaterThanOrEqual(30 * 6)
  }, 60_000)
})
