import { checkConfidence, checkCount } from './check-argument.ts'
import { normalQuantile } from './special/normal.ts'

/** How answers are replaced before they are counted. */
export interface ResponseDesign {
  /** Number of possible answers. */
  readonly choices: number
  /** Probability that an answer is replaced by one drawn evenly from all choices, 0–1. */
  readonly replacedShare: number
}

/**
 * The design in which one published answer is at most `maxOdds` times as likely under one true answer as under any other: whoever sees it, and
 * knows everything else, cannot move their odds between two answers by more than that factor. ln(maxOdds) is the ε of local differential privacy.
 *
 * Source: Warner (1965), J Am Stat Assoc 60:63–69, doi:10.1080/01621459.1965.10480775, for k answers as in Kairouz, Oh & Viswanath (2016),
 * J Mach Learn Res 17(17):1–51.
 */
export function responseDesign(choices: number, maxOdds: number): ResponseDesign {
  if (!Number.isInteger(choices) || choices < 2)
    throw new RangeError(`choices must be a whole number from 2, got ${choices}`)
  if (!(maxOdds > 1 && Number.isFinite(maxOdds)))
    throw new RangeError(`maxOdds must be above 1, got ${maxOdds}`)
  return { choices, replacedShare: choices / (maxOdds + choices - 1) }
}

/** The published answer, from 0 to `choices` − 1. `draw` is uniform on [0, 1): the same draw gives the same answer. */
export function randomizeAnswer(
  answer: number,
  draw: number,
  { choices, replacedShare }: ResponseDesign,
): number {
  if (!(draw >= 0 && draw < 1)) throw new RangeError(`draw must be in [0, 1), got ${draw}`)
  if (!Number.isInteger(answer) || answer < 0 || answer >= choices)
    throw new RangeError(`answer must be a whole number from 0 to ${choices - 1}, got ${answer}`)
  return draw < replacedShare ? Math.min(choices - 1, Math.floor((draw / replacedShare) * choices)) : answer
}

/**
 * How many of `total` gave an answer, estimated from how many are published with it: unbiased, except that it is kept between 0 and `total`.
 */
export function estimateAnswers(
  published: number,
  total: number,
  { choices, replacedShare }: ResponseDesign,
): number {
  checkCount('published', published)
  checkCount('total', total)
  if (published > total) throw new RangeError(`published must not exceed total, got ${published} of ${total}`)
  const estimate = (published - (total * replacedShare) / choices) / (1 - replacedShare)
  return Math.min(total, Math.max(0, estimate))
}

/** The same for all answers to one question at once, as whole numbers that add up to how many answered. */
export function estimateCounts(published: readonly number[], design: ResponseDesign): number[] {
  const total = published.reduce((sum, one) => sum + one, 0)
  const estimates = published.map(one => estimateAnswers(one, total, design))
  // An estimate that is kept at zero leaves the others too large together.
  const together = estimates.reduce((sum, one) => sum + one, 0)
  const shares = estimates.map(one => (together > 0 ? (one * total) / together : 0))
  const counts = shares.map(Math.floor)
  const rest = total - counts.reduce((sum, one) => sum + one, 0)
  const byRemainder = shares
    .map((share, at) => ({ at, remainder: share - Math.floor(share) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.at - b.at)
  for (const { at } of byRemainder.slice(0, rest)) counts[at] = (counts[at] ?? 0) + 1
  return counts
}

/**
 * How far an estimate may be from the true number of answers because of the replacements, either way, in answers. The normal approximation with the
 * largest variance that the design allows, so it is never too small for large totals; it says nothing of people who did not answer.
 */
export function responseMargin(
  total: number,
  { choices, replacedShare }: ResponseDesign,
  { confidence = 0.95 }: { confidence?: number } = {},
): number {
  checkCount('total', total)
  checkConfidence(confidence)
  const replaced = replacedShare / choices
  const kept = 1 - replacedShare + replaced
  const variance = Math.max(replaced * (1 - replaced), kept * (1 - kept)) / (1 - replacedShare) ** 2
  return normalQuantile((1 + confidence) / 2) * Math.sqrt(total * variance)
}
