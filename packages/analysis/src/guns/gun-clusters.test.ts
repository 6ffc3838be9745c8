import { type Area, type BoundaryVersion, dayOfNumber, type GunFact } from '@understory/model'
import { expect, test } from 'vitest'
import { gunFact } from '../testing/made-up-fact.ts'
import { areaPoints } from './area-points.ts'
import { gunClusters } from './gun-clusters.ts'
import { weekOf } from './weeks.ts'

const asOf = '2026-06-28'
const last = weekOf('2026-06-22')
const wednesday = (ago: number) => dayOfNumber(7 * (last - ago) + 6)

const area = (no: number, name: string, x: number, otherNames: string[] = []): Area => {
  const ring = [
    [x, 0],
    [x + 1, 0],
    [x + 1, 1],
    [x, 1],
    [x, 0],
  ]
  const geometry = { type: 'Polygon' as const, coordinates: [ring] }
  return { no, name, slug: name, otherNames, geometry, outline: geometry, area_m2: 1 }
}
const version = (slot: number, validTo: string | null): BoundaryVersion => ({
  ...{ slot, kind: 'district', version: `v${slot}`, label: `v${slot}`, validFrom: null, validTo },
  ...{ areaCount: 2, repairs: [] },
})

test('the boundary version that knows most names gives the points, of equals the one in force', () => {
  const few = { version: version(1, null), areas: [area(1, 'North', 0)] }
  const old = { version: version(2, '2020-01-01'), areas: [area(1, 'North', 0), area(2, 'Old Mill', 2)] }
  const now = { version: version(3, null), areas: [area(1, 'North', 0), area(2, 'Mill', 4, ['Old Mill'])] }
  const points = areaPoints([few, old, now], ['north', 'OLD MILL', 'nowhere'])
  expect(points?.version.slot).toBe(3)
  expect(points?.find('old mill')?.name).toBe('Mill')
  const [a, b] = [points?.find('North'), points?.find('Mill')]
  // Four degrees at a latitude of half a degree.
  expect((b?.x_km ?? 0) - (a?.x_km ?? 0)).toBeCloseTo(4 * 111.32 * Math.cos(Math.PI / 360), 6)
  expect(a?.y_km).toBeCloseTo(0.5 * 110.57, 6)
  expect(areaPoints([few, old, now], ['nowhere'])).toBeNull()
  expect(areaPoints([], ['North'])).toBeNull()
})

const names = ['North', 'South', 'East', 'West']
const points = areaPoints(
  [{ version: version(1, null), areas: names.map((name, i) => area(i + 1, name, i)) }],
  names,
)
const steady = (weeks: number): GunFact[] =>
  names.flatMap(recoveryArea =>
    Array.from({ length: weeks }, (_, ago) =>
      gunFact({ recoveredOn: wednesday(ago), recoveryArea, recoveryState: 'MD', dealerState: null }),
    ),
  )
const find = (facts: readonly GunFact[]) => {
  if (points === null) throw new Error('no points')
  return gunClusters(facts, asOf, points)
}

test('guns out of another state count in the week of their trace, and only they', () => {
  const traced = (ago: number, recoveryArea: string) =>
    gunFact({
      ...{ recoveredOn: wednesday(40), recoveryArea, recoveryState: 'MD', dealerState: 'VA' },
      traceCompletedOn: wednesday(ago),
    })
  const before = names.flatMap(name => Array.from({ length: 20 }, (_, n) => traced(n * 2 + 6, name)))
  const newest = Array.from({ length: 9 }, (_, n) => traced(n % 2, 'West'))
  const { clusters } = find([...steady(60), ...before, ...newest])
  expect(clusters.map(one => [one.series, one.places, one.observed])).toEqual([['out-of-state', ['West'], 9]])
  expect(clusters[0]?.from).toBe(dayOfNumber(7 * (last - 1) + 4))
})

test('a rise of the whole city is no cluster, guns without a known area are counted, and young records are not judged', () => {
  const more = names.flatMap(recoveryArea =>
    Array.from({ length: 8 }, () => gunFact({ recoveredOn: wednesday(0), recoveryArea })),
  )
  const nowhere = [
    gunFact({ recoveredOn: wednesday(0), recoveryArea: 'Nowhere' }),
    gunFact({ recoveredOn: wednesday(3), recoveryArea: null }),
    gunFact({ recoveredOn: wednesday(70), recoveryArea: null }),
  ]
  const found = find([...steady(60), ...more, ...nowhere])
  expect(found).toMatchObject({ clusters: [], withoutPoint: 2 })
  expect(found.notEstimable).not.toContain('all')
  const burst = Array.from({ length: 20 }, () => gunFact({ recoveredOn: wednesday(0), recoveryArea: 'East' }))
  expect(find([...steady(60), ...burst]).clusters[0]?.places).toEqual(['East'])
  expect(find([...steady(20), ...burst]).notEstimable).toContain('all')
})
