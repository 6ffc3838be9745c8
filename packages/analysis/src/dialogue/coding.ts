import type { Code, CoderAgreement, CodeValues } from '@understory/model'
import { type CodingLevel, coderAgreement, seeded } from '@understory/stats'

/** A point as some coders who worked apart gave it, with the decisions where they differed. */
export interface CodedPoint {
  readonly note: string
  readonly given: readonly CodeValues[]
  readonly settled: CodeValues
  /** Codes that could be given to it, by the codebook of its round; left out where all could. */
  readonly asked?: readonly string[]
}

/** The seed of the draws of an interval. */
export const agreementSeed = 1

/** The code that an id stands for by now: itself, or what it was merged into; null for a retired or unknown one. */
export function codeNow(codes: readonly Code[], id: string): string | null {
  let code = codes.find(one => one.id === id)
  for (let steps = 0; code?.state === 'merged' && steps < codes.length; steps++) {
    const into: string | null = code.into
    code = codes.find(one => one.id === into)
  }
  return code?.state === 'in-use' ? code.id : null
}

/** Values by the codes in use now: of codes that were merged the largest counts. */
export function valuesNow(codes: readonly Code[], values: CodeValues): CodeValues {
  const now: Record<string, number> = {}
  for (const [id, value] of Object.entries(values)) {
    const code = codeNow(codes, id)
    if (code !== null) now[code] = Math.max(now[code] ?? 0, value)
  }
  return now
}

/** How far coders agree about one code, at its own scale. Points that one person alone coded say nothing of it. */
export const agreementOnCode = (
  codes: readonly Code[],
  points: readonly CodedPoint[],
  code: Pick<Code, 'id' | 'scale'>,
): CoderAgreement =>
  agreement(
    points.map(one => one.given.map(values => valuesNow(codes, values)[code.id] ?? null)),
    code.scale,
  )

/**
 * How far coders agree that a point carries any of some codes: there or not, so nominal. Of a round whose codebook had none of them the
 * points say nothing.
 */
export function agreementOnTheme(
  codes: readonly Code[],
  points: readonly CodedPoint[],
  theme: readonly string[],
): CoderAgreement {
  const ids = new Set(theme.flatMap(id => codeNow(codes, id) ?? []))
  const about = (id: string) => ids.has(codeNow(codes, id) ?? '')
  return agreement(
    points
      .filter(one => one.asked === undefined || one.asked.some(about))
      .map(one =>
        one.given.map(values => {
          const now = valuesNow(codes, values)
          return [...ids].some(id => (now[id] ?? 0) > 0) ? 1 : 0
        }),
      ),
    'nominal',
  )
}

/** In an order of the values alone, so that the draws of the interval are the same for anybody with the same codings. */
function agreement(units: readonly (readonly (number | null)[])[], level: CodingLevel): CoderAgreement {
  const points = units.filter(unit => unit.filter(value => value !== null).length > 1).length
  const ordered = units
    .map(unit => unit.filter(value => value !== null).toSorted((a, b) => a - b))
    .toSorted((a, b) => (a.join(' ') < b.join(' ') ? -1 : 1))
  const found = coderAgreement(ordered, { level, random: seeded(agreementSeed) })
  return {
    alpha: found.value,
    low: found.low,
    high: found.high,
    points,
    notEstimable: found.notEstimable,
  }
}

/** Codes of a point that coders gave otherwise and nobody decided about, and those that somebody did. */
export function differences(point: CodedPoint): {
  readonly disputed: readonly string[]
  readonly settled: readonly string[]
} {
  const ids = [...new Set(point.given.flatMap(values => Object.keys(values)))].toSorted()
  const apart = ids.filter(id => new Set(point.given.map(values => values[id] ?? null)).size > 1)
  return {
    disputed: apart.filter(id => point.settled[id] === undefined),
    settled: apart.filter(id => point.settled[id] !== undefined),
  }
}

/** What a point carries in the end: what all gave alike, and what was decided where they differed. What is still disputed is not there. */
export function finalValues(codes: readonly Code[], point: CodedPoint): CodeValues {
  const { disputed } = differences(point)
  const first = point.given[0] ?? {}
  const agreed = Object.entries(first).filter(([id]) => !disputed.includes(id))
  const decided = differences(point).settled.map(id => [id, point.settled[id] ?? 0] as const)
  return valuesNow(codes, Object.fromEntries([...agreed, ...decided]))
}
