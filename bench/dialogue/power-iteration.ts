import type { VoteTable } from '@understory/stats'

/**
 * Principal components as they are usually made: the whole table with every missing vote at the mean of its statement, power iteration
 * from ones, and each component taken out before the next. What the sparse way is compared with.
 */
export function powerIteration(
  { rows, statements }: VoteTable,
  count: number,
  steps: number,
): Float64Array[] {
  const data = rows.map(() => new Float64Array(statements))
  const [sums, seen] = [new Float64Array(statements), new Float64Array(statements)]
  for (const row of rows)
    for (let i = 0; i < row.seen; i++) {
      const j = row.statements[i] as number
      sums[j] = (sums[j] as number) + (row.votes[i] as number)
      seen[j] = (seen[j] as number) + 1
    }
  rows.forEach((row, voter) => {
    const own = data[voter] as Float64Array
    for (let i = 0; i < row.seen; i++) {
      const j = row.statements[i] as number
      own[j] = (row.votes[i] as number) - (sums[j] as number) / (seen[j] as number)
    }
  })
  return Array.from({ length: count }, () => {
    let vector = new Float64Array(statements).fill(1)
    for (let step = 0; step < steps; step++) vector = stepFrom(data, vector)
    for (const row of data) addTimes(row, vector, -dot(row, vector))
    return vector
  })
}

function stepFrom(data: readonly Float64Array[], vector: Float64Array): Float64Array<ArrayBuffer> {
  const next = new Float64Array(vector.length)
  for (const row of data) addTimes(next, row, dot(row, vector))
  const length = Math.sqrt(dot(next, next))
  return next.map(value => value / length)
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}

function addTimes(to: Float64Array, from: Float64Array, times: number): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) + times * (from[i] as number)
}
