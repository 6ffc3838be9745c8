import type { OrganisationKind, Provenance, Purpose, Role } from '@understory/model'

/** Somebody who asks, as far as walls look at them. */
export interface Hat {
  readonly role: Role
  readonly kind: OrganisationKind | null
  readonly purpose: Purpose
}

/** Role, kinds of organisation, purposes. Written by hand from docs/roles.md, a second time. */
const trace = [['custodian', 'police-custodian', 'analysis data-quality disclosure-review']] as const
const own = [
  ['analyst', 'office agency', 'analysis evaluation data-quality'],
  ['custodian', 'police-custodian', 'data-quality disclosure-review'],
] as const
const readers: Record<
  Exclude<Provenance, 'open' | 'invented'>,
  readonly (readonly [Role, string, string])[]
> = {
  'atf-trace': trace,
  'state-center': trace,
  'state-sales': trace,
  nibin: trace,
  'agency-own': own,
  'court-public': own,
  health: [['provider', 'hospital', 'service-delivery data-quality']],
  community: [['facilitator', 'mediation-centre', 'dialogue data-quality']],
}
const has = (words: string, word: string): boolean => words.split(' ').includes(word)

/** May rows of this provenance be seen at all, before any agreement? */
export function mayEverSee(provenance: Provenance, { role, kind, purpose }: Hat): boolean {
  // Somebody who calls themself custodian outside the police custodian’s own organisation sees no row, not even an open one.
  if (role === 'custodian' && kind !== null && kind !== 'police-custodian') return false
  if (provenance === 'open' || provenance === 'invented') return true
  return readers[provenance].some(
    ([aRole, kinds, some]) => aRole === role && kind !== null && has(kinds, kind) && has(some, purpose),
  )
}

/** What a member’s unit of work sees of a table: nothing may be asked, no row, every row, or rows by what they are. */
export type Sees = 'refused' | 'none' | 'all' | 'by-provenance' | 'drafts' | 'own-voice'

const forRoles =
  (roles: string) =>
  ({ role }: Hat): Sees =>
    has(roles, role) ? 'all' : 'none'
/** Raw dialogue records: facilitators of a mediation centre, for dialogue; and there their own centre’s alone. */
const ownVoice = (hat: Hat): Sees =>
  hat.role === 'facilitator' && mayEverSee('community', hat) ? 'own-voice' : 'none'
/** Those who work on the plan: the roles of the action `work-on-plan`. */
const onPlan = forRoles('facilitator office analyst owner provider counsel auditor')
const everybody = (): Sees => 'all'
const nobody = (): Sees => 'refused'
const auditors = forRoles('auditor')
const drafts = ({ role }: Hat): Sees => (has('analyst custodian counsel auditor', role) ? 'drafts' : 'none')
const rows = (): Sees => 'by-provenance'

/** Every table and view of the registry and of a city. One that is not here fails the test: say who sees it. */
export const whoSees: Readonly<Record<string, (hat: Hat) => Sees>> = {
  'understory.city': everybody,
  'understory.organisation': everybody,
  'understory.log_entry': everybody,
  'understory.log_payload': everybody,
  'understory.log_checkpoint': everybody,
  'understory.event': auditors,
  'understory.token': nobody,
  'understory.chain_head': nobody,
  'understory.migration': nobody,
  'understory.log_head': nobody,
  'understory.person': nobody,
  'understory.person_account': nobody,
  'understory.person_session': nobody,
  'understory.person_verification': nobody,
  'understory.person_two_factor': nobody,
  'understory.person_passkey': nobody,
  'understory.attempt_budget': nobody,
  'understory.letter_choice': nobody,
  'understory.outbox': nobody,
  'understory.membership': nobody,
  'understory.invitation': nobody,
  boundary_version: everybody,
  area: everybody,
  population: everybody,
  change_counter: everybody,
  source: rows,
  import: rows,
  incident: rows,
  gun: rows,
  gun_report: rows,
  incident_fact: rows,
  incident_fact_ever: rows,
  set_aside: rows,
  finding_step: hat => (hat.role === 'custodian' && mayEverSee('nibin', hat) ? 'all' : 'none'),
  dealer_naming: everybody,
  reservation: ownVoice,
  reservation_cancellation: ownVoice,
  dialogue_voting: forRoles('facilitator office owner auditor'),
  statement: ownVoice,
  statement_decision: ownVoice,
  voter: ownVoice,
  vote: ownVoice,
  room_code: ownVoice,
  vote_set_aside: ownVoice,
  vote_set_aside_voter: ownVoice,
  consent_text: forRoles('facilitator office owner auditor'),
  consent: ownVoice,
  table_pass: ownVoice,
  table_note: ownVoice,
  table_note_removal: ownVoice,
  table_tally: ownVoice,
  note_release: ownVoice,
  released_point: ownVoice,
  quote_withdrawal: ownVoice,
  codebook_version: ownVoice,
  coding_round: ownVoice,
  coding_unit: ownVoice,
  coding_part: ownVoice,
  coding: ownVoice,
  coding_decision: ownVoice,
  theme_list: ownVoice,
  participant_profile: ownVoice,
  findings: ownVoice,
  finding_point: ownVoice,
  member_check: ownVoice,
  check_answer: ownVoice,
  theme_answer: forRoles('facilitator office owner auditor'),
  dialogue_series: forRoles('facilitator office owner auditor'),
  dialogue_session: forRoles('facilitator office owner auditor'),
  commitment: onPlan,
  commitment_step: onPlan,
  commitment_evidence: onPlan,
  verdict: nobody,
  verdict_panel: ownVoice,
  verdict_panel_member: ownVoice,
  plan_reminder: onPlan,
  plan_digest: onPlan,
  plan_meeting: onPlan,
  plan_meeting_note: onPlan,
  plan_version: onPlan,
  plan_version_step: onPlan,
  plan_item: onPlan,
  plan_item_update: onPlan,
  plan_measure: onPlan,
  plan_measure_step: onPlan,
  feed: nobody,
  chain_head: nobody,
  data_question: nobody,
  event: auditors,
  access_entry: auditors,
  agreement: forRoles('facilitator office analyst owner provider custodian counsel auditor'),
  purge: forRoles('custodian counsel auditor operator'),
  legal_hold: forRoles('custodian counsel auditor operator'),
  release: drafts,
  release_file: drafts,
  release_decision: drafts,
  public_gun: nobody,
  public_dialogue_series: nobody,
  public_dialogue_session: nobody,
  public_session_seats: nobody,
  public_reservation_code: nobody,
  public_voting: nobody,
  public_statement: nobody,
  public_moderation: nobody,
  public_waiting: nobody,
  public_voter: nobody,
  public_vote: nobody,
  public_voter_crowd: nobody,
  public_room_code: nobody,
  public_vote_set_aside: nobody,
  public_voter_set_aside: nobody,
  public_consent_text: nobody,
  public_consent_code: nobody,
  public_table_pass: nobody,
  public_table_points: nobody,
  public_released_point: nobody,
  public_commitment_step: nobody,
  public_commitment_evidence: nobody,
  public_verdict: nobody,
  public_action_reminder: nobody,
  public_plan_reminder: nobody,
  public_verdict_panel: nobody,
  public_panel_judge: nobody,
  public_attended: nobody,
  public_findings: nobody,
  public_finding_point: nobody,
  public_open_check: nobody,
  public_member_check: nobody,
  public_theme_answer: nobody,
  public_plan_version: nobody,
  public_plan_item_update: nobody,
  public_plan_measure_step: nobody,
  public_gun_dealer: nobody,
  public_dealer_naming: nobody,
  public_gun_report: nobody,
  public_incident: nobody,
  public_source: nobody,
  public_source_count: nobody,
  public_import: nobody,
  public_boundary: nobody,
  public_area: nobody,
  public_population: nobody,
  public_change: nobody,
  public_agreement: nobody,
  public_minimum_cell: nobody,
  public_release: nobody,
  public_release_file: nobody,
}
