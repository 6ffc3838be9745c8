/** A value with its interval. Where one of them cannot be known it is null, and `notEstimable` says why. */
export interface Estimate {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly notEstimable: string | null
}

/** An estimate that could not be made, with the reason in one sentence. */
export const notEstimable = (reason: string): Estimate => ({
  value: null,
  low: null,
  high: null,
  notEstimable: reason,
})
