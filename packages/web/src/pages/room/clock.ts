/** Where an evening stands against its run-sheet. */
export interface Clock {
  /** Segment that runs; -1 before the first was begun, the number of segments after the last. */
  readonly at: number
  /** Seconds left of the segment; below zero it is over. Null where none runs. */
  readonly left_s: number | null
  /** Minutes behind the plan, rounded; below zero ahead of it. */
  readonly late_min: number
  /** When it ends if the rest takes as long as planned, in ms since 1970. */
  readonly endsAt: number
}

const minute_ms = 60_000

/**
 * Compares an evening with its plan. `begun` are the instants (ms) at which segments were begun, in their order; one more than there
 * are segments says that the evening has ended. The plan begins at `startsAt`. A segment that runs over pushes the rest.
 */
export function clockAt(
  minutes: readonly number[],
  startsAt: number,
  begun: readonly number[],
  now: number,
): Clock {
  const sum = (from: number, to: number) => minutes.slice(from, to).reduce((all, one) => all + one, 0)
  const planned = startsAt + sum(0, minutes.length) * minute_ms
  const at = begun.length - 1
  const began = begun[at]
  const rounded = (ms: number) => Math.round(ms / minute_ms)
  if (began === undefined) {
    const endsAt = Math.max(now, startsAt) + sum(0, minutes.length) * minute_ms
    return { at: -1, left_s: null, late_min: rounded(endsAt - planned), endsAt }
  }
  if (at >= minutes.length) return { at, left_s: null, late_min: rounded(began - planned), endsAt: began }
  const segmentEnds = began + (minutes[at] ?? 0) * minute_ms
  const endsAt = Math.max(now, segmentEnds) + sum(at + 1, minutes.length) * minute_ms
  return { at, left_s: Math.ceil((segmentEnds - now) / 1_000), late_min: rounded(endsAt - planned), endsAt }
}

/** `12:05`, or `–2:10` when it is over. */
export function minutesAndSeconds(left_s: number): string {
  const all = Math.abs(left_s)
  const text = `${Math.floor(all / 60)}:${String(all % 60).padStart(2, '0')}`
  return left_s < 0 ? `–${text}` : text
}
