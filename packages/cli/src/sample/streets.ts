import { type Geography, lonLatOf } from './geography.ts'
import { contains, type Point, type Ring } from './mesh.ts'
import { streetNames } from './names.ts'
import { type Random, randomOf, weightedDraw } from './random.ts'

/** A hundred-block with its point; never a house number. */
export interface Block {
  readonly text: string
  readonly street: string
  readonly lon: number
  readonly lat: number
}
export interface Quarter {
  readonly name: string
  readonly district: string
  readonly blocks: readonly Block[]
  /** Draws a block; few blocks see most of what happens. */
  readonly drawBlock: (random: Random) => number
  /** How much violence concentrates here, 1 is the mean of the city. */
  readonly intensity: number
}

const blocksPerQuarter = 36

export function makeQuarters(seed: number, geography: Geography): Quarter[] {
  const raw = geography.neighborhoods.map(({ name, district, centre }) => {
    const near = 0.5 + 2.2 * Math.exp(-Math.hypot(centre[0] - 0.5, centre[1] + 0.5) / 3.2)
    return { name, district, intensity: near * (0.5 + randomOf(seed, 'intensity', name).next()) }
  })
  const mean = raw.reduce((sum, { intensity }) => sum + intensity, 0) / raw.length
  return raw.map(({ name, district, intensity }, i) => ({
    name,
    district,
    intensity: intensity / mean,
    blocks: makeBlocks(randomOf(seed, 'blocks', name), geography.neighborhoods[i]?.ring ?? []),
    drawBlock: weightedDraw(Array.from({ length: blocksPerQuarter }, (_, rank) => 1 / (rank + 2))),
  }))
}

function makeBlocks(random: Random, ring: Ring): Block[] {
  const streets = Array.from({ length: 9 }, () => random.pick(streetNames))
  return Array.from({ length: blocksPerQuarter }, () => {
    const street = random.pick(streets)
    const [lon, lat] = lonLatOf(pointInside(random, ring))
    return { street, text: `${100 * (1 + random.below(39))} ${street}`.toUpperCase(), lon, lat }
  })
}

function pointInside(random: Random, ring: Ring): Point {
  const xs = ring.map(p => p[0])
  const ys = ring.map(p => p[1])
  const [left, bottom] = [Math.min(...xs), Math.min(...ys)]
  for (;;) {
    const point: Point = [
      left + random.next() * (Math.max(...xs) - left),
      bottom + random.next() * (Math.max(...ys) - bottom),
    ]
    if (contains(ring, point)) return point
  }
}
