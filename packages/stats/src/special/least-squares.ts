/**
 * Weighted least squares for a handful of columns, by Cholesky's factorisation of the normal equations. Returns the
 * coefficients and the inverse of X'WX, or null when the columns do not determine them.
 */
export function leastSquares(
  rows: readonly (readonly number[])[],
  target: readonly number[],
  weights: readonly number[],
): { coefficients: number[]; inverse: number[][] } | null {
  const columns = Array.from({ length: rows[0]?.length ?? 0 }, (_, i) =>
    rows.map(row => row[i] ?? Number.NaN),
  )
  const weightedSum = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, x, n) => sum + x * (b[n] ?? Number.NaN) * (weights[n] ?? Number.NaN), 0)
  const square = columns.map(a => columns.map(b => weightedSum(a, b)))
  const right = columns.map(a => weightedSum(a, target))
  const factor = cholesky(square)
  if (!factor) return null
  const unit = (i: number) => right.map((_, j) => (i === j ? 1 : 0))
  return { coefficients: solve(factor, right), inverse: right.map((_, i) => solve(factor, unit(i))) }
}

/** The lower triangle L with L L' = the matrix, or null when it is not positive definite. */
function cholesky(matrix: readonly (readonly number[])[]): number[][] | null {
  const lower: number[][] = []
  for (const [i, line] of matrix.entries()) {
    const made: number[] = []
    for (let j = 0; j <= i; j++) {
      const other = j === i ? made : (lower[j] ?? [])
      let rest = line[j] ?? 0
      for (let k = 0; k < j; k++) rest -= (made[k] ?? 0) * (other[k] ?? 0)
      if (j < i) made.push(rest / (other[j] ?? Number.NaN))
      else if (rest > 1e-12 * (line[i] ?? 0)) made.push(Math.sqrt(rest))
      else return null
    }
    lower.push(made)
  }
  return lower
}

function solve(lower: readonly (readonly number[])[], right: readonly number[]): number[] {
  const x = [...right]
  for (const [i, line] of lower.entries()) {
    for (let k = 0; k < i; k++) x[i] = (x[i] ?? 0) - (line[k] ?? 0) * (x[k] ?? 0)
    x[i] = (x[i] ?? 0) / (line[i] ?? Number.NaN)
  }
  for (let i = lower.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < lower.length; k++) x[i] = (x[i] ?? 0) - (lower[k]?.[i] ?? 0) * (x[k] ?? 0)
    x[i] = (x[i] ?? 0) / (lower[i]?.[i] ?? Number.NaN)
  }
  return x
}
