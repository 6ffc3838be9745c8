import type { Result, SaveSeriesRequest, SaveSessionRequest, WorkSeries } from '@understory/model'
import type { Doing } from '../agreements/types.ts'

/** Dialogue in one city, as members work on it. Each writing has its event. */
export interface CityDialogue {
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
}
