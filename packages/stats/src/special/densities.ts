/**
 * What is left of log Γ(x + 1) after Stirling's approximation: log Γ(x+1) − (x + ½) log x + x − ½ log 2π, for x > 0.
 *
 * Source: Loader (2000), "Fast and accurate computation of binomial probabilities", with the asymptotic series of
 * DLMF 5.11.1. Small x is moved up by the recurrence of the gamma function. Checked against mpmath.
 */
export function stirlingError(x: number): number {
  let moved = 0
  let at = x
  while (at < 16) {
    moved += (at + 0.5) * Math.log1p(1 / at) - 1
    at += 1
  }
  const s = 1 / (at * at)
  return moved + (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s / 1188)))) / at
}

/**
 * Deviance part x log(x / mean) + mean − x, without the cancellation of the plain formula when x is near the mean.
 * Source: Loader (2000), the function bd0.
 */
export function devianceTerm(x: number, mean: number): number {
  if (Math.abs(x - mean) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x
  const v = (x - mean) / (x + mean)
  let sum = (x - mean) * v
  let power = 2 * x * v
  for (let j = 3; ; j += 2) {
    power *= v * v
    const next = sum + power / j
    if (next === sum) return sum
    sum = next
  }
}

/** Poisson density mean^x e^−mean / Γ(x + 1), for real x ≥ 0 and mean ≥ 0. Relative error about 1e-14 (Loader 2000). */
export function poissonDensity(x: number, mean: number): number {
  if (mean === 0) return x === 0 ? 1 : 0
  if (x === 0) return Math.exp(-mean)
  return Math.exp(-stirlingError(x) - devianceTerm(x, mean)) / Math.sqrt(2 * Math.PI * x)
}

/**
 * Binomial density Γ(n+1) / (Γ(x+1) Γ(n−x+1)) p^x q^(n−x) for real x and n − x, both > 0; `q` is 1 − p, given
 * separately so that neither loses digits. Source: Loader (2000).
 */
export function binomialDensity(x: number, rest: number, p: number, q: number): number {
  const n = x + rest
  const log =
    stirlingError(n) -
    stirlingError(x) -
    stirlingError(rest) -
    devianceTerm(x, n * p) -
    devianceTerm(rest, n * q)
  return Math.exp(log) * Math.sqrt(n / (2 * Math.PI * x * rest))
}
