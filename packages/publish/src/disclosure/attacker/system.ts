import type { Codes } from '../types.ts'
import { type Frame, type Frames, sizeOf } from './frames.ts'
import { type Grouping, groupsWith, type RootSpace } from './root-space.ts'

/** What the attacker reads: a number, or that it is suppressed and so at least `floor`. */
export interface KnownCell {
  readonly codes: Codes
  readonly value: number | null
  readonly floor: number
}

/** Sum of `plus` minus sum of `minus` is exactly `total`, or at least it. */
export interface Equation {
  readonly plus: readonly number[]
  readonly minus: readonly number[]
  readonly total: number
  readonly atLeast: boolean
}

/** Everything the attacker knows of the parts of all frames: whole numbers from `low` to `high`, and equations. */
export interface System {
  readonly low: Float64Array
  readonly high: Float64Array
  readonly equations: Equation[]
  /** The parts whose sum is a cell; null where no frame holds it. */
  partsOf(codes: Codes): readonly number[] | null
}

export const keyOfCodes = (codes: Codes): string =>
  JSON.stringify(Object.entries(codes).sort(([a], [b]) => (a < b ? -1 : 1)))

/** Writes down what published cells and joins say. Zero cells and whole numbers at the finest become bounds at once. */
export function systemOf(spaces: readonly RootSpace[], frames: Frames, cells: readonly KnownCell[]): System {
  const maps = frameMaps(spaces, frames.frames)
  const parts = maps.reduce((sum, map) => sum + map.size, 0)
  const low = new Float64Array(parts)
  const high = new Float64Array(parts).fill(Infinity)
  const equations: Equation[] = []
  const published = new Set<string>()
  for (const cell of cells) {
    if (cell.value !== null) published.add(keyOfCodes(cell.codes))
    for (const map of maps) {
      const members = map.members(cell.codes)
      if (members) note(cell, members, low, high, equations)
    }
  }
  for (const [a, b] of frames.joins) {
    const [one, other] = [maps[a], maps[b]]
    if (one && other) equations.push(...joinOf(one, other, published))
  }
  return {
    low,
    high,
    equations,
    partsOf: codes => maps.map(map => map.members(codes)).find(members => members !== null) ?? null,
  }
}

function note(
  { value, floor }: KnownCell,
  members: readonly number[],
  low: Float64Array,
  high: Float64Array,
  equations: Equation[],
): void {
  const [only] = members
  if (value === 0) for (const part of members) high[part] = 0
  else if (members.length === 1 && only !== undefined) {
    low[only] = Math.max(low[only] ?? 0, value ?? floor)
    if (value !== null) high[only] = Math.min(high[only] ?? 0, value)
  } else if (value !== null || floor > 0)
    equations.push({ plus: members, minus: [], total: value ?? floor, atLeast: value === null })
}

interface FrameMap {
  readonly frame: Frame
  readonly size: number
  /** Numbers of the parts that make a cell up; null where the frame cannot tell it. */
  members(codes: Codes): number[] | null
  /** Parts by what they are in some groupings of the frame’s roots. */
  sums(by: ReadonlyMap<string, Grouping>): Map<string, { parts: number[]; codes: Codes }>
}

function frameMaps(spaces: readonly RootSpace[], frames: readonly Frame[]): FrameMap[] {
  let offset = 0
  return frames.map(frame => {
    const map = frameMap(spaces, frame, offset)
    offset += map.size
    return map
  })
}

function frameMap(spaces: readonly RootSpace[], frame: Frame, offset: number): FrameMap {
  const roots = spaces.flatMap(space => {
    const group = frame.get(space.name)
    return group ? [{ space, group, found: new Map<string, number[] | null>() }] : []
  })
  const levels = new Set(roots.flatMap(({ space }) => space.levels))
  const groupsOf = ({ space, group, found }: (typeof roots)[number], codes: Codes): number[] | null => {
    const key = JSON.stringify(space.levels.map(level => codes[level] ?? null))
    const known = found.get(key)
    if (known !== undefined) return known
    const groups = groupsWith(space, group, codes)
    found.set(key, groups)
    return groups
  }
  return {
    frame,
    size: sizeOf(frame),
    members(codes) {
      if (!Object.keys(codes).every(level => levels.has(level))) return null
      let members = [offset]
      let stride = 1
      for (const root of roots) {
        const groups = groupsOf(root, codes)
        if (!groups) return null
        members = members.flatMap(part => groups.map(group => part + group * stride))
        stride *= root.group.size
      }
      return members
    },
    sums(by) {
      const sums = new Map<string, { parts: number[]; codes: Codes }>()
      const size = sizeOf(frame)
      const firstAtom = roots.map(({ group }) => firstOf(group))
      for (let part = 0; part < size; part++) {
        let rest = part
        const codes: Record<string, string> = {}
        const key = roots.map(({ space, group }, n) => {
          const own = rest % group.size
          rest = Math.floor(rest / group.size)
          const coarse = by.get(space.name)
          const atom = firstAtom[n]?.[own] ?? 0
          if (coarse && coarse.key !== '')
            for (const level of coarse.key.split(' ')) codes[level] = space.atoms[atom]?.[level] ?? ''
          return coarse ? coarse.groupOf[atom] : -1
        })
        const name = key.filter(group => group !== -1).join(' ')
        const known = sums.get(name)
        if (known) known.parts.push(offset + part)
        else sums.set(name, { parts: [offset + part], codes })
      }
      return sums
    },
  }
}

const firstOf = ({ size, groupOf }: Grouping): Int32Array => {
  const first = new Int32Array(size).fill(-1)
  for (const [atom, group] of groupOf.entries()) if (first[group] === -1) first[group] = atom
  return first
}

/** Two frames agree on everything that both can tell; where a published number says so already nothing is added. */
function joinOf(a: FrameMap, b: FrameMap, published: ReadonlySet<string>): Equation[] {
  const shared = new Map<string, Grouping>()
  for (const [root, group] of a.frame) {
    const other = b.frame.get(root)
    if (other) shared.set(root, other.size < group.size ? other : group)
  }
  const right = b.sums(shared)
  return [...a.sums(shared)].flatMap(([key, { parts, codes }]) => {
    if (published.has(keyOfCodes(codes))) return []
    return [{ plus: parts, minus: right.get(key)?.parts ?? [], total: 0, atLeast: false }]
  })
}
