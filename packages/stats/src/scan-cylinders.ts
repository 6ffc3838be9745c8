/** A place as the scan sees it: where it is, and its counts, the newest period last. */
export interface ScanPoint {
  readonly id: string
  /** On a plane, in any unit. */
  readonly x: number
  readonly y: number
  readonly counts: readonly number[]
}

/** All cylinders of a scan, laid out flat: zone by zone around each centre, and in each zone every length. */
export interface Cylinders {
  readonly places: number
  readonly longest: number
  readonly cases: number
  /** Neighbours of every centre, the centre first; where the zones of a centre begin and end in it. */
  readonly near: Int32Array
  readonly start: Int32Array
  /** 1 where a zone ends with this neighbour: not between places equally far away. */
  readonly ends: Uint8Array
  /** By neighbour and length: what is expected in the cylinder, its logarithm, and that of all other cases. */
  readonly expected: Float64Array
  readonly logExpected: Float64Array
  readonly logRest: Float64Array
  /** n · ln n. */
  readonly nLogN: Float64Array
  readonly least: number
}

export interface CylinderRules {
  readonly longest: number
  readonly largestShare: number
  readonly least: number
}

/**
 * Circles of the nearest places around every place that hold at most a share of all that is expected, by lengths that end now. `weight` is
 * what is expected of a place over all periods, `inLast` over the last `n` (from 1); both add up to the cases.
 */
export function layOut(
  points: readonly ScanPoint[],
  weight: readonly number[],
  inLast: (place: number, length: number) => number,
  cases: number,
  { longest, largestShare, least }: CylinderRules,
): Cylinders {
  const near: number[] = []
  const ends: number[] = []
  const start = new Int32Array(points.length + 1)
  const expected: number[] = []
  points.forEach((centre, i) => {
    const far = points.map(({ x, y }) => (x - centre.x) ** 2 + (y - centre.y) ** 2)
    const order = points.map((_, j) => j).sort((a, b) => (far[a] ?? 0) - (far[b] ?? 0) || a - b)
    const sums = new Float64Array(longest)
    let held = 0
    let whole = near.length
    for (const [rank, j] of order.entries()) {
      held += weight[j] ?? 0
      if (held > largestShare * cases + 1e-9) break
      for (let l = 0; l < longest; l++) {
        sums[l] = (sums[l] ?? 0) + inLast(j, l + 1)
        expected.push(sums[l] ?? 0)
      }
      near.push(j)
      const next = order[rank + 1]
      const complete = next === undefined || (far[next] ?? 0) > (far[j] ?? 0)
      ends.push(complete ? 1 : 0)
      if (complete) whole = near.length
    }
    // Of places equally far away some did not fit: the zone that would cut between them is none.
    near.length = whole
    ends.length = whole
    expected.length = whole * longest
    start[i + 1] = whole
  })
  return {
    ...{ places: points.length, longest, cases, start, least },
    near: Int32Array.from(near),
    ends: Uint8Array.from(ends),
    expected: Float64Array.from(expected),
    logExpected: Float64Array.from(expected, Math.log),
    logRest: Float64Array.from(expected, one => Math.log(cases - one)),
    nLogN: Float64Array.from({ length: cases + 1 }, (_, n) => (n === 0 ? 0 : n * Math.log(n))),
  }
}

/** A cylinder that holds more than expected. */
export interface Found {
  readonly centre: number
  /** Where the zone ends in `near`. */
  readonly last: number
  readonly length: number
  readonly observed: number
  readonly ratio: number
}

/**
 * The largest log-likelihood ratio of all cylinders; `recent` has the cases of each place in its last 1, 2, … periods. With `keep`, the best
 * length of every zone that holds more than expected is handed over.
 */
export function strongest(
  cylinders: Cylinders,
  recent: Int32Array,
  sums: Int32Array,
  keep?: (found: Found) => void,
): number {
  const { places, longest, cases, near, start, ends, least } = cylinders
  const { expected, logExpected, logRest, nLogN } = cylinders
  let most = 0
  for (let centre = 0; centre < places; centre++) {
    sums.fill(0)
    const end = start[centre + 1] as number
    for (let k = start[centre] as number; k < end; k++) {
      const at = (near[k] as number) * longest
      const zone = k * longest
      let [best, length] = [0, 0]
      for (let l = 0; l < longest; l++) {
        const n = (sums[l] as number) + (recent[at + l] as number)
        sums[l] = n
        if (n < least || n <= (expected[zone + l] as number)) continue
        const rest = cases - n
        const ratio =
          (nLogN[n] as number) -
          n * (logExpected[zone + l] as number) +
          (nLogN[rest] as number) -
          rest * (logRest[zone + l] as number)
        if (ratio > best) [best, length] = [ratio, l + 1]
      }
      if (best === 0 || ends[k] === 0) continue
      if (best > most) most = best
      keep?.({ centre, last: k, length, observed: sums[length - 1] as number, ratio: best })
    }
  }
  return most
}
