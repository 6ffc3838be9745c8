import type { Area, AreaGeometry } from '@understory/model'
import { ellipsoidArea_m2 } from './ellipsoid-area.ts'

/** For tests: an area around made-up rings. */
export function madeUpArea(
  no: number,
  name: string,
  geometry: AreaGeometry,
  otherNames: string[] = [],
): Area {
  const slug = name.toLowerCase()
  return { no, name, slug, otherNames, geometry, outline: geometry, area_m2: ellipsoidArea_m2(geometry) }
}

/**
 * For tests: a mosaic of `side` × `side` four-cornered areas that share their crooked borders and fill
 * a box of a tenth of a degree. `nudge` (0 to 1, one per inner corner) says how crooked.
 */
export function madeUpMosaic(side: number, nudge: (corner: number) => number): Area[] {
  const step = 0.1 / side
  const corner = (row: number, column: number): [number, number] => {
    const inner = row > 0 && row < side && column > 0 && column < side
    const n = row * (side + 1) + column
    const [dx, dy] = inner ? [nudge(2 * n) - 0.5, nudge(2 * n + 1) - 0.5] : [0, 0]
    return [-76.7 + step * (column + dx * 0.8), 39.2 + step * (row + dy * 0.8)]
  }
  const areas: Area[] = []
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const [a, b] = [corner(row, column), corner(row, column + 1)]
      const [c, d] = [corner(row + 1, column + 1), corner(row + 1, column)]
      const no = areas.length + 1
      areas.push(madeUpArea(no, `Area ${no}`, { type: 'Polygon', coordinates: [[a, b, c, d, a]] }))
    }
  }
  return areas
}
