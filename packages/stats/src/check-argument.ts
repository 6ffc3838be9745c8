/** Throws a RangeError unless `value` is a whole number of at least 0. */
export function checkCount(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new RangeError(`${name} must be a whole number of at least 0, got ${value}`)
}

/** Throws a RangeError unless `value` is a finite number of at least 0. */
export function checkExposure(name: string, value: number): void {
  if (!Number.isFinite(value) || value < 0)
    throw new RangeError(`${name} must be a finite number of at least 0, got ${value}`)
}

/** Throws a RangeError unless `value` lies strictly between 0 and 1. */
export function checkConfidence(value: number): void {
  if (!(value > 0 && value < 1)) throw new RangeError(`confidence must lie between 0 and 1, got ${value}`)
}
