import type {
  AddStatementRequest,
  DecideStatementRequest,
  Result,
  SaveVotingRequest,
  WorkVoting,
} from '@understory/model'
import type { Doing } from '../../agreements/types.ts'

/** A vote as it is kept: agree 1, disagree −1, pass 0. The id is made by whoever sends. */
export interface NewVote {
  readonly id: string
  readonly statement: string
  readonly vote: 1 | 0 | -1
}

/** Statements and votes of one city's dialogues, as their facilitator works on them. Each writing has its event, without a word of a statement in it. */
export interface CityStatements {
  /** Everything sent in for an own series with what was decided; the look is written down. Problems: not-found, not-allowed. */
  voting(series: string, doing: Doing): Promise<Result<WorkVoting>>
  /** Opens or closes voting and writes the policy. Problems: not-found, not-allowed, changed-meanwhile. */
  saveVoting(series: string, asked: SaveVotingRequest, doing: Doing): Promise<Result<WorkVoting>>
  /** Keeps the hash of a new key for the text-message gateway; the one before stops working. Problem not-found where voting was never set up. */
  setTextKey(series: string, keyHash: string, doing: Doing): Promise<Result<null>>
  /** A statement of the facilitator's own, or one that was said or written in the room: accepted at once. */
  addStatement(series: string, asked: AddStatementRequest, doing: Doing): Promise<Result<WorkVoting>>
  /** Accepts or declines a statement, also one that was decided before: the newest decision counts. Problem not-found. */
  decideStatement(series: string, asked: DecideStatementRequest, doing: Doing): Promise<Result<WorkVoting>>
  /** Keeps a voter per hash, for paper ballots. Problem not-found. */
  makeBallots(
    series: string,
    asked: { readonly session: string | null; readonly codeHashes: readonly string[] },
    doing: Doing,
  ): Promise<Result<null>>
  /** Votes typed in from a paper ballot; how many it had before. Problem not-found for a code that is no ballot of the series. */
  typeBallot(
    series: string,
    asked: { readonly codeHash: string; readonly votes: readonly NewVote[] },
    doing: Doing,
  ): Promise<Result<{ before: number }>>
}
