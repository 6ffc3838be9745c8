import type { IdentifyingPassage } from '@understory/model'

/** A point with what may lead to a person marked in it. */
export function MarkedWords({
  text,
  passages,
}: {
  text: string
  passages: readonly Pick<IdentifyingPassage, 'start' | 'end'>[]
}) {
  const sorted = passages.toSorted((a, b) => a.start - b.start)
  const cuts = [0, ...sorted.flatMap(one => [one.start, one.end]), text.length]
  return cuts.slice(1).map((end, i) => {
    const part = text.slice(cuts[i], end)
    return i % 2 === 1 ? <mark key={end}>{part}</mark> : part
  })
}
