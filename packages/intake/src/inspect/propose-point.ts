import type { SourceInput } from '@understory/model'
import { toLonLat } from '../places/index.ts'
import type { ClassifiedColumn } from './classify.ts'
import { findSystem, median } from './coordinates.ts'
import type { Finding, InspectOptions, Meaning, Question } from './types.ts'

export interface PointProposal {
  readonly point: SourceInput['point']
  readonly questions: readonly Question[]
  readonly findings: readonly Finding[]
}

/** Which two columns hold the point, and in which coordinate system. */
export function proposePoint(
  columns: readonly ClassifiedColumn[],
  rows: readonly (readonly string[])[],
  options: InspectOptions,
): PointProposal {
  const find = (meaning: Meaning) => columns.find(column => column.meaning === meaning)
  const [lon, lat] = [find('longitude'), find('latitude')]
  const [x, y] = lon && lat ? [lon, lat] : [find('x'), find('y')]
  if (!x || !y) return missingPoint(columns)
  const findings: Finding[] = []
  const pairs = pairsOf(x, y, rows, findings)
  const [xName, yName] = [x.profile.name, y.profile.name]
  if (pairs.length === 0) {
    findings.push({
      level: 'warning',
      where: xName,
      says: 'No sampled row has a point: the export lost the coordinates.',
    })
    const point = x === lon ? { x: xName, y: yName, crs: 'EPSG:4326' } : null
    return { point, questions: [], findings }
  }
  const swapped = areSwapped(pairs, options)
  if (swapped) {
    const says = `Longitude and latitude are exchanged: ${yName} is read as longitude, ${xName} as latitude.`
    findings.push({ level: 'warning', where: xName, says })
  }
  const [xColumn, yColumn] = swapped ? [yName, xName] : [xName, yName]
  const inOrder = swapped ? pairs.map(([a, b]) => [b, a] as const) : pairs
  const system = findSystem(inOrder, options)
  if (system.found === null)
    return { point: null, questions: [askSystem(xName, yName, system.fitting)], findings }
  findings.push({
    level: 'info',
    where: `${xColumn}, ${yColumn}`,
    says: `Coordinates are ${system.found}: ${system.why}.`,
  })
  const transform = toLonLat(system.found)
  const degrees = transform ? inOrder.map(([a, b]) => transform(a, b)) : []
  reportFarPoints(degrees, `${xColumn}, ${yColumn}`, findings)
  return { point: { x: xColumn, y: yColumn, crs: system.found }, questions: [], findings }
}

/** A point written as text, `(39.3, -76.6)`, is said, not read. */
function missingPoint(columns: readonly ClassifiedColumn[]): PointProposal {
  const text = columns.find(column => column.meaning === 'point-text')
  if (!text) return { point: null, questions: [], findings: [] }
  const says =
    'The point is written as text, and there are no columns of numbers: split it into two columns to use it.'
  return { point: null, questions: [], findings: [{ level: 'warning', where: text.profile.name, says }] }
}

function pairsOf(
  x: ClassifiedColumn,
  y: ClassifiedColumn,
  rows: readonly (readonly string[])[],
  findings: Finding[],
): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = []
  let [zeros, halves, blanks] = [0, 0, 0]
  for (const row of rows) {
    const [a, b] = [numberOf(row[x.profile.index]), numberOf(row[y.profile.index])]
    if (a === null && b === null) blanks++
    else if (a === 0 && b === 0) zeros++
    else if (a === null || b === null || a === 0 || b === 0) halves++
    else pairs.push([a, b])
  }
  const where = `${x.profile.name}, ${y.profile.name}`
  const say = (count: number, what: string) => {
    if (count > 0)
      findings.push({ level: 'warning', where, says: `${count} of ${rows.length} sampled rows ${what}.` })
  }
  say(zeros, 'have the point 0,0, which means missing')
  say(blanks, 'have no point')
  say(halves, 'have only one of the two coordinates')
  return pairs
}

function numberOf(text: string | undefined): number | null {
  const trimmed = (text ?? '').trim()
  const number = Number(trimmed)
  return trimmed === '' || !Number.isFinite(number) ? null : number
}

/** A "latitude" beyond 90 degrees, or one that fits the city only the other way round. */
function areSwapped(pairs: readonly (readonly [number, number])[], options: InspectOptions): boolean {
  const [x, y] = [median(pairs.map(p => p[0])) ?? 0, median(pairs.map(p => p[1])) ?? 0]
  if (Math.abs(x) > 180 || Math.abs(y) > 180) return false
  if (Math.abs(y) > 90 && Math.abs(x) <= 90) return true
  const { near } = options
  if (!near) return false
  const away = (a: number, b: number) => Math.abs(a - near.lon) + Math.abs(b - near.lat)
  return away(y, x) < 2 && away(x, y) > 10
}

/** Far from the others by the spread of the middle half: a slip of the keyboard, or another city. */
function reportFarPoints(
  pairs: readonly (readonly [number, number])[],
  where: string,
  findings: Finding[],
): void {
  const [x, y] = [middleHalf(pairs.map(p => p[0])), middleHalf(pairs.map(p => p[1]))]
  if (x.spread > 1 || y.spread > 1) {
    findings.push({ level: 'info', where, says: 'The points are spread wider than a city.' })
    return
  }
  const isFar = (n: number, half: typeof x) => Math.abs(n - half.middle) > Math.max(0.1, 4 * half.spread)
  const far = pairs.filter(([lon, lat]) => isFar(lon, x) || isFar(lat, y)).length
  if (far === 0) return
  const says = `${far} of ${pairs.length} points lie far from the others; those outside the city will be flagged.`
  findings.push({ level: 'warning', where, says })
}

function middleHalf(numbers: readonly number[]): { middle: number; spread: number } {
  const sorted = [...numbers].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0
  return { middle: at(0.5), spread: at(0.75) - at(0.25) }
}

function askSystem(x: string, y: string, fitting: readonly string[]): Question {
  const several = fitting.length > 1
  return {
    code: several ? 'ambiguous-coordinates' : 'unknown-coordinates',
    where: `${x}, ${y}`,
    asks: several
      ? `The numbers fit ${fitting.length} coordinate systems: ${fitting.join(', ')}. Which one is it? (Saying where the city is may decide it.)`
      : 'The numbers are in no coordinate system that can be read, or far from the city. Which one is it?',
    field: 'point',
    answers: [...fitting],
    mustAnswer: false,
  }
}
