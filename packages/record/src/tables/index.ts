import type { AccessEntryTable } from './access-entry.ts'
import type { AgreementTable } from './agreement.ts'
import type { AreaTable } from './area.ts'
import type { AttemptBudgetTable } from './attempt-budget.ts'
import type { BoundaryVersionTable } from './boundary-version.ts'
import type { ChainHeadTable } from './chain-head.ts'
import type { ChangeCounterTable } from './change-counter.ts'
import type { CityTable } from './city.ts'
import type { CommitmentEvidenceTable, CommitmentStepTable, CommitmentTable } from './commitment.ts'
import type { DataQuestionTable } from './data-question.ts'
import type { DealerNamingTable } from './dealer-naming.ts'
import type { DialogueSeriesTable } from './dialogue-series.ts'
import type { DialogueSessionTable } from './dialogue-session.ts'
import type { EventTable } from './event.ts'
import type { FeedTable } from './feed.ts'
import type { FindingStepTable } from './finding-step.ts'
import type {
  CheckAnswerTable,
  CodebookVersionTable,
  CodingDecisionTable,
  CodingPartTable,
  CodingRoundTable,
  CodingTable,
  CodingUnitTable,
  FindingPointTable,
  FindingsTable,
  MemberCheckTable,
  ParticipantProfileTable,
  ThemeAnswerTable,
  ThemeListTable,
} from './findings.ts'
import type { GunTable } from './gun.ts'
import type { GunReportTable } from './gun-report.ts'
import type { ImportTable } from './import.ts'
import type { IncidentTable } from './incident.ts'
import type { InvitationTable } from './invitation.ts'
import type { LegalHoldTable } from './legal-hold.ts'
import type { LetterChoiceTable } from './letter-choice.ts'
import type { LogCheckpointTable } from './log-checkpoint.ts'
import type { LogEntryTable } from './log-entry.ts'
import type { LogHeadTable } from './log-head.ts'
import type { LogPayloadTable } from './log-payload.ts'
import type { MembershipTable } from './membership.ts'
import type { MigrationTable } from './migration.ts'
import type { OrganisationTable } from './organisation.ts'
import type { OutboxTable } from './outbox.ts'
import type { PersonTable } from './person.ts'
import type { PersonAccountTable } from './person-account.ts'
import type { PersonPasskeyTable } from './person-passkey.ts'
import type { PersonSessionTable } from './person-session.ts'
import type { PersonTwoFactorTable } from './person-two-factor.ts'
import type { PersonVerificationTable } from './person-verification.ts'
import type { PlanDigestTable, PlanReminderTable } from './plan-letter.ts'
import type { PlanMeasureStepTable, PlanMeasureTable } from './plan-measure.ts'
import type { PlanMeetingNoteTable, PlanMeetingTable } from './plan-meeting.ts'
import type {
  PlanItemTable,
  PlanItemUpdateTable,
  PlanVersionStepTable,
  PlanVersionTable,
} from './plan-version.ts'
import type { PopulationTable } from './population.ts'
import type { PurgeTable } from './purge.ts'
import type { ReleaseTable } from './release.ts'
import type { ReleaseDecisionTable } from './release-decision.ts'
import type { ReleaseFileTable } from './release-file.ts'
import type { ReservationCancellationTable, ReservationTable } from './reservation.ts'
import type {
  ConsentTable,
  ConsentTextTable,
  NoteReleaseTable,
  QuoteWithdrawalTable,
  ReleasedPointTable,
  TableNoteRemovalTable,
  TableNoteTable,
  TablePassTable,
  TableTallyTable,
} from './room.ts'
import type { SetAsideTable } from './set-aside.ts'
import type { SourceTable } from './source.ts'
import type {
  DialogueVotingTable,
  RoomCodeTable,
  StatementDecisionTable,
  StatementTable,
  VoterTable,
  VoteSetAsideTable,
  VoteSetAsideVoterTable,
  VoteTable,
} from './statement.ts'
import type { TokenTable } from './token.ts'
import type { VerdictPanelMemberTable, VerdictPanelTable, VerdictTable } from './verdict.ts'

/** Every table by the name it has in a unit of work: a city's own, then the registry's. */
export interface CityTables {
  source: SourceTable
  boundary_version: BoundaryVersionTable
  area: AreaTable
  population: PopulationTable
  import: ImportTable
  incident: IncidentTable
  gun: GunTable
  finding_step: FindingStepTable
  dealer_naming: DealerNamingTable
  gun_report: GunReportTable
  dialogue_series: DialogueSeriesTable
  dialogue_session: DialogueSessionTable
  reservation: ReservationTable
  reservation_cancellation: ReservationCancellationTable
  dialogue_voting: DialogueVotingTable
  statement: StatementTable
  statement_decision: StatementDecisionTable
  voter: VoterTable
  vote: VoteTable
  room_code: RoomCodeTable
  vote_set_aside: VoteSetAsideTable
  vote_set_aside_voter: VoteSetAsideVoterTable
  consent_text: ConsentTextTable
  consent: ConsentTable
  table_pass: TablePassTable
  table_note: TableNoteTable
  table_note_removal: TableNoteRemovalTable
  table_tally: TableTallyTable
  note_release: NoteReleaseTable
  released_point: ReleasedPointTable
  codebook_version: CodebookVersionTable
  coding_round: CodingRoundTable
  coding_unit: CodingUnitTable
  coding_part: CodingPartTable
  coding: CodingTable
  coding_decision: CodingDecisionTable
  theme_list: ThemeListTable
  participant_profile: ParticipantProfileTable
  findings: FindingsTable
  finding_point: FindingPointTable
  member_check: MemberCheckTable
  check_answer: CheckAnswerTable
  theme_answer: ThemeAnswerTable
  quote_withdrawal: QuoteWithdrawalTable
  commitment: CommitmentTable
  commitment_step: CommitmentStepTable
  commitment_evidence: CommitmentEvidenceTable
  verdict: VerdictTable
  plan_reminder: PlanReminderTable
  plan_digest: PlanDigestTable
  plan_meeting: PlanMeetingTable
  plan_meeting_note: PlanMeetingNoteTable
  verdict_panel: VerdictPanelTable
  verdict_panel_member: VerdictPanelMemberTable
  plan_version: PlanVersionTable
  plan_version_step: PlanVersionStepTable
  plan_item: PlanItemTable
  plan_item_update: PlanItemUpdateTable
  plan_measure: PlanMeasureTable
  plan_measure_step: PlanMeasureStepTable
  set_aside: SetAsideTable
  feed: FeedTable
  event: EventTable
  change_counter: ChangeCounterTable
  data_question: DataQuestionTable
  agreement: AgreementTable
  access_entry: AccessEntryTable
  chain_head: ChainHeadTable
  purge: PurgeTable
  legal_hold: LegalHoldTable
  release: ReleaseTable
  release_file: ReleaseFileTable
  release_decision: ReleaseDecisionTable
  'understory.city': CityTable
  'understory.token': TokenTable
  'understory.event': EventTable
  'understory.chain_head': ChainHeadTable
  'understory.invitation': InvitationTable
  'understory.log_checkpoint': LogCheckpointTable
  'understory.log_entry': LogEntryTable
  'understory.log_head': LogHeadTable
  'understory.log_payload': LogPayloadTable
  'understory.membership': MembershipTable
  'understory.organisation': OrganisationTable
  'understory.letter_choice': LetterChoiceTable
  'understory.outbox': OutboxTable
  'understory.person': PersonTable
  'understory.person_account': PersonAccountTable
  'understory.person_passkey': PersonPasskeyTable
  'understory.person_session': PersonSessionTable
  'understory.person_two_factor': PersonTwoFactorTable
  'understory.person_verification': PersonVerificationTable
  'understory.attempt_budget': AttemptBudgetTable
  'understory.migration': MigrationTable
}
