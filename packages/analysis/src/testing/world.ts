import type { Area, BoundaryVersion } from '@understory/model'
import fc from 'fast-check'
import { type FactRow, factRow, type RowWorld } from '../testing.ts'

const square = { type: 'Polygon' as const, coordinates: [] }
const area = (no: number, name: string): Area => ({
  no,
  name,
  slug: name.toLowerCase(),
  otherNames: [],
  geometry: square,
  outline: square,
  area_m2: 1,
})
const boundary = (
  slot: number,
  kind: BoundaryVersion['kind'],
  version: string,
  validFrom: string | null,
) => ({
  slot,
  kind,
  version,
  label: `${kind} ${version}`,
  validFrom,
  validTo: null,
  areaCount: 3,
  repairs: [],
})
const source = (no: number, name: string, provenance = 'open') => ({
  no,
  name,
  title: `The ${name}`,
  publisher: 'a publisher',
  licence: 'CC0',
  url: null,
  version: 1,
  provenance,
})

/** A small city: districts, two versions of neighbourhoods (the newer without data), residents, two sources. */
export const smallWorld = (rows: readonly FactRow[], more: Partial<RowWorld> = {}): RowWorld => ({
  city: { name: 'smallville', title: 'Smallville', timeZone: 'America/New_York', invented: true },
  boundaries: [
    boundary(1, 'district', 'now', null),
    boundary(2, 'neighborhood', '2010', '2010-01-01'),
    boundary(3, 'neighborhood', '2020', '2020-01-01'),
  ],
  areas: {
    1: [area(1, 'East'), area(2, 'West')],
    2: [area(1, 'Abell'), area(2, 'Park'), area(3, 'Waverly')],
    3: [area(1, 'Abell')],
  },
  populations: [
    { slot: 2, year: 2010, no: 1, count: 1000 },
    { slot: 2, year: 2010, no: 2, count: 0 },
  ],
  sources: [source(1, 'police'), source(2, 'paper'), source(3, 'traces', 'atf-trace')],
  receivedAt: '2020-03-01T12:00:00Z',
  changeNo: 1,
  rows,
  ...more,
})

const orNull = (most: number) => fc.option(fc.nat({ max: most }), { nil: null })

/** Rows of a few years with everything missing now and then. Days 2017-11-30 to 2020-02-18. */
export const rowsArbitrary = (maxLength = 60): fc.Arbitrary<FactRow[]> =>
  fc
    .array(
      fc.record({
        source_no: fc.integer({ min: 1, max: 3 }),
        day: fc.option(fc.integer({ min: 17_500, max: 18_310 }), { nil: null }),
        hour: orNull(23),
        kind: fc.nat({ max: 3 }),
        weapon: fc.nat({ max: 7 }),
        clearance: fc.nat({ max: 3 }),
        setting: fc.nat({ max: 2 }),
        victims: fc.nat({ max: 4 }),
        event_no: orNull(9),
        place_1: fc.nat({ max: 2 }),
        place_2: fc.nat({ max: 3 }),
      }),
      { maxLength },
    )
    .map(rows => rows.map((row, i) => factRow({ ...row, line: i + 2 })))
