import type { Area } from '@understory/model'
import { type AreaStrips, buildStrips, ringEdges, stripsContain } from './area-strips.ts'

/** Finds the area number of a point in one boundary version; 0 where there is none. */
export type FindArea = (lon: number, lat: number) => number

const finest = 384

/**
 * A grid over the version's box. A cell that no border crosses knows its area; a cell with borders keeps the few
 * areas that reach into it, in the order of their numbers, and the first that holds the point has it.
 */
export function buildAreaFinder(areas: readonly Area[]): FindArea {
  const strips = areas.map(area => buildStrips(area.geometry))
  const west = Math.min(...strips.map(s => s.west))
  const south = Math.min(...strips.map(s => s.south))
  const east = Math.max(...strips.map(s => s.east))
  const north = Math.max(...strips.map(s => s.north))
  if (!(east > west && north > south)) return () => 0
  const edges = areas.reduce((sum, area) => sum + ringEdges(area.geometry).length, 0)
  const side = Math.min(finest, Math.ceil(2 * Math.sqrt(edges)))
  const grid: Grid = { side, west, south, perX: side / (east - west), perY: side / (north - south) }
  const numbers = areas.map(area => area.no)
  const { cells, lists } = sortIntoCells(areas, strips, grid)
  return (lon, lat) => {
    if (!(lon >= west && lon <= east && lat >= south && lat <= north)) return 0
    const cell = cells[cellRow(grid, lat) * side + cellColumn(grid, lon)] as number
    if (cell >= 0) return cell
    for (const i of lists[-cell - 1] as number[]) {
      if (stripsContain(strips[i] as AreaStrips, lon, lat)) return numbers[i] as number
    }
    return 0
  }
}

interface Grid {
  /** Cells in a row, and rows. */
  readonly side: number
  readonly west: number
  readonly south: number
  readonly perX: number
  readonly perY: number
}
const clamp = (n: number, side: number): number => (n < 0 ? 0 : n >= side ? side - 1 : n)
const cellColumn = (grid: Grid, lon: number): number =>
  clamp(Math.floor((lon - grid.west) * grid.perX), grid.side)
const cellRow = (grid: Grid, lat: number): number =>
  clamp(Math.floor((lat - grid.south) * grid.perY), grid.side)

/** Cells hold an area number, 0, or minus the (1-based) place of a list of candidate areas. */
function sortIntoCells(areas: readonly Area[], strips: readonly AreaStrips[], grid: Grid) {
  const { side } = grid
  const crossed = new Map<number, Set<number>>()
  areas.forEach((area, i) => {
    for (const edge of ringEdges(area.geometry)) {
      forCellsOfEdge(grid, edge, cell => {
        const found = crossed.get(cell)
        if (found) found.add(i)
        else crossed.set(cell, new Set([i]))
      })
    }
  })
  const cells = new Int32Array(side * side)
  // From the last area to the first, so that where two overlap the first has the cell, as in a list.
  for (let i = areas.length - 1; i >= 0; i--) {
    const box = strips[i] as AreaStrips
    for (let row = cellRow(grid, box.south); row <= cellRow(grid, box.north); row++) {
      for (let column = cellColumn(grid, box.west); column <= cellColumn(grid, box.east); column++) {
        const cell = row * side + column
        const candidates = crossed.get(cell)
        if (candidates?.has(i)) continue
        if (!stripsContain(box, grid.west + (column + 0.5) / grid.perX, grid.south + (row + 0.5) / grid.perY))
          continue
        if (candidates) candidates.add(i)
        else cells[cell] = areas[i]?.no ?? 0
      }
    }
  }
  const lists: number[][] = []
  for (const [cell, found] of crossed) cells[cell] = -lists.push([...found].sort((a, b) => a - b))
  return { cells, lists }
}

/** Every cell that an edge touches, with a cell's thousandth to spare against rounding. */
function forCellsOfEdge(
  grid: Grid,
  [ax, ay, bx, by]: readonly [number, number, number, number],
  visit: (cell: number) => void,
): void {
  const { side } = grid
  const spare = 1e-3
  const [x0, y0] = [(ax - grid.west) * grid.perX, (ay - grid.south) * grid.perY]
  const [x1, y1] = [(bx - grid.west) * grid.perX, (by - grid.south) * grid.perY]
  const firstRow = clamp(Math.floor(Math.min(y0, y1) - spare), side)
  const lastRow = clamp(Math.floor(Math.max(y0, y1) + spare), side)
  for (let row = firstRow; row <= lastRow; row++) {
    const [from, to] = spanInRow(x0, y0, x1, y1, row - spare, row + 1 + spare)
    const lastColumn = clamp(Math.floor(to + spare), side)
    for (let c = clamp(Math.floor(from - spare), side); c <= lastColumn; c++) visit(row * side + c)
  }
}

/** The stretch of x that an edge covers between two heights. */
function spanInRow(x0: number, y0: number, x1: number, y1: number, low: number, high: number) {
  const at = (y: number) => x0 + ((x1 - x0) * (y - y0)) / (y1 - y0)
  const [bottom, top] = y0 < y1 ? [y0, y1] : [y1, y0]
  if (bottom === top) return [Math.min(x0, x1), Math.max(x0, x1)] as const
  const [a, b] = [at(Math.max(bottom, low)), at(Math.min(top, high))]
  return [Math.min(a, b), Math.max(a, b)] as const
}
