import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseSource } from '../parse-source.ts'
import { readIncidents } from '../read-incidents.ts'
import { inspectFile } from './inspect-file.ts'
import type { InspectOptions } from './types.ts'

const folder = '../shared/data'
const present = existsSync(folder)
if (!present) console.info(`${folder} is absent: the inspection of real files is skipped`)

const inspect = (name: string, options: InspectOptions = {}) => {
  const result = inspectFile(readFileSync(`${folder}/${name}`).subarray(0, 256 * 1024), name, options)
  if (!result.ok) throw new Error(result.problem.detail)
  return result.value
}
const washington = { near: { lon: -77.02, lat: 38.9 } }

async function readWith(name: string, proposal: unknown) {
  const source = parseSource(proposal)
  if (!source.ok) throw new Error(source.problem.detail)
  async function* bytes() {
    yield readFileSync(`${folder}/${name}`)
  }
  const counts = { read: 0, setAside: 0, kept: 0, points: 0 }
  const file = { name, bytes: bytes(), size: null }
  for await (const batch of readIncidents(file, source.value, { places: null, receivedOn: '2026-01-01' })) {
    counts.read += batch.read
    counts.setAside += batch.setAside.length
    counts.kept += new Set(batch.incidents.map(row => row.line)).size
    counts.points += batch.incidents.filter(row => row.lon !== null && row.part === 0).length
  }
  return counts
}

describe.skipIf(!present)('the mapping proposed for a real file', () => {
  // Row counts and the rows without a point are those that the README of the data gives. In Washington
  // 106, 5 and 44 rows have coordinates far outside the District (40219332, 13313; 39933.70 for 399337.0): counted from
  // the files.
  it.each([
    ['baltimore/bpd_part1_crime_to_2019.csv.gz', {}, 288_967, 0],
    ['baltimore/bpd_part1_victim_crime_2016_june_geocoded.csv', {}, 2_399, 2_384],
    ['incidents/philadelphia_shootings.csv', {}, 1_666, 1_665],
    ['incidents/dc_crime_ward5_2006_2012.csv.gz', washington, 28_451, 28_345],
    ['incidents/dc_crime_ward6_2006_2012.csv.gz', washington, 31_984, 31_979],
    ['incidents/dc_crime_ward8_2006_2012.csv.gz', washington, 28_061, 28_017],
    ['incidents/virginia_gun_violence_incidents.csv.gz', {}, 13_655, 0],
    ['incidents/charlottesville_gun_crimes.csv', { timeZone: 'America/New_York' }, 526, 526],
    ['homicides/wapo_homicides_50_cities.csv.gz', {}, 52_179, 52_119],
  ])('%s reads every row', async (name, options, rows, points) => {
    const { proposal } = inspect(name, options)
    const counts = await readWith(name, proposal)
    expect(counts).toEqual({ read: rows, setAside: 0, kept: rows, points })
  })

  it('keeps the wide file of arrests readable too', async () => {
    const { proposal } = inspect('baltimore/bpd_arrests_2014_2019.csv.gz')
    const counts = await readWith('baltimore/bpd_arrests_2014_2019.csv.gz', proposal)
    expect([counts.read, counts.setAside]).toEqual([151_884, 0])
  })
})

describe.skipIf(!present)('what is said about a real file', () => {
  const findings = (name: string, options: InspectOptions = {}) =>
    inspect(name, options)
      .findings.map(f => `${f.level} ${f.where}: ${f.says}`)
      .join('\n')
  const meanings = (name: string) => Object.fromEntries(inspect(name).columns.map(c => [c.name, c.meaning]))

  it('Baltimore Part 1: cut names, empty columns, no coordinates', () => {
    const said = findings('baltimore/bpd_part1_crime_to_2019.csv.gz')
    expect(said).toMatch(/cut to 10 characters by a shapefile: CrimeDateT, Descriptio/)
    expect(said).toMatch(/warning Post, District, Neighborho, VRIName: Empty/)
    expect(said).toMatch(/the export lost the coordinates/)
    expect(said).toMatch(/Total_Inci: The same value/)
  })
  it('June 2016: shifted columns, two layouts of time, wrong latitudes', () => {
    const name = 'baltimore/bpd_part1_victim_crime_2016_june_geocoded.csv'
    expect(findings(name)).toMatch(/description: It holds inside or outside/)
    expect(findings(name)).toMatch(/crimeTime: Times are written in two ways/)
    expect(findings(name)).toMatch(/points lie far from the others/)
    expect(meanings(name)).toMatchObject({
      id: 'key',
      description: 'setting',
      weapon: 'weapon',
      neighborhood: 'neighborhood',
    })
  })
  it('Philadelphia: the key is destroyed and a column has no name', () => {
    expect(findings('incidents/philadelphia_shootings.csv')).toMatch(/error dc_key: A spreadsheet destroyed/)
    expect(findings('incidents/philadelphia_shootings.csv')).toMatch(/Column 1 has an empty name/)
    expect(meanings('incidents/philadelphia_shootings.csv')).toMatchObject({
      fatal: 'offence',
      age: 'about-a-person',
    })
  })
  it('Washington: the coordinate system is a question until the city is known', () => {
    const question = inspect('incidents/dc_crime_ward5_2006_2012.csv.gz').questions.find(
      q => q.code === 'ambiguous-coordinates',
    )
    expect(question?.answers).toEqual(expect.arrayContaining(['EPSG:26985', 'EPSG:27700']))
    expect(findings('incidents/dc_crime_ward5_2006_2012.csv.gz', washington)).toMatch(
      /XBLOCK, YBLOCK: .*points lie far from the others/,
    )
    expect(inspect('incidents/dc_crime_ward5_2006_2012.csv.gz', washington).proposal?.point?.crs).toBe(
      'EPSG:26985',
    )
  })
  it('the 50 cities: names of victims are never stored, the city is a question', () => {
    const inspection = inspect('homicides/wapo_homicides_50_cities.csv.gz')
    expect(inspection.proposal?.never).toEqual(['victim_last', 'victim_first'])
    expect(inspection.proposal?.date).toEqual({
      how: 'parts',
      year: 'year',
      month: 'month',
      day: 'day_of_month',
    })
    expect(inspection.questions.map(q => q.code)).toContain('which-city')
  })
  it('Wilmington gun traces: row numbers, empty columns, dates with two-digit years', () => {
    const said = findings('guns/wilmington_crime_gun_traces.csv')
    expect(said).toMatch(/source_row: It numbers the rows/)
    expect(said).toMatch(/crime_location_state.*: Empty/)
    expect(said).toMatch(/purchase_date: .*two digits/)
    expect(said).toMatch(/Some cells hold line breaks/)
  })
  it.each([
    'atf_state_summary_2008_2012.csv',
    'atf_2011_tracing_by_state.csv',
    'atf_2011_summary_by_state.csv',
  ])('ATF %s: bare CR, and no list of incidents', name => {
    const inspection = inspect(`guns/${name}`)
    expect(inspection.lineEnd).toBe('cr')
    expect(inspection.sampledRows).toBeGreaterThanOrEqual(50)
    expect(findings(`guns/${name}`)).toMatch(/Lines end in a bare CR/)
    expect(findings(`guns/${name}`)).toMatch(/No column holds a day/)
    expect(inspection.proposal).toBeNull()
  })
  it('Chicago arson: no header', () => {
    expect(findings('stats/near_repeat_chicago_arson.csv')).toMatch(/There is no header/)
  })
})
