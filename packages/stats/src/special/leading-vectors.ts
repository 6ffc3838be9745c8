import { tridiagonalEigen } from './tridiagonal.ts'

/**
 * The `count` eigenvectors with the largest eigenvalues of a symmetric matrix with none below 0, given row by row; unit length, largest
 * first. A direction without any spread is a vector of zeros. The first step is that of the power iteration; keeping the vectors on the
 * way (Lanczos, with full orthogonalisation) makes it converge in tens of steps where the power iteration needs thousands, so that the
 * answer depends on the matrix and not on the start. `start` saves steps when it is near.
 *
 * Stops when what is left over is below 1e-11 of the largest eigenvalue. Source: Parlett (1998), The Symmetric Eigenvalue Problem,
 * chapter 13, doi:10.1137/1.9781611971163. Checked against power iteration and against matrices with known vectors.
 */
export function leadingVectors(
  matrix: Float64Array,
  size: number,
  count: number,
  start: readonly Float64Array[] = [],
): { values: number[]; vectors: Float64Array[] } {
  const trace = diagonalSum(matrix, size)
  const basis: Float64Array[] = []
  const diagonal: number[] = []
  const beside: number[] = []
  let next = trace > 0 ? firstVector(size, start) : null
  let check = Math.min(size, 12)
  while (next) {
    basis.push(next)
    const image = multiply(matrix, size, next)
    diagonal.push(dot(image, next))
    orthogonalise(image, basis)
    const left = norm(image)
    const closed = left <= 1e-14 * trace
    if (closed || basis.length >= check) {
      const ends = endsWithin(diagonal, beside, count)
      if (isEnough(ends, { left: closed ? 0 : left, trace, size })) break
      check = Math.min(size, Math.ceil(basis.length * 1.15))
    }
    next = closed ? freshVector(size, basis) : scaled(image, 1 / left)
    beside.push(closed ? 0 : left)
  }
  const found = combined(basis, { diagonal, beside }, size, count)
  return { values: found.map(({ value }) => value), vectors: found.map(({ vector }) => vector) }
}

interface Ends {
  readonly all: Float64Array
  /** The largest values, and how much of their vectors lies along the last step. */
  readonly values: readonly number[]
  readonly ends: readonly number[]
}

function endsWithin(diagonal: number[], beside: number[], count: number): Ends {
  const { values: all, vectors } = tridiagonalEigen(diagonal, beside, diagonal.length - 1)
  const kept = largest(all, count)
  return { all, values: kept.map(i => all[i] ?? 0), ends: kept.map(i => vectors[i] ?? 0) }
}

const largest = (values: Float64Array, count: number): number[] =>
  Array.from(values.keys())
    .sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0))
    .slice(0, count)

/** What is left over is small, and where the space closed early nothing outside it can be larger than what was found. */
function isEnough(
  { all, values, ends }: Ends,
  { left, trace, size }: { left: number; trace: number; size: number },
): boolean {
  if (all.length >= size) return true
  const top = values[0] ?? 0
  if (left > 0) return ends.length > 1 && ends.every(end => Math.abs(left * end) <= 1e-11 * top)
  const outside = Array.from(all).reduce((rest, value) => rest - value, trace)
  return outside <= 1e-11 * trace || (ends.length > 1 && outside < (values.at(-1) ?? 0))
}

/** The basis mixed into vectors. Directions with no spread are zeros: rounding would choose them. */
function combined(
  basis: readonly Float64Array[],
  { diagonal, beside }: { diagonal: number[]; beside: number[] },
  size: number,
  count: number,
): { value: number; vector: Float64Array }[] {
  const steps = basis.length
  const { values, vectors: mixes } = tridiagonalEigen(diagonal, beside)
  const kept = largest(values, count)
  const top = values[kept[0] ?? 0] ?? 0
  const real = (i: number | undefined): i is number => i !== undefined && (values[i] ?? 0) > 1e-11 * top
  return Array.from({ length: count }, (_, at) => kept[at]).map(i => {
    const vector = new Float64Array(size)
    if (!real(i)) return { value: 0, vector }
    basis.forEach((step, k) => {
      addTimes(vector, step, mixes[k * steps + i] ?? 0)
    })
    return { value: values[i] ?? 0, vector: scaled(vector, 1 / norm(vector)) }
  })
}

function firstVector(size: number, start: readonly Float64Array[]): Float64Array | null {
  const vector = new Float64Array(size)
  for (const from of start)
    for (let i = 0; i < from.length; i++) vector[i] = (vector[i] ?? 0) + (from[i] ?? 0)
  // Uneven, so that no symmetry of the votes can hide a direction from it.
  const weight = norm(vector) > 0 ? 1e-6 : 1
  for (let i = 0; i < size; i++)
    vector[i] = (vector[i] ?? 0) + weight * (0.5 + (((i + 1) * 0.618_033_988_75) % 1))
  const length = norm(vector)
  return length > 0 ? scaled(vector, 1 / length) : null
}

/** A unit vector at right angles to all of the basis, or null where the basis is complete. */
function freshVector(size: number, basis: readonly Float64Array[]): Float64Array | null {
  for (let i = 0; i < size; i++) {
    const vector = new Float64Array(size)
    vector[i] = 1
    orthogonalise(vector, basis)
    const length = norm(vector)
    if (length > 0.5 / Math.sqrt(size)) return scaled(vector, 1 / length)
  }
  return null
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
