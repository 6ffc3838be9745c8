/** Requests per address in a fixed window. Bounded: the oldest addresses are forgotten first. */
export function createRateLimit(options: {
  perWindow: number
  window_ms: number
  now: () => number
  addresses?: number
}) {
  const most = options.addresses ?? 10_000
  const windows = new Map<string, { start: number; count: number }>()
  return {
    /** Seconds to wait, or 0 when the request may pass. */
    take(address: string): number {
      const now = options.now()
      const open = windows.get(address)
      if (!open || now - open.start >= options.window_ms) {
        windows.delete(address)
        windows.set(address, { start: now, count: 1 })
        if (windows.size > most) windows.delete(windows.keys().next().value ?? '')
        return 0
      }
      open.count++
      if (open.count <= options.perWindow) return 0
      return Math.max(1, Math.ceil((open.start + options.window_ms - now) / 1000))
    },
  }
}
export type RateLimit = ReturnType<typeof createRateLimit>
