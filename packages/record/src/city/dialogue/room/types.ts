import type {
  ConsentList,
  ConsentTextVersion,
  DecideNoteReleaseRequest,
  NoteRelease,
  PassList,
  ProposeReleaseRequest,
  Result,
  SaveConsentTextRequest,
  SessionNotes,
  TypeConsentRequest,
  TypeNotesRequest,
} from '@understory/model'
import type { Doing } from '../../agreements/types.ts'

/** What is said in the rooms of one city's dialogues, as their facilitator works on it. Each writing has its event, without a word that was said. */
export interface CityRoom {
  /** Keeps a pass for a table by its hash; it ends two days after the session. Problem not-found. */
  makePass(
    session: string,
    asked: { readonly table: number; readonly passHash: string },
    doing: Doing,
  ): Promise<Result<{ endsAt: string }>>
  /** Passes of a session, newest first. Problem not-found. */
  passes(session: string, doing: Doing): Promise<Result<PassList>>
  /** Ends a pass at once. Problem not-found. */
  revokePass(session: string, id: string, doing: Doing): Promise<Result<PassList>>
  /** Every point of a session as it stands after corrections, by table; the look is written down. Problem not-found. */
  notes(session: string, doing: Doing): Promise<Result<SessionNotes>>
  /** Keeps points typed in from paper or memory. Problems: not-found, identifying-words. */
  typeNotes(session: string, asked: TypeNotesRequest, doing: Doing): Promise<Result<SessionNotes>>
  /** What people of a series are asked; the usual wording where none was written. Problems: not-found, not-allowed. */
  consentText(series: string, doing: Doing): Promise<Result<ConsentTextVersion>>
  /** Writes the next version of it. Problems: not-found, not-allowed, changed-meanwhile. */
  saveConsentText(
    series: string,
    asked: SaveConsentTextRequest,
    doing: Doing,
  ): Promise<Result<ConsentTextVersion>>
  /** Cards of a session as they were filled in, the newest of a code; the look is written down. Problem not-found. */
  consents(session: string, doing: Doing): Promise<Result<ConsentList>>
  /** Keeps a card under the hash of its code; typed in again, the later answers count. Problem not-found. */
  typeConsent(
    session: string,
    asked: TypeConsentRequest,
    codeHash: string,
    doing: Doing,
  ): Promise<Result<ConsentList>>
  /** Releases of a series, proposed ones first; the look is written down. Problems: not-found, not-allowed. */
  releases(series: string, doing: Doing): Promise<Result<NoteRelease[]>>
  /**
   * Proposes points to release. Words as they were said need a consent to be quoted at that seat; all words are looked through once
   * more. Problems: not-found, no-consent, identifying-words.
   */
  propose(series: string, asked: ProposeReleaseRequest, doing: Doing): Promise<Result<NoteRelease[]>>
  /**
   * Releases or declines what somebody else proposed, and enters a release in the public log with an entry per quote. Problems: not-found,
   * not-allowed (their own), release-decided, no-consent (taken back meanwhile), identifying-words.
   */
  decide(
    series: string,
    release: string,
    asked: DecideNoteReleaseRequest,
    doing: Doing,
  ): Promise<Result<NoteRelease[]>>
  /**
   * The house carrying out what people took back by their codes: the words are erased from the record and from what the public log's hashes
   * are taken over, and the log says that a quote was withdrawn; how many. Views stop showing the words before this runs.
   */
  settleWithdrawals(now: Date): Promise<number>
}
