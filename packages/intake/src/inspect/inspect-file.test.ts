import type { Result } from '@understory/model'
import { describe, expect, it } from 'vitest'
import { parseSource } from '../parse-source.ts'
import { madeUpArea } from '../places/made-up-areas.ts'
import { inspectFile } from './inspect-file.ts'
import type { Inspection, InspectOptions } from './types.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const inspectionOf = (result: Result<Inspection>): Inspection => {
  if (!result.ok) throw new Error(result.problem.detail)
  return result.value
}
const inspect = (text: string, options: InspectOptions = {}, name = 'crimes.csv') =>
  inspectionOf(inspectFile(bytes(text), name, options))
const meaning = (inspection: Inspection, column: string) =>
  inspection.columns.find(c => c.name === column)?.meaning
const codes = (inspection: Inspection) => inspection.questions.map(question => question.code)
const said = (inspection: Inspection) =>
  inspection.findings.map(f => `${f.level} ${f.where}: ${f.says}`).join('\n')
const rows = (make: (i: number) => string, n = 12) => Array.from({ length: n }, (_, i) => make(i)).join('\n')

describe('dates and times', () => {
  const dated = (dates: string[], options: InspectOptions = {}, column = 'crime_date') =>
    inspect(`id,${column},offense\n${rows(i => `A${1000 + i},"${dates[i % dates.length]}",ARSON`)}`, options)
  const layout = (inspection: Inspection) => inspection.proposal?.date
  it.each([
    ['2020-03-04', 'iso'],
    ['2020-03-04 13:05:00', 'iso-datetime'],
    ['3/14/2020', 'm/d/yyyy'],
    ['14/3/2020', 'd/m/yyyy'],
    ['3/14/2020 4:57', 'm/d/yyyy h:mm'],
    ['3/14/2020 4:57:10 PM', 'm/d/yyyy h:mm:ss am'],
    ['20200314', 'yyyymmdd'],
    ['March 4, 2020', 'month d, yyyy'],
    ['1584144000000', 'epoch-ms'],
    ['1584144000', 'epoch-s'],
  ])('reads %s as %s', (value, expected) => {
    expect(layout(dated([value]))).toMatchObject({ column: 'crime_date', layout: expected })
  })
  it('asks which comes first, day or month, unless a value or the person says', () => {
    const open = dated(['3/4/2020', '5/6/2020'])
    expect(open.questions.find(q => q.code === 'date-order')).toMatchObject({
      mustAnswer: true,
      answers: ['m/d/yyyy', 'd/m/yyyy'],
    })
    expect(codes(dated(['3/4/2020', '5/26/2020']))).not.toContain('date-order')
    const answered = dated(['3/4/2020', '5/6/2020'], { dateOrder: 'day-first' })
    expect(codes(answered)).not.toContain('date-order')
    expect(layout(answered)).toMatchObject({ layout: 'd/m/yyyy' })
  })
  it('refuses a column that is both', () => {
    expect(said(dated(['3/14/2020', '14/3/2020']))).toMatch(
      /error crime_date: Some values are only right day first/,
    )
  })
  it('says which layouts no mapping can read', () => {
    expect(said(dated(['10/21/82']))).toMatch(/error crime_date: .*two digits/)
    expect(said(dated(['14.3.2020']))).toMatch(/joined by "\."/)
  })
  it('asks for the time zone of instants, and takes it', () => {
    expect(codes(dated(['2020-03-04T02:00:00Z']))).toContain('time-zone')
    expect(layout(dated(['2020-03-04T02:00:00Z'], { timeZone: 'America/New_York' }))).toMatchObject({
      timeZone: 'America/New_York',
    })
  })
  it('drops a time that is always midnight, and reads two layouts of time', () => {
    const inspection = inspect(
      `id,date,time,offense\n${rows(i => `A${1000 + i},6/${13 + i}/2016 12:00:00 AM,${i % 4 ? '02:38:00' : '0238'},ARSON`)}`,
    )
    expect(inspection.proposal?.transforms).toContain('drop-midnight:date')
    expect(inspection.proposal?.date).toMatchObject({ layout: 'm/d/yyyy' })
    expect(inspection.proposal?.time).toEqual({ column: 'time', layout: 'hh:mm:ss or hhmm' })
  })
  it('reads day-first dates at midnight, and says that no mapping reads day-first dates with a time', () => {
    const midnight = dated(['14/3/2020 00:00:00'])
    expect(layout(midnight)).toMatchObject({ layout: 'd/m/yyyy' })
    expect(midnight.proposal?.transforms).toEqual(['drop-midnight:crime_date'])
    expect(said(dated(['14/3/2020 16:57']))).toMatch(
      /error crime_date: .*a time of day follows a day-first date/,
    )
  })
  it('puts a date together from its parts', () => {
    const inspection = inspect(
      `year,month,day_of_month,offense\n${rows(i => `201${i % 9},0${1 + (i % 9)},${10 + i},ARSON`)}`,
    )
    expect(inspection.proposal?.date).toEqual({
      how: 'parts',
      year: 'year',
      month: 'month',
      day: 'day_of_month',
    })
  })
  it('takes the day it was reported when there is no other, and says so', () => {
    const inspection = dated(['3/14/2020'], {}, 'REPORT_DAT')
    expect(said(inspection)).toMatch(/The only date is when it was reported/)
  })
})

describe('coordinates', () => {
  const at = (x: number, y: number, options: InspectOptions = {}, names = 'XBLOCK,YBLOCK') =>
    inspect(
      `id,crime_date,offense,${names}\n${rows(i => `A${1000 + i},2020-01-01,ARSON,${x + i},${y + i}`)}`,
      options,
    )
  const washington = { lon: -77.02, lat: 38.9 }
  it('asks when the numbers of Washington also fit Britain, New Jersey and Florida', () => {
    const inspection = at(398_186, 137_185)
    expect(inspection.proposal?.point).toBeNull()
    const question = inspection.questions.find(q => q.code === 'ambiguous-coordinates')
    expect(question?.answers).toEqual(expect.arrayContaining(['EPSG:26985', 'EPSG:27700']))
  })
  it('is decided by a name, by a point near the city, or by its boundaries', () => {
    const square = madeUpArea(1, 'Ward', {
      type: 'Polygon',
      coordinates: [
        [
          [-77.1, 38.8],
          [-76.9, 38.8],
          [-76.9, 39],
          [-77.1, 38.8],
        ],
      ],
    })
    const ward = { slot: 1, kind: 'district' as const, version: '2012', areas: [square] }
    for (const options of [{ crs: 'EPSG:26985' }, { near: washington }, { boundaries: [ward] }]) {
      const point = at(398_186, 137_185, options).proposal?.point
      expect(point).toEqual({ x: 'XBLOCK', y: 'YBLOCK', crs: 'EPSG:26985' })
    }
  })
  it.each([
    ['EPSG:27700', 530_000, 180_000, { lon: -0.12, lat: 51.5 }],
    ['EPSG:3857', -8_530_000, 4_760_000, { lon: -76.6, lat: 39.3 }],
    ['EPSG:2248', 1_420_000, 590_000, { lon: -76.6, lat: 39.3 }],
    ['EPSG:2272', 2_700_000, 240_000, { lon: -75.16, lat: 39.95 }],
    ['EPSG:3435', 1_146_219, 1_897_639, { lon: -87.7, lat: 41.9 }],
  ])('knows %s when it knows the city', (crs, x, y, near) => {
    expect(at(x, y, { near }).proposal?.point?.crs).toBe(crs)
  })
  it('says when nothing fits', () => {
    expect(codes(at(9e9, 9e9))).toContain('unknown-coordinates')
    expect(codes(at(398_186, 137_185, { near: { lon: 10, lat: 10 } }))).toContain('unknown-coordinates')
  })
  const degrees = (points: string[], options: InspectOptions = {}) =>
    inspect(
      `id,crime_date,offense,lon,lat\n${rows(i => `A${1000 + i},2020-01-01,ARSON,${points[i % points.length]}`)}`,
      options,
    )
  it('takes 0,0 for missing, and says when there is nothing else', () => {
    expect(said(degrees(['-76.6,39.3', '-76.61,39.31', '0,0']))).toMatch(
      /4 of 12 sampled rows have the point 0,0/,
    )
    const lost = degrees(['0,0'])
    expect(said(lost)).toMatch(/the export lost the coordinates/)
    expect(lost.proposal?.point?.crs).toBe('EPSG:4326')
  })
  it('sees exchanged columns', () => {
    const inspection = degrees(['39.3,-76.6', '39.31,-76.61'], { near: { lon: -76.6, lat: 39.3 } })
    expect(inspection.proposal?.point).toEqual({ x: 'lat', y: 'lon', crs: 'EPSG:4326' })
    expect(degrees(['39.3,-96.6']).proposal?.point?.x).toBe('lat')
  })
  it('counts points far from the others', () => {
    const near = Array.from({ length: 11 }, (_, i) => `-76.6${i},39.3${i}`)
    expect(said(degrees([...near, '-76.6,41.53']))).toMatch(/1 of 12 points lie far from the others/)
  })
})

describe('keys', () => {
  const keyed = (column: string, key: (i: number) => string) =>
    inspect(`${column},crime_date,offense\n${rows(i => `${key(i)},2020-01-01,ARSON`, 60)}`)
  it('takes a column that differs in every row', () => {
    expect(keyed('CCN', i => `0613${(i * 7919) % 99991}`).proposal?.key).toEqual({
      how: 'columns',
      columns: ['CCN'],
    })
  })
  it('adds the ordinal where a few repeat', () => {
    expect(keyed('CCN', i => `0613${i === 9 ? 8 * 7919 : i * 7919}`).proposal?.key.how).toBe(
      'columns-and-ordinal',
    )
  })
  it('sees a key that a spreadsheet destroyed', () => {
    const inspection = keyed('dc_key', i => (i % 2 ? '2.02439E+11' : '2.02435E+11'))
    expect(said(inspection)).toMatch(
      /error dc_key: A spreadsheet destroyed these numbers.*2 different values are left in 60 rows/,
    )
    expect(inspection.proposal?.key.how).toBe('content')
    expect(inspection.proposal?.transforms).toContain('destroyed-key:dc_key')
  })
  it('warns of row numbers, and does not take those without a name', () => {
    expect(said(keyed('RowID', i => String(i + 1)))).toMatch(/warning RowID: It numbers the rows/)
    expect(keyed('', i => String(i + 1)).proposal?.key.how).toBe('content')
  })
})

describe('words', () => {
  it('proposes kinds by words, and asks for those that it does not know', () => {
    const offences = [
      'MURDER',
      'Robbery - Armed',
      'AGG. ASSLT.- GUN',
      '4ECOMMON ASSAULT',
      'LOITERING',
      'Attempted murder',
    ]
    const inspection = inspect(
      `id,crime_date,offense\n${rows(i => `A${1000 + i},2020-01-01,${offences[i % 6]}`)}`,
    )
    expect(inspection.proposal?.kind).toEqual({
      how: 'lookup',
      column: 'offense',
      words: {
        MURDER: 'homicide',
        'ROBBERY - ARMED': 'robbery',
        'AGG. ASSLT.- GUN': 'aggravated-assault',
        '4ECOMMON ASSAULT': 'common-assault',
        'ATTEMPTED MURDER': 'aggravated-assault',
      },
    })
    expect(inspection.questions.find(q => q.code === 'kind-of-offence')?.asks).toContain('LOITERING')
  })
  it('sees columns that hold what another name promises', () => {
    const inspection = inspect(
      `id,crime_date,description\n${rows(i => `A${1000 + i},2020-01-01,${i % 2 ? 'I' : 'Outside'}`)}`,
    )
    expect(meaning(inspection, 'description')).toBe('setting')
    expect(said(inspection)).toMatch(/the columns may be shifted/)
    expect(inspection.questions.find(q => q.code === 'kind-of-file')?.mustAnswer).toBe(true)
  })
  it('makes two parts of killed and injured, and does not count suspects', () => {
    const inspection = inspect(
      `incident_id,date,victims_killed,victims_injured,suspects_killed\n${rows(i => `7395${i},2020-01-0${1 + (i % 9)},${i % 2},${i % 3},${i % 2}`)}`,
    )
    expect(inspection.proposal?.victims).toEqual({
      how: 'killed-and-injured',
      killed: 'victims_killed',
      injured: 'victims_injured',
    })
  })
  it('says which columns are empty, and which never change', () => {
    const inspection = inspect(
      `id,crime_date,offense,Post,Total\n${rows(i => `A${1000 + i},2020-01-01,ARSON,,1`)}`,
    )
    expect([meaning(inspection, 'Post'), meaning(inspection, 'Total')]).toEqual(['empty', 'constant'])
  })
})

describe('places', () => {
  const area = (no: number, name: string) =>
    madeUpArea(no, name, {
      type: 'Polygon',
      coordinates: [
        [
          [no, 0],
          [no + 1, 0],
          [no + 1, 1],
          [no, 0],
        ],
      ],
    })
  const version = (slot: number, kind: 'district' | 'neighborhood', label: string, names: string[]) => ({
    slot,
    kind,
    version: label,
    areas: names.map((name, i) => area(i + 1, name)),
  })
  const file = `id,crime_date,offense,district,neighborhood\n${rows(
    i =>
      `A${1000 + i},2020-01-01,ARSON,${i % 2 ? 'NORTHERN' : 'EASTERN'},${i % 2 ? 'Port Covington' : "Butcher'S Hill"}`,
  )}`
  const boundaries = [
    version(1, 'neighborhood', '2010', ['Port Covington', "Butcher's Hill"]),
    version(2, 'neighborhood', '2020', ['Baltimore Peninsula', "Butcher's Hill"]),
    version(3, 'district', 'before-2023', ['Northern', 'Eastern']),
    version(4, 'district', '2023', ['Northern', 'Eastern']),
  ]
  it('finds the boundary version that knows the names, and asks where two do', () => {
    const inspection = inspect(file, { boundaries })
    expect(inspection.proposal?.placeNames).toEqual([
      { column: 'neighborhood', boundary: 'neighborhood:2010' },
    ])
    expect(inspection.questions.find(q => q.code === 'which-boundary')).toMatchObject({
      where: 'district',
      answers: ['district:before-2023', 'district:2023'],
    })
  })
  it('asks which city a file of many is read for', () => {
    const many = `id,crime_date,offense,city\n${rows(i => `A${1000 + i},2020-01-01,ARSON,${i % 2 ? 'Baltimore' : 'Tulsa'}`)}`
    expect(codes(inspect(many))).toContain('which-city')
    expect(inspect(many, { city: 'baltimore' }).proposal?.only).toEqual({ city: 'Baltimore' })
  })
})

describe('persons', () => {
  it('are never kept and never shown', () => {
    const people = ['Doe, Jane', "O'Neil, Sam A", 'Roe, Richard', 'Poe, Edgar']
    const inspection = inspect(
      `id,crime_date,offense,victim_last,handled_by,contact\n${rows(
        i => `A${1000 + i},2020-01-01,ARSON,Secretname${i},"${people[i % 4]}",someone${i}@example.org`,
      )}`,
    )
    expect(inspection.proposal?.never).toEqual(['victim_last', 'handled_by', 'contact'])
    const shown = JSON.stringify({ ...inspection, header: [] })
    for (const secret of ['Secretname', 'Doe', 'Neil', 'Edgar', 'someone', 'example.org'])
      expect(shown).not.toContain(secret)
  })
})

describe('JSON', () => {
  const crime = (i: number) => ({ id: `A${1000 + i}`, crime_date: '2020-01-01', offense: 'ARSON' })
  const list = Array.from({ length: 12 }, (_, i) => crime(i))
  const point = { type: 'Point', coordinates: [-76.6, 39.3] }
  it.each([
    [
      'geojson',
      JSON.stringify({
        type: 'FeatureCollection',
        features: list.map(properties => ({ type: 'Feature', properties, geometry: point })),
      }),
    ],
    [
      'arcgis',
      JSON.stringify({
        spatialReference: { wkid: 4326 },
        features: list.map(attributes => ({ attributes, geometry: { x: -76.6, y: 39.3 } })),
      }),
    ],
    ['socrata', JSON.stringify(list.map(item => ({ ...item, geometry: point })))],
    ['ndjson', list.map(item => JSON.stringify({ ...item, geometry: point })).join('\n')],
  ])('%s is known, also when it is cut off', (format, text) => {
    for (const part of [text, text.slice(0, text.length * 0.7)]) {
      const inspection = inspect(part, {}, 'crimes.json')
      expect(inspection.format).toBe(format)
      expect(inspection.proposal?.point).toEqual({ x: 'geometry.x', y: 'geometry.y', crs: 'EPSG:4326' })
      expect(parseSource(inspection.proposal).ok).toBe(true)
    }
  })
  it('believes the coordinate system that an ArcGIS page names', () => {
    const features = list.map(attributes => ({ attributes, geometry: { x: 398_186, y: 137_185 } }))
    const text = JSON.stringify({ spatialReference: { wkid: 102685, latestWkid: 26985 }, features })
    expect(inspect(text).proposal?.point?.crs).toBe('EPSG:26985')
  })
})
