import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leadingVectors } from './leading-vectors.ts'
import { tridiagonalEigen } from './tridiagonal.ts'

const numbers = (least: number, most: number) =>
  fc.array(
    fc.integer({ min: -300, max: 300 }).map(x => x / 100),
    { minLength: least, maxLength: most },
  )

test('a tridiagonal matrix is put together again from its eigenvalues and vectors', () => {
  fc.assert(
    fc.property(numbers(1, 9), numbers(8, 8), (diagonal, more) => {
      const size = diagonal.length
      const beside = more.slice(0, size - 1)
      const { values, vectors } = tridiagonalEigen(diagonal, beside)
      for (let i = 0; i < size; i++)
        for (let j = 0; j < size; j++) {
          let sum = 0
          for (let k = 0; k < size; k++)
            sum += (vectors[i * size + k] ?? 0) * (values[k] ?? 0) * (vectors[j * size + k] ?? 0)
          const given = i === j ? diagonal[i] : Math.abs(i - j) === 1 ? beside[Math.min(i, j)] : 0
          expect(sum).toBeCloseTo(given ?? 0, 9)
        }
    }),
  )
})

test('leading vectors are eigenvectors, of unit length, at right angles, and none is larger', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 30 }),
      fc.infiniteStream(fc.integer({ min: -1, max: 1 })),
      (size, rows, stream) => {
        const data = Array.from({ length: rows }, () =>
          Array.from({ length: size }, () => Number(stream.next().value)),
        )
        const matrix = new Float64Array(size * size)
        for (const row of data)
          for (let i = 0; i < size; i++)
            for (let j = 0; j < size; j++)
              matrix[i * size + j] = (matrix[i * size + j] ?? 0) + (row[i] ?? 0) * (row[j] ?? 0)
        const { values, vectors } = leadingVectors(matrix, size, 2)
        const times = (v: ArrayLike<number>) =>
          Array.from({ length: size }, (_, i) =>
            Array.from(v).reduce((sum, x, j) => sum + x * (matrix[i * size + j] ?? 0), 0),
          )
        vectors.forEach((vector, k) => {
          times(vector).forEach((image, i) => {
            expect(image).toBeCloseTo((values[k] ?? 0) * (vector[i] ?? 0), 6)
          })
          if ((values[k] ?? 0) > 0) expect(Math.hypot(...vector)).toBeCloseTo(1, 10)
        })
        // The trace is the sum of all eigenvalues, and the sum of squares that of their squares: no third can be larger than what is left.
        const all = jacobi(matrix, size).sort((a, b) => b - a)
        expect(values[0]).toBeCloseTo(all[0] ?? 0, 6)
        expect(values[1]).toBeCloseTo(all[1] ?? 0, 6)
      },
    ),
  )
})

test('a largest eigenvalue with several directions is found as often as it is there, also where the space of one start is closed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 40 }), (times, smaller) => {
      const eigenvalues = [
        ...Array(times).fill(17),
        ...Array.from({ length: smaller }, (_, i) => 11 / (i + 1)),
      ]
      const { values, vectors } = leadingVectors(turned(eigenvalues), eigenvalues.length, 2)
      expect(values[0]).toBeCloseTo(17, 9)
      expect(values[1]).toBeCloseTo(times > 1 ? 17 : smaller > 0 ? 11 : 0, 9)
      const [a = [], b = []] = vectors.map(vector => Array.from(vector))
      expect(a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0)).toBeCloseTo(0, 9)
    }),
  )
})

test('equal eigenvalues give two directions, and no spread gives zeros', () => {
  const same = leadingVectors(Float64Array.from([2, 0, 0, 0, 2, 0, 0, 0, 1]), 3, 2)
  expect(same.values).toEqual([expect.closeTo(2, 12), expect.closeTo(2, 12)])
  expect(
    Math.abs(same.vectors[0]?.reduce((sum, x, i) => sum + x * (same.vectors[1]?.[i] ?? 0), 0) ?? 1),
  ).toBeLessThan(1e-9)
  expect(leadingVectors(new Float64Array(9), 3, 2)).toEqual({
    values: [0, 0],
    vectors: [new Float64Array(3), new Float64Array(3)],
  })
})

/** A matrix of these eigenvalues whose eigenvectors lie along no axis (mirrored at an uneven vector: Householder). */
function turned(eigenvalues: readonly number[]): Float64Array {
  const size = eigenvalues.length
  const normal = eigenvalues.map((_, i) => 1 + ((i * 7) % 5))
  const squared = normal.reduce((sum, x) => sum + x * x, 0)
  const mirror = (i: number, j: number) =>
    (i === j ? 1 : 0) - (2 * (normal[i] ?? 0) * (normal[j] ?? 0)) / squared
  return Float64Array.from({ length: size * size }, (_, at) => {
    const [i, j] = [Math.floor(at / size), at % size]
    return eigenvalues.reduce((sum, value, k) => sum + mirror(i, k) * value * mirror(j, k), 0)
  })
}

/** All eigenvalues by turning away one pair at a time (Jacobi): slow, and another way. */
function jacobi(given: Float64Array, size: number): number[] {
  const m = Array.from({ length: size }, (_, i) => Array.from(given.subarray(i * size, (i + 1) * size)))
  const at = (i: number, j: number) => m[i]?.[j] ?? 0
  const set = (i: number, j: number, x: number) => {
    const row = m[i]
    if (row) row[j] = x
  }
  for (let sweep = 0; sweep < 30; sweep++)
    for (let p = 0; p < size; p++)
      for (let q = p + 1; q < size; q++) {
        if (Math.abs(at(p, q)) < 1e-13) continue
        const angle = 0.5 * Math.atan2(2 * at(p, q), at(q, q) - at(p, p))
        const [c, s] = [Math.cos(angle), Math.sin(angle)]
        for (let k = 0; k < size; k++) {
          const [a, b] = [at(k, p), at(k, q)]
          set(k, p, c * a - s * b)
          set(k, q, s * a + c * b)
        }
        for (let k = 0; k < size; k++) {
          const [a, b] = [at(p, k), at(q, k)]
          set(p, k, c * a - s * b)
          set(q, k, s * a + c * b)
        }
      }
  return m.map((row, i) => row[i] ?? 0)
}
