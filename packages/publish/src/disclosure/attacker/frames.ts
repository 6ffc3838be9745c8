import { type Grouping, grouping, type RootSpace, refines } from './root-space.ts'

/** Dimensions that are looked at together: a grouping for each root that it divides. Its parts are the attacker's unknowns. */
export type Frame = ReadonlyMap<string, Grouping>

export interface Frames {
  readonly frames: readonly Frame[]
  /** Pairs that must agree on what they share. */
  readonly joins: readonly (readonly [number, number])[]
  /** False where some frames stand in a ring too large to be looked at as one. */
  readonly exact: boolean
}

export const sizeOf = (frame: Frame): number =>
  [...frame.values()].reduce((product, g) => product * g.size, 1)

/**
 * Frames that hold every table, joined as a tree. In a tree, numbers that agree on every join always come from some
 * common rows (Vorob’ev 1962; Dawid & Lauritzen 1993, lemma 3.1), so looking at frames and joins loses nothing
 * against looking at all dimensions crossed. Frames in a ring are put together up to `most` parts.
 */
export function framesFor(
  spaces: readonly RootSpace[],
  tables: readonly (readonly string[])[],
  most: number,
): Frames {
  const chains = groupingChains(spaces, tables)
  let frames = withoutContained(tables.map(levels => frameOf(levels, spaces, chains)))
  for (;;) {
    const { joins, ring } = joinTree(frames)
    if (ring.length === 0) return { frames, joins, exact: true }
    const pair = cheapestPair(frames, ring, most)
    if (!pair) return { frames, joins: [...joins, ...allPairs(ring)], exact: false }
    const [a, b, both] = pair
    frames = withoutContained([...frames.filter((_, n) => n !== a && n !== b), both])
  }
}

/** For each root, the groupings in use, coarse to fine. Two that cut across each other give way to their crossing. */
function groupingChains(
  spaces: readonly RootSpace[],
  tables: readonly (readonly string[])[],
): Map<string, Grouping[]> {
  const chains = new Map<string, Grouping[]>()
  for (const space of spaces) {
    const sets = new Map<string, string[]>()
    for (const table of tables) {
      const levels = table.filter(level => space.levels.includes(level)).sort()
      if (levels.length > 0) sets.set(levels.join(' '), levels)
    }
    let all = [...sets.values()].map(levels => ({ levels, group: grouping(space, levels) }))
    for (;;) {
      const across = all
        .flatMap((a, n) => all.slice(n + 1).map(b => [a, b] as const))
        .find(([a, b]) => !refines(a.group, b.group) && !refines(b.group, a.group))
      if (!across) break
      const levels = [...new Set([...across[0].levels, ...across[1].levels])]
      all = [...all.filter(one => !across.includes(one)), { levels, group: grouping(space, levels) }]
    }
    const distinct = all.filter(
      (one, n) => !all.slice(0, n).some(b => b.group.size === one.group.size && refines(b.group, one.group)),
    )
    chains.set(
      space.name,
      distinct.map(one => one.group).sort((a, b) => a.size - b.size),
    )
  }
  return chains
}

/** The coarsest groupings in use that tell the levels of a table apart. */
function frameOf(
  levels: readonly string[],
  spaces: readonly RootSpace[],
  chains: ReadonlyMap<string, readonly Grouping[]>,
): Frame {
  const frame = new Map<string, Grouping>()
  for (const space of spaces) {
    const mine = levels.filter(level => space.levels.includes(level))
    if (mine.length === 0) continue
    const wanted = grouping(space, mine)
    const found = chains.get(space.name)?.find(one => refines(one, wanted))
    if (!found) throw new Error(`no grouping of ${space.name} holds ${mine.join(', ')}`)
    frame.set(space.name, found)
  }
  return frame
}

const contains = (outer: Frame, inner: Frame): boolean =>
  [...inner].every(([root, group]) => {
    const other = outer.get(root)
    return other !== undefined && refines(other, group)
  })

const withoutContained = (frames: readonly Frame[]): Frame[] =>
  frames.filter(
    (frame, n) =>
      !frames.some((other, m) => m !== n && contains(other, frame) && (!contains(frame, other) || m < n)),
  )

/** A frame as a set of words, finer groupings holding the coarser ones of their root. */
function wordsOf(frame: Frame, frames: readonly Frame[]): Set<string> {
  const words = new Set<string>()
  for (const [root, group] of frame) {
    for (const other of frames) {
      const coarser = other.get(root)
      if (coarser && refines(group, coarser)) words.add(`${root} ${coarser.size}`)
    }
  }
  return words
}

/** Takes ears off (Graham 1979; Yu & Özsoyoğlu 1979): what is left is a ring. */
function joinTree(frames: readonly Frame[]): { joins: [number, number][]; ring: number[] } {
  const words = frames.map(frame => wordsOf(frame, frames))
  const left = new Set(frames.keys())
  const joins: [number, number][] = []
  for (let moved = true; moved; ) {
    moved = false
    for (const n of left) {
      const others = [...left].filter(m => m !== n)
      const shared = [...(words[n] ?? [])].filter(word => others.some(m => words[m]?.has(word)))
      const parent = others.find(m => shared.every(word => words[m]?.has(word)))
      if (parent === undefined) continue
      joins.push([n, parent])
      left.delete(n)
      moved = true
    }
  }
  return { joins, ring: left.size > 1 ? [...left] : [] }
}

function cheapestPair(
  frames: readonly Frame[],
  ring: readonly number[],
  most: number,
): [number, number, Frame] | null {
  let best: [number, number, Frame] | null = null
  for (const [a, b] of allPairs(ring)) {
    const both = new Map(frames[a])
    for (const [root, group] of frames[b] ?? []) {
      const other = both.get(root)
      if (!other || other.size < group.size) both.set(root, group)
    }
    if (sizeOf(both) <= most && (!best || sizeOf(both) < sizeOf(best[2]))) best = [a, b, both]
  }
  return best
}

const allPairs = (numbers: readonly number[]): [number, number][] =>
  numbers.flatMap((a, n) => numbers.slice(n + 1).map(b => [a, b] as [number, number]))
