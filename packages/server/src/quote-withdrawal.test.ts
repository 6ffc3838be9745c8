import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LogState, NoteReleaseList, PublicPoints, WorkSeries } from '@understory/model'
import { openRecord, restoreRecord } from '@understory/record'
import { publishedOf } from '@understory/record/published'
import { madeUpSeries, madeUpSession, makeBackupKeys, tablesWith } from '@understory/record/testing'
import { v4 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstOperator, newcomer, setUpApp, type Visitor } from './auth/testing.ts'
import { addressesWith } from './testing/open-addresses.ts'
import { type Milltown, openMilltown, serverOn, testLog, until } from './testing.ts'

const words = 'we sit inside because the marigold lamp is out'
const slug = 'safe-evenings'
const folder = mkdtempSync(join(tmpdir(), 'understory-quotes-'))
let house: Milltown
let mara: Visitor
let series: WorkSeries
let session: string
let code: string

beforeAll(async () => {
  house = await openMilltown()
  const { operator } = await firstOperator(house)
  const centre = await operator.post('organisations', { name: 'Mediation', kind: 'mediation-centre' })
  const facilitator = async (email: string) => {
    const organisation = String(centre.body.id)
    const who = await newcomer(house, operator, { email, role: 'facilitator', organisation })
    await setUpApp(who)
    return who
  }
  mara = await facilitator('mara@example.org')
  const nora = await facilitator('nora@example.org')
  const ask = async <T>(who: Visitor, path: string, body: unknown) => {
    const answer = await who.post(path, body)
    if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`)
    return answer.body as unknown as T
  }
  series = await ask<WorkSeries>(mara, 'dialogue/series', madeUpSeries())
  const times = { startsAt: '2039-03-10T22:00:00.000Z', endsAt: '2039-03-11T01:00:00.000Z' }
  const planned = await ask<WorkSeries>(mara, 'dialogue/sessions', madeUpSession(series.id, {}, times))
  session = planned.sessions[0]?.id ?? ''
  const note = {
    id: uuid(),
    segment: 'blocks',
    prompt: 'evening',
    text: words,
    form: 'verbatim',
    language: 'en',
    channel: 'paper',
    seat: 4,
    writtenAt: '2039-03-10T23:00:00.000Z',
  }
  await ask(mara, `dialogue/sessions/${session}/notes`, { table: 2, notes: [note] })
  const cards = `dialogue/series/${series.id}/consent-cards`
  code = (await ask<{ codes: string[] }>(mara, cards, { count: 1 })).codes[0] ?? ''
  await ask(mara, `dialogue/sessions/${session}/consents`, {
    code,
    table: 2,
    seat: 4,
    recorded: false,
    notes: true,
    quoted: true,
    contacted: false,
  })
  const releases = `dialogue/series/${series.id}/note-releases`
  const points = [{ note: note.id, text: words, form: 'verbatim' }]
  const proposed = await ask<NoteReleaseList>(mara, releases, { session, points })
  await ask(nora, `${releases}/${proposed.releases[0]?.id}/decision`, { decision: 'released' })
  await until(async () => (await publicPoints()).length === 1)
  const entered = (await publishedOf(house.record).log.entries(0, 1000)).length
  await until(async () => (await signedSize()) === entered)
}, 180_000)
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const publicPoints = async () =>
  ((await (await house.get(`/api/v1/dialogue/${slug}/points`)).json()) as PublicPoints).points
const logState = async () => (await (await house.get('/api/v1/log')).json()) as LogState
const signedSize = async () => (await logState()).checkpoint?.size ?? 0
const names = () => ({ slug, series: slug, session: 'first-evening', kind: 'district', name: 'all' })

test('a quote that is withdrawn leaves every open address, the log and later backups; a server over an older backup shows no quote', async () => {
  const keys = await makeBackupKeys()
  const backup = async (name: string) => {
    const file = join(folder, name)
    await house.record.backup(file, keys)
    return file
  }
  const before = await addressesWith(house, words, names())
  // What is kept of these answers is there again when they are asked for a second time.
  expect(await addressesWith(house, words, names())).toEqual(before)
  expect(before).toContain(`/api/v1/dialogue/${slug}/points`)
  expect(before).toContain(`/api/v1/dialogue/${slug}/points?format=csv`)
  expect(before.some(address => address.startsWith('/api/v1/log/entries/'))).toBe(true)
  const older = await backup('older')
  expect(await tablesWith(older, keys, words)).toContain('city_milltown.released_point')
  const entriesBefore = (await publishedOf(house.record).log.entries(0, 1000)).length

  const withdrawn = await fetch(`${house.url}/api/v1/part/dialogue/quote-withdrawals`, {
    method: 'POST',
    body: JSON.stringify({ code }),
    headers: { 'content-type': 'application/json' },
  })
  expect(withdrawn.status).toBe(200)
  expect(await addressesWith(house, words, names())).toEqual([])
  // The point itself is a note of the room, which the series promised to erase on its day; it is behind the wall till then.
  expect(await tablesWith(await backup('newer'), keys, words)).toEqual(['city_milltown.table_note'])
  await house.city.retention.purge(new Date('2042-01-01T12:00:00Z'))
  expect(await tablesWith(await backup('last'), keys, words)).toEqual([])

  // A record from before it has the quote, and fewer entries than were signed: what was withdrawn since is not in it.
  await until(async () => (await signedSize()) > entriesBefore)
  await restoreRecord(older, { dataDir: join(folder, 'record') }, keys)
  const restored = await openRecord({ dataDir: join(folder, 'record') })
  const publicLog = testLog(restored, (await logState()).checkpoint?.note ?? null)
  const served = await serverOn(restored, { publicLog })
  try {
    const get = (path: string) => fetch(served.url + path)
    expect(await addressesWith({ get }, words, names())).toEqual([])
    const points = await get(`/api/v1/dialogue/${slug}/points`)
    expect([points.status, ((await points.json()) as PublicPoints).points]).toEqual([200, []])
    expect(((await (await get('/api/v1/log')).json()) as LogState).refusal).toContain('newer backup')
  } finally {
    await served.close()
    await restored.close()
  }
}, 180_000)
