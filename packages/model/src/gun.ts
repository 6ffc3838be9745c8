import type { Day } from './day.ts'
import type { SetAsideRow } from './incident.ts'
import type { TimeToCrime } from './time-to-crime.ts'

/** Types of firearm, as the yearly tables of the tracing centre name them. Append only: the position is the code. */
export const firearmTypes = [
  'not-stated',
  'pistol',
  'revolver',
  'rifle',
  'shotgun',
  'derringer',
  'machine-gun',
  'other',
] as const
export type FirearmType = (typeof firearmTypes)[number]

/**
 * What is left of a serial number. A gun that never had one (`none`) and a gun whose number was removed
 * (`obliterated`) are two different things and are never added up. Append only.
 */
export const serialStates = [
  'not-stated',
  'intact',
  'obliterated',
  'restored',
  'partial',
  'none',
  'unreadable',
] as const
export type SerialState = (typeof serialStates)[number]

/** Yes, no, or not stated: a blank is never a no. Append only. */
export const statements = ['not-stated', 'yes', 'no'] as const
export type Statement = (typeof statements)[number]

/** How a trace request ended. Append only. */
export const traceStatuses = [
  'not-requested',
  'in-process',
  'traced-to-purchaser',
  'traced-to-dealer',
  'no-retail-sale',
  'serial-obliterated',
  'serial-invalid',
  'before-records',
  'no-serial',
  'description-insufficient',
  'duplicate',
  'cancelled',
  'not-stated',
] as const
export type TraceStatus = (typeof traceStatuses)[number]

/** What is known of a gun in the ballistic network. `not-stated` is missing, not "no link". Append only. */
export const ballisticStates = [
  'not-stated',
  'not-entered',
  'entered',
  'lead',
  'confirmed',
  'linked',
] as const
export type BallisticState = (typeof ballisticStates)[number]

/** How a gun came into custody. Append only. */
export const recoveryCircumstances = [
  'not-stated',
  'homicide',
  'shooting',
  'robbery',
  'assault',
  'possession',
  'drugs',
  'traffic-stop',
  'search-warrant',
  'domestic',
  'found',
  'turned-in',
  'suicide',
  'other',
] as const
export type RecoveryCircumstance = (typeof recoveryCircumstances)[number]

/** Doubts about a gun row: the row was kept, and this is what to know about it. Append only: the position is the bit. */
export const gunFlagList = {
  'no-recovery-day': 'The source gives no day of recovery.',
  'recovery-in-future': 'The day of recovery lies after the file was received.',
  'recovery-day-unreadable': 'The day of recovery cannot be read; it is left out.',
  'no-sale-day': 'The source gives no day of first sale.',
  'sale-in-future': 'The day of sale lies after the file was received.',
  'sale-day-unreadable': 'The day of sale cannot be read; it is left out.',
  'sale-after-recovery': 'The sale is dated after the recovery, so there is no time to crime.',
  'several-guns-in-a-row': 'One row speaks of several guns; what belongs to which is not guessed.',
  'time-to-crime-unreadable': 'Words stand where the source should give a number of days.',
  'time-to-crime-stated-only': 'The source gives a number of days but not the days it was counted from.',
  'stated-time-differs': 'The number of days in the source is not the difference of its own dates.',
  'stated-band-differs': 'The label of the source (under or over a limit) contradicts the number of days.',
  'no-serial-given': 'The source leaves the serial number blank and does not say why.',
  'short-serial': 'The serial number is too short to tell guns apart.',
  'no-maker': 'The source leaves the maker blank.',
  'no-calibre': 'The source leaves the calibre blank.',
  'no-dealer': 'The source names no dealer.',
  'no-dealer-state': 'The source does not say in which state the dealer is.',
  'unmapped-word': 'A word of the source is not in its mapping; it counts as not stated.',
  'key-repeats': 'The source key appears more than once in the file.',
  'repeated-content': 'Another row of the file is the same in everything but its key.',
} as const
export type GunFlag = keyof typeof gunFlagList
export const gunFlags = Object.keys(gunFlagList) as GunFlag[]

/** The firearm as one row describes it. Which rows mean the same firearm is found later, with a stated confidence. */
export interface FirearmDescription {
  readonly type: FirearmType
  readonly maker: string | null
  readonly model: string | null
  /** As the field writes it, without spaces: `9mm`, `.380`, `12 gauge`. */
  readonly calibre: string | null
  /** Letters and digits alone, upper case; null where there is none to read. */
  readonly serial: string | null
  readonly serialState: SerialState
  readonly privatelyMade: Statement
  readonly conversionDevice: Statement
}

export interface DealerDescription {
  readonly licence: string | null
  readonly name: string | null
  readonly city: string | null
  readonly state: string | null
}

/** One gun in one file row. */
export interface GunRow {
  readonly line: number
  readonly key: string
  /** 0: a file row is one gun. */
  readonly part: number
  /** Signed 64-bit hash of the whole content of the row and of the mapping version, as a decimal string. */
  readonly hash: string
  readonly recoveredOn: Day | null
  readonly recoveryState: string | null
  readonly recoveryCity: string | null
  /** The part of the city, as the file names it. */
  readonly recoveryArea: string | null
  readonly circumstance: RecoveryCircumstance
  readonly firearm: FirearmDescription
  readonly traceStatus: TraceStatus
  readonly traceRequestedOn: Day | null
  readonly traceCompletedOn: Day | null
  readonly soldOn: Day | null
  readonly dealer: DealerDescription
  readonly timeToCrime: TimeToCrime
  readonly ballistics: BallisticState
  readonly multipleSale: Statement
  readonly reportedStolen: Statement
  readonly flags: readonly GunFlag[]
  readonly detail: Readonly<Record<string, string>>
}

/** Some consecutive rows of a file: every one of `read` is in `guns` (by line) or in `setAside`. */
export interface GunBatch {
  readonly read: number
  readonly guns: readonly GunRow[]
  readonly setAside: readonly SetAsideRow[]
  readonly bytesRead: number
}
