import type {
  ReservationList,
  ReserveForRequest,
  Result,
  SaveSeriesRequest,
  SaveSessionRequest,
  WorkSeries,
} from '@understory/model'
import type { Doing } from '../agreements/types.ts'
import type { CityFindings } from './findings/types.ts'
import type { CityRoom } from './room/types.ts'
import type { CityStatements } from './statements/types.ts'
import type { CityVoters } from './voters/types.ts'

/** Dialogue in one city, as members work on it. Each writing has its event. */
export interface CityDialogue {
  readonly findings: CityFindings
  readonly room: CityRoom
  readonly statements: CityStatements
  readonly voters: CityVoters
  /** Every series that this member may see, newest first, with its sessions in their order. */
  series(doing: Doing): Promise<WorkSeries[]>
  /** Problem not-found, also for a series that this member may not see. */
  oneSeries(id: string, doing: Doing): Promise<Result<WorkSeries>>
  /**
   * Writes a new series or a new version of one; the facilitator is the member's own organisation. The first time it is public it is
   * entered in the public log. Problems: not-allowed (another organisation's), changed-meanwhile, name-taken, not-found.
   */
  saveSeries(asked: SaveSeriesRequest, doing: Doing): Promise<Result<WorkSeries>>
  /** Writes a session of an own series; gives the series. Problems as with a series. */
  saveSession(asked: SaveSessionRequest, doing: Doing): Promise<Result<WorkSeries>>
  /** Who will come to a session of an own series, with what they need and how to reach them; the look is written down. Problem not-found. */
  reservations(session: string, doing: Doing): Promise<Result<ReservationList>>
  /** Keeps a reservation that staff typed in; the code is kept as its keyed hash. Problem not-found. */
  reserveFor(asked: ReserveForRequest, codeHash: string, doing: Doing): Promise<Result<null>>
}
