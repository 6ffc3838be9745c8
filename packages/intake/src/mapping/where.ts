import { type Flag, ProblemError, problem, type Source } from '@understory/model'
import { crsByCode, toLonLat } from '../places/index.ts'
import type { PlaceIndex } from '../types.ts'
import { isBlank } from './blank.ts'
import { blockOf } from './block.ts'
import type { Columns } from './columns.ts'
import { type Fault, fault, quoted } from './fault.ts'
import { remember } from './remember.ts'

type Cells = readonly string[]

export interface Where {
  lon: number | null
  lat: number | null
  places: readonly number[]
  placedBy: 'point' | 'name' | 'none'
}

const number = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?\s*$/

/** Reads the point of a row; 0,0 is missing. Coordinates that are no number, or no place on earth, are a fault. */
export function pointOf(source: Source, columns: Columns) {
  const { point } = source
  if (!point) return () => null
  const transform = toLonLat(point.crs)
  if (!transform)
    throw new ProblemError(
      problem('bad-mapping', `The coordinate system ${point.crs} is not known.`, {
        where: `${source.name}, point.crs`,
        expected: 'EPSG:4326, or another code of the list in docs/sources.md',
      }),
    )
  const inArea = areaOf(point.crs)
  const xAt = columns.at(point.x)
  const yAt = columns.at(point.y)
  return (cells: Cells, into: Where, flags: Flag[]): Fault | null => {
    const xText = cells[xAt] ?? ''
    const yText = cells[yAt] ?? ''
    into.lon = null
    into.lat = null
    const noX = isBlank(xText)
    const noY = isBlank(yText)
    if (noX && noY) return flags.push('no-point') ? null : null
    if (!noX && !number.test(xText)) return notNumber(point.x, xText)
    if (!noY && !number.test(yText)) return notNumber(point.y, yText)
    const x = noX ? 0 : Number(xText)
    const y = noY ? 0 : Number(yText)
    if (x === 0 && y === 0) return flags.push('no-point') ? null : null
    if (x === 0 || y === 0) return flags.push('half-point') ? null : null
    const [lon, lat] = transform(x, y)
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90))
      return fault(
        point.y,
        `The point ${quoted(`${xText}, ${yText}`)} is not on the earth; read as ${point.crs}.`,
      )
    if (!inArea(lon, lat)) return flags.push('point-outside-city') ? null : null
    into.lon = lon
    into.lat = lat
    return null
  }
}

/**
 * Far outside the area that a projected system is made for, its degrees are nonsense (40219332 metres east in
 * Maryland would be Antarctica): no point is kept.
 */
function areaOf(code: string): (lon: number, lat: number) => boolean {
  const [west, south, east, north] = crsByCode(code)?.area ?? [-180, -90, 180, 90]
  const margin_degrees = 1
  return (lon, lat) =>
    lon >= west - margin_degrees &&
    lon <= east + margin_degrees &&
    lat >= south - margin_degrees &&
    lat <= north + margin_degrees
}

const notNumber = (column: string, text: string) =>
  fault(column, `The coordinate ${quoted(text)} is not a number.`)

/** Finds the areas of a row: by its point where that lies in the city, then by the names the source gives. */
export function placesOf(source: Source, columns: Columns, index: PlaceIndex | null) {
  const slots = index?.slots ?? 0
  const nowhere: readonly number[] = Object.freeze(new Array<number>(slots).fill(0))
  const names = source.placeNames.map(({ column, boundary }) => ({
    at: columns.at(column),
    find: remember((name: string) => index?.assignName(boundary, name.trim()) ?? null),
  }))
  return (cells: Cells, into: Where, flags: Flag[]): void => {
    into.places = nowhere
    into.placedBy = 'none'
    let inside = into.lon !== null
    if (index && into.lon !== null && into.lat !== null) {
      const areas = index.assignPoint(into.lon, into.lat)
      inside = index.insideCity(into.lon, into.lat)
      if (inside) {
        into.places = areas
        into.placedBy = 'point'
      } else flags.push('point-outside-city')
    }
    let named = false
    for (const { at, find } of names) {
      const name = cells[at] ?? ''
      if (isBlank(name)) continue
      named = true
      if (index) place(find(name), into, flags)
    }
    if (!inside && !named && into.lon === null) flags.push('no-place')
  }
  function place(found: { slot: number; no: number } | null, into: Where, flags: Flag[]): void {
    if (!found) return void (flags.includes('place-name-unknown') || flags.push('place-name-unknown'))
    const there = into.places[found.slot - 1] ?? 0
    if (there === found.no) return
    if (there !== 0)
      return void (flags.includes('point-and-name-differ') || flags.push('point-and-name-differ'))
    into.places = into.places.with(found.slot - 1, found.no)
    if (into.placedBy === 'none') into.placedBy = 'name'
  }
}

/** The block address of a row, or null. */
export function addressOf(source: Source, columns: Columns): (cells: Cells) => string | null {
  const at = source.block.map(name => columns.at(name))
  const [only, ...more] = at
  if (only === undefined) return () => null
  const block = remember(blockOf)
  if (more.length === 0) return cells => (isBlank(cells[only] ?? '') ? null : block(cells[only] ?? ''))
  return cells => {
    const text = at
      .map(i => cells[i] ?? '')
      .filter(part => !isBlank(part))
      .join(' ')
    return block(text)
  }
}
