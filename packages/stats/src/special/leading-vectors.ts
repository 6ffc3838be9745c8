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
      const found = pairsWithin(diagonal, beside, count)
      if (isEnough(found, { left: closed ? 0 : left, trace, size }))
        return combined(found, basis, size, count)
      check = Math.min(size, Math.ceil(basis.length * 1.4))
    }
    next = closed ? freshVector(size, basis) : scaled(image, 1 / left)
    beside.push(closed ? 0 : left)
  }
  return combined({ all: [], values: [], mixes: [] }, basis, size, count)
}

interface Pairs {
  readonly all: ArrayLike<number>
  /** The largest ones, and how the basis is mixed to make their vectors. */
  readonly values: readonly number[]
  readonly mixes: readonly number[][]
}

function pairsWithin(diagonal: number[], beside: number[], count: number): Pairs {
  const steps = diagonal.length
  const { values, vectors } = tridiagonalEigen(diagonal, beside)
  const order = Array.from(values, (_, i) => i).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0))
  const kept = order.slice(0, count)
  return {
    all: values,
    values: kept.map(i => values[i] ?? 0),
    mixes: kept.map(i => diagonal.map((_, k) => vectors[k * steps + i] ?? 0)),
  }
}

/** What is left over is small, and where the space closed early nothing outside it can be larger than what was found. */
function isEnough(
  { all, values, mixes }: Pairs,
  { left, trace, size }: { left: number; trace: number; size: number },
): boolean {
  if (all.length >= size) return true
  const top = values[0] ?? 0
  if (left > 0)
    return mixes.length > 1 && mixes.every(mix => Math.abs(left * (mix.at(-1) ?? 0)) <= 1e-11 * top)
  const outside = Array.from(all).reduce((rest, value) => rest - value, trace)
  return outside <= 1e-11 * trace || (mixes.length > 1 && outside < (values.at(-1) ?? 0))
}

/** Directions with no spread are zeros: rounding would choose them. */
function combined({ values, mixes }: Pairs, basis: readonly Float64Array[], size: number, count: number) {
  const top = values[0] ?? 0
  const real = (i: number) => (values[i] ?? 0) > 1e-11 * top
  const vectors = Array.from({ length: count }, (_, i) => {
    const sum = new Float64Array(size)
    if (!real(i)) return sum
    basis.forEach((vector, k) => {
      addTimes(sum, vector, mixes[i]?.[k] ?? 0)
    })
    return scaled(sum, 1 / norm(sum))
  })
  return { values: vectors.map((_, i) => (real(i) ? (values[i] ?? 0) : 0)), vectors }
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
  let [a, b, c, d] = [0, 0, 0, 0]
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
