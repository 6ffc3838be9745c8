/** What a column of text holds: words that somebody typed, or something that no person words. */
export type TextColumn =
  /** Typed by a person: a field of the registry of free-text fields is kept here. */
  | 'typed'
  /** Rows of files, whose columns a mapping names; walled or open by their source. */
  | 'file'
  /** Typed by the operator at the machine, in a command or a mapping. */
  | 'operator'
  /** A closed list, an id, a hash, a day, a count: made or checked by the product. */
  | 'machine'
  /** Follows from other columns, which are listed themselves: what of them the public reads (`city/derived.ts`). */
  | 'derived'
  /** Keeps or proves who somebody is; `identity_keeper` alone reads it. */
  | 'identity'

const line = (kind: TextColumn, names: string): Record<string, TextColumn> =>
  Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map(name => [name, kind]),
  )

/**
 * Every column of text of the registry and of a city. Written by hand: a column that is missing here fails a test, and one that is typed has to be
 * in the registry of free-text fields of `model`, with who reads it and how it is screened.
 */
export const textColumns: Readonly<Record<string, TextColumn>> = {
  ...line(
    'typed',
    `person.name person.email invitation.name invitation.email invitation.city invitation.why invitation.unusual_why membership.end_why organisation.name token.label
    agreement.terms agreement.why release.dataset release.why release_decision.why legal_hold.subject legal_hold.reason legal_hold.ended_why import.file_name
    finding_step.subject finding_step.note dealer_naming.why dialogue_series.slug dialogue_series.terms dialogue_session.slug dialogue_session.terms
    reservation.access reservation.contact consent_text.content consent.contact table_note.segment_id table_note.prompt_id table_note.text table_note.device
    note_release.points note_release.why dialogue_voting.policy statement.text statement_decision.translation codebook_version.codes codebook_version.why
    participant_profile.dimensions coding_decision.code coding_decision.why theme_list.themes findings.why theme_answer.theme_id theme_answer.words
    check_answer.missing member_check.result commitment_step.content commitment_evidence.title commitment_evidence.day commitment_evidence.address
    commitment_evidence.media_type plan_version.slug plan_version_step.content plan_item_update.words plan_measure_step.content plan_meeting_note.text`,
  ),
  ...line(
    'derived',
    `agreement.minimum_cells agreement.register dialogue_session.public_terms gun.public_dealer statement.public_text
    statement.public_translation statement.state`,
  ),
  ...line(
    'file',
    `incident.key incident.offence incident.code incident.block incident.detail gun.key gun.recovery_state gun.recovery_city gun.maker gun.model gun.calibre
    gun.serial gun.dealer_licence gun.dealer_name gun.dealer_city gun.dealer_state gun.detail gun.recovery_area gun_report.key gun_report.what gun_report.place
    gun_report.origin gun_report.city gun_report.name gun_report.licence gun_report.gun_key gun_report.other_gun_key gun_report.incident_key gun_report.party
    gun_report.transaction set_aside.column_name set_aside.reason set_aside.raw area.name area.slug area.other_names`,
  ),
  ...line(
    'operator',
    `city.name city.title city.time_zone source.name source.definition boundary_version.kind boundary_version.version boundary_version.label
    boundary_version.repairs feed.name feed.kind feed.url feed.source feed.state feed.last_problem`,
  ),
  ...line(
    'identity',
    `person.image person_account.provider_id person_account.account_id person_account.password person_account.access_token person_account.refresh_token
    person_account.id_token person_account.scope person_passkey.name person_passkey.credential_id person_passkey.public_key person_passkey.device_type
    person_passkey.transports person_passkey.aaguid person_session.token person_session.made_by person_session.second_factor person_session.ip_address
    person_session.user_agent person_two_factor.secret person_two_factor.backup_codes person_verification.id person_verification.identifier
    person_verification.value attempt_budget.key outbox.recipient outbox.subject outbox.body outbox.reason`,
  ),
  ...line(
    'machine',
    `chain_head.chain chain_head.hash event.actor event.action event.subject event.why event.detail event.before_hash event.after_hash event.hash
    invitation.hash invitation.separations invitation.confirmed_by invitation.role invitation.made_by letter_choice.language log_checkpoint.note log_entry.type log_entry.subject log_entry.entry
    log_payload.salt log_payload.payload membership.role membership.city membership.why membership.made_by migration.scope migration.name migration.sha256
    organisation.kind token.hash token.role token.city token.scope access_entry.person access_entry.role access_entry.purpose access_entry.subject
    access_entry.fields access_entry.agreement access_entry.hash agreement.tier agreement.written agreement.made_by check_answer.code_hash
    check_answer.answers check_answer.language check_answer.channel codebook_version.made_by coding.coder coding.codes coding_decision.decided_by
    coding_part.coder coding_round.made_by commitment.made_by commitment_evidence.kind commitment_evidence.language commitment_evidence.sha256
    commitment_evidence.by_person commitment_step.kind commitment_step.by_person commitment_step.as_role consent.code_hash consent.by_person
    consent_text.made_by dealer_naming.by_person dealer_naming.as_role dialogue_series.state dialogue_series.made_by dialogue_session.stage
    dialogue_session.state dialogue_session.made_by dialogue_voting.state dialogue_voting.text_key_hash dialogue_voting.changed_by finding_point.theme_id
    finding_step.outcome finding_step.evidence finding_step.by_person finding_step.as_role findings.state findings.content findings.made_by
    findings.decided_by import.provenance import.retention import.file_hash import.state import.holder import.actor import.flagged
    import.set_aside_reasons import.notes legal_hold.kind legal_hold.owner legal_hold.ended_by member_check.opened_by member_check.ended_by
    member_check.published_by note_release.state note_release.made_by note_release.decided_by participant_profile.made_by plan_digest.week
    plan_item_update.status plan_item_update.by_person plan_item_update.as_role plan_item_update.org_name plan_measure.kind plan_measure.made_by
    plan_measure_step.measure_kind plan_measure_step.kind plan_measure_step.by_person plan_measure_step.as_role plan_measure_step.org_name
    plan_meeting.made_by plan_meeting.closed_by plan_meeting.minutes plan_meeting_note.language plan_meeting_note.by_person plan_reminder.duty
    plan_reminder.day plan_version.made_by plan_version_step.kind plan_version_step.by_person plan_version_step.as_role plan_version_step.org_name
    purge.class quote_withdrawal.code_hash release.population release.disclosure release.made_by release.content_hash release.about release.methods
    release.report release.earlier release_decision.decision release_decision.decided_by release_decision.decided_as release_decision.organisation
    release_decision.made_by release_file.name release_file.media_type release_file.sha256 released_point.segment_id released_point.prompt_id
    released_point.text released_point.form released_point.channel released_point.language released_point.pseudonym released_point.code_hash
    reservation.language reservation.interpreter reservation.channel reservation.code_hash source.provenance source.retention
    statement.language statement.author statement.channel statement_decision.decision statement_decision.reason statement_decision.by_person
    table_note.form table_note.channel table_note.language table_pass.pass_hash table_pass.made_by table_tally.device theme_answer.decision
    theme_answer.made_by theme_list.made_by verdict.judge_hash verdict.crowd verdict.answer verdict.channel verdict_panel.seed verdict_panel.pool_sha256
    room_code.code_hash room_code.made_by vote_set_aside.by_person vote_set_aside.decision vote_set_aside.reason voter.began_by voter.crowd area.geometry area.outline
    verdict_panel.made_by verdict_panel_member.code_hash verdict_panel_member.judge_hash vote.channel voter.channel voter.code_hash`,
  ),
  // No route and no page hands questions about the data in yet; the first one needs a field in the registry.
  'data_question.question': 'machine',
}
