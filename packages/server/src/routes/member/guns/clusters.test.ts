import { type Area, dayNumber, dayOfNumber, type GunSignals, localDay } from '@understory/model'
import { importGuns, madeUpGun, madeUpGunSource } from '@understory/record/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstOperator, newcomer, setUpApp, type Visitor } from '../../../auth/testing.ts'
import { type Milltown, openMilltown } from '../../../testing.ts'

let house: Milltown
let custodian: Visitor
const ask = async () => (await custodian.get('guns/signals')).body as unknown as GunSignals
const step = (subject: string, state: string, outcome: string | null = null) =>
  custodian.post('guns/findings', { kind: 'signal', subject, state, outcome, note: 'looked at it' })

const square = (no: number, name: string, x: number): Area => {
  const ring = [
    [x, 39],
    [x + 0.02, 39],
    [x + 0.02, 39.02],
    [x, 39.02],
    [x, 39],
  ]
  const geometry = { type: 'Polygon' as const, coordinates: [ring] }
  return { no, name, slug: name.toLowerCase(), otherNames: [], geometry, outline: geometry, area_m2: 4e6 }
}

beforeAll(async () => {
  house = await openMilltown()
  const { operator } = await firstOperator(house)
  const police = await operator.post('organisations', { name: 'Milltown Police', kind: 'police-custodian' })
  custodian = await newcomer(house, operator, {
    ...{ email: 'carla@example.org', role: 'custodian', organisation: String(police.body.id) },
  })
  await setUpApp(custodian)
  // One gun a week in each of four areas for 60 weeks, and in the newest two whole weeks twelve more in East each: so many that no draw of any day comes near.
  const today = localDay(new Date(), house.city.city.timeZone)
  const last = Math.floor((dayNumber(today) + 1 - 4) / 7) - 1
  const tuesday = (ago: number) => dayOfNumber(7 * (last - ago) + 5)
  const where = ['North', 'South', 'East', 'West'].flatMap(area =>
    Array.from({ length: 60 }, (_, ago) => ({ area, ago })),
  )
  const more = Array.from({ length: 24 }, (_, n) => ({ area: 'EAST', ago: n % 2 }))
  const guns = [...where, ...more].map(({ area, ago }, n) =>
    madeUpGun(n + 2, { recoveredOn: tuesday(ago), recoveryArea: area, traceCompletedOn: null }),
  )
  const source = madeUpGunSource({ name: 'open-guns', provenance: 'open', retention: 'open-data' })
  await importGuns(house.city, guns, { source })
})
afterAll(() => house.close())

test('without boundaries that know the areas nothing is searched, and it is said', async () => {
  const { scan } = await ask()
  expect(scan).toMatchObject({ boundary: null, clusters: [], outlines: null, falseAlarmsPerYear: 1 })
})

test('guns that come together in one area are a cluster, with the map it lies on', async () => {
  const version = {
    kind: 'district',
    version: '2020',
    label: 'Districts',
    validFrom: null,
    validTo: null,
  } as const
  const areas = ['North', 'South', 'East', 'West'].map((name, i) => square(i + 1, name, -76 + i * 0.03))
  await house.city.saveBoundary(version, areas, [], 'test')
  const { scan, falseAlarmsPerYear } = await ask()
  expect(falseAlarmsPerYear).toBe(4)
  expect(scan.boundary).toBe('Districts')
  expect(scan.withoutPoint).toBe(0)
  expect(scan.notEstimable).toContain('privately-made')
  expect(scan.outlines?.features.map(one => one.properties.name)).toEqual(['North', 'South', 'East', 'West'])
  const [first] = scan.clusters
  expect(first).toMatchObject({
    series: 'all',
    places: ['East'],
    weeks: 2,
    observed: 26,
    state: 'new',
    atLeast: true,
  })
  // The share of East (76 of the 232 of a year) of the 32 guns of two weeks.
  expect(first?.expected).toBeCloseTo((76 * 32) / 232, 8)
  expect(await ask()).toMatchObject({ scan: { clusters: [{ subject: first?.subject, p: first?.p }] } })
})

test('a cluster is opened, explained and closed like other signals, and keeps what was known', async () => {
  const subject = (await ask()).scan.clusters[0]?.subject ?? ''
  expect((await step(subject, 'closed', 'real-change')).body.code).toBe('finding-out-of-order')
  expect((await step(subject, 'opened')).status).toBe(200)
  expect((await step(subject, 'explained')).status).toBe(200)
  const closed = await step(subject, 'closed', 'real-change')
  expect(closed.body).toMatchObject({ state: 'closed', evidence: { places: ['East'], observed: 26 } })
  const { scan, earlier } = await ask()
  expect(scan.clusters[0]).toMatchObject({ state: 'closed', outcome: 'real-change' })
  expect(scan.clusters[0]?.steps.length).toBe(3)
  expect(earlier).toEqual([])
})
