/**
 * Eigenvalues (ascending is not promised) and eigenvectors of a symmetric tridiagonal matrix: `diagonal` of length k, `beside` of length
 * k − 1. Vector i is in the column i of `vectors`, row by row; rows before `firstRow` are left out, which saves their time. Implicit QL with shifts: Martin and Wilkinson (1968), Numer Math
 * 12:377–383, doi:10.1007/BF02165404; checked by putting the matrix together again.
 */
export function tridiagonalEigen(
  diagonal: ArrayLike<number>,
  beside: ArrayLike<number>,
  firstRow = 0,
): { values: Float64Array; vectors: Float64Array } {
  const size = diagonal.length
  const d = Float64Array.from(diagonal)
  const e = new Float64Array(size)
  for (let i = 0; i + 1 < size; i++) e[i] = beside[i] as number
  const vectors = new Float64Array((size - firstRow) * size)
  for (let i = firstRow; i < size; i++) vectors[(i - firstRow) * size + i] = 1
  for (let first = 0; first < size; first++)
    for (let turn = 0; turn < 80; turn++) {
      const last = endOfBlock(d, e, first)
      if (last === first) break
      sweep(d, e, vectors, first, last)
    }
  return { values: d, vectors }
}

/** The last index that hangs together with `first`. */
function endOfBlock(d: Float64Array, e: Float64Array, first: number): number {
  let last = first
  for (; last < d.length - 1; last++) {
    const scale = Math.abs(d[last] as number) + Math.abs(d[last + 1] as number)
    if (Math.abs(e[last] as number) <= Number.EPSILON * scale) break
  }
  return last
}

function sweep(d: Float64Array, e: Float64Array, vectors: Float64Array, first: number, last: number): void {
  const at = (values: Float64Array, i: number) => values[i] as number
  const lean = (at(d, first + 1) - at(d, first)) / (2 * at(e, first))
  const length = Math.hypot(lean, 1)
  let g = at(d, last) - at(d, first) + at(e, first) / (lean + (lean >= 0 ? length : -length))
  let sine = 1
  let cosine = 1
  let shift = 0
  for (let i = last - 1; i >= first; i--) {
    const f = sine * at(e, i)
    const b = cosine * at(e, i)
    const r = Math.hypot(f, g)
    e[i + 1] = r
    if (r === 0) {
      d[i + 1] = at(d, i + 1) - shift
      e[last] = 0
      return
    }
    sine = f / r
    cosine = g / r
    g = at(d, i + 1) - shift
    const turned = (at(d, i) - g) * sine + 2 * cosine * b
    shift = sine * turned
    d[i + 1] = g + shift
    g = cosine * turned - b
    rotate(vectors, d.length, i, sine, cosine)
  }
  d[first] = at(d, first) - shift
  e[first] = g
  e[last] = 0
}

function rotate(vectors: Float64Array, size: number, i: number, sine: number, cosine: number): void {
  for (let place = i; place < vectors.length; place += size) {
    const left = vectors[place] as number
    const right = vectors[place + 1] as number
    vectors[place + 1] = sine * left + cosine * right
    vectors[place] = cosine * left - sine * right
  }
}
