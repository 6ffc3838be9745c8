import { leadingVectors } from '../special/leading-vectors.ts'
import { centredProducts, type PairSums } from './pair-sums.ts'

/** The two directions in which voters differ most. Each list has one number per statement. */
export interface Components {
  /** Mean vote of those who saw the statement. */
  readonly centre: Float64Array
  readonly first: Float64Array
  readonly second: Float64Array
  /** Sums of squares along the two directions, and in all. */
  readonly spread: { readonly first: number; readonly second: number; readonly total: number }
}

/**
 * The first two principal components of the votes, where a missing vote is taken as the mean of its statement; `hidden` statements (moderated
 * out, or asking about the voter) count as columns of zeros. They depend on the votes alone, not on the order in which these came in; only
 * the signs, which mean nothing, follow `near`, so that a map does not flip between two votes.
 *
 * Polis comes to the same vectors by 100 steps of power iteration from those of its last update. Source: Polis, math/pca.clj. Checked
 * against the output of Polis and against plain power iteration.
 */
export function components(sums: PairSums, hidden: Uint8Array, near?: Components): Components {
  const size = sums.statements
  const { centre, products } = centredProducts(sums, hidden)
  const { values, vectors } = leadingVectors(products, size, 2, near ? [near.first, near.second] : [])
  let total = 0
  for (let j = 0; j < size; j++) total += products[j * size + j] as number
  return {
    centre,
    first: signed(vectors[0] as Float64Array, near?.first),
    second: signed(vectors[1] as Float64Array, near?.second),
    spread: { first: values[0] ?? 0, second: values[1] ?? 0, total },
  }
}

/** The vector or its opposite: the one that points the way of `near`; without one, the one whose largest number is positive. */
function signed(vector: Float64Array, near: Float64Array | undefined): Float64Array {
  let [along, largest] = [0, 0]
  vector.forEach((value, i) => {
    along += value * (near?.[i] ?? 0)
    if (Math.abs(value) > Math.abs(largest) + 1e-9) largest = value
  })
  return (along || largest) < 0 ? vector.map(value => -value) : vector
}
