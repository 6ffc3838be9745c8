import { fewestShown, type ProfileDimension, type ShownDimension } from './findings.ts'

/** A count of people as the public reads it: nothing for 1 to 9. Zero stays: it says of nobody that they were there. */
export const countShown = (people: number): number | null =>
  people > 0 && people < fewestShown ? null : people

/**
 * Who came as the public reads it. Groups of 1 to 9 people are left out. Where that leaves fewer than ten people or one group alone to be
 * found by subtraction from the total, the next smallest groups are left out too; where nothing is left to hide behind, the total is.
 */
export function shownDimension({ groups, ...dimension }: ProfileDimension): ShownDimension {
  const total = groups.reduce((sum, one) => sum + one.people, 0)
  const hidden = new Set(groups.filter(one => countShown(one.people) === null))
  if (hidden.size > 0)
    for (const next of groups
      .filter(one => one.people >= fewestShown)
      .toSorted((a, b) => a.people - b.people)) {
      const people = [...hidden].reduce((sum, one) => sum + one.people, 0)
      if (hidden.size > 1 && people >= fewestShown) break
      hidden.add(next)
    }
  const unseen = [...hidden].reduce((sum, one) => sum + one.people, 0)
  const safe = hidden.size === 0 || (hidden.size > 1 && unseen >= fewestShown)
  const people = safe ? countShown(total) : null
  return {
    ...dimension,
    people,
    groups: groups.map(one => ({
      label: one.label,
      residents: one.residents,
      people: hidden.has(one) ? null : one.people,
      share: hidden.has(one) || people === null || people === 0 ? null : one.people / people,
    })),
  }
}
