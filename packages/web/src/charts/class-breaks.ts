/**
 * Up to four round limits that put about a fifth of the areas into each of five classes. Only shading hangs on
 * them; every area's own number is in the table.
 */
export function classBreaks(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b)
  const limits = [0.2, 0.4, 0.6, 0.8].map(share => round(sorted[Math.floor(share * sorted.length)] ?? 0))
  return [...new Set(limits)].filter(limit => limit > 0)
}

/** The class of a value, from 0: a limit belongs to the class above it. */
export const classOf = (value: number, breaks: readonly number[]): number =>
  breaks.filter(limit => value >= limit).length

/** To the nearest 1, 2, 2.5 or 5 times a power of ten below it, so that legends read easily. */
function round(value: number): number {
  if (value < 1) return value > 0 ? 1 : 0
  const step =
    10 ** Math.floor(Math.log10(value)) / (value / 10 ** Math.floor(Math.log10(value)) < 2 ? 10 : 2)
  return Math.max(1, Math.round(Math.round(value / Math.max(1, step)) * Math.max(1, step)))
}
