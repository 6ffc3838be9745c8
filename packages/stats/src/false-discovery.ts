/**
 * Each p-value as the smallest share of false discoveries at which it would still be called a finding: the adjusted values of
 * Benjamini and Hochberg, in the order given. `dependent` holds under any dependence (Benjamini and Yekutieli), at a price.
 * P-values lie in 0 to 1, else RangeError; an empty list gives an empty list.
 *
 * Source: Benjamini and Hochberg (1995), J R Stat Soc B 57:289–300, doi:10.1111/j.2517-6161.1995.tb02031.x; Benjamini and
 * Yekutieli (2001), Ann Stat 29:1165–1188, doi:10.1214/aos/1013699998. Checked against the worked example of the first paper
 * and against the step-up rule itself on all small lists.
 */
export function falseDiscovery(
  pValues: readonly number[],
  { dependent = false }: { dependent?: boolean } = {},
): number[] {
  for (const p of pValues) if (!(p >= 0 && p <= 1)) throw new RangeError(`a p-value lies in 0 to 1, got ${p}`)
  const count = pValues.length
  let price = 1
  if (dependent) for (let k = 2; k <= count; k++) price += 1 / k
  const order = pValues.map((p, at) => ({ p, at })).sort((a, b) => b.p - a.p)
  const adjusted = new Array<number>(count).fill(1)
  let least = 1
  for (const [i, { p, at }] of order.entries()) {
    least = Math.min(least, (p * count * price) / (count - i))
    adjusted[at] = least
  }
  return adjusted
}
