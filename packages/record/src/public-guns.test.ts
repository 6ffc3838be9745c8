import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishedOf } from './published.ts'
import { importGuns, madeUpCity, madeUpGun, madeUpGunSource, type TestRecord, withRecord } from './testing.ts'

let record: TestRecord
beforeAll(async () => {
  record = await withRecord('pglite')
  const city = await record.store.makeCity(madeUpCity)
  await importGuns(city, [madeUpGun(2), madeUpGun(3)])
  const open = madeUpGunSource({ name: 'gunstat', provenance: 'open', retention: 'open-data' })
  const flagged = madeUpGun(4, { flags: ['no-maker'], recoveredOn: '2024-05-06' })
  await importGuns(city, [flagged], { source: open, fileHash: 'd'.repeat(64) })
})
afterAll(() => record?.close())

test('the public sees guns of open sources alone, without serial number, key and dealer', async () => {
  const found = await publishedOf(record.store).guns(madeUpCity.name)
  if (!found.ok) throw new Error(found.problem.detail)
  expect(found.value).toMatchObject([
    {
      source: 'gunstat',
      recoveredOn: '2024-05-06',
      dealerState: 'VA',
      dealerName: null,
      dealerLicence: null,
    },
  ])
  const text = JSON.stringify(found.value)
  for (const secret of ['AB47C3', 'G4', 'Dealer A', '1-23-45678', 'Fairtown'])
    expect(text).not.toContain(secret)
})

test('the page about the data counts open guns with their flags, and knows nothing of walled ones', async () => {
  const about = await publishedOf(record.store).aboutData(madeUpCity.name)
  if (!about.ok) throw new Error(about.problem.detail)
  expect(about.value.sources).toMatchObject([
    { name: 'gunstat', rows: 1, from: '2024-05-06', to: '2024-05-06', flagged: { 'no-maker': 1 } },
  ])
})
