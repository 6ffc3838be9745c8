import { ProblemError, type Source } from '@understory/model'
import { cellsOfItem } from '../reading/json-cells.ts'
import { JsonItems } from '../reading/json-items.ts'

export interface JsonSample {
  readonly format: Extract<Source['format'], 'geojson' | 'ndjson' | 'socrata' | 'arcgis'>
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** The coordinate system that an ArcGIS page names itself, or null. */
  readonly crs: string | null
}

const mostRows = 4000
const mostColumns = 1000

/** Reads the objects at the beginning of a JSON file; null when the text is not JSON or holds no objects. */
export function jsonSample(text: string): JsonSample | null {
  const start = text.trimStart()
  if (!start.startsWith('{') && !start.startsWith('[')) return null
  const lines = ndjsonItems(start)
  const items = lines ?? pageItems(start)
  const rows = items.slice(0, mostRows).flatMap(item => {
    const cells = cellsOfItem(item)
    return cells ? [cells] : []
  })
  if (rows.length === 0) return null
  const header = [...new Set(rows.flatMap(cells => [...cells.keys()]))].slice(0, mostColumns)
  const crs =
    /"(?:latestWkid)"\s*:\s*(\d{4,5})/.exec(start.slice(0, 20_000)) ??
    /"wkid"\s*:\s*(\d{4,5})/.exec(start.slice(0, 20_000))
  return {
    format: lines ? 'ndjson' : formatOf(start),
    header,
    rows: rows.map(cells => header.map(name => cells.get(name) ?? '')),
    crs: crs ? `EPSG:${crs[1] === '102100' ? '3857' : crs[1]}` : null,
  }
}

function formatOf(start: string): 'geojson' | 'socrata' | 'arcgis' {
  if (start.startsWith('[')) return 'socrata'
  return /"attributes"\s*:/.test(start.slice(0, 50_000)) && !/"FeatureCollection"/.test(start.slice(0, 2000))
    ? 'arcgis'
    : 'geojson'
}

/** One object per line: the first two lines (or the only one) are objects by themselves, and no collection. */
function ndjsonItems(text: string): unknown[] | null {
  const lines = text.split('\n')
  const first = parsed(lines[0] ?? '')
  if (!isPlainObject(first) || Array.isArray(first.features)) return null
  if (lines.length > 2 && !isPlainObject(parsed(lines[1] ?? ''))) return null
  return lines.slice(0, mostRows).flatMap(line => parsed(line) ?? [])
}

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

/** The items before the sample ends or goes wrong. */
function pageItems(text: string): unknown[] {
  const reader = new JsonItems('the sample')
  const items: unknown[] = []
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length && items.length < mostRows; at += 16_384) {
    try {
      items.push(...reader.push(bytes.subarray(at, at + 16_384)).map(item => item.value))
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      break
    }
  }
  return items
}
