import { createHash } from 'node:crypto'
import type {
  CommitmentOne,
  CrowdVerdict,
  Judged,
  VerdictAnswer,
  WorkPanel,
  WorkSeries,
} from '@understory/model'
import { dayNumber, dayOfNumber, localDay } from '@understory/model'
import { madeUpCommitment, madeUpSeries, madeUpSession } from '@understory/record/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstOperator, newcomer, setUpApp, type Visitor } from '../../auth/testing.ts'
import { type Milltown, openMilltown, until } from '../../testing.ts'

let house: Milltown
let mara: Visitor
let office: Visitor
let auditor: Visitor
let otherMediator: Visitor
let session = ''
let cards: string[] = []
const willing = 14
/** Days by which public pages are read later than now. */
let shift_days = 0
let ahead_s = 0
const later = (days: number) => new Date(Date.now() + days * 86_400_000)
const dayOf = (at: Date) => localDay(at, 'America/New_York')
const after = (day: string, days: number) => dayOfNumber(dayNumber(day) + days)
const due = after(dayOf(later(0)), -10)

beforeAll(async () => {
  const verdicts = 80
  house = await openMilltown({ submissionsPerHour: { verdicts } }, 'pglite', () =>
    later(shift_days + ahead_s / 86_400),
  )
  const { operator } = await firstOperator(house)
  const organisation = async (name: string, kind: string) =>
    String((await operator.post('organisations', { name, kind })).body.id)
  const [centre, other, mayor, audit] = [
    await organisation('Milltown Mediation', 'mediation-centre'),
    await organisation('Valley Mediation', 'mediation-centre'),
    await organisation('Office of Milltown', 'office'),
    await organisation('Audit of Milltown', 'auditor'),
  ]
  const person = async (email: string, role: Parameters<typeof newcomer>[2]['role'], at: string) => {
    const who = await newcomer(house, operator, { email, role, organisation: at })
    await setUpApp(who)
    return who
  }
  mara = await person('mara@example.org', 'facilitator', centre)
  otherMediator = await person('vera@example.org', 'facilitator', other)
  office = await person('otto@example.org', 'office', mayor)
  auditor = await person('ada@example.org', 'auditor', audit)
  const series = (await mara.post('dialogue/series', madeUpSeries())).body as unknown as WorkSeries
  const withSession = (await mara.post('dialogue/sessions', madeUpSession(series.id)))
    .body as unknown as WorkSeries
  session = withSession.sessions[0]?.id ?? ''
  cards = (
    (await mara.post(`dialogue/series/${series.id}/consent-cards`, { count: 20 })).body as { codes: string[] }
  ).codes
  for (const [seat, code] of cards.entries()) {
    const contacted = seat < willing
    await mara.post(`dialogue/sessions/${session}/consents`, {
      ...{ code, table: 1, seat: seat + 1, recorded: false, notes: true, quoted: false, contacted },
      contact: contacted ? `seat ${seat + 1} at the desk` : null,
    })
  }
  const terms = madeUpCommitment({ due, answerBy: after(due, -30), judgeFor_days: 30 })
  await office.post('plan/commitments', { terms })
  await until(async () => (await shown()).commitment?.state === 'proposed')
}, 120_000)
afterAll(() => house.close())

const shown = async () => (await (await house.get('/api/v1/plan/commitments/1')).json()) as CommitmentOne
const crowd = async (name: CrowdVerdict['crowd']) =>
  (await shown()).verdicts.crowds.find(one => one.crowd === name)
const judge = async (answer: VerdictAnswer, more: object = {}) => {
  const response = await fetch(`${house.url}/api/v1/part/plan/commitments/1/verdicts`, {
    method: 'POST',
    body: JSON.stringify({ answer, ...more }),
    headers: { 'content-type': 'application/json' },
  })
  return { status: response.status, body: (await response.json()) as Judged & { code?: string } }
}
const read = async () => (await office.get('plan/commitments/1')).body.read as number
const step = async (kind: string) => office.post('plan/commitments/1/steps', { read: await read(), kind })

describe('verdicts', () => {
  test('are not taken before the promise is accepted and due or claimed', async () => {
    expect((await judge('kept')).body.code).toBe('voting-closed')
    expect((await step('accepted')).status).toBe(200)
    await until(async () => (await shown()).verdicts.open)
  })

  test('silence is shown as silence, and below ten only that somebody answered', async () => {
    expect(await crowd('anyone')).toMatchObject({ answered: false, judges: null, counts: null })
    for (let n = 0; n < 9; n++) expect((await judge('not-kept')).body.crowd).toBe('anyone')
    await until(async () => (await crowd('anyone'))?.answered === true)
    expect(await crowd('anyone')).toMatchObject({ judges: null, counts: null, keptShare: null })
    // The clock of what is published is a minute ahead, so that what was taken has settled.
    ahead_s = 60
    const { judge: code } = (await judge('kept')).body
    await until(async () => (await crowd('anyone'))?.judges === 10)
    const counted = await crowd('anyone')
    expect(counted).toMatchObject({ keptShare: null, margin: 5 })
    expect(Object.values(counted?.counts ?? {}).reduce((sum, one) => sum + one, 0)).toBe(10)
    ahead_s = 5 * 3_600
    const changed = await judge('partly', { judge: code })
    expect(changed.body.judge).toBe(code)
    // Neither the changed answer nor those of nine others are seen in the counts, however long it takes.
    for (let n = 0; n < 8; n++) await judge('cannot-tell')
    expect(await crowd('anyone')).toEqual(counted)
    await judge('cannot-tell')
    await until(async () => (await crowd('anyone'))?.judges === 19)
    ahead_s = 60
    expect(await crowd('district')).toMatchObject({ answered: false })
  })

  test('with a card count once, apart from others; a card of no dialogue is refused', async () => {
    for (const card of cards.slice(willing))
      expect((await judge('partly', { card })).body.crowd).toBe('attended')
    expect((await judge('kept', { card: cards[willing] })).status).toBe(200)
    const wrong = await judge('kept', { card: 'AAAAA-AAAAA-AAAA' })
    expect([wrong.status, wrong.body.code]).toEqual([400, 'bad-request-body'])
    await until(async () => (await crowd('attended'))?.answered === true)
    expect(await crowd('attended')).toMatchObject({ judges: null, asked: 20 })
  })

  test('carry nothing of a card or of another promise', async () => {
    const { rows } = await house.record.executeSql(
      'select judge_hash from city_milltown.verdict union all select code_hash from city_milltown.consent',
      [],
    )
    const hashes = rows.map(row => String(Object.values(row)[0]))
    // Nineteen of anyone, six by card, twenty cards: nothing is the same in both tables.
    expect(new Set(hashes).size).toBe(19 + 6 + 20)
  })
})

describe('a panel', () => {
  let panel: WorkPanel['panel']

  test('is drawn once, by nobody’s choice, and its seed can be computed again', async () => {
    expect((await office.post('plan/commitments/1/panel', { size: 10 })).status).toBe(403)
    expect((await otherMediator.post('plan/commitments/1/panel', { size: 10 })).status).toBe(404)
    expect((await mara.post('plan/commitments/1/panel', { size: 15 })).status).toBe(400)
    const called = await mara.post('plan/commitments/1/panel', { size: 12 })
    panel = (called.body as unknown as WorkPanel).panel
    expect([called.status, panel?.members.length]).toEqual([200, 12])
    expect(panel?.members.every(one => one.contact?.endsWith('at the desk'))).toBe(true)
    expect((await mara.post('plan/commitments/1/panel', { size: 12 })).body.code).toBe('step-out-of-order')
    await until(async () => (await shown()).verdicts.panel !== null)
    const { rows } = await house.record.executeSql(
      `select entry from understory.log_entry where type = 'commitment' order by index desc limit 1`,
      [],
    )
    const seed = createHash('sha256')
      .update(`${String(rows[0]?.entry)}\n${panel?.poolSha256}`)
      .digest('hex')
    expect((await shown()).verdicts.panel).toMatchObject({ seed, pool: willing, size: 12 })
    expect(JSON.stringify(await shown())).not.toContain('at the desk')
  })

  test('answers with a Wilson interval, as nobody else does; on paper too', async () => {
    let kept = 0
    for (const card of cards.slice(0, willing)) {
      const answer: VerdictAnswer = kept < 6 ? 'kept' : 'not-kept'
      const typed = await mara.post('plan/commitments/1/card-verdicts', { card, answer })
      if (typed.body.crowd === 'panel' && answer === 'kept') kept++
    }
    // The tenth answer completes a count; those of two more wait for others, or for the end.
    await until(async () => (await crowd('panel'))?.judges === 10)
    const share = (await crowd('panel'))?.keptShare
    // The interval of ten answers, of which some are replaced, is wider than Wilson's of ten (at least 0.55 wide at 5 of 10).
    expect(share?.high ?? 0).toBeGreaterThan(share?.value ?? 1)
    expect((share?.high ?? 0) - (share?.low ?? 0)).toBeGreaterThan(0.25)
    expect((await crowd('panel'))?.asked).toBe(12)
    for (const name of ['attended', 'district', 'anyone'] as const)
      expect((await crowd(name))?.keptShare ?? null).toBe(null)
    expect(
      (await office.post('plan/commitments/1/card-verdicts', { card: cards[0], answer: 'kept' })).status,
    ).toBe(403)
  })
})

test('claim, residents and review stand side by side; the review may differ and is of nobody who owns it', async () => {
  expect((await step('delivered')).status).toBe(200)
  const words = { text: 'Three of four blocks have light.', language: 'en' }
  const asked = async () => ({ read: await read(), verdict: 'partly', words })
  expect((await office.post('plan/commitments/1/reviews', await asked())).status).toBe(403)
  expect((await auditor.post('plan/commitments/1/reviews', await asked())).body).toMatchObject({
    state: 'delivered',
  })
  const written = await auditor.post('plan/commitments/1/tallies', { read: await read() })
  expect(written.status).toBe(200)
  await until(async () => (await shown()).steps.at(-1)?.kind === 'judged')
  const { steps } = await shown()
  expect(steps.at(-2)).toMatchObject({ kind: 'reviewed', verdict: 'partly', words, org: 'Audit of Milltown' })
  expect(steps.at(-1)?.tally).toEqual((await shown()).verdicts.crowds)
})

test('after the last day no answer is taken, the page says so, and the log said beforehand when it would be', async () => {
  const payloadOf = async (kind: string) => {
    const { rows } = await house.record.executeSql(
      `select p.payload from understory.log_entry e join understory.log_payload p on p.index = e.index where e.type = 'commitment' order by e.index`,
      [],
    )
    return rows.map(row => row.payload as { kind: string }).findLast(one => one.kind === kind)
  }
  const claim = (await shown()).steps.find(one => one.kind === 'delivered')
  const claimed = dayOf(new Date(claim?.at ?? ''))
  const endsOn = after(claimed, 29)
  expect(await payloadOf('accepted')).toMatchObject({
    ...{ judgedFrom: after(due, 1), judgedUntil: after(due, 30) },
  })
  expect(await payloadOf('delivered')).toMatchObject({ judgedFrom: claimed, judgedUntil: endsOn })
  expect((await shown()).verdicts).toMatchObject({ open: true, over: false, endsOn })
  shift_days = 28
  expect((await judge('kept')).status).toBe(200)
  shift_days = 31
  const late = await judge('kept')
  expect([late.status, late.body.code]).toEqual([409, 'voting-closed'])
  const typed = await mara.post('plan/commitments/1/card-verdicts', { card: cards[0], answer: 'kept' })
  expect(typed.body.code).toBe('voting-closed')
  // How it stands can still be written down.
  expect((await auditor.post('plan/commitments/1/tallies', { read: await read() })).status).toBe(200)
  await until(async () => (await shown()).verdicts.over)
  expect((await shown()).verdicts).toMatchObject({ open: false, over: true, endsOn })
  expect(await payloadOf('judged')).toMatchObject({ judgedUntil: endsOn })
  shift_days = 0
})

test('one address cannot flood the answers', async () => {
  let status = 200
  for (let n = 0; n < 80 && status === 200; n++) status = (await judge('kept')).status
  expect(status).toBe(429)
})
