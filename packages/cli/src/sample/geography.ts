import type { AreaGeometry } from '@understory/model'
import { dissolve, type Patch, split } from './dissolve.ts'
import { centreOf, type Point, type Ring, roughen, spreadSites, voronoi } from './mesh.ts'
import { districtNames, neighborhoodNames, renamed, splitInTwo } from './names.ts'
import { randomOf } from './random.ts'

/** Alder City lies in the open Atlantic, where no one lives. */
const middle = { lon: -58.4, lat: 36.2 } as const
const kmPerDegree = 111.32
const harbourHead: Point = [1.2, -1.4]
const harbourMouth: Point = [7, -9]

export interface Neighborhood {
  readonly name: string
  readonly ring: Ring
  readonly centre: Point
  /** District of the boundaries in force since 2023. */
  readonly district: string
}
export interface NamedArea {
  readonly name: string
  readonly patches: readonly Patch[]
}
export interface Geography {
  /** The neighbourhoods of 2020, where everything happens. */
  readonly neighborhoods: readonly Neighborhood[]
  /** One entry per boundary file, `kind:version`. */
  readonly boundaries: Readonly<Record<string, readonly NamedArea[]>>
}

/** Neighbourhoods of 2010 and 2020 and districts before and after the redraw of 2023. */
export function makeGeography(seed: number): Geography {
  const older = cells(seed).map((ring, i) => ({ name: neighborhoodNames[i] ?? `Area ${i + 1}`, ring }))
  const newer = older.flatMap(({ name, ring }) => {
    const halves = splitInTwo[name]
    if (!halves) return [{ name: renamed[name] ?? name, ring }]
    const [first, second] = split(ring, randomOf(seed, 'split', name))
    return [
      { name: halves[0], ring: first },
      { name: halves[1], ring: second },
    ]
  })
  const seats = districtsOf(newer, seatsSince2023)
  const neighborhoods = newer.map((area, i) => ({
    ...area,
    centre: centreOf(area.ring),
    district: seats[i] ?? districtNames[0],
  }))
  return {
    neighborhoods,
    boundaries: {
      'neighborhood:2010': older.map(one),
      'neighborhood:2020': newer.map(one),
      'district:2012': districts(older, seatsBefore2023),
      'district:2023': districts(newer, seatsSince2023),
    },
  }
}

const one = ({ name, ring }: { name: string; ring: Ring }): NamedArea => ({
  name,
  patches: [{ shell: ring, holes: [] }],
})

/** Forty cells of land around the harbour, nearest to its head first. */
function cells(seed: number): Ring[] {
  const sites = spreadSites(randomOf(seed, 'sites'), 96, 8)
  const land = voronoi(sites, 16)
    .map(ring => ({ ring, centre: centreOf(ring) }))
    .filter(({ centre }) => distanceToHarbour(centre) > 1.25)
  return land
    .sort((a, b) => Math.hypot(...a.centre) - Math.hypot(...b.centre))
    .slice(0, 40)
    .sort((a, b) => fromHead(a.centre) - fromHead(b.centre))
    .map(({ ring }) => roughen(ring, seed))
}

const fromHead = ([x, y]: Point) => Math.hypot(x - harbourHead[0], y - harbourHead[1])

function distanceToHarbour([x, y]: Point): number {
  const [dx, dy] = [harbourMouth[0] - harbourHead[0], harbourMouth[1] - harbourHead[1]]
  const along = ((x - harbourHead[0]) * dx + (y - harbourHead[1]) * dy) / (dx * dx + dy * dy)
  const t = Math.min(1, Math.max(0, along))
  return Math.hypot(x - harbourHead[0] - t * dx, y - harbourHead[1] - t * dy)
}

/** Where each district has its seat, in the order of `districtNames`; a neighbourhood goes to the nearest. */
const seatsBefore2023: readonly Point[] = [
  [1.4, -1.6],
  [-0.6, 1.4],
  [5.2, 1.2],
  [1, 5.4],
  [-5, 2.6],
  [-4.6, -2.6],
  [-0.6, -5.4],
]
const seatsSince2023: readonly Point[] = [
  [1.4, -1.6],
  [-0.4, 1.9],
  [4.6, 1.2],
  [0.6, 5.2],
  [-4.4, 3.2],
  [-4.2, -1.4],
  [-1.2, -4.8],
]

type Cell = { readonly name: string; readonly ring: Ring }

/** The district of each cell: the nearest seat; a seat that got none takes the cell nearest to it. */
function districtsOf(cells: readonly Cell[], seats: readonly Point[]): string[] {
  const distance = (seat: Point, { ring }: Cell) => {
    const [x, y] = centreOf(ring)
    return Math.hypot(seat[0] - x, seat[1] - y)
  }
  const nearest = cells.map(cell => smallest(seats.map(seat => distance(seat, cell))))
  seats.forEach((seat, no) => {
    if (!nearest.includes(no)) nearest[smallest(cells.map(cell => distance(seat, cell)))] = no
  })
  return nearest.map(no => districtNames[no] ?? districtNames[0])
}

const smallest = (numbers: readonly number[]) => numbers.indexOf(Math.min(...numbers))

function districts(cells: readonly Cell[], seats: readonly Point[]): NamedArea[] {
  const districtOf = districtsOf(cells, seats)
  return districtNames.map(name => ({
    name,
    patches: dissolve(cells.filter((_, i) => districtOf[i] === name).map(cell => cell.ring)),
  }))
}

/** Longitude and latitude, rounded to 6 decimals (about 10 cm). */
export function lonLatOf([x, y]: Point): [number, number] {
  const lon = middle.lon + x / (kmPerDegree * Math.cos((middle.lat * Math.PI) / 180))
  return [Math.round(lon * 1e6) / 1e6, Math.round((middle.lat + y / kmPerDegree) * 1e6) / 1e6]
}

/** A boundary file as GeoJSON text. */
export function geoJsonOf(areas: readonly NamedArea[]): string {
  const closed = (ring: Ring) => [...ring, ...ring.slice(0, 1)].map(lonLatOf)
  const features = areas.map(({ name, patches }) => {
    const polygons = patches.map(patch => [closed(patch.shell), ...patch.holes.map(closed)])
    const geometry: AreaGeometry =
      polygons.length === 1
        ? { type: 'Polygon', coordinates: polygons[0] ?? [] }
        : { type: 'MultiPolygon', coordinates: polygons }
    return JSON.stringify({ type: 'Feature', properties: { name }, geometry })
  })
  return `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`
}
