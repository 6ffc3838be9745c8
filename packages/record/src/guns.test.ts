import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dayNumber } from '@understory/model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRecord, restoreRecord } from './index.ts'
import {
  agree,
  agreeOn,
  importGuns,
  madeUpCity,
  madeUpGun,
  madeUpGunSource,
  madeUpMember,
  madeUpOrganisation,
  madeUpTerms,
  makeBackupKeys,
  type TestRecord,
  withRecord,
} from './testing.ts'
import type { CityRecord } from './types.ts'

const now = new Date()
const police = madeUpOrganisation('police-custodian')
const office = madeUpOrganisation('office')
const custodian = madeUpMember('custodian', police)
const source = madeUpGunSource()

describe.each(['pglite', 'postgres'] as const)('guns on %s', engine => {
  let record: TestRecord
  let city: CityRecord
  beforeAll(async () => {
    record = await withRecord(engine)
    city = await record.store.makeCity(madeUpCity)
    const mou = await agree(city, madeUpTerms({ tier: 'mou' }))
    const fields = source.header.map(name => ({ name, sensitivity: 'identifying' as const }))
    const parties = [
      { organisation: police.name, organisationId: police.id, part: 'gives' as const, signatory: 'Chief' },
      {
        organisation: office.name,
        organisationId: office.id,
        part: 'receives' as const,
        signatory: 'Director',
      },
    ]
    const dataSets = [
      { source: source.name, provenance: source.provenance, legalAuthority: 'Charter', fields },
    ]
    await agree(city, madeUpTerms({ tier: 'dsa', parent: mou, parties, dataSets }))
    const second = madeUpGun(3, {
      timeToCrime: { days: null, basis: null, reason: 'several-guns' },
      soldOn: null,
      flags: ['several-guns-in-a-row', 'no-sale-day'],
    })
    await importGuns(city, [madeUpGun(2), second])
  })
  afterAll(() => record?.close())

  const facts = async (member = custodian, purpose: 'analysis' | 'dialogue' = 'analysis') => {
    const found = await city.gunFacts(purpose, { member, now })
    return found.ok ? found.value : found.problem.code
  }

  it('come back as they went in, and each look of the custodian is written down', async () => {
    const auditor = madeUpMember('auditor')
    const before = (await city.accessLog(auditor, { limit: 100 })).entries.length
    const found = await facts()
    if (typeof found === 'string') throw new Error(found)
    expect(found).toMatchObject([
      { recoveredOn: '2024-03-04', soldOn: '2023-03-04', timeToCrime: { days: 366, basis: 'dates' } },
      {
        timeToCrime: { days: null, reason: 'several-guns' },
        flags: ['no-sale-day', 'several-guns-in-a-row'],
      },
    ])
    expect(found[0]).toMatchObject({ type: 'pistol', traceStatus: 'traced-to-purchaser', dealerState: 'VA' })
    expect(JSON.stringify(found)).not.toContain('AB27C3')
    const entries = (await city.accessLog(auditor, { limit: 100 })).entries
    expect(entries.length).toBe(before + 1)
    expect(entries[0]).toMatchObject({ purpose: 'analysis', rows: 2 })
  })

  it('are closed to everybody else, with the reason', async () => {
    expect(await facts(madeUpMember('analyst', office))).toBe('not-allowed')
    expect(await facts(madeUpMember('office', office))).toBe('not-allowed')
    expect(await facts(madeUpMember('operator'))).toBe('not-allowed')
    expect(await facts(madeUpMember('custodian', office))).toBe('not-allowed')
    expect(await facts(madeUpMember('custodian', madeUpOrganisation('police-custodian')))).toBe(
      'no-agreement',
    )
    expect(await facts(custodian, 'dialogue')).toBe('not-allowed')
  })

  it('that change become revisions, and the same row again changes nothing', async () => {
    const same = await importGuns(city, [madeUpGun(2)], { fileHash: 'a'.repeat(64) })
    expect(same).toMatchObject({ read: 1, kept: 0, unchanged: 1, revised: 0 })
    const later = madeUpGun(3, { hash: '3001' })
    expect(await importGuns(city, [later], { fileHash: 'b'.repeat(64) })).toMatchObject({ revised: 1 })
    // The revised row keeps the day on which the first file told of the gun.
    await record.store.executeSql(`alter table city_riverton.import no force row level security;
      update city_riverton.import set received_at = received_at - interval '30 days' where no = 1;
      alter table city_riverton.import force row level security`)
    const again = await facts()
    if (typeof again === 'string') throw new Error(again)
    const gap = (fact: (typeof again)[number]) => dayNumber(fact.receivedOn) - dayNumber(fact.firstReceivedOn)
    expect(again.map(fact => fact.timeToCrime.days)).toEqual([366, 366])
    expect(again.map(gap)).toEqual([0, 30])
  })

  it('are counted by verify, backed up and restored', async () => {
    expect((await record.store.verify()).differences).toEqual([])
    const folder = await mkdtemp(join(tmpdir(), 'guns-'))
    try {
      const keys = await makeBackupKeys()
      await record.store.backup(join(folder, 'backup'), keys)
      await restoreRecord(join(folder, 'backup'), { dataDir: join(folder, 'data') }, keys)
      const opened = await openRecord({ dataDir: join(folder, 'data') })
      const again = await opened.city(madeUpCity.name)
      if (!again.ok) throw new Error(again.problem.detail)
      expect((await opened.verify()).differences).toEqual([])
      expect(await again.value.gunFacts('analysis', { member: custodian, now })).toMatchObject({
        ok: true,
        value: [{ timeToCrime: { days: 366 } }, { timeToCrime: { days: 366 } }],
      })
      await opened.close()
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('are purged with their import', async () => {
    const own = madeUpGunSource({ name: 'short-lived', provenance: 'agency-own', retention: 'working-file' })
    await agreeOn(city, own)
    await importGuns(city, [madeUpGun(2)], { source: own, fileHash: 'c'.repeat(64) })
    const later = new Date(now.getTime() + 800 * 86_400_000)
    const report = await city.retention.purge(later)
    expect(report.lines.find(line => line.class === 'working-file')).toMatchObject({ imports: 1, rows: 1 })
    expect((await record.store.verify()).differences).toEqual([])
  })
})
