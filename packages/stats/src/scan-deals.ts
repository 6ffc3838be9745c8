import type { ScanPoint } from './scan-cylinders.ts'

export const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

/** Cases of each place in its last 1, 2, … periods. */
export function recentOf(points: readonly ScanPoint[], longest: number): Int32Array {
  const recent = new Int32Array(points.length * longest)
  for (const [i, { counts }] of points.entries())
    for (let l = 0; l < longest; l++)
      recent[i * longest + l] = (l > 0 ? (recent[i * longest + l - 1] ?? 0) : 0) + (counts.at(-1 - l) ?? 0)
  return recent
}

/** What is expected, and how a quiet world is dealt: `recent` as of `strongest`. */
export interface Deal {
  readonly weight: readonly number[]
  readonly inLast: (place: number, length: number) => number
  readonly into: (recent: Int32Array, random: () => number) => void
}

/** The periods dealt among the cases: places and periods keep their numbers. */
export function byCases(points: readonly ScanPoint[], longest: number, cases: number): Deal {
  const weight = points.map(({ counts }) => sum(counts))
  const ofCase = Int32Array.from(weight.flatMap((count, i) => new Array<number>(count).fill(i)))
  const last = Array.from({ length: longest }, (_, l) =>
    points.reduce((all, { counts }) => all + sum(counts.slice(-1 - l)), 0),
  )
  return {
    weight,
    inLast: (place, length) => ((weight[place] ?? 0) * (last[length - 1] ?? 0)) / cases,
    into(recent, random) {
      recent.fill(0)
      // Which cases fall into the newest periods: the first cards of a shuffle; the rest need no shuffling.
      let card = 0
      for (let l = 0; l < longest; l++)
        for (const end = last[l] as number; card < end; card++) {
          const other = card + Math.floor(random() * (cases - card))
          const place = ofCase[other] as number
          ofCase[other] = ofCase[card] as number
          ofCase[card] = place
          const at = place * longest + l
          recent[at] = (recent[at] as number) + 1
        }
      addUp(recent, longest)
    },
  }
}

/** As many cases dealt over places and periods by what is expected of each; `given` in any unit. */
export function byExpected(given: readonly (readonly number[])[], longest: number, cases: number): Deal {
  const unit = cases / given.reduce((all, one) => all + sum(one), 0)
  const expected = given.map(one => one.map(count => count * unit))
  const upTo = new Float64Array(expected.length * longest)
  let total = 0
  for (let cell = 0; cell < upTo.length; cell++) {
    total += expected[Math.floor(cell / longest)]?.at(-1 - (cell % longest)) ?? 0
    upTo[cell] = total
  }
  return {
    weight: expected.map(sum),
    inLast: (place, length) => sum(expected[place]?.slice(-length) ?? []),
    into(recent, random) {
      recent.fill(0)
      for (let n = 0; n < cases; n++) {
        const x = random() * cases
        if (x >= total) continue
        let [low, high] = [0, upTo.length - 1]
        while (low < high) {
          const middle = (low + high) >> 1
          if (x < (upTo[middle] as number)) high = middle
          else low = middle + 1
        }
        recent[low] = (recent[low] as number) + 1
      }
      addUp(recent, longest)
    },
  }
}

function addUp(recent: Int32Array, longest: number): void {
  for (let at = 0; at < recent.length; at++)
    if (at % longest > 0) recent[at] = (recent[at] as number) + (recent[at - 1] as number)
}
