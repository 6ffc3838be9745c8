import { createHmac } from 'node:crypto'
import type {
  NextStatement,
  OpinionMapAnswer,
  TextMessageRequest,
  Voting,
  WorkSeries,
  WorkStatement,
  WorkVoting,
} from '@understory/model'
import { signedTextOf, usualPolicy, voteValue } from '@understory/model'
import { madeUpSeries } from '@understory/record/testing'
import { v4 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstOperator, newcomer, setUpApp, type Visitor } from '../../auth/testing.ts'
import { type Milltown, openMilltown, serverOn } from '../../testing.ts'
import { codeHash } from './codes.ts'

/** The key that the server of a test makes its hashes with. */
const testSecret = Buffer.alloc(32, 7)
let house: Milltown
let mediator: Visitor
let otherMediator: Visitor
let office: Visitor
let series: WorkSeries
let statements: WorkStatement[]
let roomCode = ''

const part = async <T>(path: string, body: unknown) => {
  const response = await fetch(`${house.url}/api/v1/part/dialogue/safe-evenings/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
  return { status: response.status, body: (await response.json()) as T & { code?: string } }
}
const work = async (path: string, body: unknown) =>
  (await mediator.post(`dialogue/series/${series.id}/${path}`, body)) as unknown as {
    status: number
    body: WorkVoting & { code?: string; where?: string }
  }
const open = async <T>(path: string) =>
  (await (await house.get(`/api/v1/dialogue/safe-evenings/${path}`)).json()) as T
/** From one address, as a room behind one network: with the code on its wall. */
const newVoter = async () => (await part<{ voter: string }>('voters', { code: roomCode })).body.voter
const cast = (voter: string, vote: 'agree' | 'disagree' | 'pass', at = 0, id = uuid()) =>
  part<{ taken: number }>('votes', { voter, votes: [{ id, statement: statements[at]?.id, vote }] })

/** How far the clock of what is published is ahead. */
let ahead_ms = 0
/** An hour passes, so that the next edition can come. */
const hourPasses = () => {
  ahead_ms += 61 * 60_000
}
/** The newest vote of each voter on each statement as the record has it. */
const recorded = async (statement: string | undefined) => {
  const { rows } = await house.record.executeSql(
    `select distinct on (voter_id) vote from city_milltown.vote
     where statement_id = '${statement}' order by voter_id, at desc, id desc`,
  )
  const count = (vote: number) => rows.filter(row => Number(row.vote) === vote).length
  return { agree: count(1), disagree: count(-1), seen: rows.length }
}

beforeAll(async () => {
  house = await openMilltown({}, 'pglite', () => new Date(Date.now() + ahead_ms))
  const { operator } = await firstOperator(house)
  const person = async (email: string, role: 'facilitator' | 'office', name: string, kind: string) => {
    const organisation = String((await operator.post('organisations', { name, kind })).body.id)
    const who = await newcomer(house, operator, { email, role, organisation })
    await setUpApp(who)
    return who
  }
  mediator = await person('mara@example.org', 'facilitator', 'Mediation', 'mediation-centre')
  otherMediator = await person('vera@example.org', 'facilitator', 'Valley', 'mediation-centre')
  office = await person('otto@example.org', 'office', 'Office', 'office')
  series = (await mediator.post('dialogue/series', madeUpSeries())).body as unknown as WorkSeries
})
afterAll(() => house.close())

describe('voting', () => {
  test('is not there before it is set up, and then takes votes and counts the latest of each voter', async () => {
    expect((await part('voters', {})).status).toBe(404)
    await work('voting', { version: 0, state: 'open', policy: usualPolicy })
    const made = await work('room-codes', { maxVoters: 2_000 })
    roomCode = made.body.code ?? ''
    for (const text of ['Lights on every street.', 'The hall open until ten.', 'A bus after nine.'])
      statements = (await work('statements', { text, language: 'en' })).body.statements
    expect(statements.map(one => [one.no, one.author])).toEqual([
      [1, 'facilitator'],
      [2, 'facilitator'],
      [3, 'facilitator'],
    ])
    const voter = await newVoter()
    await cast(voter, 'agree')
    await cast(voter, 'disagree')
    const { statements: shown, crowds } = await open<Voting>('statements')
    expect([crowds.code.voters, crowds.open.voters]).toEqual([1, 0])
    expect(shown[0]?.tallies).toEqual({ code: null, open: null })
    expect(crowds.code.counted).toEqual({ on: null, minPeople: 10, nextFrom: null })
    expect(await recorded(statements[0]?.id)).toEqual({ agree: 0, disagree: 1, seen: 1 })
  })

  test('counts a vote that was sent twice once, and 200 phones at once lose nothing', async () => {
    const voters = await Promise.all(Array.from({ length: 200 }, newVoter))
    const answers = await Promise.all(
      voters.flatMap(voter => {
        const id = uuid()
        return [cast(voter, 'agree', 1, id), cast(voter, 'agree', 1, id)]
      }),
    )
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    hourPasses()
    const { statements: shown } = await open<Voting>('statements')
    expect(shown[1]?.tallies.code?.seen).toBe(200)
    expect(await recorded(statements[1]?.id)).toEqual({ agree: 200, disagree: 0, seen: 200 })
    const { rows } = await house.record.executeSql(
      'select count(*)::integer as n from city_milltown.public_vote',
    )
    // Two changed votes of the test before, and one for each phone.
    expect(rows[0]?.n).toBe(202)
  })

  test('shows a statement once to each voter, and refuses codes and statements that are not there', async () => {
    const voter = await newVoter()
    const seen = new Set<string>()
    for (let n = 0; n < 3; n++) {
      const { statement } = (await part<NextStatement>('next', { voter })).body
      seen.add(statement?.id ?? '')
      await cast(
        voter,
        'pass',
        statements.findIndex(one => one.id === statement?.id),
      )
    }
    expect(seen.size).toBe(3)
    expect((await part<NextStatement>('next', { voter })).body).toMatchObject({ statement: null, seen: 3 })
    expect((await part('next', { voter: '00000-00000-0000' })).status).toBe(404)
    expect((await part('next', { voter: '00000-00000-0001' })).status).toBe(400)
    const wrong = { voter, votes: [{ id: uuid(), statement: uuid(), vote: 'agree' }] }
    expect((await part('votes', wrong)).status).toBe(404)
  })

  test('by paper and by text message is the same voting, and a number is kept nowhere', async () => {
    const { codes } = (await work('ballots', { count: 2 })).body as unknown as { codes: string[] }
    const typed = await work('ballot-votes', { code: codes[0], votes: '1 A, 2 N, 3 p' })
    expect(typed.body).toMatchObject({ taken: 3, before: 0 })
    expect((await work('ballot-votes', { code: codes[0], votes: '1D' })).body).toMatchObject({ before: 3 })
    expect((await work('ballot-votes', { code: codes[1], votes: '9 A' })).body.where).toBe('votes')
    const { key } = (await work('text-key', undefined)).body as unknown as { key: string }
    const signed = (message: Omit<TextMessageRequest, 'signature'>, by = key) =>
      part<{ reply: string; taken: number }>('text-messages', {
        ...message,
        signature: createHmac('sha256', by).update(signedTextOf(message)).digest('hex'),
      })
    let messages = 0
    const text = (words: string, from = '+1 410 555 0100', by = key) =>
      signed({ id: `SM${messages++}`, at: Math.floor(Date.now() / 1000), from, text: words }, by)
    const before = await recorded(statements[2]?.id)
    expect((await text('3 s')).body.taken).toBe(1)
    expect((await text('3 n', '+1-410-555-0100')).body.taken).toBe(1)
    expect((await text('what is this')).body).toMatchObject({ taken: 0 })
    expect((await text('3 a', '555', 'a key of somebody else')).status).toBe(403)
    const after = await recorded(statements[2]?.id)
    expect(after).toEqual({ ...before, disagree: before.disagree + 1, seen: before.seen + 1 })
    // Somebody who kept a signed message passes it on again: at once it is the same votes, later it is refused.
    const now = Math.floor(Date.now() / 1000)
    const kept = { id: 'SM-kept', at: now, from: '+1 410 555 0177', text: '3 s' }
    expect((await signed(kept)).body.taken).toBe(1)
    expect((await signed({ ...kept, id: 'SM-next', text: '3 n' })).body.taken).toBe(1)
    expect((await signed(kept)).status).toBe(200)
    expect(await recorded(statements[2]?.id)).toEqual({
      ...before,
      disagree: before.disagree + 2,
      seen: before.seen + 2,
    })
    expect((await signed({ ...kept, at: now - 301 })).body).toMatchObject({
      code: 'not-allowed',
      where: 'at',
    })
    const changed = {
      ...kept,
      text: '3 n',
      signature: createHmac('sha256', key).update(signedTextOf(kept)).digest('hex'),
    }
    expect((await part('text-messages', changed)).body).toMatchObject({
      code: 'not-allowed',
      where: 'signature',
    })
    const { rows } = await house.record.executeSql('select voter::text from city_milltown.voter')
    expect(JSON.stringify(rows)).not.toMatch(/410.?555.?0100/)
  })

  test('takes nothing once it is closed', async () => {
    const { version } = (await mediator.get(`dialogue/series/${series.id}/voting`))
      .body as unknown as WorkVoting
    await work('voting', { version, state: 'closed', policy: usualPolicy })
    expect((await part('voters', {})).body.code).toBe('voting-closed')
    await work('voting', { version: version + 1, state: 'open', policy: usualPolicy })
  })

  test('takes nothing in a series that is closed, whatever was set before', async () => {
    const save = async (state: 'closed' | 'public') => {
      const { id, slug, terms, version } = (await mediator.get(`dialogue/series/${series.id}`))
        .body as unknown as WorkSeries
      await mediator.post('dialogue/series', { id, slug, terms, version, state })
    }
    const status = async () => (await part('voter-tickets', {})).status
    await save('closed')
    await expect.poll(status, { timeout: 20_000 }).toBe(409)
    await save('public')
    await expect.poll(status, { timeout: 20_000 }).toBe(200)
  })
})

describe('a statement that somebody sends in', () => {
  test('is read by the facilitator alone until it is decided, by a rule that everybody can read', async () => {
    const text = 'MARK somebody on Mill Lane did it.'
    expect((await part('statements', { text, language: 'en' })).body.code).toBe('identifying-words')
    const sent = { text, language: 'en', acknowledged: ['Mill Lane'] }
    const { id } = (await part<{ id: string }>('statements', sent)).body
    expect(JSON.stringify(await open('statements'))).not.toContain('MARK')
    expect((await open<Voting>('statements')).waiting).toBeNull()
    const path = `dialogue/series/${series.id}/voting`
    expect(JSON.stringify((await mediator.get(path)).body)).toContain('MARK')
    expect((await otherMediator.get(path)).status).toBe(403)
    expect((await office.get(path)).status).toBe(403)
    const decided = { statement: id, decision: 'declined', reason: null }
    expect((await work('statement-decisions', decided)).status).toBe(400)
    expect((await work('statement-decisions', { ...decided, reason: 'names-somebody' })).status).toBe(200)
    const all = await open<Voting>('statements')
    expect(all.moderation[0]).toMatchObject({ statement: id, decision: 'declined', reason: 'names-somebody' })
    expect(JSON.stringify(all)).not.toContain('MARK')
    const csv = await (await house.get('/api/v1/dialogue/safe-evenings/statements?format=csv')).text()
    expect(csv).toContain(`${id},,declined,names-somebody`)
    expect(csv).not.toContain('MARK')
    const events = await house.city.events(100)
    expect(JSON.stringify(events)).not.toContain('MARK')
  })

  test('keeps its number when it is declined after it was voted on and accepted again', async () => {
    const third = statements[2]?.id
    await work('statement-decisions', { statement: third, decision: 'declined', reason: 'duplicate' })
    expect((await open<Voting>('statements')).statements.map(one => one.no)).toEqual([1, 2])
    await work('statement-decisions', { statement: third, decision: 'accepted', translation: 'Un autobús.' })
    expect((await open<Voting>('statements')).statements[2]).toMatchObject({
      no: 3,
      translation: 'Un autobús.',
    })
  })
})

describe('the opinion map', () => {
  test('has no groups below the floor, and says why', async () => {
    const { groups, notShown, squares, placed } = await open<OpinionMapAnswer>('opinion-map')
    expect(placed).toBeLessThan(60)
    expect({ groups, notShown, squares }).toEqual({ groups: [], notShown: 'too-few', squares: [] })
  })

  test('finds two groups that were planted, and what both agree with', async () => {
    const texts = Array.from({ length: 12 }, (_, n) => `Made-up statement number ${n}.`)
    for (const text of texts) await work('statements', { text, language: 'en' })
    const all = (await mediator.get(`dialogue/series/${series.id}/voting`)).body as unknown as WorkVoting
    const planted = all.statements.filter(one => one.text.startsWith('Made-up'))
    const voters = await Promise.all(Array.from({ length: 80 }, newVoter))
    await Promise.all(
      voters.map((voter, n) =>
        part('votes', {
          voter,
          votes: planted.map((one, at) => ({
            id: uuid(),
            statement: one.id,
            // All agree with the first; on the others one half of the voters says the opposite of the other half.
            vote:
              at === 0 || ((at % 2 === 0) === n < 40) !== ((n + 3) * (at + 5) ** 2) % 97 < 9
                ? 'agree'
                : 'disagree',
          })),
        }),
      ),
    )
    hourPasses()
    const asked = () => open<OpinionMapAnswer>('opinion-map')
    // How far groups come back is worked out apart; until then none are shown.
    await expect.poll(async () => (await asked()).notShown, { timeout: 20_000 }).toBeNull()
    const map = await asked()
    expect(map.crowd).toBe('code')
    expect(map.placed).toBe(80)
    // One vote in three is replaced before it is counted, so a few voters stand with the other half.
    expect(map.groups).toHaveLength(2)
    for (const { voters: count } of map.groups) expect(Math.abs(count - 40)).toBeLessThanOrEqual(6)
    expect(map.stability.otherStarts).toBeGreaterThan(0.9)
    expect(map.consensus.agree.map(one => one.no)).toContain(planted[0]?.no)
    expect(map.agreement.find(one => one.no === planted[0]?.no)?.least).toBeGreaterThan(0.75)
    // Places of voters are squares with at least five of one group.
    expect(map.squares.every(one => one.voters % 5 === 0 && one.voters > 0)).toBe(true)
    expect(map.squares.reduce((sum, one) => sum + one.voters, 0)).toBeLessThanOrEqual(80)
  }, 30_000)
})

describe('many phones at once', () => {
  test('counts the last vote of each of 200 phones that change some and repeat some late, and no vote twice', async () => {
    const before = await Promise.all(statements.map(one => recorded(one.id)))
    const words = ['agree', 'disagree', 'pass'] as const
    const voters = await Promise.all(Array.from({ length: 200 }, newVoter))
    const ids = new Set<string>()
    const last = new Map<string, number>()
    await Promise.all(
      voters.map(async (voter, n) => {
        for (let at = 0; at < 3; at++) {
          const [first, second] = [words[(n + at) % 3] ?? 'pass', words[(n * 7 + at + 1) % 3] ?? 'pass']
          const [id, later] = [uuid(), uuid()]
          await Promise.all([cast(voter, first, at, id), cast(voter, first, at, id)])
          const isChanged = n % 4 === at
          if (isChanged) {
            await cast(voter, second, at, later)
            await cast(voter, first, at, id)
          }
          for (const one of isChanged ? [id, later] : [id]) ids.add(one)
          last.set(`${voter} ${at}`, voteValue[isChanged ? second : first])
        }
      }),
    )
    const wanted = (at: number, vote: number) =>
      voters.filter(voter => last.get(`${voter} ${at}`) === vote).length
    for (const at of [0, 1, 2]) {
      const [was, is] = [before[at], await recorded(statements[at]?.id)]
      expect(is).toEqual({
        agree: (was?.agree ?? 0) + wanted(at, 1),
        disagree: (was?.disagree ?? 0) + wanted(at, -1),
        seen: (was?.seen ?? 0) + 200,
      })
    }
    // The record itself, by the keyed hash of each code.
    const { rows } = await house.record.executeSql(
      `select r.code_hash, v.statement_id::text as statement, v.id::text as id, v.vote
       from city_milltown.vote v join city_milltown.voter r on r.id = v.voter_id order by v.at, v.id`,
    )
    const kept = new Map(rows.map(row => [`${row.code_hash} ${row.statement}`, Number(row.vote)]))
    for (const voter of voters)
      for (const at of [0, 1, 2])
        expect(kept.get(`${codeHash(testSecret, 'voter', voter)} ${statements[at]?.id}`)).toBe(
          last.get(`${voter} ${at}`),
        )
    expect(rows.filter(row => ids.has(String(row.id))).length).toBe(ids.size)
  }, 60_000)

  test('a vote that was changed and comes again after the house began anew changes nothing', async () => {
    const voter = await newVoter()
    const id = uuid()
    await cast(voter, 'agree', 0, id)
    await cast(voter, 'disagree')
    const before = await recorded(statements[0]?.id)
    const again = await serverOn(house.record)
    try {
      const path = `${again.url}/api/v1/part/dialogue/safe-evenings/votes`
      const body = JSON.stringify({ voter, votes: [{ id, statement: statements[0]?.id, vote: 'agree' }] })
      const headers = { 'content-type': 'application/json' }
      expect((await fetch(path, { method: 'POST', body, headers })).status).toBe(200)
      expect(await recorded(statements[0]?.id)).toEqual(before)
    } finally {
      await again.close()
    }
  })
})
