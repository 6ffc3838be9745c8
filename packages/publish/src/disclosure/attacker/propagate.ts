import type { Equation, System } from './system.ts'

/** What is left to find out: equations among parts that are not known yet. */
export interface Reduced {
  readonly low: Float64Array
  readonly high: Float64Array
  readonly equations: readonly Equation[]
}

/** Visits of one equation, at most: bounds could creep for ever. */
const mostVisits = 30

/**
 * Narrows bounds by one equation after another until nothing moves. Bounds only ever hold what is possible, so a part
 * whose bounds meet is known. Throws Contradiction where no whole numbers fit.
 */
export function propagate({ low: givenLow, high: givenHigh, equations }: System): Reduced {
  const [low, high] = [givenLow.slice(), givenHigh.slice()]
  const touching = new Map<number, number[]>()
  for (const [n, { plus, minus }] of equations.entries())
    for (const part of [...plus, ...minus]) {
      if (high[part] === low[part]) continue
      const list = touching.get(part)
      if (list) list.push(n)
      else touching.set(part, [n])
    }
  const visits = new Uint8Array(equations.length)
  const waiting = new Set(equations.keys())
  for (const n of waiting) {
    waiting.delete(n)
    const equation = equations[n]
    if (!equation || (visits[n] ?? 0) >= mostVisits) continue
    visits[n] = (visits[n] ?? 0) + 1
    for (const part of narrow(equation, low, high)) for (const m of touching.get(part) ?? []) waiting.add(m)
  }
  return { low, high, equations: equations.flatMap(equation => reduced(equation, low, high)) }
}

/** Numbers that cannot all be true of one set of rows: two releases of different states of the record. */
export class Contradiction extends Error {}

function narrow({ plus, minus, total, atLeast }: Equation, low: Float64Array, high: Float64Array): number[] {
  const least = plusMinus(plus, low, minus, high)
  const most = plusMinus(plus, high, minus, low)
  if ((!atLeast && least.value > total) || most.value < total) throw new Contradiction('no whole numbers fit')
  const moved: number[] = []
  const set = (array: Float64Array, part: number, value: number) => {
    array[part] = value
    if ((low[part] ?? 0) > (high[part] ?? 0)) throw new Contradiction('no whole numbers fit')
    if (moved.at(-1) !== part) moved.push(part)
  }
  const step = (part: number, sign: 1 | -1) => {
    const [from, to] = [low[part] ?? 0, high[part] ?? 0]
    if (from === to) return
    // What the equation leaves to this part when all the others are at their least and at their most.
    const top = total - without(least, sign === 1 ? from : -to)
    const bottom = total - without(most, sign === 1 ? to : -from)
    const [floor, ceiling] =
      sign === 1 ? [bottom, atLeast ? Infinity : top] : [atLeast ? -Infinity : -top, -bottom]
    if (ceiling < to) set(high, part, ceiling)
    if (floor > from) set(low, part, floor)
  }
  for (const part of plus) step(part, 1)
  for (const part of minus) step(part, -1)
  return moved
}

/** A sum in which terms may be infinite: the finite rest, and how many are not. */
interface OpenSum {
  readonly value: number
  readonly finite: number
  readonly open: number
  readonly end: number
}

function plusMinus(
  plus: readonly number[],
  ofPlus: Float64Array,
  minus: readonly number[],
  ofMinus: Float64Array,
): OpenSum {
  let [finite, open, end] = [0, 0, 0]
  const add = (term: number) => {
    if (Number.isFinite(term)) finite += term
    else {
      open++
      end = term
    }
  }
  for (const part of plus) add(ofPlus[part] ?? 0)
  for (const part of minus) add(-(ofMinus[part] ?? 0))
  return { value: open > 0 ? end : finite, finite, open, end }
}

/** The sum without one of its terms. */
const without = ({ finite, open, end }: OpenSum, term: number): number => {
  if (!Number.isFinite(term)) return open > 1 ? end : finite
  return open > 0 ? end : finite - term
}

/** The equation without what is known; nothing where it says nothing more. */
function reduced(
  { plus, minus, total, atLeast }: Equation,
  low: Float64Array,
  high: Float64Array,
): Equation[] {
  const known = (part: number) => low[part] === high[part]
  const value = (parts: readonly number[]) =>
    parts.reduce((sum, part) => (known(part) ? sum + (low[part] ?? 0) : sum), 0)
  const left = {
    plus: plus.filter(part => !known(part)),
    minus: minus.filter(part => !known(part)),
    total: total - value(plus) + value(minus),
    atLeast,
  }
  if (left.plus.length + left.minus.length === 0) return []
  const sure =
    left.minus.length === 0 && left.plus.reduce((sum, part) => sum + (low[part] ?? 0), 0) >= left.total
  return atLeast && sure ? [] : [left]
}
