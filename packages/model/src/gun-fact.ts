import type { Day } from './day.ts'
import type {
  BallisticState,
  FirearmType,
  GunFlag,
  RecoveryCircumstance,
  SerialState,
  Statement,
  TraceStatus,
} from './gun.ts'
import type { TimeToCrime } from './time-to-crime.ts'

/** What questions about guns are asked of: one gun of one source, without its serial number and without any person. */
export interface GunFact {
  readonly source: string
  /** Day on which its file was received. */
  readonly receivedOn: Day
  /** Day on which a file first told of it, whatever later files changed. */
  readonly firstReceivedOn: Day
  readonly recoveredOn: Day | null
  readonly recoveryState: string | null
  readonly recoveryArea: string | null
  readonly circumstance: RecoveryCircumstance
  readonly type: FirearmType
  readonly maker: string | null
  readonly calibre: string | null
  readonly serialState: SerialState
  readonly privatelyMade: Statement
  readonly conversionDevice: Statement
  readonly traceStatus: TraceStatus
  readonly traceRequestedOn: Day | null
  readonly traceCompletedOn: Day | null
  readonly soldOn: Day | null
  readonly dealerLicence: string | null
  readonly dealerName: string | null
  readonly dealerCity: string | null
  readonly dealerState: string | null
  readonly timeToCrime: TimeToCrime
  readonly ballistics: BallisticState
  readonly multipleSale: Statement
  readonly reportedStolen: Statement
  readonly flags: readonly GunFlag[]
}

/** A gun by its number and what is stamped on it, for following one gun: behind the custodian's wall. */
export interface GunRecord extends GunFact {
  /** The agency's number of the gun. */
  readonly key: string
  readonly serial: string | null
  readonly model: string | null
}
