import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { polygonsOf } from './feature-collection.ts'
import { outlineBudget_bytes } from './outline.ts'
import { readBoundaries } from './read-boundaries.ts'
import { readPopulation } from './read-population.ts'
import { findInvalidity } from './repair.ts'

const options = { kind: 'neighborhood' as const, version: '2010', label: 'Neighbourhoods 2010' }
const square = (x: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, 39],
      [x + 0.01, 39],
      [x + 0.01, 39.01],
      [x, 39.01],
      [x, 39],
    ],
  ],
})
const file = (features: { properties: unknown; geometry: unknown }[]): Uint8Array =>
  new TextEncoder().encode(
    JSON.stringify({ type: 'FeatureCollection', features: features.map(f => ({ type: 'Feature', ...f })) }),
  )
const read = (bytes: Uint8Array, more = {}) => {
  const result = readBoundaries(bytes, { ...options, ...more })
  if (!result.ok) throw new Error(result.problem.detail)
  return result.value
}

describe('readBoundaries', () => {
  const two = file([
    { properties: { name: "Butcher's Hill", name_alt: 'Old Hill' }, geometry: square(-76) },
    { properties: { name: 'Butchers Hill', name_alt: null }, geometry: square(-75.9) },
  ])

  it('numbers areas in the order of the file and gives each its own slug', () => {
    expect(read(two).areas.map(a => [a.no, a.name, a.slug])).toEqual([
      [1, "Butcher's Hill", 'butchers-hill'],
      [2, 'Butchers Hill', 'butchers-hill-2'],
    ])
  })
  it('takes other names only when asked', () => {
    expect(read(two).areas[0]?.otherNames).toEqual([])
    expect(read(two, { otherNameProperties: ['name_alt'] }).areas.map(a => a.otherNames)).toEqual([
      ['Old Hill'],
      [],
    ])
  })
  it('reads gzip', () => {
    expect(read(gzipSync(two)).areas).toHaveLength(2)
  })
  it('names the properties when areas have no name', () => {
    const result = readBoundaries(file([{ properties: { nom: 'A' }, geometry: square(-76) }]), options)
    expect(result).toMatchObject({ ok: false, problem: { code: 'bad-mapping' } })
    expect(!result.ok && result.problem.expected).toContain('nom')
  })
  it('refuses coordinates that are not degrees', () => {
    const feet = {
      type: 'Polygon',
      coordinates: [
        [
          [1_420_000, 590_000],
          [1_430_000, 590_000],
          [1_430_000, 600_000],
          [1_420_000, 590_000],
        ],
      ],
    }
    const result = readBoundaries(file([{ properties: { name: 'A' }, geometry: feet }]), options)
    expect(!result.ok && result.problem.detail).toContain('not degrees')
  })
  it('answers any bytes with areas or a problem', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.json().map(j => new TextEncoder().encode(j)),
        ),
        bytes => {
          const result = readBoundaries(bytes, options)
          expect(result.ok || result.problem.code === 'unreadable-file').toBe(true)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

const folder = '../shared/data/baltimore'
const present = existsSync(folder)
if (!present) console.info(`${folder} is absent: the boundary tests on real files are skipped`)

describe.skipIf(!present)('the Baltimore boundary files', () => {
  const bytes = (name: string) => readFileSync(`${folder}/${name}.geojson.gz`)
  // The counts and the invalid areas are those that the README of the data lists.
  it.each([
    ['neighborhoods_2010', 278, ['Canton Industrial Area', 'Mid-Govans']],
    ['neighborhoods_2020', 279, ['Hawkins Point', 'Middle Branch/Reedbird Parks']],
    ['police_districts_before_2023', 9, ['Northeastern']],
    ['police_districts_2023', 9, ['Southeastern', 'Northeastern', 'Northern']],
    ['community_statistical_areas_2010', 56, ['Brooklyn/Curtis Bay/Hawkins Point', 'South Baltimore']],
  ])('%s has %i areas, and what was invalid is mended and named', (name, count, repaired) => {
    const { areas, repairs } = read(bytes(name))
    expect(areas).toHaveLength(count)
    expect(new Set(areas.map(a => a.slug)).size).toBe(count)
    expect(repairs.map(r => r.name)).toEqual(repaired)
    for (const { name: mended } of repairs) {
      const area = areas.find(a => a.name === mended)
      expect(area && findInvalidity(area.geometry)).toBeNull()
    }
    const drawn = JSON.stringify(areas.map(a => a.outline.coordinates)).length
    expect(drawn).toBeLessThanOrEqual(outlineBudget_bytes(count))
    expect(areas.every(a => polygonsOf(a.outline).length > 0 && a.area_m2 > 0)).toBe(true)
  })

  it('measures within 0.03% of the acres that the city publishes', () => {
    const name = 'neighborhoods_2010'
    const published: { properties: { acres: number } }[] = JSON.parse(
      gunzipSync(bytes(name)).toString(),
    ).features
    // 1 acre = 4046.8564224 m². The city measured in state plane, whose scale is off by up to 0.01% there.
    read(bytes(name)).areas.forEach((area, i) => {
      const acres = published[i]?.properties.acres ?? 0
      expect(Math.abs(area.area_m2 / 4046.8564224 / acres - 1)).toBeLessThan(3e-4)
    })
  })

  it('finds a population for every neighbourhood of 2010: 620,175 people, 22 areas with nobody', () => {
    const population = readPopulation(readFileSync(`${folder}/neighborhood_census_2010.csv`))
    if (!population.ok) throw new Error(population.problem.detail)
    expect(population.value).toHaveLength(278)
    expect(population.value.reduce((sum, row) => sum + row.count, 0)).toBe(620_175)
    expect(population.value.filter(row => row.count === 0)).toHaveLength(22)
    const names = new Set(read(bytes('neighborhoods_2010')).areas.map(a => a.name))
    expect(population.value.filter(row => !names.has(row.name))).toEqual([])
  })
})
