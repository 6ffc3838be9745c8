import { expect, test } from 'vitest'
import { geoJsonOf, makeGeography, type NamedArea } from './geography.ts'
import { areaOf, contains } from './mesh.ts'
import { districtNames } from './names.ts'
import { defaultSeed } from './plan.ts'
import { makePopulation, uninhabited } from './population.ts'

const geography = makeGeography(defaultSeed)
const areasOf = (boundary: string): readonly NamedArea[] => geography.boundaries[boundary] ?? []
const km2 = (areas: readonly NamedArea[]) =>
  areas
    .flatMap(area => area.patches)
    .reduce((sum, { shell, holes }) => sum + [shell, ...holes].reduce((s, ring) => s + areaOf(ring), 0), 0)

test('has 40 neighbourhoods in 2010, 42 in 2020 and 7 districts before and after the redraw', () => {
  const counts = Object.entries(geography.boundaries).map(([name, areas]) => [name, areas.length])
  expect(Object.fromEntries(counts)).toEqual({
    'neighborhood:2010': 40,
    'neighborhood:2020': 42,
    'district:2012': 7,
    'district:2023': 7,
  })
})

test('covers the same ground in every version of the boundaries', () => {
  const ground = km2(areasOf('neighborhood:2010'))
  for (const boundary of Object.keys(geography.boundaries))
    expect(km2(areasOf(boundary)), boundary).toBeCloseTo(ground, 6)
})

test('puts the middle of each neighbourhood into itself, its district and nothing else', () => {
  for (const { centre, name, district } of geography.neighborhoods) {
    const holders = (boundary: string) =>
      areasOf(boundary)
        .filter(({ patches }) => patches.some(({ shell }) => contains(shell, centre)))
        .map(area => area.name)
    expect(holders('neighborhood:2020')).toEqual([name])
    expect(holders('district:2023')).toEqual([district])
  }
})

test('redraws some districts in 2023 under the same names', () => {
  const shapes = (boundary: string) => areasOf(boundary).map(area => km2([area]).toFixed(3))
  expect(areasOf('district:2012').map(area => area.name)).toEqual([...districtNames])
  expect(areasOf('district:2023').map(area => area.name)).toEqual([...districtNames])
  const changed = shapes('district:2023').filter((km, i) => km !== shapes('district:2012')[i])
  expect(changed.length).toBeGreaterThan(1)
})

test('renames four neighbourhoods and splits two between 2010 and 2020', () => {
  const [before, after] = ['neighborhood:2010', 'neighborhood:2020'].map(b => areasOf(b).map(a => a.name))
  const gone = before?.filter(name => !after?.includes(name)) ?? []
  const come = after?.filter(name => !before?.includes(name)) ?? []
  // One half of the split North Alder keeps its name.
  expect([gone.length, come.length]).toEqual([5, 7])
})

test('writes closed GeoJSON rings in degrees', () => {
  const { features } = JSON.parse(geoJsonOf(areasOf('district:2023')))
  for (const { geometry } of features) {
    const rings: number[][][] =
      geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
    for (const ring of rings) {
      expect(ring[0]).toEqual(ring.at(-1))
      expect(ring.every(([lon, lat]) => Number(lon) < -58 && Number(lon) > -59 && Number(lat) > 36)).toBe(
        true,
      )
    }
  }
})

test('counts the people of a district as the sum of its neighbourhoods, and none in the industrial one', () => {
  const people = makePopulation(defaultSeed, geography)
  const total = (boundary: string) => [...(people[boundary]?.values() ?? [])].reduce((sum, n) => sum + n, 0)
  expect(total('district:2023')).toBe(total('neighborhood:2020'))
  expect(people['neighborhood:2020']?.get(uninhabited)).toBe(0)
})

test('makes a whole city for any seed', () => {
  for (let seed = 1; seed <= 12; seed++) {
    const { neighborhoods, boundaries } = makeGeography(seed)
    expect(neighborhoods).toHaveLength(42)
    expect(Math.min(...neighborhoods.map(n => areaOf(n.ring)))).toBeGreaterThan(0.2)
    expect(boundaries['district:2023']?.every(district => district.patches.length > 0)).toBe(true)
  }
})
