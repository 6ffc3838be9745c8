/** What a perturbation table has to keep to. */
export interface NoiseParameters {
  /** Largest change D. */
  readonly maxChange: number
  /** Variance V of the change: never above it. A small count may not reach it. */
  readonly variance: number
  /** js: published counts from 1 to this do not occur. */
  readonly blocked: number
  /** Least probability of no change; relaxed by 0.05 up to 20 times where it cannot be had. 0 for none. */
  readonly stay?: number
  /** Probabilities rise towards no change from below. */
  readonly rising?: boolean
}

/** Target j of a true count with its probability. */
export interface Target {
  readonly j: number
  readonly p: number
}

const least = 1e-8

/** Some targets that share one probability: their number, mean change and mean squared change. */
interface Block {
  readonly size: number
  readonly v: number
  readonly vv: number
}

/**
 * Probabilities of the published values of true count `i`, of greatest entropy such that they sum to 1, the change has
 * mean 0 and at most the variance given, none is under 1e-8, and blocked outputs do not occur. Throws RangeError where
 * there are none. Source: Giessing & Tent 2019 (UNECE), as the R package `ptable` builds its tables. The optimum has the
 * form exp(−a − b·v − c·v²), c ≥ 0; b and c are found from the dual. Order constraints are met by trying which
 * neighbours are tied.
 */
export function perturbationRow(i: number, parameters: NoiseParameters): Target[] {
  const { maxChange: D, blocked, stay = 0 } = parameters
  check(i, parameters)
  const targets: number[] = []
  for (let j = Math.max(i - D, 0); j <= i + D; j++) if (j === 0 || j > blocked) targets.push(j)
  const changes = targets.map(j => j - i)
  for (let relaxed = 0; relaxed <= 20; relaxed++) {
    const atLeast = Math.max(0, stay - 0.05 * relaxed)
    const p = bestOf(changes, parameters, atLeast)
    if (p) return targets.map((j, n) => ({ j, p: p[n] ?? 0 }))
    if (atLeast === 0) break
  }
  throw new RangeError(
    `no probabilities for a count of ${i} have mean change 0 and variance ${parameters.variance} or less`,
  )
}

function check(i: number, { maxChange, variance, blocked, stay = 0 }: NoiseParameters): void {
  if (!Number.isInteger(i) || i < 1)
    throw new RangeError(`a perturbed count is a whole number from 1, not ${i}`)
  if (!Number.isInteger(maxChange) || maxChange < 1 || maxChange > 12)
    throw new RangeError(`the largest change is a whole number from 1 to 12, not ${maxChange}`)
  if (!(variance > 0)) throw new RangeError(`the variance is above 0, not ${variance}`)
  if (!Number.isInteger(blocked) || blocked < 0 || blocked >= maxChange + 1)
    throw new RangeError(`blocked outputs run to a whole number from 0 to ${maxChange}, not ${blocked}`)
  if (!(stay >= 0 && stay < 1))
    throw new RangeError(`the least probability of no change is 0 to 1, not ${stay}`)
}

function bestOf(changes: readonly number[], parameters: NoiseParameters, stay: number): number[] | null {
  const steps = parameters.rising ? changes.filter(v => v < 0 && changes.includes(v + 1)).length : 0
  let best: number[] | null = null
  for (let ties = 0; ties < 2 ** steps; ties++) {
    const p = withFloors(changes, ties, parameters.variance, stay)
    if (p && rises(changes, p, parameters.rising) && (!best || entropy(p) > entropy(best))) best = p
  }
  return best
}

const entropy = (p: readonly number[]): number => -p.reduce((sum, x) => sum + x * Math.log(x), 0)

const rises = (changes: readonly number[], p: readonly number[], asked = false): boolean =>
  !asked ||
  changes.every((v, n) => v >= 0 || changes[n + 1] !== v + 1 || (p[n] ?? 0) <= (p[n + 1] ?? 0) + 1e-12)

/** Solves, and holds at its floor whatever falls under it. */
function withFloors(
  changes: readonly number[],
  ties: number,
  variance: number,
  stay: number,
): number[] | null {
  const held = new Map<number, number>()
  for (;;) {
    const p = solve(changes, ties, variance, held)
    if (!p) return null
    const low = changes.findIndex(
      (v, n) => !held.has(n) && (p[n] ?? 0) < (v === 0 ? Math.max(stay, least) : least),
    )
    if (low < 0) return p
    held.set(low, changes[low] === 0 ? Math.max(stay, least) : least)
  }
}

/** Groups of positions that share a probability: bit n of `ties` ties the n-th step below no change. */
function blocksOf(changes: readonly number[], ties: number, held: ReadonlyMap<number, number>): number[][] {
  const groups: number[][] = []
  let step = 0
  changes.forEach((v, n) => {
    const before = changes[n - 1]
    const tied = before !== undefined && before < 0 && before === v - 1 && (ties >> step++) & 1
    const last = groups.at(-1)
    if (held.has(n)) return
    if (tied && last?.includes(n - 1)) last.push(n)
    else groups.push([n])
  })
  return groups
}

function solve(
  changes: readonly number[],
  ties: number,
  variance: number,
  held: ReadonlyMap<number, number>,
): number[] | null {
  const groups = blocksOf(changes, ties, held)
  const mean = (group: readonly number[], power: number) =>
    group.reduce((sum, n) => sum + (changes[n] ?? 0) ** power, 0) / group.length
  const blocks = groups.map(g => ({ size: g.length, v: mean(g, 1), vv: mean(g, 2) }))
  const taken = [...held].map(([n, p]) => ({ p, v: changes[n] ?? 0 }))
  const mass = 1 - taken.reduce((sum, t) => sum + t.p, 0)
  const moment = -taken.reduce((sum, t) => sum + t.p * t.v, 0)
  const most = variance - taken.reduce((sum, t) => sum + t.p * t.v * t.v, 0)
  const shares = mass > 0 ? ofGreatestEntropy(blocks, moment / mass, most / mass) : null
  if (!shares) return null
  const p = changes.map((_, n) => held.get(n) ?? 0)
  groups.forEach((group, b) => {
    for (const n of group) p[n] = mass * (shares[b] ?? 0)
  })
  return p
}

/** Probability of each member of each block, with the mean change given and at most the squared change given. */
function ofGreatestEntropy(blocks: readonly Block[], mean: number, most: number): number[] | null {
  const free = tilted(blocks, mean, 0)
  if (!free) return null
  const squared = (p: readonly number[]) => blocks.reduce((sum, b, n) => sum + b.size * (p[n] ?? 0) * b.vv, 0)
  if (squared(free) <= most) return free
  let [low, high] = [0, 1]
  let p = tilted(blocks, mean, high)
  while (p && squared(p) > most && high < 1e4) {
    low = high
    high *= 2
    p = tilted(blocks, mean, high)
  }
  if (!p || squared(p) > most) return null
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    const tried = tilted(blocks, mean, middle)
    if (tried && squared(tried) > most) low = middle
    else high = middle
  }
  return tilted(blocks, mean, high)
}

/** exp(−b·v − c·v²), scaled to 1, with b such that the mean is right; null where it is out of reach. */
function tilted(blocks: readonly Block[], mean: number, c: number): number[] | null {
  const changes = blocks.map(b => b.v)
  if (mean < Math.min(...changes) - 1e-12 || mean > Math.max(...changes) + 1e-12) return null
  const at = (b: number) => {
    const exponents = blocks.map(x => -b * x.v - c * x.vv)
    const top = Math.max(...exponents)
    const raw = exponents.map(e => Math.exp(e - top))
    const sum = raw.reduce((total, x, n) => total + x * (blocks[n]?.size ?? 0), 0)
    return raw.map(x => x / sum)
  }
  const meanAt = (b: number) =>
    at(b).reduce((sum, p, n) => sum + p * (blocks[n]?.size ?? 0) * (blocks[n]?.v ?? 0), 0)
  const reach = 60 * (1 + c) * (1 + Math.max(...changes.map(Math.abs)))
  let [low, high] = [-reach, reach]
  for (let step = 0; step < 90; step++) {
    const middle = (low + high) / 2
    if (meanAt(middle) > mean) low = middle
    else high = middle
  }
  const p = at((low + high) / 2)
  return Math.abs(meanAt((low + high) / 2) - mean) < 1e-9 ? p : null
}
