import type {
  MakeRoomCodeRequest,
  RestoreVotesRequest,
  Result,
  RoomCode,
  SetVotesAsideRequest,
  VoterReport,
} from '@understory/model'
import type { Doing } from '../../agreements/types.ts'

/** Who votes in the dialogues of one city, as their facilitator sees it: how many, when and how they began; never how somebody voted. */
export interface CityVoters {
  /** Keeps a code to show in a room by its hash. Problems: not-found, not-allowed. */
  makeRoomCode(
    series: string,
    asked: MakeRoomCodeRequest & { readonly codeHash: string },
    doing: Doing,
  ): Promise<Result<{ id: string; endsAt: string }>>
  /** Ends a room code at once: nobody begins with it any more; who began goes on. Problem not-found. */
  endRoomCode(series: string, id: string, doing: Doing): Promise<Result<readonly RoomCode[]>>
  /** New voters by hour, what stands out, and what was decided; the look is written down. Problems: not-found, not-allowed. */
  report(series: string, doing: Doing): Promise<Result<VoterReport>>
  /** Sets the votes of a burst aside: they leave every tally and map. Problems: not-found, not-allowed. */
  setAside(series: string, asked: SetVotesAsideRequest, doing: Doing): Promise<Result<VoterReport>>
  /** Counts them again. Problems: not-found, changed-meanwhile where that was done already. */
  restore(series: string, asked: RestoreVotesRequest, doing: Doing): Promise<Result<VoterReport>>
}
