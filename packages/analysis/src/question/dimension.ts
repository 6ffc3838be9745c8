/**
 * One way to divide or filter rows. The column holds integer codes; text from outside is only ever looked up here and
 * becomes an integer, so nothing a person writes reaches the SQL.
 */
export interface Dimension {
  /** As it was asked, e.g. `neighborhood` or `neighborhood:2010`: the key in answers. */
  readonly name: string
  readonly column: string
  /** How the column says "not known": SQL null, the code 0, or never. */
  readonly missing: 'null' | 'zero' | 'never'
  /** The integer of a code as it appears in answers; null when there is no such code. */
  parse(code: string): number | null
  codeOf(n: number): string
  labelOf(n: number): string
  /** Codes that exist whether or not a row has them; null where only what was seen is listed. */
  readonly domain: readonly number[] | null
  /** For periods: the days of one, and the one of a day. */
  readonly calendar: { days(n: number): readonly [number, number]; of(day: number): number } | null
  /** For places: the boundary slot. */
  readonly slot: number | null
  /** What valid codes look like, for messages. */
  readonly expected: string
}

export const missingCode = ''
export const missingLabel = 'not known'
