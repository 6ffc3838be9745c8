import type { CodingSheet, Result, WorkSeries } from '@understory/model'
import { v4 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memberWork } from './engine/member-work.ts'
import { unitOfWork } from './engine/unit-of-work.ts'
import { engineOf } from './store.ts'
import {
  madeUpCity,
  madeUpMember,
  madeUpOrganisation,
  madeUpSeries,
  madeUpSession,
  type TestRecord,
  withRecord,
} from './testing.ts'
import type { CityRecord } from './types.ts'

const centre = madeUpOrganisation('mediation-centre')
const person = (end: string) =>
  madeUpMember('facilitator', centre, `00000000-0000-7000-8000-0000000000${end}`)
const now = new Date('2026-03-12T16:00:00Z')
const doing = (end: string) => ({ member: person(end), now })
const both = (text: string) => ({ en: text, es: text })
const lights = { id: 'lights', label: both('Lights'), definition: both('Light at night'), scale: 'nominal' }

const value = <T>(found: Result<T>): T => {
  if (!found.ok) throw new Error(found.problem.detail)
  return found.value
}

describe.each(['pglite', 'postgres'] as const)('coding in %s', engine => {
  let record: TestRecord
  let city: CityRecord
  let series: WorkSeries
  let round = ''
  let sheet: CodingSheet

  beforeAll(async () => {
    record = await withRecord(engine)
    city = await record.store.makeCity(madeUpCity)
    series = value(await city.dialogue.saveSeries(madeUpSeries(), doing('0a')))
    series = value(await city.dialogue.saveSession(madeUpSession(series.id), doing('0a')))
    const note = (text: string, n: number) => ({
      ...{ id: uuid(), segment: 'blocks', prompt: null, text, form: 'paraphrase' as const, dissent: false },
      ...{ channel: 'paper' as const, language: 'en', seat: n + 1, replaces: null, cleared: [] },
      writtenAt: '2026-03-10T23:00:00.000Z',
    })
    const notes = ['the stop is dark', 'more buses at night', 'a lamp by the gym'].map(note)
    value(await city.dialogue.room.typeNotes(series.sessions[0]?.id ?? '', { table: 1, notes }, doing('0a')))
  }, 60_000)
  afterAll(() => record?.close())

  const codebook = (codes: object[], version = 0) =>
    city.dialogue.findings.saveCodebook(
      series.id,
      { version, tookPart: 12, why: 'made at a workshop', codes, cleared: [] } as never,
      doing('0a'),
    )
  const start = (coders = 2) =>
    city.dialogue.findings.startRound(series.id, { sessions: [], points: 10, coders }, doing('0a'))
  const rowsSeen = (end: string) =>
    memberWork(
      engineOf(record.store),
      { member: person(end), city: 'riverton', purpose: 'dialogue' },
      async ({ session }) =>
        (await session.query('select coder from coding')).rows.map(row => String(row.coder)),
    )
  const give = (end: string, n: number, done = false) =>
    city.dialogue.findings.code(
      series.id,
      round,
      { codings: sheet.units.map(({ note }, i) => ({ note, values: { lights: i < n ? 1 : 0 } })), done },
      doing(end),
    )

  it('has a codebook in versions that loses no code', async () => {
    expect(await start()).toMatchObject({ ok: false, problem: { code: 'not-ready' } })
    value(await codebook([{ ...lights, most: 1, state: 'in-use', into: null }]))
    expect(await codebook([], 1)).toMatchObject({ ok: false, problem: { where: 'codes' } })
    expect(await codebook([lights])).toMatchObject({ ok: false, problem: { code: 'changed-meanwhile' } })
    const ordinal = { ...lights, scale: 'ordinal', most: 3, state: 'in-use', into: null }
    expect(await codebook([ordinal], 1)).toMatchObject({ ok: false, problem: { where: 'codes.0.scale' } })
  })
  it('begins with two coders and never with one', async () => {
    expect(await start(1)).toMatchObject({ ok: false, problem: { where: 'coders' } })
    value(await start())
    round = value(await city.dialogue.findings.workings(series.id, doing('0a'))).rounds[0]?.id ?? ''
    expect(await city.dialogue.findings.sheet(series.id, round, doing('0a'))).toMatchObject({
      ok: false,
      problem: { code: 'not-ready' },
    })
    sheet = value(await city.dialogue.findings.join(series.id, round, doing('0a')))
    expect(sheet.units.length).toBe(3)
  })
  it('shows no coder what another one gave until both are done, whatever they ask of the table itself', async () => {
    value(await give('0a', 1))
    value(await give('0b', 2, true))
    expect(await rowsSeen('0a')).toEqual([person('0a').person, person('0a').person, person('0a').person])
    expect(new Set(await rowsSeen('0b'))).toEqual(new Set([person('0b').person]))
    expect(await rowsSeen('0c')).toEqual([])
    const seen = value(await city.dialogue.findings.workings(series.id, doing('0a')))
    expect(seen.rounds[0]).toMatchObject({ closedAt: null, given: [], done: 1, part: 'coding' })
    expect(value(await city.dialogue.findings.sheet(series.id, round, doing('0a'))).units[1]?.own).toEqual({
      lights: 0,
    })
    expect(await city.dialogue.findings.join(series.id, round, doing('0c'))).toMatchObject({ ok: false })
  })
  it('takes no last word before every point has a coding', async () => {
    const again = await city.dialogue.findings.code(
      series.id,
      round,
      { codings: [], done: true },
      doing('0b'),
    )
    expect(again).toMatchObject({ ok: false, problem: { code: 'release-decided' } })
    value(await start())
    const other = value(await city.dialogue.findings.workings(series.id, doing('0a'))).rounds[1]?.id ?? ''
    expect(
      await city.dialogue.findings.code(series.id, other, { codings: [], done: true }, doing('0a')),
    ).toMatchObject({ ok: false, problem: { code: 'not-ready', where: 'done' } })
  })
  it('is open to both once both are done, and then nobody changes it, be it the house itself', async () => {
    value(await give('0a', 1, true))
    expect((await rowsSeen('0c')).length).toBe(6)
    const changed = await unitOfWork(
      engineOf(record.store),
      { role: 'record_writer', city: 'riverton', actor: 'test', compartments: ['voice'] },
      async ({ session }) =>
        (await session.query(`update coding set codes = '{}' where round_id = '${round}' returning coder`))
          .rows,
    )
    expect(changed).toEqual([])
    await expect(
      unitOfWork(
        engineOf(record.store),
        { role: 'record_writer', city: 'riverton', actor: 'test', compartments: ['voice'] },
        ({ session }) => session.query('delete from coding'),
      ),
    ).rejects.toMatchObject({ code: '42501' })
  })
  it('has differences settled by a named decision, and keeps what the coders gave', async () => {
    const apart = sheet.units[1]?.note ?? ''
    const asked = { note: apart, code: 'lights', value: 1, why: 'it is about the stop' }
    expect(
      await city.dialogue.findings.settle(
        series.id,
        round,
        { ...asked, note: sheet.units[0]?.note ?? '' },
        doing('0c'),
      ),
    ).toMatchObject({ ok: false, problem: { where: 'note' } })
    value(await city.dialogue.findings.settle(series.id, round, asked, doing('0c')))
    const [found] = value(await city.dialogue.findings.workings(series.id, doing('0a'))).rounds
    expect(found?.settled).toMatchObject([{ note: apart, value: 1, by: person('0c').person }])
    const given = found?.given.find(one => one.note === apart)?.values
    expect(given?.map(one => one.lights).toSorted()).toEqual([0, 1])
  })
  it('is nothing to the office, and nothing to another centre', async () => {
    const office = { member: madeUpMember('office', madeUpOrganisation('office')), now }
    expect((await city.dialogue.findings.workings(series.id, office)).ok).toBe(false)
    expect((await city.dialogue.findings.codebook(series.id, office)).ok).toBe(false)
  })
})
