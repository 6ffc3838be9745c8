import {
  areaPoints,
  clusterSeries,
  falseAlarmsPerYear,
  gunClusters,
  gunSeries,
  scanAlarmsPerYear,
  type VersionAreas,
  weeklyAlarmsPerYear,
} from '@understory/analysis'
import { type AreaGeometry, dayNumber, dayOfNumber, type GunFact, slugOf } from '@understory/model'
import { seeded, weeklySignals } from '@understory/stats'
import { expect, test } from 'vitest'
import { validity } from './city.ts'
import { geoJsonOf, makeGeography } from './geography.ts'
import { surge } from './gun-plan.ts'
import { districtNames } from './names.ts'
import type { SamplePlan } from './plan.ts'
import { readSample } from './read-sample.ts'

const asOf = '2026-11-20'
const planOf = (seed: number): SamplePlan => ({ seed, scale: 1, asOf })

function boundariesOf(seed: number): VersionAreas[] {
  return Object.entries(makeGeography(seed).boundaries).map(([name, areas], i) => {
    const [kind = '', version = ''] = name.split(':')
    const { features } = JSON.parse(geoJsonOf(areas)) as {
      features: { properties: { name: string }; geometry: AreaGeometry }[]
    }
    const { validFrom = null, validTo = null } = validity[name] ?? {}
    const about = { label: name, validFrom, validTo, areaCount: areas.length, repairs: [] }
    return {
      version: { slot: i + 1, kind: kind as 'district', version, ...about },
      areas: features.map(({ properties, geometry }, n) => ({
        ...{ no: n + 1, name: properties.name, slug: slugOf(properties.name), otherNames: [] },
        ...{ geometry, outline: geometry, area_m2: 1 },
      })),
    }
  })
}

const pointsOf = (seed: number) => {
  const points = areaPoints(boundariesOf(seed), districtNames)
  if (points === null) throw new Error('the districts are on no map')
  return points
}

test('recovery areas lie where the districts in force lie', () => {
  const points = pointsOf(106)
  expect(points.version).toMatchObject({ kind: 'district', version: '2023' })
  const [north, south] = [points.find('NORTHFIELD'), points.find('Southmoor')]
  // Seats of the plan, in kilometres: 5.2 north and 4.8 south of the middle.
  expect((north?.y_km ?? 0) - (south?.y_km ?? 0)).toBeGreaterThan(6)
  expect((north?.y_km ?? 0) - (south?.y_km ?? 0)).toBeLessThan(14)
  expect(points.find('Nowhere')).toBeNull()
})

test('the planted guns of one district are a cluster within two weeks', async () => {
  for (const seed of [106, 1, 2, 3, 4, 5]) {
    const { records } = await readSample(planOf(seed))
    const waits = [1, 2].filter(week => {
      const today = dayOfNumber(dayNumber(asOf) - 7 * surge.weeksBefore + 7 * week + 3)
      const known = records.filter(one => (one.recoveredOn ?? '') <= today)
      return gunClusters(known, today, pointsOf(seed)).clusters.some(
        one => one.series === 'privately-made' && one.places.includes(surge.district),
      )
    })
    expect([seed, waits.length > 0]).toEqual([seed, true])
  }
})

/** In the newest two weeks three of four guns of the rest of the city come up in two neighbouring districts instead: not one gun more. */
function moved(facts: readonly GunFact[], to: readonly string[], from: string, seed: number): GunFact[] {
  const random = seeded(seed)
  return facts.map(fact =>
    (fact.recoveredOn ?? '') >= from && random() < 0.75
      ? { ...fact, recoveryArea: to[random() < 0.5 ? 0 : 1] ?? null }
      : fact,
  )
}

test('guns that come together in two neighbouring districts are a cluster there, though the city has not one more', async () => {
  const today = '2026-11-15'
  let [found, alone] = [0, 0]
  const seeds = [106, 1, 2, 3, 4, 5, 6, 7, 8, 9]
  for (const seed of seeds) {
    const points = pointsOf(seed)
    const { records } = await readSample(planOf(seed), { stories: false })
    const [here] = districtNames
    const at = points.find(here)
    const far = (name: string) => {
      const there = points.find(name)
      return Math.hypot((there?.x_km ?? 0) - (at?.x_km ?? 0), (there?.y_km ?? 0) - (at?.y_km ?? 0))
    }
    const [, next = ''] = districtNames.toSorted((a, b) => far(a) - far(b))
    const facts = moved(
      records.filter(one => (one.recoveredOn ?? '') <= today),
      [here, next],
      '2026-11-02',
      seed,
    )
    const [first] = gunClusters(facts, today, points).clusters.filter(one => one.series === 'all')
    if (first?.places.toSorted().join() === [here, next].toSorted().join()) found++
    const series = gunSeries(facts, today).filter(one => one.type === 'all' && one.origin === 'all')
    if (weeklySignals(series, { falseAlarmsPerYear: weeklyAlarmsPerYear }).some(one => one.sudden)) alone++
  }
  console.log(
    `planted in two districts: found exactly in ${found} of 10 cities; a district alone stood out in ${alone}`,
  )
  expect(found).toBeGreaterThanOrEqual(7)
  expect(found).toBeGreaterThan(alone)
})

test('over ten quiet years signals and clusters together stay within the budget', async () => {
  expect(weeklyAlarmsPerYear + scanAlarmsPerYear).toBe(falseAlarmsPerYear)
  let [weekly, clusters, weeks] = [0, 0, 0]
  for (const seed of [1, 2]) {
    const { records } = await readSample(planOf(seed), { stories: false })
    const points = pointsOf(seed)
    // Conversion devices grow in every invented city: that is no quiet series for the weekly methods. The scan sees them as they are.
    const still = records.map(one => ({ ...one, conversionDevice: 'no' as const }))
    const series = gunSeries(still, asOf)
    const length = series[0]?.counts.length ?? 0
    for (let at = length - 259; at <= length; at++) {
      const known = series.map(one => ({ id: one.id, counts: one.counts.slice(0, at) }))
      const judged = weeklySignals(known, { falseAlarmsPerYear: weeklyAlarmsPerYear })
      weekly += judged.filter(one => one.sudden || one.lasting).length
      const today = dayOfNumber(dayNumber(asOf) - 7 * (length - at))
      clusters += gunClusters(records, today, points).clusters.length
      weeks++
    }
  }
  const years = weeks / 52
  console.log(
    `quiet years: ${years}; alarms a year: weekly ${weekly / years}, clusters ${clusters / years}, together ${(weekly + clusters) / years} of ${falseAlarmsPerYear}`,
  )
  expect(weeks).toBe(520)
  expect((weekly + clusters) / years).toBeLessThanOrEqual(falseAlarmsPerYear)
  expect(clusters / years).toBeLessThanOrEqual(1.8 * scanAlarmsPerYear)
  expect(weekly).toBeGreaterThan(0)
}, 240_000)

test('over forty more quiet years the scan alone keeps its share', async () => {
  let [clusters, weeks] = [0, 0]
  for (const seed of [11, 12, 13, 14, 15, 16, 17, 18]) {
    const { records } = await readSample(planOf(seed), { stories: false })
    const points = pointsOf(seed)
    for (let ago = 0; ago < 260; ago++) {
      clusters += gunClusters(records, dayOfNumber(dayNumber(asOf) - 7 * ago), points).clusters.length
      weeks++
    }
  }
  const years = weeks / 52
  console.log(
    `quiet years: ${years}; clusters a year: ${clusters / years} of ${scanAlarmsPerYear}, ${clusterSeries.length} series`,
  )
  expect(years).toBe(40)
  // Neighbouring weeks share their guns, so alarms come in runs: 1.5 leaves room for the runs.
  expect(clusters / years).toBeLessThanOrEqual(1.5 * scanAlarmsPerYear)
  expect(clusters).toBeGreaterThan(0)
}, 240_000)
