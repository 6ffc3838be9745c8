import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Member } from '@understory/model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRecord, restoreRecord } from './index.ts'
import { publishedOf } from './published.ts'
import {
  importReports,
  madeUpCity,
  madeUpCustody,
  madeUpReport,
  madeUpReportSource,
  makeBackupKeys,
  type TestRecord,
  withRecord,
} from './testing.ts'
import type { CityRecord } from './types.ts'

const now = new Date()
const walled = madeUpReportSource()
const open = madeUpReportSource({ name: 'flows', title: 'Flows', provenance: 'open', retention: 'open-data' })

describe.each(['pglite', 'postgres'] as const)('reports about guns on %s', engine => {
  let record: TestRecord
  let city: CityRecord
  let members: { custodian: Member; office: Member }
  beforeAll(async () => {
    record = await withRecord(engine)
    city = await record.store.makeCity(madeUpCity)
    members = await madeUpCustody(city, [walled, open])
    await importReports(city, [
      madeUpReport(2, { gunKey: 'G1', licence: '1-2', party: 'P9', transaction: 'T1' }),
      madeUpReport(3, { kind: 'dealer-sales', licence: '1-2', count: 3_000_000_000 }),
    ])
    const flow = {
      kind: 'trace-flow',
      from: '2011-01-01',
      to: '2011-12-31',
      place: 'MD',
      origin: 'VA',
    } as const
    const reports = [
      madeUpReport(2, { ...flow, count: 55 }),
      madeUpReport(3, { kind: 'dealer-sales', licence: '8-8', count: 7 }),
    ]
    await importReports(city, reports, { source: open, fileHash: '8'.repeat(64) })
  })
  afterAll(() => record?.close())

  it('come back as they were written, to the custodian, by kind', async () => {
    const found = await city.gunReports(['sale', 'dealer-sales'], 'analysis', {
      member: members.custodian,
      now,
    })
    if (!found.ok) throw new Error(found.problem.detail)
    expect(found.value.map(row => [row.source, row.kind, row.gunKey, row.party, row.count])).toEqual([
      ['events', 'sale', 'G1', 'P9', null],
      ['events', 'dealer-sales', null, null, 3_000_000_000],
      ['flows', 'dealer-sales', null, null, 7],
    ])
  })

  it('give the office only what is open', async () => {
    const found = await city.gunReports(['sale', 'dealer-sales'], 'analysis', { member: members.office, now })
    expect(found.ok && found.value.map(row => row.source)).toEqual(['flows'])
  })

  it('give the public numbers about places alone, never a dealer', async () => {
    const published = publishedOf(record.store)
    const flows = await published.gunReports('riverton', 'trace-flow')
    expect(flows.ok && flows.value).toEqual([
      {
        ...{ source: 'flows', title: 'Flows', publisher: 'Riverton Police', kind: 'trace-flow' },
        ...{ from: '2011-01-01', to: '2011-12-31', what: null, place: 'MD', origin: 'VA', count: 55 },
      },
    ])
    const sales = await published.gunReports('riverton', 'dealer-sales')
    expect(sales.ok && sales.value).toEqual([])
  })

  it('verify, and come back from a backup as they were', async () => {
    expect((await record.store.verify()).differences).toEqual([])
    const folder = await mkdtemp(join(tmpdir(), 'reports-'))
    try {
      const keys = await makeBackupKeys()
      await record.store.backup(join(folder, 'backup'), keys)
      await restoreRecord(join(folder, 'backup'), { dataDir: join(folder, 'data') }, keys)
      const opened = await openRecord({ dataDir: join(folder, 'data') })
      expect((await opened.verify()).differences).toEqual([])
      const again = await opened.city(madeUpCity.name)
      if (!again.ok) throw new Error(again.problem.detail)
      const found = await again.value.gunReports(['sale'], 'analysis', { member: members.custodian, now })
      expect(found).toMatchObject({ ok: true, value: [{ gunKey: 'G1', party: 'P9' }] })
      await opened.close()
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
