import { type Area, type AreaGeometry, type BoundaryVersion, slugOf } from '@understory/model'

/** An area with its centre of gravity, in kilometres on a plane that holds for a city. */
export interface AreaPoint {
  readonly name: string
  readonly x_km: number
  readonly y_km: number
}

/** One boundary version as it knows places: how a name is found in it. */
export interface AreaPoints {
  readonly version: Pick<BoundaryVersion, 'slot' | 'kind' | 'version' | 'label'>
  readonly find: (name: string) => AreaPoint | null
}

export interface VersionAreas {
  readonly version: BoundaryVersion
  readonly areas: readonly Area[]
}

/** The version that knows most of these names; of equals the one in force, then the one that began last. Null where none knows any. */
export function areaPoints(versions: readonly VersionAreas[], names: readonly string[]): AreaPoints | null {
  const tried = versions.map(one => {
    const find = finder(one.areas)
    return { ...one, find, known: names.filter(name => find(name) !== null).length }
  })
  const [best] = tried.sort(
    (a, b) =>
      b.known - a.known ||
      Number(b.version.validTo === null) - Number(a.version.validTo === null) ||
      ((a.version.validFrom ?? '') < (b.version.validFrom ?? '') ? 1 : -1),
  )
  return best && best.known > 0 ? { version: best.version, find: best.find } : null
}

function finder(areas: readonly Area[]): AreaPoints['find'] {
  const centres = areas.map(area => ({ name: area.name, at: centreOf(area.geometry) }))
  const north = centres.reduce((sum, { at }) => sum + at[1], 0) / Math.max(1, centres.length)
  const [kmEast, kmNorth] = [111.32 * Math.cos((north * Math.PI) / 180), 110.57]
  const points = new Map<string, AreaPoint>()
  // Names of their own before other names, so that one area's old name does not hide another.
  const add = (name: string, i: number) => {
    const { at, name: own } = centres[i] ?? { at: [0, 0] as const, name }
    if (!points.has(slugOf(name)))
      points.set(slugOf(name), { name: own, x_km: at[0] * kmEast, y_km: at[1] * kmNorth })
  }
  for (const [i, area] of areas.entries()) add(area.name, i)
  for (const [i, area] of areas.entries()) for (const name of area.otherNames) add(name, i)
  return name => points.get(slugOf(name)) ?? null
}

/** The centre of gravity of the outer rings, in degrees; a city is small enough for a plane. */
function centreOf(geometry: AreaGeometry): readonly [number, number] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  let [weight, x, y] = [0, 0, 0]
  for (const [ring = []] of polygons) {
    const [x0 = 0, y0 = 0] = ring[0] ?? []
    // Around the first corner, or the products of large degrees eat the digits.
    let [double, gx, gy] = [0, 0, 0]
    for (let i = 0; i + 1 < ring.length; i++) {
      const [ax, ay] = [(ring[i]?.[0] ?? 0) - x0, (ring[i]?.[1] ?? 0) - y0]
      const [bx, by] = [(ring[i + 1]?.[0] ?? 0) - x0, (ring[i + 1]?.[1] ?? 0) - y0]
      const cross = ax * by - bx * ay
      double += cross
      gx += (ax + bx) * cross
      gy += (ay + by) * cross
    }
    if (double === 0) continue
    const size = Math.abs(double)
    weight += size
    x += size * (x0 + gx / (3 * double))
    y += size * (y0 + gy / (3 * double))
  }
  const [corner = []] = polygons[0]?.[0] ?? []
  return weight > 0 ? [x / weight, y / weight] : [corner[0] ?? 0, corner[1] ?? 0]
}
