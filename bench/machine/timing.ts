/** The value below which this share of the sample lies (nearest rank). */
export function percentile(sample: readonly number[], share: number): number {
  const sorted = [...sample].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export async function timed<T>(work: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const start = performance.now()
  const value = await work()
  return { value, seconds: (performance.now() - start) / 1000 }
}

export const sleep = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

/** Asks again and again until it gets something; null when the time is over. */
export async function until<T>(
  ask: () => Promise<T | null>,
  limit_ms: number,
  every_ms = 20,
): Promise<T | null> {
  const end = performance.now() + limit_ms
  for (;;) {
    const found = await ask()
    if (found !== null || performance.now() > end) return found
    await sleep(every_ms)
  }
}
