import type { CrowdCount, Voting, WorkSeries, WorkStatement, WorkVoting } from '@understory/model'
import { usualPolicy } from '@understory/model'
import { madeUpSeries } from '@understory/record/testing'
import { v4 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstOperator, newcomer, setUpApp, type Visitor } from '../../auth/testing.ts'
import { type Milltown, openMilltown, serverOn } from '../../testing.ts'

let house: Milltown
let mediator: Visitor
let series: WorkSeries
let statements: WorkStatement[]
/** How far the clock is ahead, for what is published and for what is handed in. */
let ahead_ms = 0
const clock = () => new Date(Date.now() + ahead_ms)
const minutesPass = (minutes: number) => {
  ahead_ms += minutes * 60_000
}
type Word = 'agree' | 'disagree' | 'pass'

const json = { 'content-type': 'application/json' }
const part = async <T>(path: string, body: unknown) => {
  const address = `${house.url}/api/v1/part/dialogue/safe-evenings/${path}`
  const response = await fetch(address, { method: 'POST', body: JSON.stringify(body), headers: json })
  return (await response.json()) as T
}
const work = async (path: string, body: unknown) =>
  (await mediator.post(`dialogue/series/${series.id}/${path}`, body)).body as unknown as WorkVoting
/** With the code on the wall: all of them come from one address. */
let roomCode = ''
const newVoter = async () => (await part<{ voter: string }>('voters', { code: roomCode })).voter
const cast = (voter: string, vote: Word, at = 0) =>
  part('votes', { voter, votes: [{ id: uuid(), statement: statements[at]?.id, vote }] })
const voteOfNewcomers = async (count: number, vote: Word) => {
  for (let n = 0; n < count; n++) await cast(await newVoter(), vote)
}

/**
 * Everything that anybody and the facilitator can read of how people voted, but for how many voters there are, and from when the next count can come, which
 * passes with time alone.
 */
async function readAll(url = house.url): Promise<unknown[]> {
  const address = `${url}/api/v1/dialogue/safe-evenings`
  const get = async (path: string) => (await fetch(address + path)).text()
  const withoutVoters = (text: string) => {
    const { crowds, ...rest } = JSON.parse(text) as Voting
    const countOf = ({ votes, counted }: CrowdCount) => ({ votes, on: counted.on })
    return { ...rest, crowds: [countOf(crowds.code), countOf(crowds.open)] }
  }
  const { voters: _, ...facilitators } = (await mediator.get(`dialogue/series/${series.id}/voting`))
    .body as unknown as WorkVoting
  return [
    withoutVoters(await get('/statements')),
    withoutVoters(await get('/opinion-map')),
    await get('/statements?format=csv'),
    (await get('')).replaceAll(/http:..localhost:\d+/g, 'http://here'),
    facilitators,
  ]
}

beforeAll(async () => {
  house = await openMilltown({ now: clock }, 'pglite', clock)
  const { operator } = await firstOperator(house)
  const centre = { name: 'Mediation', kind: 'mediation-centre' }
  const organisation = String((await operator.post('organisations', centre)).body.id)
  mediator = await newcomer(house, operator, { email: 'mara@example.org', role: 'facilitator', organisation })
  await setUpApp(mediator)
  series = (await mediator.post('dialogue/series', madeUpSeries())).body as unknown as WorkSeries
  await work('voting', { version: 0, state: 'open', policy: usualPolicy })
  const room = await work('room-codes', { maxVoters: 2_000, hours: 168 })
  roomCode = (room as unknown as { code: string }).code
  for (const text of ['Lights on every street.', 'The hall open until ten.', 'A bus after nine.'])
    statements = (await work('statements', { text, language: 'en' })).statements
})
afterAll(() => house.close())

describe('votes', () => {
  test('no two reads around one vote differ, the facilitator’s neither: first, later, changed, or beside nine others', async () => {
    const first = await readAll()
    await voteOfNewcomers(8, 'agree')
    const victim = await newVoter()
    await cast(victim, 'disagree')
    minutesPass(90)
    expect(await readAll()).toEqual(first)
    await voteOfNewcomers(1, 'agree')
    minutesPass(1)
    const counted = await readAll()
    expect(counted).not.toEqual(first)
    // A changed vote, a vote on another statement, and nine newcomers: not shown, however long it takes.
    await cast(victim, 'agree')
    await cast(victim, 'agree', 1)
    minutesPass(200)
    expect(await readAll()).toEqual(counted)
    await voteOfNewcomers(8, 'pass')
    minutesPass(200)
    expect(await readAll()).toEqual(counted)
    await voteOfNewcomers(1, 'pass')
    minutesPass(1)
    expect(await readAll()).not.toEqual(counted)
  })

  test('the tenth of ten new people changes nothing within an hour of the last count', async () => {
    const before = await readAll()
    await voteOfNewcomers(12, 'agree')
    minutesPass(30)
    expect(await readAll()).toEqual(before)
    minutesPass(40)
    expect(await readAll()).not.toEqual(before)
  })

  test('another server, or the same one after a restart, shows the same count', async () => {
    await voteOfNewcomers(3, 'disagree')
    minutesPass(1)
    const here = await readAll()
    const again = await serverOn(house.record, { now: clock }, clock)
    try {
      expect(await readAll(again.url)).toEqual(here)
    } finally {
      await again.close()
    }
  })

  test('carry days, and no instant of a vote, a statement or a decision', async () => {
    const [voting] = (await readAll()) as [Voting]
    expect(voting.statements.every(one => /^\d{4}-\d\d-\d\d$/.test(one.on))).toBe(true)
    expect(voting.moderation.every(one => /^\d{4}-\d\d-\d\d$/.test(one.on))).toBe(true)
    expect(JSON.stringify(voting).match(/\d\d:\d\d:\d\d/g)).toBeNull()
  })

  test('are counted to the last one when voting ends', async () => {
    await work('voting', { version: 1, state: 'closed', policy: usualPolicy })
    const [closed] = (await readAll()) as [Voting]
    const { rows } = await house.record.executeSql(
      `select count(distinct voter_id)::integer as n from city_milltown.vote where statement_id = '${statements[0]?.id}'`,
    )
    expect(closed.statements[0]?.tallies.code?.seen).toBe(rows[0]?.n)
  })
})
