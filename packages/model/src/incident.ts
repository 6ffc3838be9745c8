import type { Day } from './day.ts'
import type { Flag } from './flag.ts'
import type { Clearance, IncidentKind, Setting, Weapon } from './kind.ts'

/**
 * What a source says of one kind of harm in one event. Usually one per file row; a file row that reports
 * killed and injured people becomes two (`part` 0 and 1).
 */
export interface IncidentRow {
  /** Line of the file where the row begins, from 1 (header included), or the feature's ordinal in JSON formats. */
  readonly line: number
  /** The source's key; for sources without one, a content hash with the ordinal of the repetition. Unique with `part`. */
  readonly key: string
  readonly part: number
  /** Signed 64-bit hash of the whole content of the row and of the mapping version, as a decimal string. */
  readonly hash: string
  readonly occurredOn: Day | null
  /** Minutes since local midnight. */
  readonly occurredMinute: number | null
  readonly reportedOn: Day | null
  readonly kind: IncidentKind
  /** The source's own words and code. */
  readonly offence: string | null
  readonly code: string | null
  readonly weapon: Weapon
  readonly clearance: Clearance
  readonly setting: Setting
  /** People harmed, 0 or more. */
  readonly victims: number
  /** Same text for rows of one event (date, time and address agree, or the source's incident number); null when not known. */
  readonly event: string | null
  /** Block or junction, never a house number. */
  readonly block: string | null
  readonly lon: number | null
  readonly lat: number | null
  /** Area number per boundary slot (index 0 is slot 1); 0 where no area is known. */
  readonly places: readonly number[]
  /** How the place was found. */
  readonly placedBy: 'point' | 'name' | 'none'
  readonly flags: readonly Flag[]
  /** Other columns of the source worth keeping, by the source's column name. Never a name of a person. */
  readonly detail: Readonly<Record<string, string>>
}

/** A file row that could not be used. Nothing is lost: the raw text is kept. */
export interface SetAsideRow {
  readonly line: number
  /** The column at fault, or null when the whole row is. */
  readonly column: string | null
  /** One short sentence: what is wrong, the value, what would be right. */
  readonly reason: string
  /** The row's own text, cut at 64 kB (and then said so in the reason). */
  readonly raw: string
}

/** Some consecutive rows of a file. `read` counts file rows: every one is in `incidents` (by line) or in `setAside`. */
export interface IncidentBatch {
  readonly read: number
  readonly incidents: readonly IncidentRow[]
  readonly setAside: readonly SetAsideRow[]
  /** Bytes of the file consumed so far (compressed bytes for gzip), for progress. */
  readonly bytesRead: number
}
