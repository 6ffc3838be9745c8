import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Member, may, roles } from '@understory/model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureStanding } from './city/agreements/standing.ts'
import { databaseRoles, unitOfWork } from './engine/unit-of-work.ts'
import { openRecord, restoreRecord } from './index.ts'
import { publishedOf } from './published.ts'
import { makeCity } from './registry/cities.ts'
import { engineOf } from './store.ts'
import {
  agree,
  agreeOn,
  batchOf,
  importBatches,
  madeUpCity,
  madeUpMember,
  madeUpOrganisation,
  madeUpRow,
  madeUpSource,
  madeUpTerms,
  makeBackupKeys,
  type TestRecord,
  withRecord,
} from './testing.ts'
import type { CityRecord } from './types.ts'

const noon = (day: string) => new Date(`${day}T16:00:00Z`)
const working = madeUpSource({
  name: 'working',
  provenance: 'agency-own',
  retention: 'working-file',
  header: ['id', 'date', 'offense', 'beat', 'officer'],
  offence: 'offense',
  keep: ['beat'],
})
const police = madeUpOrganisation('police-custodian')
const office = madeUpOrganisation('office')
const agency = madeUpOrganisation('agency')
const parties = [
  { organisation: police.name, organisationId: police.id, part: 'gives' as const, signatory: 'Chief' },
  { organisation: office.name, organisationId: office.id, part: 'receives' as const, signatory: 'Director' },
]
const field = (name: string) => ({ name, sensitivity: 'internal' as const })
const setOf = (source: string, names: readonly string[]) => [
  { source, provenance: 'agency-own' as const, legalAuthority: 'City charter', fields: names.map(field) },
]

describe.each(['pglite', 'postgres'] as const)('agreements in %s', engine => {
  let record: TestRecord
  let city: CityRecord
  let mou = ''
  const counsel = madeUpMember('counsel')
  const analyst = madeUpMember('analyst', office)
  const as = (role: (typeof databaseRoles)[number], text: string, memberRole = '') =>
    unitOfWork(
      engineOf(record.store),
      { role, city: 'riverton', actor: 'test', memberRole: memberRole as Member['role'] },
      async ({ session }) => (await session.query(text)).rows,
    )
  const begin = (now: Date) =>
    city.beginImport({ source: working, fileName: 'a.csv', fileHash: null, actor: 'test', now })

  beforeAll(async () => {
    record = await withRecord(engine)
    city = await record.store.makeCity(madeUpCity)
    mou = await agree(city, madeUpTerms({ tier: 'mou' }))
  })
  afterAll(() => record?.close())

  it('stand once for open data, however often the city is opened', async () => {
    await record.store.makeCity(madeUpCity)
    const register = await publishedOf(record.store).agreements('riverton', new Date())
    const standing = register.ok
      ? register.value.agreements.filter(one => one.dataSets[0]?.source === '*')
      : []
    expect(standing).toHaveLength(1)
    expect(standing[0]).toMatchObject({ state: 'in-force', minimumCell: 1, parent: null })
    expect((await city.agreements.mayImport(madeUpSource(), new Date())).ok).toBe(true)
  })

  it('stand once where several servers open a city from before there were agreements', async () => {
    const two = { ...madeUpCity, name: 'twotown' }
    const context = {
      engine: engineOf(record.store),
      city: await makeCity(engineOf(record.store), two, 'test'),
    }
    const registered = async () => {
      const register = await publishedOf(record.store).agreements('twotown', new Date())
      return register.ok ? register.value.agreements.length : null
    }
    expect(await registered()).toBe(0)
    await Promise.all(Array.from({ length: 6 }, () => ensureStanding(context)))
    expect(await registered()).toBe(1)
  })

  it('must be there before a source that is not open comes in, by any door', async () => {
    const refused = await begin(noon('2026-03-01'))
    expect(refused).toMatchObject({ ok: false, problem: { code: 'no-agreement', where: 'working' } })
    expect(refused.ok ? '' : refused.problem.detail).toContain('id, date, offense, beat')
    await expect(importRows(city)).rejects.toThrow(/No data-sharing agreement/)
    expect(await city.imports()).toEqual([])
  })

  it('must cover every column the mapping reads, and say which it does not', async () => {
    await agree(
      city,
      madeUpTerms({ tier: 'dsa', parent: mou, parties, dataSets: setOf('working', ['id', 'date']) }),
    )
    expect(await begin(noon('2026-03-01'))).toMatchObject({
      problem: { code: 'no-agreement', detail: expect.stringContaining('offense, beat') },
    })
  })

  describe('with a data-sharing agreement to the end of March', () => {
    let dsa = ''
    let dul = ''
    const sample = [
      batchOf([
        madeUpRow(2, { occurredOn: '2025-01-02', detail: { beat: '7' }, block: '9 SECRET ST' }),
        madeUpRow(3, { occurredOn: '2025-01-03', detail: { beat: '8' } }),
        madeUpRow(4, { occurredOn: '2025-01-04', detail: { beat: '9' } }),
      ]),
    ]
    const ask = (member: Member, now: Date, more = {}) =>
      city.agreements.rows({ source: 'working', purpose: 'analysis', ...more }, { member, now })

    beforeAll(async () => {
      dsa = await agree(
        city,
        madeUpTerms({
          tier: 'dsa',
          parent: mou,
          parties,
          purposes: ['analysis', 'data-quality'],
          dataSets: setOf('working', ['id', 'date', 'offense', 'beat']),
          minimumCell: 12,
          effectiveOn: '2026-01-01',
          endsOn: '2099-03-31',
        }),
        { now: noon('2026-01-02') },
      )
      await importBatches(city, sample, { source: working })
      dul = await agree(
        city,
        madeUpTerms({
          tier: 'dul',
          parent: dsa,
          parties,
          purposes: ['analysis'],
          dataSets: setOf('working', ['id', 'date', 'beat']),
          accessRoles: ['analyst'],
          people: [analyst.person],
          minimumCell: 15,
          effectiveOn: '2026-02-01',
          endsOn: '2099-03-30',
        }),
        { now: noon('2026-02-02') },
      )
    })

    it('lets the file in until the city’s midnight, and not a second longer', async () => {
      // 2099-03-31 ends in New York at 04:00 UTC on 1 April (summer time).
      const last = await begin(new Date('2099-04-01T03:59:59Z'))
      expect(last.ok).toBe(true)
      if (last.ok) await last.value.abandon('test')
      expect(await begin(new Date('2099-04-01T04:00:00Z'))).toMatchObject({
        problem: { code: 'no-agreement' },
      })
    })

    it('refuses the same file again, too, once it has run out', async () => {
      const same = (await city.imports()).find(one => one.source === 'working' && one.state === 'complete')
      if (!same) throw new Error('nothing was imported')
      const again = (now: Date) => city.recordUnchangedFile(same, 'a.csv', 'test', now)
      await expect(again(new Date('2099-04-01T04:00:00Z'))).rejects.toMatchObject({
        problem: { code: 'no-agreement' },
      })
      expect((await again(noon('2099-03-31'))).unchanged).toBe(3)
    })

    it('keeps no raw text of rows set aside, where columns are not covered', async () => {
      const withFault = batchOf([], [{ line: 9, column: null, reason: 'bad', raw: 'K9,Jane Doe' }])
      await importBatches(city, [withFault], { source: working, fileHash: 'e'.repeat(64) })
      const raws: string[] = []
      for await (const row of city.setAside({ source: 'working' })) raws.push(row.raw)
      expect(raws).toEqual(['(not kept: the agreement does not cover officer)'])
    })

    it('refuses the source under a provenance that is less walled', async () => {
      const asOpen = madeUpSource({ ...working, provenance: 'open' })
      expect(await city.agreements.mayImport(asOpen, noon('2026-03-01'))).toMatchObject({
        problem: { code: 'no-agreement', detail: expect.stringContaining('agency-own') },
      })
    })

    it('gives whoever the licence names only its fields', async () => {
      const page = await ask(analyst, noon('2026-03-01'))
      if (!page.ok) throw new Error(page.problem.detail)
      expect(page.value).toMatchObject({ agreement: { id: dul, version: 2, as: 'user' }, next: null })
      // `kind` and `victims` are not read from any column of this source.
      expect(page.value.fields).toEqual([
        'key',
        'occurredOn',
        'occurredMinute',
        'kind',
        'victims',
        'detail.beat',
      ])
      expect(page.value.notLicensed).toEqual(['offence'])
      expect(page.value.rows.map(row => [row.occurredOn, row['detail.beat']])).toEqual([
        ['2025-01-02', '7'],
        ['2025-01-03', '8'],
        ['2025-01-04', '9'],
      ])
      expect(JSON.stringify(page.value)).not.toMatch(/SECRET|ROBBERY/)
    })

    it('names the fields it does not open when they are asked for', async () => {
      expect(await ask(analyst, noon('2026-03-01'), { fields: ['occurredOn', 'offence'] })).toMatchObject({
        problem: { code: 'no-agreement', detail: expect.stringContaining('offence (from offense)') },
      })
      expect(await ask(analyst, noon('2026-03-01'), { fields: ['mugshot'] })).toMatchObject({
        problem: { code: 'bad-parameter', where: 'fields' },
      })
    })

    it('gives pages that each row stands on once, and only the days asked for', async () => {
      const seen: unknown[] = []
      for (let cursor: string | null = null; ; ) {
        const page = await ask(analyst, noon('2026-03-01'), { limit: 1, cursor, fields: ['key'] })
        if (!page.ok) throw new Error(page.problem.detail)
        seen.push(...page.value.rows.map(row => row.key))
        cursor = page.value.next
        if (cursor === null) break
      }
      expect(seen).toEqual(['K2', 'K3', 'K4'])
      const days = await ask(analyst, noon('2026-03-01'), { from: '2025-01-03', to: '2025-01-03' })
      expect(days.ok && days.value.rows).toHaveLength(1)
      expect(await ask(analyst, noon('2026-03-01'), { cursor: 'nonsense' })).toMatchObject({
        problem: { code: 'bad-parameter', where: 'cursor' },
      })
    })

    it('closes the licence at the city’s midnight', async () => {
      expect((await ask(analyst, new Date('2099-03-31T03:59:59Z'))).ok).toBe(true)
      expect(await ask(analyst, new Date('2099-03-31T04:00:00Z'))).toMatchObject({
        problem: { code: 'no-agreement' },
      })
    })

    it('opens nothing to another person, role, purpose or day', async () => {
      const now = noon('2026-03-01')
      const closed = { ok: false, problem: { code: 'no-agreement' } }
      expect(await ask(madeUpMember('analyst', agency), now)).toMatchObject(closed)
      expect(await ask(analyst, now, { purpose: 'data-quality' })).toMatchObject(closed)
      expect(await ask(analyst, noon('2026-01-31'))).toMatchObject(closed)
      expect(await ask({ ...analyst, role: 'office' }, now)).toMatchObject({
        problem: { code: 'not-allowed' },
      })
      expect(await ask(analyst, now, { purpose: 'dialogue' })).toMatchObject({
        problem: { code: 'not-allowed' },
      })
      expect((await ask(madeUpMember('analyst', office), now)).ok).toBe(true)
    })

    it('lets the organisation that gives the data read all that it gives', async () => {
      const custodian = madeUpMember('custodian', police)
      const page = await ask(custodian, noon('2026-03-01'), { purpose: 'data-quality' })
      expect(page).toMatchObject({
        ok: true,
        value: { agreement: { id: dsa, as: 'giver' }, notLicensed: [] },
      })
      const other = madeUpMember('custodian', madeUpOrganisation('police-custodian'))
      expect(await ask(other, noon('2026-03-01'), { purpose: 'data-quality' })).toMatchObject({
        problem: { code: 'no-agreement' },
      })
    })

    it('says how small a number may be published: the largest that any of them asks for', async () => {
      const cell = async (...sources: { name: string; provenance: 'open' | 'agency-own' | 'health' }[]) => {
        const found = await publishedOf(record.store).minimumCellFor('riverton', sources)
        return found.ok ? found.value : null
      }
      const open = { name: 'police', provenance: 'open' as const }
      const own = { name: 'working', provenance: 'agency-own' as const }
      expect(await cell(open)).toBe(1)
      expect(await cell(own)).toBe(15)
      expect(await cell(open, own)).toBe(15)
      expect(await cell({ name: 'unknown', provenance: 'health' })).toBe(11)
    })

    it('falls with the agreement above it', async () => {
      const ended = await city.agreements.end(
        dsa,
        { version: 2, why: 'the files were late' },
        { member: counsel, now: noon('2026-03-05') },
      )
      expect(ended).toMatchObject({ value: { state: 'ended', endedOn: '2026-03-05', version: 3 } })
      expect((await ask(analyst, noon('2026-03-04'))).ok).toBe(true)
      expect(await ask(analyst, noon('2026-03-05'))).toMatchObject({ problem: { code: 'no-agreement' } })
      expect(await begin(noon('2026-03-05'))).toMatchObject({ problem: { code: 'no-agreement' } })
      const register = await publishedOf(record.store).agreements('riverton', noon('2026-03-05'))
      const states = register.ok ? new Map(register.value.agreements.map(one => [one.id, one.state])) : null
      expect([states?.get(dsa), states?.get(dul)]).toEqual(['ended', 'expired'])
      const entry = register.ok ? register.value.agreements.find(one => one.id === dsa) : null
      expect(entry?.endedWhy).toBe('the files were late')
      // The promise about small numbers outlives the agreement.
      const cell = await publishedOf(record.store).minimumCellFor('riverton', [
        { name: 'working', provenance: 'agency-own' },
      ])
      expect(cell).toEqual({ ok: true, value: 15 })
    })

    it('writes down who read what, for what, and no row', async () => {
      const reads = await as('record_writer', 'select * from access_entry')
      expect(reads.length).toBeGreaterThan(5)
      const own = reads.filter(one => one.person === analyst.person)
      expect(own[0]).toMatchObject({
        role: 'analyst',
        organisation: office.id,
        purpose: 'analysis',
        subject: 'source working',
        rows: 3,
        agreement: { id: dul, version: 2, as: 'user' },
      })
      expect(JSON.stringify(reads)).not.toMatch(/2025-01-0|K2/)
    })
  })

  it('are never signed by whoever had a hand in the draft', async () => {
    const now = new Date()
    const made = await city.agreements.draft(
      { terms: madeUpTerms({ tier: 'mou' }), why: 'new' },
      { member: counsel, now },
    )
    if (!made.ok) throw new Error(made.problem.detail)
    const { id } = made.value
    const changed = await city.agreements.draft(
      { id, terms: madeUpTerms({ tier: 'mou', minimumCell: 20 }), why: 'better' },
      { member: madeUpMember('custodian'), now },
    )
    expect(changed).toMatchObject({ value: { version: 2, state: 'draft' } })
    const sign = (member: Member, version: number) =>
      city.agreements.sign(id, { version, why: 'read' }, { member, now })
    expect(await sign(counsel, 2)).toMatchObject({ problem: { code: 'not-allowed' } })
    const other = madeUpMember('counsel')
    expect(await sign(other, 1)).toMatchObject({ problem: { code: 'agreement-changed' } })
    expect(await sign(other, 2)).toMatchObject({ value: { version: 3, state: 'in-force', holds: true } })
    expect(await sign(other, 3)).toMatchObject({ problem: { code: 'bad-agreement' } })
  })

  it('are refused where the tier is wrong, and say where', async () => {
    const sign = (parent: string | null) =>
      agree(city, madeUpTerms({ tier: 'dsa', parent, dataSets: setOf('x', ['id']) }))
    await expect(sign(null)).rejects.toThrow(/No MOU in force is named.*\(parent\)/)
    const dul = madeUpTerms({ tier: 'dul', parent: mou, dataSets: setOf('x', ['id']), endsOn: '2099-01-01' })
    await expect(agree(city, { ...dul, accessRoles: ['analyst'], people: ['p'] })).rejects.toThrow(
      /A dul cannot stand under a mou/,
    )
  })

  it('are never changed: a change is a version, and what is in force goes on until it is signed', async () => {
    const source = madeUpSource({ ...working, name: 'other' })
    const id = (await agreeOn(city, source)) ?? ''
    await city.agreements.draft(
      { id, terms: madeUpTerms({ tier: 'dsa', parent: mou, dataSets: setOf('other', ['id']) }), why: 'less' },
      { member: madeUpMember('custodian'), now: new Date() },
    )
    expect((await city.agreements.mayImport(source, new Date())).ok).toBe(true)
    await agree(city, madeUpTerms({ tier: 'dsa', parent: mou, dataSets: setOf('other', ['id']) }), { id })
    expect((await city.agreements.mayImport(source, new Date())).ok).toBe(false)
    for (const role of databaseRoles)
      for (const text of [`update agreement set why = 'x'`, 'delete from agreement'])
        await expect(as(role, text), role).rejects.toMatchObject({ code: '42501' })
  })

  it('are read in full by the roles of the model, and by row-level security no other', async () => {
    for (const role of roles) {
      const rows = await as('member_reader', 'select id from agreement', role)
      expect(rows.length > 0, role).toBe(may(role, 'read-agreement-in-full').allowed)
    }
    await expect(as('public_reader', 'select * from agreement')).rejects.toMatchObject({ code: '42501' })
    expect(await as('desk_writer', 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('show residents no draft, no person and no place where data lie', async () => {
    const person = 'a-person-id-0001'
    const hidden = madeUpTerms({ tier: 'mou', public: false, storage: 'Room 101', people: [person] })
    await agree(city, { ...hidden, public: true })
    await agree(city, { ...hidden, title: { en: 'Withheld', es: 'Reservado' } })
    const register = await publishedOf(record.store).agreements('riverton', new Date())
    const text = JSON.stringify(register)
    expect(register.ok && register.value.withheld).toBe(1)
    expect(text).not.toMatch(/a-person-id|Room 101|Withheld|organisationId/)
    expect(register.ok && register.value.agreements.some(one => one.state === 'draft')).toBe(false)
    const rows = await as('public_reader', 'select * from public_agreement')
    expect(JSON.stringify(rows)).not.toMatch(/a-person-id|Room 101|Withheld|organisationId/)
  })

  it('have an event for every version', async () => {
    const versions = await as('record_writer', 'select id, version from agreement')
    const events = (await city.events(1000)).filter(one => one.action.startsWith('agreement-'))
    const named = events.map(one => `${one.subject} ${String(one.detail.version)}`)
    expect(new Set(named)).toEqual(new Set(versions.map(one => `agreement ${one.id} ${one.version}`)))
    expect(named).toHaveLength(versions.length)
  })

  it('come back from a backup, every version', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'understory-agreements-'))
    try {
      const keys = await makeBackupKeys()
      await record.store.backup(join(folder, 'a.understory'), keys)
      const options = { dataDir: join(folder, 'restored') }
      await restoreRecord(join(folder, 'a.understory'), options, keys)
      const restored = await openRecord(options)
      const asked = { member: counsel, now: new Date() }
      const there = await restored.city('riverton')
      const page = there.ok ? await there.value.agreements.inFull(asked) : there
      await restored.close()
      expect(page).toEqual(await city.agreements.inFull(asked))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  async function importRows(into: CityRecord) {
    const begun = await into.beginImport({
      source: working,
      fileName: 'a.csv',
      fileHash: null,
      actor: 'test',
      now: noon('2026-03-01'),
    })
    if (!begun.ok) throw new Error(begun.problem.detail)
  }
})
