import type { Vote, VoterRow, VoteTable } from './votes.ts'

/**
 * Whole-number sums over voters for each pair of statements, from which the components follow whatever order the votes came in. Two sums
 * share one double, the second times 2^26, so that a pair costs two additions; exact below 33 million voters. Only pairs in which the
 * second statement is not before the first are filled: place = first × statements + second.
 */
export interface PairSums {
  readonly statements: number
  /** How many voters saw both, and the sum of the products of their two votes. */
  readonly both: Float64Array
  /** Among voters who saw both: the sum of the votes on the first, and on the second. */
  readonly each: Float64Array
}

export const packing = 2 ** 26

/** The second of two sums in one double; the first is what is left. */
export const upper = (packed: number): number => Math.round(packed / packing)

/** More statements than this would take more memory than a small machine has: 16 bytes a pair, 576 MB. */
const mostStatements = 6_000

export function emptyPairSums(statements: number): PairSums {
  if (statements > mostStatements)
    throw new RangeError(`a map holds at most ${mostStatements} statements, got ${statements}`)
  const pairs = statements * statements
  return { statements, both: new Float64Array(pairs), each: new Float64Array(pairs) }
}

/** The sums over all voters of a table. */
export function pairSums(table: VoteTable): PairSums {
  const sums = emptyPairSums(table.statements)
  for (const row of table.rows) addVoter(sums, row)
  return sums
}

/** Takes a voter in, or out again with `times` −1. */
export function addVoter(
  { statements: width, both, each }: PairSums,
  row: VoterRow,
  times: 1 | -1 = 1,
): void {
  const { seen, statements, votes } = row
  for (let a = 0; a < seen; a++) {
    const first = (votes[a] as number) * times
    const start = (statements[a] as number) * width
    for (let b = a; b < seen; b++) {
      const place = start + (statements[b] as number)
      const second = (votes[b] as number) * packing
      both[place] = (both[place] as number) + times + first * second
      each[place] = (each[place] as number) + first + second * times
    }
  }
}

/** One vote changes: call it before the row is written. `before` is null for a statement that the voter had not seen. */
export function changeVote(
  sums: PairSums,
  row: VoterRow,
  { statement, before, after }: { statement: number; before: Vote | null; after: Vote },
): void {
  const { statements: width, both, each } = sums
  const [isNew, change] = [before === null ? 1 : 0, after - (before ?? 0)]
  for (let i = 0; i < row.seen; i++) {
    const other = row.statements[i] as number
    if (other === statement) continue
    const vote = row.votes[i] as number
    const place = statement < other ? statement * width + other : other * width + statement
    both[place] = (both[place] as number) + isNew + change * vote * packing
    const [own, theirs] = statement < other ? [1, packing] : [packing, 1]
    each[place] = (each[place] as number) + change * own + isNew * vote * theirs
  }
  const place = statement * width + statement
  both[place] = (both[place] as number) + isNew + (after * after - (before ?? 0) ** 2) * packing
  each[place] = (each[place] as number) + change * (1 + packing)
}

/** The same sums with room for more statements. */
export function widenPairSums(sums: PairSums, statements: number): PairSums {
  const wider = emptyPairSums(statements)
  for (let row = 0; row < sums.statements; row++) {
    const from = row * sums.statements
    wider.both.set(sums.both.subarray(from, from + sums.statements), row * statements)
    wider.each.set(sums.each.subarray(from, from + sums.statements), row * statements)
  }
  return wider
}

/**
 * Mean vote of each statement among those who saw it, and the products of the centred columns of the table in which a missing vote is the
 * mean of its column, so that it adds nothing. Hidden statements count as columns of zeros.
 */
export function centredProducts(
  { statements: width, both, each }: PairSums,
  hidden: Uint8Array,
): { centre: Float64Array; products: Float64Array } {
  const centre = new Float64Array(width)
  for (let j = 0; j < width; j++) {
    const place = j * width + j
    const seen = (both[place] as number) - upper(both[place] as number) * packing
    if (!hidden[j] && seen > 0) centre[j] = upper(each[place] as number) / seen
  }
  const products = new Float64Array(width * width)
  for (let j = 0; j < width; j++) {
    if (hidden[j]) continue
    const mean = centre[j] as number
    for (let k = j; k < width; k++) {
      const place = j * width + k
      if (hidden[k] || both[place] === 0) continue
      const product = upper(both[place] as number)
      const seen = (both[place] as number) - product * packing
      const second = upper(each[place] as number)
      const first = (each[place] as number) - second * packing
      const other = centre[k] as number
      const value = product - other * first - mean * second + mean * other * seen
      products[place] = value
      products[k * width + j] = value
    }
  }
  return { centre, products }
}
