import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Member, Provenance } from '@understory/model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRecord, restoreRecord } from './index.ts'
import {
  agree,
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

const now = new Date()
const police = madeUpOrganisation('police-custodian')
const hospital = madeUpOrganisation('hospital')
const mediation = madeUpOrganisation('mediation-centre')
const office = madeUpOrganisation('office')
const given: readonly (readonly [string, Provenance, typeof police])[] = [
  ['traces', 'nibin', police],
  ['visits', 'health', hospital],
  ['said', 'community', mediation],
  ['working', 'agency-own', police],
]

describe.each(['pglite', 'postgres'] as const)('rows set aside on %s', engine => {
  let record: TestRecord
  let city: CityRecord
  beforeAll(async () => {
    record = await withRecord(engine)
    city = await record.store.makeCity(madeUpCity)
    const mou = await agree(city, madeUpTerms({ tier: 'mou' }))
    const aside = (raw: string) => batchOf([madeUpRow(2)], [{ line: 3, column: null, reason: 'bad', raw }])
    await importBatches(city, [aside('raw of police')])
    for (const [name, provenance, giver] of given) {
      const source = madeUpSource({ name, provenance, retention: 'walled' })
      const fields = source.header.map(column => ({ name: column, sensitivity: 'identifying' as const }))
      const parties = [
        {
          organisation: giver.name,
          organisationId: giver.id,
          part: 'gives' as const,
          signatory: 'Head',
        },
        { organisation: 'Office', part: 'receives' as const, signatory: 'Director' },
      ]
      const dataSets = [{ source: name, provenance, legalAuthority: 'Charter', fields }]
      await agree(city, madeUpTerms({ tier: 'dsa', parent: mou, parties, dataSets }))
      await importBatches(city, [aside(`raw of ${name}`)], { source })
    }
  })
  afterAll(() => record?.close())

  const raws = async (member: Member, source?: string): Promise<string> => {
    const found = await city.setAsideFor({ source }, { member, now })
    if (!found.ok) return found.problem.code
    const texts: string[] = []
    for await (const row of found.value) texts.push(row.raw.replace('raw of ', ''))
    return texts.join(' ')
  }

  it('come to whoever gives the data, to nobody else but open ones', async () => {
    expect(await raws(madeUpMember('custodian', police))).toBe('police traces working')
    expect(await raws(madeUpMember('provider', hospital))).toBe('police visits')
    expect(await raws(madeUpMember('facilitator', mediation))).toBe('police said')
    expect(await raws(madeUpMember('analyst', office))).toBe('police')
    expect(await raws(madeUpMember('operator'))).toBe('police')
    expect(await raws(madeUpMember('custodian', office))).toBe('')
    expect(await raws(madeUpMember('public'))).toBe('police')
  })

  it('are refused by name with the reason', async () => {
    expect(await raws(madeUpMember('custodian', police), 'visits')).toBe('not-allowed')
    expect(await raws(madeUpMember('custodian', police), 'said')).toBe('not-allowed')
    expect(await raws(madeUpMember('operator'), 'traces')).toBe('not-allowed')
    expect(await raws(madeUpMember('analyst', office), 'working')).toBe('no-agreement')
    expect(await raws(madeUpMember('operator'), 'nothing')).toBe('no-such-source')
  })

  it('are written down when they are not open', async () => {
    const auditor = madeUpMember('auditor')
    const before = (await city.accessLog(auditor, { limit: 100 })).entries.length
    await raws(madeUpMember('provider', hospital), 'visits')
    await raws(madeUpMember('operator'), 'police')
    const { entries } = await city.accessLog(auditor, { limit: 100 })
    expect(entries.length - before).toBe(1)
    expect(entries[0]).toMatchObject({
      role: 'provider',
      purpose: 'data-quality',
      subject: 'source visits',
      fields: ['set-aside'],
      rows: 1,
    })
  })

  it('stand behind their wall again when a backup from before the wall is restored', async () => {
    const table = 'city_riverton.set_aside'
    await record.store.executeSql(`alter table ${table} no force row level security;
      update ${table} set source_no = null, compartment = null;
      alter table ${table} force row level security`)
    expect(await raws(madeUpMember('custodian', police))).toBe('')
    const folder = await mkdtemp(join(tmpdir(), 'understory-aside-'))
    try {
      const file = join(folder, 'b.understory')
      const keys = await makeBackupKeys()
      await record.store.backup(file, keys)
      const into = { dataDir: join(folder, 'data') }
      await restoreRecord(file, into, keys)
      const store = await openRecord(into)
      const again = await store.city('riverton')
      if (!again.ok) throw new Error('not restored')
      city = again.value
      expect(await raws(madeUpMember('custodian', police))).toBe('police traces working')
      expect(await raws(madeUpMember('operator'))).toBe('police')
      await store.close()
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
