/**
 * Where a rising function crosses zero between `low` and `high`: Newton steps from `start`, and a bisection whenever
 * a step would leave the bracket. `at(x)` returns the value and the slope.
 */
export function findRoot(
  at: (x: number) => { value: number; slope: number },
  bracket: { low: number; high: number; start: number },
): number {
  let { low, high, start: x } = bracket
  for (let i = 0; i < 400; i++) {
    const { value, slope } = at(x)
    if (value === 0) return x
    if (value < 0) low = x
    else high = x
    const step = x - value / slope
    const next = step > low && step < high ? step : low + (high - low) / 2
    if (Math.abs(next - x) <= 1e-15 * Math.abs(x) || next === low || next === high) return next
    x = next
  }
  return x
}
