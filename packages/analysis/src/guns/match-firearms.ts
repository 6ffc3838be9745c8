import type { SerialState } from '@understory/model'

/** A firearm as one row describes it: makers and models in upper case, serial numbers as letters and digits. */
export interface DescribedFirearm {
  readonly maker: string | null
  readonly model: string | null
  readonly calibre: string | null
  readonly serial: string | null
  readonly serialState: SerialState
}

/**
 * How sure it is that two rows mean one firearm. `sure` and `likely` are joined; `doubtful` waits for a person.
 * - sure: a serial number of 6 characters or more and the maker agree, and nothing contradicts.
 * - likely: the number agrees, one of the two names no maker, nothing contradicts, and no other maker has that number.
 * - doubtful: the number and the maker agree but calibre or model contradict; or the number has only 5 characters; or it agrees
 *   only when letters that are mistaken for digits are (O and 0, I and 1, S and 5, B and 8, Z and 2); or two makers have the number.
 */
export type MatchConfidence = 'sure' | 'likely' | 'doubtful'

export interface FirearmPair {
  readonly a: number
  readonly b: number
  readonly confidence: MatchConfidence
}

export interface FirearmMatches {
  /** The firearm of each row, as the position of its first row. */
  readonly firearmOf: Int32Array
  /** Pairs for a person to look at, in the order of the rows. */
  readonly doubtful: readonly FirearmPair[]
  readonly sure: number
  readonly likely: number
}

const shortest = 5
const longEnough = 6
/** A number on more rows than this is a placeholder (`123456`), not a number: its rows are joined with nothing. */
const mostRows = 50

const mistaken: Readonly<Record<string, string>> = { O: '0', I: '1', S: '5', B: '8', Z: '2' }
const folded = (serial: string): string => serial.replace(/[OISBZ]/g, letter => mistaken[letter] ?? letter)

/**
 * Which rows mean the same firearm. Rows are compared only where their serial numbers are equal once letters that look like digits are
 * folded; numbers under 5 characters, and guns whose number is removed, partial or never was, match nothing. Linear in the rows.
 * Checked against a comparison of all pairs on random rows.
 */
export function matchFirearms(rows: readonly DescribedFirearm[]): FirearmMatches {
  const byNumber = new Map<string, number[]>()
  rows.forEach((row, at) => {
    const number = numberOf(row)
    if (number === null) return
    const key = folded(number)
    const there = byNumber.get(key)
    if (there) there.push(at)
    else byNumber.set(key, [at])
  })
  const firearmOf = Int32Array.from(rows, (_, at) => at)
  const doubtful: FirearmPair[] = []
  const counted = { sure: 0, likely: 0 }
  for (const group of byNumber.values()) {
    if (group.length < 2 || group.length > mostRows) continue
    const makers = new Set(group.flatMap(at => rows[at]?.maker ?? []))
    for (let i = 0; i < group.length; i++)
      for (let j = i + 1; j < group.length; j++) {
        const [a, b] = [group[i] ?? 0, group[j] ?? 0]
        const [one, other] = [rows[a], rows[b]]
        const confidence = one && other ? confidenceOf(one, other, makers.size) : null
        if (confidence === 'doubtful') doubtful.push({ a, b, confidence })
        else if (confidence !== null) {
          counted[confidence]++
          join(firearmOf, a, b)
        }
      }
  }
  for (let at = 0; at < firearmOf.length; at++) firearmOf[at] = rootOf(firearmOf, at)
  const open = doubtful.filter(({ a, b }) => firearmOf[a] !== firearmOf[b])
  return { firearmOf, doubtful: open.sort((x, y) => x.a - y.a || x.b - y.b), ...counted }
}

/** The serial number where it is one to go by. */
function numberOf({ serial, serialState }: DescribedFirearm): string | null {
  const whole = serialState === 'intact' || serialState === 'restored'
  return whole && serial !== null && serial.length >= shortest ? serial : null
}

/** How sure two rows are one firearm; null where they are not. `makers` is how many makers have the number at all. */
export function confidenceOf(
  one: DescribedFirearm,
  other: DescribedFirearm,
  makers: number,
): MatchConfidence | null {
  const [a, b] = [numberOf(one), numberOf(other)]
  if (a === null || b === null || folded(a) !== folded(b)) return null
  const compare = (field: 'maker' | 'model' | 'calibre') => {
    const [left, right] = [one[field], other[field]]
    return left === null || right === null ? 'unknown' : left === right ? 'same' : 'other'
  }
  const maker = compare('maker')
  if (maker === 'other') return null
  const contradicted = compare('model') === 'other' || compare('calibre') === 'other'
  if (a !== b || a.length < longEnough) return maker === 'same' && !contradicted ? 'doubtful' : null
  if (maker === 'same') return contradicted ? 'doubtful' : 'sure'
  if (contradicted) return null
  return makers > 1 ? 'doubtful' : 'likely'
}

function rootOf(firearmOf: Int32Array, at: number): number {
  let root = at
  while (firearmOf[root] !== root) root = firearmOf[root] ?? root
  for (let here = at; here !== root; ) {
    const next = firearmOf[here] ?? root
    firearmOf[here] = root
    here = next
  }
  return root
}

/** The first row of a firearm stands for it. */
function join(firearmOf: Int32Array, a: number, b: number): void {
  const [x, y] = [rootOf(firearmOf, a), rootOf(firearmOf, b)]
  if (x !== y) firearmOf[Math.max(x, y)] = Math.min(x, y)
}
