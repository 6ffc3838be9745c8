import { meaningsOfName } from './column-names.ts'
import { type ColumnProfile, shareOf } from './column-profile.ts'
import type { Finding, Meaning } from './types.ts'

/** What differs from row to row without telling rows apart. */
const noKeys: readonly Meaning[] = [
  'longitude',
  'latitude',
  'x',
  'y',
  'date',
  'date-reported',
  'time',
  'person',
]

const destroyed = /^\d(\.\d+)?E\+\d{1,2}$/i

export interface KeyCandidate {
  readonly column: string
  /** Different values over rows: 1 is unique. */
  readonly unique: number
  readonly rowNumber: boolean
}

/** Columns that could tell rows apart, the best first. */
export function findKeys(profiles: readonly ColumnProfile[], findings: Finding[]): KeyCandidate[] {
  const candidates: (KeyCandidate & { score: number })[] = []
  for (const profile of profiles) {
    const meanings = meaningsOfName(profile.name)
    if (meanings.some(meaning => noKeys.includes(meaning))) continue
    const named = meanings.includes('key')
    if (isDestroyed(profile)) {
      findings.push({
        level: 'error',
        where: profile.name,
        says:
          `A spreadsheet destroyed these numbers: they are written like 2.02439E+11, and ${profile.counts.size} ` +
          `different values are left in ${profile.values.length} rows. The column is no key; ask for the file again.`,
      })
      continue
    }
    // A column without a name is the row number of an export, made anew each time.
    if (profile.filled < 0.98 || profile.rows < 2 || profile.name === '') continue
    const unique = profile.counts.size / profile.values.length
    const rowNumber = isRowNumber(profile)
    if (unique < 0.9 || !(named || rowNumber || isIdLike(profile))) continue
    const score =
      (unique === 1 ? 2 : unique) + (named ? 1 : 0) - (rowNumber ? 0.5 : 0) + (isIdLike(profile) ? 0.2 : 0)
    candidates.push({ column: profile.name, unique, rowNumber, score })
  }
  candidates.sort((a, b) => b.score - a.score)
  for (const candidate of candidates) findings.push(describeKey(candidate))
  return candidates
}

export const isDestroyed = (profile: ColumnProfile): boolean =>
  shareOf(profile, value => destroyed.test(value)) > 0.2 ||
  (meaningsOfName(profile.name).includes('key') && shareOf(profile, value => destroyed.test(value)) > 0)

/** Whole numbers that go up or down by one from row to row. */
export function isRowNumber(profile: ColumnProfile): boolean {
  const { numbers } = profile
  if (numbers.length < 3 || !numbers.every(Number.isInteger)) return false
  const step = (numbers[1] ?? 0) - (numbers[0] ?? 0)
  if (Math.abs(step) !== 1) return false
  const steps = numbers.slice(1).filter((n, i) => n - (numbers[i] ?? 0) === step).length
  return steps >= (numbers.length - 1) * 0.95
}

/** Codes, numbers and UUIDs of one length; not coordinates, dates, amounts or text. */
function isIdLike(profile: ColumnProfile): boolean {
  const first = profile.values[0]?.length ?? 0
  if (first < 5 || shareOf(profile, value => value.length === first) < 0.8) return false
  return (
    shareOf(
      profile,
      value => /^[A-Za-z0-9-]{3,40}$/.test(value) && /\d/.test(value) && !/^\d{4}-\d\d-\d\d/.test(value),
    ) >= 0.95
  )
}

function describeKey({ column, unique, rowNumber }: KeyCandidate): Finding {
  const says = rowNumber
    ? 'It numbers the rows. It is a key only as long as the publisher keeps the numbers from export to export.'
    : unique === 1
      ? 'It is different in every sampled row: a key.'
      : `It is almost a key: ${(100 * (1 - unique)).toFixed(1)}% of the sampled rows repeat a value.`
  return { level: unique === 1 && !rowNumber ? 'info' : 'warning', where: column, says }
}
