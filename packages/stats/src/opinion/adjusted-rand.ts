/**
 * How alike two groupings of the same things are: 1 when they are the same whatever the groups are called, 0 on average for groupings drawn
 * by chance with groups of these sizes, below 0 when they agree less than that. Where chance could not have given anything else (one
 * group in both, or everything alone in both) it is 1.
 *
 * Source: Hubert and Arabie (1985), J Classif 2:193–218, doi:10.1007/BF01908075. Checked pair by pair on all small groupings and against
 * published values.
 */
export function adjustedRand(one: ArrayLike<number>, other: ArrayLike<number>): number {
  if (one.length !== other.length)
    throw new RangeError(`groupings must be of the same things, got ${one.length} and ${other.length}`)
  const [cells, rows, columns] = [
    new Map<string, number>(),
    new Map<number, number>(),
    new Map<number, number>(),
  ]
  for (let i = 0; i < one.length; i++) {
    const [a, b] = [one[i] as number, other[i] as number]
    cells.set(`${a} ${b}`, (cells.get(`${a} ${b}`) ?? 0) + 1)
    rows.set(a, (rows.get(a) ?? 0) + 1)
    columns.set(b, (columns.get(b) ?? 0) + 1)
  }
  const [together, first, second] = [pairsIn(cells), pairsIn(rows), pairsIn(columns)]
  const all = (one.length * (one.length - 1)) / 2
  const expected = all > 0 ? (first * second) / all : 0
  const most = (first + second) / 2
  return most === expected ? 1 : (together - expected) / (most - expected)
}

function pairsIn(sizes: ReadonlyMap<unknown, number>): number {
  let sum = 0
  for (const size of sizes.values()) sum += (size * (size - 1)) / 2
  return sum
}
