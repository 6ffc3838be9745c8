import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { buildPlaceIndex } from './place-index.ts'
import { readBoundaries } from './read-boundaries.ts'

const folder = '../shared/data/baltimore'
const present = existsSync(folder)
if (!present) console.info(`${folder} is absent: the place test on real points is skipped`)

describe.skipIf(!present)('the points of June 2016 in Baltimore', () => {
  const version = (slot: number, name: string, file: string) => {
    const boundaries = readBoundaries(readFileSync(`${folder}/${file}.geojson.gz`), {
      kind: 'neighborhood',
      version: name,
      label: name,
    })
    if (!boundaries.ok) throw new Error(boundaries.problem.detail)
    return { slot, kind: 'neighborhood' as const, version: name, areas: boundaries.value.areas }
  }
  const rows = (): { lon: number; lat: number; name: string }[] =>
    parse<{ lon: string; lat: string; neighborhood: string }>(
      readFileSync(`${folder}/bpd_part1_victim_crime_2016_june_geocoded.csv`),
      { columns: true },
    ).map(row => ({ lon: Number(row.lon), lat: Number(row.lat), name: row.neighborhood }))

  it('lie in the neighbourhoods of 2010 that the police name, but for the 8 wrong latitudes', () => {
    const index = buildPlaceIndex([version(1, '2010', 'neighborhoods_2010')])
    const named = rows().filter(row => row.name !== '')
    // The README of the data counts 249 names, of which one is the blank.
    expect(new Set(named.map(row => row.name)).size).toBe(248)
    const found = named.map(row => ({ ...row, no: index.assignName('neighborhood:2010', row.name)?.no }))
    expect(found.filter(row => row.no === undefined)).toEqual([])
    expect(rows().filter(row => row.lat !== 0 && !index.insideCity(row.lon, row.lat))).toHaveLength(8)
    const inside = found.filter(row => index.insideCity(row.lon, row.lat))
    const agreeing = inside.filter(row => index.assignPoint(row.lon, row.lat)[0] === row.no)
    expect(agreeing.length / inside.length).toBeGreaterThan(0.98)
  })
})
