import type {
  AnswerThemeRequest,
  Codebook,
  CodePointsRequest,
  CodeValues,
  CodingSheet,
  DecideFindingsRequest,
  EndCheckRequest,
  FindingsContent,
  FindingsList,
  OpenCheckRequest,
  Profile,
  ProfileDimension,
  Result,
  SaveCodebookRequest,
  SaveProfileRequest,
  SaveThemesRequest,
  SettleRequest,
  StartRoundRequest,
  Theme,
  TypeCheckAnswerRequest,
} from '@understory/model'
import type { Doing } from '../../agreements/types.ts'

/** A named decision where coders differed; the newest of a point and code. */
export interface Settled {
  readonly note: string
  readonly code: string
  readonly value: number
  readonly why: string
  readonly by: string
  readonly at: string
}
/** A round of coding. What coders gave is there once it is closed, a place per coder in no order that names them. */
export interface WorkRound {
  readonly id: string
  readonly codebook: number
  readonly population: number
  readonly points: number
  readonly coders: number
  readonly joined: number
  readonly done: number
  readonly part: 'none' | 'coding' | 'done'
  readonly madeAt: string
  readonly closedAt: string | null
  readonly given: readonly {
    readonly note: string
    readonly session: string
    readonly values: readonly CodeValues[]
  }[]
  readonly settled: readonly Settled[]
}
/** Everything that themes and findings of a series are made of, as its facilitator may read it. */
export interface Workings {
  readonly codebook: Codebook
  /** Oldest first. */
  readonly rounds: readonly WorkRound[]
  /** Standing points: where each was noted. */
  readonly notes: readonly {
    readonly id: string
    readonly session: string
    readonly table: number
    readonly seat: number | null
    readonly text: string
  }[]
  readonly themes: { readonly version: number; readonly themes: readonly Theme[] }
  /** Released points that stand, with the note each came from. */
  readonly released: readonly { readonly id: string; readonly note: string }[]
  readonly profile: readonly ProfileDimension[]
  readonly sessions: readonly {
    readonly id: string
    readonly slug: string
    /** Tables that were counted, by the newest count. */
    readonly tables: readonly { readonly table: number; readonly people: number }[]
  }[]
}

/** Making sense of what was said in one city's dialogues. Each writing has its event, without a word that was said. Problems of all: not-found, not-allowed. */
export interface CityFindings {
  codebook(series: string, doing: Doing): Promise<Result<Codebook>>
  /** Writes the next version; no code of the one before is lost and none changes its scale. Problems: changed-meanwhile, bad-request-body, identifying-words. */
  saveCodebook(series: string, asked: SaveCodebookRequest, doing: Doing): Promise<Result<Codebook>>
  /** Draws the points of a round. Problem not-ready: no codebook, too few points, one coder before two. */
  startRound(series: string, asked: StartRoundRequest, doing: Doing): Promise<Result<null>>
  /** Makes the member one of the coders and gives the points. Problem not-allowed where all places are taken. */
  join(series: string, round: string, doing: Doing): Promise<Result<CodingSheet>>
  /** The points for one of the coders, with what they themselves gave; the look is written down. Problem not-ready. */
  sheet(series: string, round: string, doing: Doing): Promise<Result<CodingSheet>>
  /** Keeps what the member gives; when the last coder is done the round is closed and what all gave is read by the facilitator. Problems: release-decided, not-ready. */
  code(series: string, round: string, asked: CodePointsRequest, doing: Doing): Promise<Result<CodingSheet>>
  /** Decides where coders differed; what they gave stays. Problem bad-request-body where they did not differ. */
  settle(series: string, round: string, asked: SettleRequest, doing: Doing): Promise<Result<null>>
  /** What coding, themes and findings are made of; the look is written down. */
  workings(series: string, doing: Doing): Promise<Result<Workings>>
  /** Problems: changed-meanwhile, identifying-words, bad-request-body (a code that is not in use). */
  saveThemes(series: string, asked: SaveThemesRequest, doing: Doing): Promise<Result<null>>
  profile(series: string, doing: Doing): Promise<Result<Profile>>
  /** Problems: changed-meanwhile, bad-request-body, identifying-words. */
  saveProfile(series: string, asked: SaveProfileRequest, doing: Doing): Promise<Result<Profile>>
  list(series: string, doing: Doing): Promise<Result<FindingsList>>
  /**
   * Freezes numbers that were made of the workings, with the released points under each theme. Problem changed-meanwhile where themes are at
   * another version.
   */
  propose(
    series: string,
    asked: {
      readonly themes: number
      readonly content: FindingsContent
      readonly points: readonly { readonly theme: string; readonly point: string }[]
    },
    doing: Doing,
  ): Promise<Result<FindingsList>>
  /**
   * Decides about what somebody else proposed: for those who took part alone, for everybody (then it is entered in the public log), or
   * not. Problems: not-allowed (their own), release-decided.
   */
  decide(
    series: string,
    findings: string,
    asked: DecideFindingsRequest,
    doing: Doing,
  ): Promise<Result<FindingsList>>
  /** Sends themes back to those who took part. Problems: bad-request-body (a day that is over), release-decided. */
  openCheck(
    series: string,
    findings: string,
    asked: OpenCheckRequest,
    doing: Doing,
  ): Promise<Result<FindingsList>>
  /** Keeps an answer from paper or the telephone under the hash of a card of this series. Problems: not-found, check-ended. */
  typeAnswer(
    series: string,
    check: string,
    asked: TypeCheckAnswerRequest,
    codeHash: string,
    doing: Doing,
  ): Promise<Result<FindingsList>>
  /** Ends a check and counts it; ended again before it is published, the words are new. Problems: identifying-words, release-decided. */
  endCheck(series: string, check: string, asked: EndCheckRequest, doing: Doing): Promise<Result<FindingsList>>
  /** Publishes a check that somebody else ended, with its counts in the public log. Problems: not-allowed (their own), release-decided. */
  publishCheck(series: string, check: string, doing: Doing): Promise<Result<FindingsList>>
  /** The office or an agency answers a theme of published findings; entered in the public log. Problem identifying-words. */
  answer(series: string, findings: string, asked: AnswerThemeRequest, doing: Doing): Promise<Result<null>>
}
