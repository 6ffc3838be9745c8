/** A JSON value as the text of a cell; numbers keep their digits when they come as text. */
const text = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : typeof value === 'string'
      ? value
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * A JSON item as cells by column name, or null when it is no object. A GeoJSON feature gives its properties, an
 * ArcGIS feature its attributes; a point geometry becomes the columns `geometry.x` and `geometry.y`, a point inside
 * a property `name.x` and `name.y`, and other nested objects `name.field`.
 */
export function cellsOfItem(item: unknown): Map<string, string> | null {
  if (!isObject(item)) return null
  const cells = new Map<string, string>()
  const feature =
    item.type === 'Feature' || 'attributes' in item || ('properties' in item && 'geometry' in item)
  if (!feature) {
    for (const [name, value] of Object.entries(item)) addValue(cells, name, value)
    return cells
  }
  const own = isObject(item.properties) ? item.properties : isObject(item.attributes) ? item.attributes : {}
  for (const [name, value] of Object.entries(own)) addValue(cells, name, value)
  if (isObject(item.geometry)) addPoint(cells, 'geometry', item.geometry)
  if (item.id !== undefined && !cells.has('id')) cells.set('id', text(item.id))
  return cells
}

function addValue(cells: Map<string, string>, name: string, value: unknown): void {
  if (!isObject(value)) return void cells.set(name, text(value))
  if (addPoint(cells, name, value)) return
  for (const [inner, innerValue] of Object.entries(value)) cells.set(`${name}.${inner}`, text(innerValue))
}

function addPoint(cells: Map<string, string>, name: string, value: Record<string, unknown>): boolean {
  if (value.type === 'Point' && Array.isArray(value.coordinates)) {
    cells.set(`${name}.x`, text(value.coordinates[0]))
    cells.set(`${name}.y`, text(value.coordinates[1]))
    return true
  }
  if (!('x' in value && 'y' in value)) return false
  cells.set(`${name}.x`, text(value.x))
  cells.set(`${name}.y`, text(value.y))
  return true
}
