import { leastSquares } from './special/least-squares.ts'

/** A month to fit: its row of the design, its count and the log of its days. */
export interface FitRow {
  readonly design: readonly number[]
  readonly count: number
  readonly logDays: number
}

export interface SeasonalFit {
  readonly coefficients: readonly number[]
  /** Inverse of X'WX; times the dispersion it is the covariance of the coefficients. */
  readonly inverse: readonly (readonly number[])[]
  /** Variance of a count divided by its mean, at least 1. */
  readonly dispersion: number
}

/**
 * The columns of a month: level, yearly trend, and waves of 12 and (with `waves` 2) 6 months.
 * `month_no` is year × 12 + month − 1; `middle` keeps the trend column small.
 */
export function designOf(monthNo: number, middle: number, waves: number): number[] {
  const row = [1, (monthNo - middle) / 12]
  for (let wave = 1; wave <= waves; wave++) {
    const angle = (2 * Math.PI * wave * (monthNo % 12)) / 12
    row.push(Math.cos(angle), Math.sin(angle))
  }
  return row
}

export function meanOf(fit: { coefficients: readonly number[] }, row: Omit<FitRow, 'count'>): number {
  return Math.exp(row.design.reduce((sum, x, i) => sum + x * (fit.coefficients[i] ?? 0), row.logDays))
}

/** x' V x: the variance of the fitted log mean, before the dispersion. */
export function leverageOf(fit: { inverse: SeasonalFit['inverse'] }, design: readonly number[]): number {
  return design.reduce(
    (sum, x, i) => sum + x * design.reduce((part, y, j) => part + y * (fit.inverse[i]?.[j] ?? 0), 0),
    0,
  )
}

/**
 * Poisson regression with a log link by iteratively reweighted least squares, then once more with outbreaks given
 * less weight (Farrington et al. 1996, Anscombe residuals; the limit 2.58 of Noufaily et al. 2013).
 * Null when it does not settle.
 */
export function fitSeason(rows: readonly FitRow[]): SeasonalFit | null {
  const first = fitWeighted(
    rows,
    rows.map(() => 1),
  )
  return first && fitWeighted(rows, outbreakWeights(rows, first))
}

function fitWeighted(rows: readonly FitRow[], weights: readonly number[]): SeasonalFit | null {
  const design = rows.map(row => row.design)
  let means = rows.map(row => row.count + 0.5)
  for (let round = 0; round < 60; round++) {
    const working = rows.map((row, i) => {
      const mean = means[i] ?? 1
      return Math.log(mean) - row.logDays + (row.count - mean) / mean
    })
    const solved = leastSquares(
      design,
      working,
      means.map((mean, i) => mean * (weights[i] ?? 1)),
    )
    if (!solved) return null
    const next = rows.map(row => meanOf(solved, row))
    if (!next.every(mean => mean > 1e-9 && mean < 1e12)) return null
    const settled = next.every((mean, i) => Math.abs(mean - (means[i] ?? 0)) <= 1e-11 * mean)
    means = next
    if (settled) return { ...solved, dispersion: dispersionOf(rows, means, weights) }
  }
  return null
}

/** Pearson's chi-square over its degrees of freedom; less spread than Poisson is not believed. */
function dispersionOf(rows: readonly FitRow[], means: readonly number[], weights: readonly number[]): number {
  const sum = rows.reduce((total, row, i) => {
    const mean = means[i] ?? 1
    return total + ((weights[i] ?? 1) * (row.count - mean) ** 2) / mean
  }, 0)
  return Math.max(1, sum / (rows.length - (rows[0]?.design.length ?? 0)))
}

function outbreakWeights(rows: readonly FitRow[], fit: SeasonalFit): number[] {
  const raw = rows.map(row => {
    const mean = meanOf(fit, row)
    const free = Math.max(1e-6, 1 - mean * leverageOf(fit, row.design))
    const residual =
      (1.5 * (row.count ** (2 / 3) * mean ** (-1 / 6) - Math.sqrt(mean))) / Math.sqrt(fit.dispersion * free)
    return residual > 2.58 ? residual ** -2 : 1
  })
  const scale = rows.length / raw.reduce((sum, weight) => sum + weight, 0)
  return raw.map(weight => weight * scale)
}
