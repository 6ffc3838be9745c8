import { seeded } from '../seeded.ts'
import { tridiagonalEigen } from './tridiagonal.ts'

/**
 * The `count` eigenvectors with the largest eigenvalues of a symmetric matrix with none below 0, given row by row; unit length, largest
 * first. A direction without any spread is a vector of zeros. The first step is that of the power iteration; keeping the vectors on the
 * way (Lanczos, with full orthogonalisation) makes it converge in tens of steps where the power iteration needs thousands, so that the
 * answer depends on the matrix and not on the start. `start` saves steps when it is near.
 *
 * From one start Lanczos sees one direction of an eigenvalue that has several. So it begins again at right angles to what was found, from
 * another start, until nothing larger is there or the trace leaves no room for it.
 *
 * Stops when what is left over is below 1e-11 of the largest eigenvalue. Source: Parlett (1998), The Symmetric Eigenvalue Problem,
 * chapter 13, doi:10.1137/1.9781611971163. Checked against power iteration, Jacobi rotations and matrices with known vectors.
 */
export function leadingVectors(
  matrix: Float64Array,
  size: number,
  count: number,
  start: readonly Float64Array[] = [],
): { values: number[]; vectors: Float64Array[] } {
  const trace = diagonalSum(matrix, size)
  let found: Pair[] = []
  for (let pass = 0; trace > 0 && found.length < size; pass++) {
    const least = found[count - 1]?.value ?? 0
    if (pass > 0 && leftOf(trace, found) <= Math.max(least, 1e-11 * trace)) break
    const basis = found.map(({ vector }) => vector)
    const first = firstVector(size, pass === 0 ? start : [], pass, basis)
    if (first === null) break
    const more = lanczos(matrix, size, {
      first,
      basis,
      trace,
      ...(pass === 0 ? { count } : { count: 1, least }),
    })
    const larger = more.filter(({ value }) => value > least + 1e-11 * trace)
    found = [...found, ...larger].sort((a, b) => b.value - a.value)
    if (pass > 0 && larger.length === 0) break
  }
  const empty = { value: 0, vector: new Float64Array(size) }
  const kept = Array.from({ length: count }, (_, k) => found[k] ?? empty)
  return { values: kept.map(({ value }) => value), vectors: kept.map(({ vector }) => vector) }
}

interface Pair {
  readonly value: number
  readonly vector: Float64Array
}

const leftOf = (trace: number, found: readonly Pair[]): number =>
  found.reduce((left, { value }) => left - value, trace)

/** The pairs with the largest eigenvalues in the space that grows from `first`, at right angles to the vectors of `basis`. */
function lanczos(
  matrix: Float64Array,
  size: number,
  given: {
    first: Float64Array
    basis: readonly Float64Array[]
    trace: number
    count: number
    least?: number
  },
): Pair[] {
  const { basis, trace, count, least = 0 } = given
  const steps: Float64Array[] = []
  const diagonal: number[] = []
  const beside: number[] = []
  const most = size - basis.length
  let next = given.first
  let check = Math.min(most, 12)
  for (;;) {
    steps.push(next)
    const image = multiply(matrix, size, next)
    diagonal.push(dot(image, next))
    orthogonalise(image, [...basis, ...steps])
    const left = norm(image)
    const closed = left <= 1e-13 * trace || steps.length >= most
    if (closed || (steps.length >= check && isEnough(diagonal, beside, { left, count, least }))) break
    if (steps.length >= check) check = Math.min(most, Math.ceil(steps.length * 1.15))
    beside.push(left)
    next = scaled(image, 1 / left)
  }
  return combined(steps, { diagonal, beside, size, count, least: 1e-11 * trace })
}

const largest = (values: Float64Array, count: number): number[] =>
  Array.from(values.keys())
    .sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0))
    .slice(0, count)

/**
 * Little of the wanted vectors lies along the last step, so that more steps would hardly turn them; or what is left over is little beside
 * how far they stay below `least`.
 */
function isEnough(
  diagonal: number[],
  beside: number[],
  { left, count, least }: { left: number; count: number; least: number },
): boolean {
  const { values, vectors } = tridiagonalEigen(diagonal, beside, diagonal.length - 1)
  const kept = largest(values, count)
  const top = values[kept[0] ?? 0] ?? 0
  const most = Math.max(1e-11 * top, 0.1 * (least - top))
  return kept.length === count && kept.every(i => Math.abs(left * (vectors[i] ?? 0)) <= most)
}

/** The steps mixed into vectors. Directions with no spread are left out: rounding would choose them. */
function combined(
  steps: readonly Float64Array[],
  given: { diagonal: number[]; beside: number[]; size: number; count: number; least: number },
): Pair[] {
  const { values, vectors: mixes } = tridiagonalEigen(given.diagonal, given.beside)
  return largest(values, given.count)
    .filter(i => (values[i] ?? 0) > given.least)
    .map(i => {
      const vector = new Float64Array(given.size)
      steps.forEach((step, k) => {
        addTimes(vector, step, mixes[k * steps.length + i] ?? 0)
      })
      return { value: values[i] ?? 0, vector: scaled(vector, 1 / norm(vector)) }
    })
}

/** Another for each pass: what one start cannot see, the next can. Null where `basis` leaves nothing over. */
function firstVector(
  size: number,
  start: readonly Float64Array[],
  pass: number,
  basis: readonly Float64Array[],
): Float64Array | null {
  const vector = new Float64Array(size)
  for (const from of start)
    for (let i = 0; i < from.length; i++) vector[i] = (vector[i] ?? 0) + (from[i] ?? 0)
  // Drawn, so that no pattern of the votes can hide a direction from it; even steps would be at right angles to 1, −1, −1, 1.
  const weight = norm(vector) > 0 ? 1e-6 : 1
  const draw = seeded(pass + 1)
  for (let i = 0; i < size; i++) vector[i] = (vector[i] ?? 0) + weight * (0.5 + draw())
  const whole = norm(vector)
  orthogonalise(vector, basis)
  const length = norm(vector)
  return length > 1e-8 * whole ? scaled(vector, 1 / length) : null
}

/** Takes out what lies along the basis; once more where little was left, because rounding is then a large part of it. */
function orthogonalise(vector: Float64Array, basis: readonly Float64Array[]): void {
  for (let pass = 0; pass < 3; pass++) {
    const before = norm(vector)
    for (const other of basis) addTimes(vector, other, -dot(vector, other))
    if (norm(vector) > 0.1 * before) return
  }
}

function multiply(matrix: Float64Array, size: number, vector: Float64Array): Float64Array {
  const image = new Float64Array(size)
  for (let i = 0; i < size; i++) image[i] = dotAt(matrix, i * size, vector)
  return image
}

/** Four sums side by side: a processor waits for one sum, not for four. */
function dotAt(values: Float64Array, from: number, vector: Float64Array): number {
  const size = vector.length
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let i = 0
  for (let at = from; i + 3 < size; i += 4, at += 4) {
    a += (values[at] as number) * (vector[i] as number)
    b += (values[at + 1] as number) * (vector[i + 1] as number)
    c += (values[at + 2] as number) * (vector[i + 2] as number)
    d += (values[at + 3] as number) * (vector[i + 3] as number)
  }
  for (; i < size; i++) a += (values[from + i] as number) * (vector[i] as number)
  return a + b + (c + d)
}

function addTimes(to: Float64Array, from: Float64Array, times: number): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) + times * (from[i] as number)
}

function diagonalSum(matrix: Float64Array, size: number): number {
  let sum = 0
  for (let i = 0; i < size; i++) sum += matrix[i * size + i] as number
  return sum
}

const dot = (a: Float64Array, b: Float64Array): number => dotAt(a, 0, b)
const norm = (vector: Float64Array): number => Math.sqrt(dot(vector, vector))
const scaled = (vector: Float64Array, times: number): Float64Array => vector.map(value => value * times)
