import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Served, scratchData, serve, understoryJson, understoryRun } from './served-city.ts'

const shared = fileURLToPath(new URL('../../shared/data/', import.meta.url))
const isThere = existsSync(shared)
if (!isThere) console.log('The real files are not here (../shared/data): these tests are skipped.')

/** Expected numbers come from the README beside the files, unless said otherwise. */
describe.skipIf(!isThere)('the real files of Baltimore', () => {
  const { data, remove } = scratchData()
  const reports: Record<string, Awaited<ReturnType<typeof understoryJson>>> = {}
  let served: Served

  const take = (file: string, ...options: string[]) =>
    understoryJson(['import', shared + file, '--data', data, '--city', 'baltimore', ...options])
  const api = async (path: string) => {
    const response = await fetch(`${served.url}/api/v1/${path}`)
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }

  beforeAll(async () => {
    for (const year of ['2010', '2020'])
      await take(`baltimore/neighborhoods_${year}.geojson.gz`, '--boundary', `neighborhood:${year}`)
    await take('baltimore/police_districts_before_2023.geojson.gz', '--boundary', 'district:before-2023')
    await take('baltimore/police_districts_2023.geojson.gz', '--boundary', 'district:2023')
    const population = ['--population', 'neighborhood:2010', '--year', '2010', '--name-column', 'Name']
    reports.population = await take(
      'baltimore/neighborhood_census_2010.csv',
      ...population,
      '--count-column',
      'Population',
    )
    served = await serve(['--data', data])
    reports.part1 = await take('baltimore/bpd_part1_crime_to_2019.csv.gz')
    reports.june = await take('baltimore/bpd_part1_victim_crime_2016_june_geocoded.csv')
    reports.wapo = await take('homicides/wapo_homicides_50_cities.csv.gz')
  }, 400_000)
  afterAll(async () => {
    await served?.stop()
    remove()
  })

  test('every row read is kept, unchanged, revised or set aside', () => {
    const read = { part1: 288_967, june: 2_399 }
    for (const [name, rows] of Object.entries(read)) expect(reports[name].report.read, name).toBe(rows)
    for (const name of ['part1', 'june', 'wapo']) {
      const { read: all, kept, unchanged, revised, setAside } = reports[name].report
      expect(kept + unchanged + revised + setAside, name).toBe(all)
    }
  })

  test('the people of 278 neighbourhoods are known by name', () => {
    expect(reports.population).toMatchObject({ matched: 278, unmatched: [] })
  })

  test('victims of homicide by year are those the file is known to hold', async () => {
    const answer = await api(
      'measures/victims?by=year&where.kind=homicide&where.source=baltimore-part1&from=2015-01-01&to=2019-12-31',
    )
    const byYear = answer.rows.map((row: { by: { year: { code: string } }; value: number }) => [
      row.by.year.code,
      row.value,
    ])
    expect(Object.fromEntries(byYear)).toEqual({ 2015: 341, 2016: 317, 2017: 338, 2018: 309, 2019: 344 })
  })

  test('1,825 of 2,827 homicides of the 50-city file were not closed by arrest', async () => {
    const answer = await api('measures/victims?by=clearance&where.kind=homicide&where.source=wapo-homicides')
    const counts = new Map<string, number>(
      answer.rows.map((row: { by: { clearance: { code: string } }; value: number }) => [
        row.by.clearance.code,
        row.value,
      ]),
    )
    const all = [...counts.values()].reduce((sum, n) => sum + n, 0)
    const open = all - (counts.get('closed-by-arrest') ?? 0)
    expect([open, all]).toEqual([1825, 2827])
    expect(open / all).toBeCloseTo(0.6455607, 7)
  })

  test('the file of June 2016 lands in 249 neighbourhoods, its wrong and missing points flagged', async () => {
    const answer = await api('measures/incidents?by=neighborhood:2010&where.source=open-baltimore-classic')
    const counted = answer.rows.filter((row: { count: number }) => row.count > 0)
    const named = counted.filter(
      (row: { by: Record<string, { code: string }> }) => row.by['neighborhood:2010']?.code,
    )
    // The 249 values of the column are 248 names and the blank.
    expect([counted.length, named.length]).toEqual([249, 248])
    expect(reports.june.report.flagged['place-name-unknown'] ?? 0).toBe(0)
    expect(reports.june.report.flagged).toMatchObject({ 'point-outside-city': 8, 'no-point': 15 })
    // 129 burglaries at one address in one minute.
    expect(reports.june.report.flagged['one-event']).toBeGreaterThanOrEqual(129)
  })

  test('the same file again changes nothing', async () => {
    const again = await take('baltimore/bpd_part1_crime_to_2019.csv.gz')
    expect(again.report).toMatchObject({ read: 288_967, kept: 0, revised: 0 })
    expect(again.report.unchanged + again.report.setAside).toBe(288_967)
  })

  test('boundaries without a word about what they are are asked about, with a suggestion', async () => {
    const { exit, err } = await understoryRun([
      'import',
      `${shared}baltimore/community_statistical_areas_2010.geojson.gz`,
      '--data',
      data,
      '--city',
      'baltimore',
    ])
    expect([exit, err]).toEqual([2, expect.stringContaining('--boundary csa:2010')])
  })
})
