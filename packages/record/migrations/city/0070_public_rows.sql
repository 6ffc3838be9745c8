-- What the public may read is decided by policies and column grants for the role `public_reader` itself. Views are conveniences that run with the
-- caller's rights (`security_invoker`) and decide nothing. A policy may hold no subquery, so a row that somebody else's row decides about
-- carries the decision in a derived column: the application derives it in the transaction that changes what it follows from
-- (`src/city/derived.ts`), a restore derives it again, and `verify` compares.

do $$
declare t text;
begin
  for t in select relname from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r'
  loop
    execute format('alter table %I no force row level security', t);
  end loop;
end $$;

drop view public_incident, public_source, public_source_count, public_import, public_boundary, public_area, public_population, public_change,
  public_agreement, public_minimum_cell, public_release, public_release_file, public_gun, public_gun_report, public_dealer_naming,
  public_gun_dealer, public_dialogue_series, public_dialogue_session, public_session_seats, public_reservation_code, public_voting,
  public_statement, public_moderation, public_waiting, public_voter, public_vote, public_consent_text, public_consent_code,
  public_table_pass, public_table_points, public_released_point, public_findings, public_finding_point, public_open_check,
  public_member_check, public_theme_answer, public_commitment_step, public_commitment_evidence,
  public_verdict_panel, public_panel_judge, public_attended, public_plan_version, public_plan_item_update, public_plan_measure_step,
  public_plan_reminder, public_action_reminder, public_voter_crowd, public_room_code;
alter view public_vote_set_aside owner to current_user;
alter view public_voter_set_aside owner to current_user;
alter view public_verdict owner to current_user;
drop policy voter_crowd_public on voter;
drop policy room_code_public on room_code;
revoke all on voter, room_code from public_reader;

-- Rows that are there keep the default of the moment at which the column was added, so that open rows are not written again.
alter table incident add column open boolean not null default true;
alter table gun add column open boolean not null default true;
alter table gun add column public_dealer text;
alter table gun_report add column open boolean not null default true;
alter table agreement add column register jsonb, add column minimum_cells jsonb;
alter table release add column approved boolean not null default false;
alter table release_file add column approved boolean not null default false;
alter table plan_version add column published boolean not null default false;
alter table dialogue_series add column attended integer;
alter table dialogue_session add column series_public boolean not null default false;
alter table dialogue_session add column public_terms jsonb;
alter table dialogue_voting add column series_public boolean not null default false;
alter table consent_text add column series_public boolean not null default false;
alter table statement add column state text not null default 'waiting' check (state in ('waiting', 'accepted', 'declined'));
alter table statement add column no integer;
alter table statement add column public_text text;
alter table statement add column public_translation text;
alter table statement add constraint words_once_accepted check ((state = 'accepted') = (public_text is not null));
alter table released_point add column series_public boolean not null default false;
alter table released_point add column taken_back boolean not null default false;
alter table findings add column series_public boolean not null default false;
alter table finding_point add column published boolean not null default false;
create index statement_decision_statement on statement_decision (statement_id);

update incident set open = false
where import_no not in (select no from import where provenance in ('open', 'invented') and compartment = 0);
update gun set open = false
where import_no not in (select no from import where provenance in ('open', 'invented') and compartment = 0);
update gun_report set open = false
where import_no not in (select no from import where provenance in ('open', 'invented') and compartment = 0);
update gun set public_dealer = dealer_name
where open and dealer_name is not null and (select n.named from dealer_naming n order by n.no desc limit 1);
update agreement t set
  register = case when t.written <> 'draft' then jsonb_build_object(
    'shown', (t.terms ->> 'public')::boolean, 'effectiveOn', t.terms ->> 'effectiveOn', 'endsOn', t.terms ->> 'endsOn',
    'endedWhy', case when (t.terms ->> 'public')::boolean and t.written = 'ended' then t.why end,
    'terms', case when (t.terms ->> 'public')::boolean then jsonb_build_object(
      'tier', t.terms -> 'tier', 'parent', t.terms -> 'parent', 'title', t.terms -> 'title', 'summary', t.terms -> 'summary',
      'parties', (select jsonb_agg(party - 'organisationId') from jsonb_array_elements(t.terms -> 'parties') party),
      'purposes', t.terms -> 'purposes', 'prohibitedPurposes', t.terms -> 'prohibitedPurposes', 'dataSets', t.terms -> 'dataSets',
      'linkageAllowed', t.terms -> 'linkageAllowed', 'subjects', t.terms -> 'subjects', 'consentBasis', t.terms -> 'consentBasis',
      'accessRoles', t.terms -> 'accessRoles', 'retentionDays', t.terms -> 'retentionDays', 'destroyOn', t.terms -> 'destroyOn',
      'breach', t.terms -> 'breach', 'publicationReviewDays', t.terms -> 'publicationReviewDays',
      'minimumCell', t.terms -> 'minimumCell', 'redisclosure', t.terms -> 'redisclosure', 'auditRight', t.terms -> 'auditRight',
      'effectiveOn', t.terms -> 'effectiveOn', 'reviewOn', t.terms -> 'reviewOn', 'endsOn', t.terms -> 'endsOn') end) end,
  minimum_cells = case when t.written <> 'draft' then (
    select jsonb_agg(jsonb_build_object('source', s -> 'source', 'provenance', s -> 'provenance', 'minimumCell', t.terms -> 'minimumCell'))
    from jsonb_array_elements(t.terms -> 'dataSets') s) end;
update release t set approved = true
where exists (select from release_decision d where d.release_id = t.id and d.decision = 'approved');
update release_file t set approved = true
where exists (select from release_decision d where d.release_id = t.release_id and d.decision = 'approved');
update plan_version t set published = true
where exists (select from plan_version_step s where s.version_id = t.id and s.kind = 'published');
update dialogue_series t set attended =
  (select case when count(distinct c.code_hash) >= 10 then count(distinct c.code_hash)::integer end from consent c where c.series_id = t.id);
update dialogue_session t set
  series_public = exists (select from dialogue_series s where s.id = t.series_id and s.state <> 'draft'),
  public_terms = jsonb_set(t.terms, '{runSheet}', coalesce(
    (select jsonb_agg(part - 'guidance' order by place) from jsonb_array_elements(t.terms -> 'runSheet') with ordinality as p(part, place)),
    '[]'::jsonb));
update dialogue_voting t set series_public = exists (select from dialogue_series s where s.id = t.series_id and s.state <> 'draft');
update consent_text t set series_public = exists (select from dialogue_series s where s.id = t.series_id and s.state <> 'draft');
update released_point t set
  series_public = exists (select from dialogue_series s where s.id = t.series_id and s.state <> 'draft'),
  taken_back = exists (select from quote_withdrawal w where w.code_hash = t.code_hash);
update findings t set series_public = exists (select from dialogue_series s where s.id = t.series_id and s.state <> 'draft');
update finding_point t set published = exists (select from findings f where f.id = t.findings_id and f.state = 'published');
update statement t set state = d.decision, no = case when d.decision = 'accepted' then d.no end,
  public_text = case when d.decision = 'accepted' then t.text end,
  public_translation = case when d.decision = 'accepted' then d.translation end
from (select distinct on (statement_id) statement_id, decision, no, translation from statement_decision
  order by statement_id, at desc, id desc) d
where d.statement_id = t.id;

alter table incident alter column open set default false;
alter table gun alter column open set default false;
alter table gun_report alter column open set default false;
do $$
declare t text;
begin
  for t in select relname from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r'
  loop
    execute format('alter table %I force row level security', t);
  end loop;
end $$;

-- The writer keeps derived columns of tables in which it changes nothing else.
grant update (register, minimum_cells) on agreement to record_writer;
grant update (approved) on release, release_file to record_writer;
create policy release_derive on release for update to record_writer using (true) with check (true);
create policy release_file_derive on release_file for update to record_writer using (true) with check (true);
create policy agreement_derive on agreement for update to record_writer using (true) with check (true);
grant update (published) on plan_version, finding_point to record_writer;
grant update (series_public) on consent_text to record_writer;
grant update (state, no, public_text, public_translation) on statement to record_writer;
-- Whoever has the code of a card hides what was quoted from it at once: the desk marks the points of the codes it names, and reads none.
create policy released_point_take_back on released_point for update to desk_writer
  using (code_hash = any (string_to_array(nullif(current_setting('understory.codes', true), ''), ',')))
  with check (taken_back);
grant update (taken_back) on released_point to desk_writer;

-- `record_publisher` owned views; nothing needs it any more.
do $$
declare p record;
begin
  for p in select policyname, tablename, roles from pg_policies where schemaname = current_schema() and 'record_publisher' = any (roles)
  loop
    if array_length(p.roles, 1) = 1 then
      execute format('drop policy %I on %I', p.policyname, p.tablename);
    else
      execute format('alter policy %I on %I to %s', p.policyname, p.tablename,
        (select string_agg(quote_ident(r::text), ', ') from unnest(p.roles) r where r <> 'record_publisher'));
    end if;
  end loop;
  execute format('revoke all on all tables in schema %I from record_publisher', current_schema());
  execute format('revoke all on schema %I from record_publisher', current_schema());
  execute format('grant usage on schema %I to lookup_reader', current_schema());
end $$;

create policy source_public on source for select to public_reader using (provenance in ('open', 'invented') and compartment = 0);
grant select (no, name, version, provenance, definition) on source to public_reader;
create policy import_public on import for select to public_reader
  using (provenance in ('open', 'invented') and compartment = 0 and state = 'complete');
grant select (no, id, source_no, file_name, file_hash, state, received_at, finished_at, read, kept, unchanged, revised, set_aside, flagged,
  set_aside_reasons, first_day, last_day, same_as_import_no, notes) on import to public_reader;
create policy incident_public on incident for select to public_reader using (open and compartment = 0 and superseded_by is null);
grant select (import_no, line, part, source_no, occurred_on, occurred_minute, kind, offence, weapon, clearance, setting, victims, block, lon,
  lat, flags, place_1, place_2, place_3, place_4, place_5, place_6, place_7, place_8) on incident to public_reader;
-- Versions that were replaced are read too, for when a gun was first told of; the columns say nothing of a person.
create policy gun_public on gun for select to public_reader using (open and compartment = 0);
grant select (import_no, source_no, key_no, superseded_by, recovered_on, trace_requested_on, trace_completed_on, sold_on, recovery_state,
  recovery_area, maker, calibre, dealer_state, public_dealer, time_to_crime_days, time_to_crime_basis, time_to_crime_reason, circumstance,
  type, serial_state, privately_made, conversion_device, trace_status, ballistics, multiple_sale, reported_stolen, flags)
  on gun to public_reader;
create policy gun_report_public on gun_report for select to public_reader using (open and compartment = 0 and superseded_by is null and kind between 0 and 6);
grant select (import_no, source_no, kind, from_day, to_day, what, place, origin, count) on gun_report to public_reader;
create policy boundary_version_public on boundary_version for select to public_reader using (true);
create policy area_public on area for select to public_reader, lookup_reader using (true);
create policy population_public on population for select to public_reader using (true);
create policy change_counter_public on change_counter for select to public_reader using (true);
grant select on boundary_version, area, population to public_reader;
grant select (name) on area to lookup_reader;
grant select (no) on change_counter to public_reader;
create policy dealer_naming_public on dealer_naming for select to public_reader using (true);
grant select (named, why, at) on dealer_naming to public_reader;
create policy agreement_public on agreement for select to public_reader, lookup_reader using (written <> 'draft');
grant select (id, version, written, ended_on, register) on agreement to public_reader;
grant select (id, version, minimum_cells) on agreement to lookup_reader;
create policy release_public on release for select to public_reader using (approved);
grant select (id, dataset, number, population, disclosure, as_of, made_at, content_hash, about, methods, report) on release to public_reader;
create policy release_file_public on release_file for select to public_reader using (approved);
grant select (release_id, name, media_type, bytes, sha256, content) on release_file to public_reader;
create policy release_decision_public on release_decision for select to public_reader using (decision = 'approved');
grant select (release_id, decided_as, organisation, decided_at, supersedes) on release_decision to public_reader;

create policy dialogue_series_public on dialogue_series for select to public_reader using (state <> 'draft');
grant select (id, slug, state, terms, changed_at, attended) on dialogue_series to public_reader;
create policy dialogue_session_public on dialogue_session for select to public_reader using (series_public);
grant select (id, series_id, slug, facilitator_org, stage, state, starts_at, ends_at, changed_at, public_terms) on dialogue_session
  to public_reader;
create policy dialogue_voting_public on dialogue_voting for select to public_reader using (series_public);
grant select (series_id, org, state, policy, text_key_hash, version) on dialogue_voting to public_reader;
create policy consent_text_public on consent_text for select to public_reader using (series_public);
grant select (series_id, version, content, made_at) on consent_text to public_reader;
-- Of a reservation how many seats; of a statement its words once it is accepted; of a vote a number that leads to nobody.
create policy reservation_public on reservation for select to public_reader using (true);
grant select (id, session_id, seats) on reservation to public_reader;
create policy reservation_cancellation_public on reservation_cancellation for select to public_reader, lookup_reader using (true);
grant select (reservation_id) on reservation_cancellation to public_reader, lookup_reader;
create policy statement_public on statement for select to public_reader using (true);
grant select (id, series_id, state, no, public_text, public_translation, language, author, channel, at) on statement to public_reader;
create policy statement_decision_public on statement_decision for select to public_reader using (true);
grant select (id, series_id, statement_id, decision, reason, at) on statement_decision to public_reader;
-- How many began with a room code, and nothing else of a voter.
create policy voter_public on voter for select to public_reader using (room_code_id is not null);
grant select (room_code_id) on voter to public_reader;
create policy vote_public on vote for select to public_reader using (true);
grant select (id, series_id, statement_id, voter_id, vote, at) on vote to public_reader;
create policy released_point_public on released_point for select to public_reader
  using (series_public and not taken_back and withdrawn_at is null);
grant select (id, series_id, session_id, segment_id, prompt_id, text, form, dissent, channel, language, quoted, pseudonym, released_at)
  on released_point to public_reader;
create policy findings_public on findings for select to public_reader using (state = 'published' and series_public);
grant select (id, series_id, version, content, published_at) on findings to public_reader;
create policy finding_point_public on finding_point for select to public_reader using (published);
grant select (findings_id, theme_id, point_id) on finding_point to public_reader;
create policy member_check_public on member_check for select to public_reader using (published_at is not null);
grant select (id, findings_id, result, published_at) on member_check to public_reader;
create policy theme_answer_public on theme_answer for select to public_reader using (true);
grant select (id, findings_id, theme_id, decision, words, commitment_id, made_at) on theme_answer to public_reader;

create policy commitment_public on commitment for select to public_reader using (true);
grant select (id, no) on commitment to public_reader;
create policy commitment_step_public on commitment_step for select to public_reader using (true);
-- In which role somebody acted for an organisation says whether it was its owner's word.
grant select (id, commitment_id, seq, kind, content, org, as_role, at) on commitment_step to public_reader;
create policy commitment_evidence_public on commitment_evidence for select to public_reader using (true);
grant select (id, commitment_id, seq, kind, title, language, day, address, media_type, sha256, org, at) on commitment_evidence
  to public_reader;
create policy verdict_panel_public on verdict_panel for select to public_reader using (true);
grant select (commitment_id, seed, pool, pool_sha256, size, at) on verdict_panel to public_reader;
create policy plan_reminder_public on plan_reminder for select to public_reader using (true);
grant select (commitment_id, item_id, duty, at) on plan_reminder to public_reader;
create policy plan_version_public on plan_version for select to public_reader using (published);
grant select (id, slug) on plan_version to public_reader;
create policy plan_version_step_public on plan_version_step for select to public_reader using (kind = 'published');
grant select (id, version_id, content, org_name, at) on plan_version_step to public_reader;
create policy plan_item_update_public on plan_item_update for select to public_reader using (true);
grant select (item_id, seq, status, words, org_name, at) on plan_item_update to public_reader;
create policy plan_measure_public on plan_measure for select to public_reader using (true);
grant select (id, item_id, kind) on plan_measure to public_reader;
create policy plan_measure_step_public on plan_measure_step for select to public_reader using (true);
grant select (measure_id, seq, kind, content, org_name, at) on plan_measure_step to public_reader;

-- What a code, a pass or a drawn judge stands for: a row is there for whoever names its keyed hash in the transaction, and for nobody else.
do $$
declare t text; hash text;
begin
  foreach t in array array['reservation', 'voter', 'room_code', 'consent', 'table_pass', 'verdict_panel_member']
  loop
    hash := case t when 'table_pass' then 'pass_hash' when 'verdict_panel_member' then 'judge_hash' else 'code_hash' end;
    execute format($policy$create policy %I on %I for select to lookup_reader
      using (%I = any (string_to_array(nullif(current_setting('understory.codes', true), ''), ',')))$policy$, t || '_lookup', t, hash);
  end loop;
end $$;
grant select (code_hash, id, session_id, org) on reservation to lookup_reader;
grant select (code_hash, id, series_id, channel, began_by) on voter to lookup_reader;
grant select (code_hash, id, series_id, session_id, max_voters, ends_at, revoked_at) on room_code to lookup_reader;
grant select (code_hash, series_id, org) on consent to lookup_reader;
grant select (pass_hash, series_id, session_id, org, table_no, ends_at, revoked_at) on table_pass to lookup_reader;
grant select (commitment_id, judge_hash) on verdict_panel_member to lookup_reader;
create policy dialogue_series_lookup on dialogue_series for select to lookup_reader using (true);
grant select (id, slug, state, terms) on dialogue_series to lookup_reader;
create policy dialogue_session_lookup on dialogue_session for select to lookup_reader using (true);
grant select (id, slug, starts_at, ends_at, terms) on dialogue_session to lookup_reader;
create policy table_note_lookup on table_note for select to lookup_reader using (true);
grant select (session_id, table_no) on table_note to lookup_reader;
create policy member_check_lookup on member_check for select to lookup_reader using (ended_at is null);
grant select (id, findings_id, series_id, org, ends_on) on member_check to lookup_reader;
create policy findings_lookup on findings for select to lookup_reader using (state in ('checking', 'published') and series_public);
grant select (id, content) on findings to lookup_reader;

create view public_incident with (security_invoker = true) as
select
  i.id as import_id, f.import_no, f.line, f.part, s.name as source, f.occurred_on, f.occurred_minute,
  f.kind, f.offence, f.weapon, f.clearance, f.setting, f.victims, f.block, f.lon, f.lat, f.flags,
  f.place_1, f.place_2, f.place_3, f.place_4, f.place_5, f.place_6, f.place_7, f.place_8
from incident f join import i on i.no = f.import_no join source s on s.no = f.source_no;
create view public_source with (security_invoker = true) as
select no, name, version, provenance, definition from source;
create view public_source_count with (security_invoker = true) as
select f.source_no, f.flags, count(*) as rows, min(f.occurred_on) as first_day, max(f.occurred_on) as last_day
from incident f join import i on i.no = f.import_no group by f.source_no, f.flags;
create view public_import with (security_invoker = true) as
select
  i.no, s.name as source, i.file_name, i.file_hash, i.state, i.received_at, i.finished_at, i.read, i.kept, i.unchanged,
  i.revised, i.set_aside, i.flagged, i.set_aside_reasons, i.first_day, i.last_day, i.same_as_import_no, i.notes
from import i join source s on s.no = i.source_no;
create view public_boundary with (security_invoker = true) as select * from boundary_version;
create view public_area with (security_invoker = true) as select * from area;
create view public_population with (security_invoker = true) as select * from population;
create view public_change with (security_invoker = true) as select no from change_counter;
create view public_agreement with (security_invoker = true) as
select id, version, written, ended_on, (register ->> 'shown')::boolean as shown, register ->> 'effectiveOn' as effective_on,
  register ->> 'endsOn' as ends_on, register ->> 'endedWhy' as ended_why, nullif(register -> 'terms', 'null'::jsonb) as terms
from agreement;
create view public_release with (security_invoker = true) as
select
  r.id, r.dataset, r.number, r.population, r.disclosure, r.as_of, r.made_at, r.content_hash, r.about, r.methods, r.report,
  d.decided_as as approved_as, d.organisation as approved_for, d.decided_at as approved_at, d.supersedes,
  n.release_id as superseded_by
from release r join release_decision d on d.release_id = r.id left join release_decision n on n.supersedes = r.id;
create view public_release_file with (security_invoker = true) as
select release_id, name, media_type, bytes, sha256, content from release_file;

-- One pass over guns: without statistics a join of guns to their first rows was tried as a loop in a loop.
create view public_gun with (security_invoker = true) as
select
  s.name as source, g.received_at, g.recovered_on, g.trace_requested_on, g.trace_completed_on, g.sold_on, g.recovery_state,
  g.maker, g.calibre, g.dealer_state, g.time_to_crime_days, g.time_to_crime_basis, g.time_to_crime_reason, g.circumstance, g.type,
  g.serial_state, g.privately_made, g.conversion_device, g.trace_status, g.ballistics, g.multiple_sale, g.reported_stolen, g.flags,
  g.recovery_area, g.first_received_at
from (
  select e.source_no, e.superseded_by, e.recovered_on, e.trace_requested_on, e.trace_completed_on, e.sold_on, e.recovery_state, e.maker,
    e.calibre, e.dealer_state, e.time_to_crime_days, e.time_to_crime_basis, e.time_to_crime_reason, e.circumstance, e.type,
    e.serial_state, e.privately_made, e.conversion_device, e.trace_status, e.ballistics, e.multiple_sale, e.reported_stolen, e.flags,
    e.recovery_area, i.received_at, min(i.received_at) over (partition by e.source_no, e.key_no) as first_received_at
  from gun e join import i on i.no = e.import_no
) g join source s on s.no = g.source_no
where g.superseded_by is null;
create view public_gun_report with (security_invoker = true) as
select s.name as source, s.definition ->> 'title' as title, s.definition ->> 'publisher' as publisher, i.received_at, r.kind,
  r.from_day, r.to_day, r.what, r.place, r.origin, r.count
from gun_report r join import i on i.no = r.import_no join source s on s.no = r.source_no;
create view public_dealer_naming with (security_invoker = true) as select named, why, at from dealer_naming;
create view public_gun_dealer with (security_invoker = true) as
select s.name as source, g.public_dealer as dealer_name, g.dealer_state, count(*) as guns,
  count(*) filter (where g.time_to_crime_days < 1095) as within_three_years
from gun g join import i on i.no = g.import_no join source s on s.no = g.source_no
where g.superseded_by is null and g.public_dealer is not null
group by s.name, g.public_dealer, g.dealer_state;

create view public_dialogue_series with (security_invoker = true) as
select id, slug, state, terms, changed_at from dialogue_series;
create view public_dialogue_session with (security_invoker = true) as
select id, series_id, slug, stage, state, starts_at, ends_at, changed_at, public_terms as terms from dialogue_session;
create view public_session_seats with (security_invoker = true) as
select n.id as session_id, n.series_id, n.facilitator_org, coalesce(sum(r.seats) filter (where c.reservation_id is null), 0)::integer as taken
from dialogue_session n left join reservation r on r.session_id = n.id left join reservation_cancellation c on c.reservation_id = r.id
group by n.id, n.series_id, n.facilitator_org;
create view public_voting with (security_invoker = true) as
select v.series_id, s.slug, v.org, v.state, v.policy, v.text_key_hash, v.version
from dialogue_voting v join dialogue_series s on s.id = v.series_id;
create view public_statement with (security_invoker = true) as
select id, series_id, no, public_text as text, language, public_translation as translation, author, channel, at
from statement where state = 'accepted';
create view public_moderation with (security_invoker = true) as
select id, series_id, statement_id, decision, reason, at from statement_decision;
create view public_waiting with (security_invoker = true) as
select series_id, count(*)::integer as waiting from statement where state = 'waiting' group by series_id;
create view public_vote with (security_invoker = true) as
select series_id, statement_id, voter_id, vote, at, id from vote;
create view public_consent_text with (security_invoker = true) as
select series_id, version, content, made_at from consent_text;
create view public_released_point with (security_invoker = true) as
select id, series_id, session_id, segment_id, prompt_id, text, form, dissent, channel, language, quoted, pseudonym, released_at
from released_point;
create view public_findings with (security_invoker = true) as
select id, series_id, version, content, published_at from findings;
create view public_finding_point with (security_invoker = true) as
select findings_id, theme_id, point_id from finding_point;
create view public_member_check with (security_invoker = true) as
select id, findings_id, result, published_at from member_check;
create view public_theme_answer with (security_invoker = true) as
select a.id, a.findings_id, a.theme_id, a.decision, a.words, a.commitment_id, a.made_at
from theme_answer a join findings f on f.id = a.findings_id;

create view public_commitment_step with (security_invoker = true) as
select c.id, c.no, s.seq, s.kind, s.content, o.name as org, s.at, s.org as org_id, s.as_role
from commitment_step s join commitment c on c.id = s.commitment_id join understory.organisation o on o.id = s.org;
create view public_commitment_evidence with (security_invoker = true) as
select e.id, c.no, e.seq, e.kind, e.title, e.language, e.day, e.address, e.media_type, e.sha256, o.name as org, e.at
from commitment_evidence e join commitment c on c.id = e.commitment_id join understory.organisation o on o.id = e.org;
create view public_verdict_panel with (security_invoker = true) as
select commitment_id, seed, pool, pool_sha256, size, at from verdict_panel;
create view public_attended with (security_invoker = true) as
select slug, attended as people from dialogue_series where attended is not null;
create view public_plan_version with (security_invoker = true) as
select v.id, v.slug, s.id as step_id, s.content, s.org_name, s.at
from plan_version_step s join plan_version v on v.id = s.version_id;
create view public_plan_item_update with (security_invoker = true) as
select item_id, seq, status, words, org_name, at from plan_item_update;
create view public_plan_measure_step with (security_invoker = true) as
select m.id, m.item_id, m.kind as measure_kind, s.seq, s.kind, s.content, s.org_name, s.at
from plan_measure_step s join plan_measure m on m.id = s.measure_id;
create view public_plan_reminder with (security_invoker = true) as
select c.no, r.duty, count(*)::integer as count, max(r.at) as last
from plan_reminder r join commitment c on c.id = r.commitment_id group by c.no, r.duty;
create view public_action_reminder with (security_invoker = true) as
select item_id, count(*)::integer as count, max(at) as last from plan_reminder where item_id is not null group by item_id;

do $$
declare v text;
begin
  for v in select relname from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'v' and relname like 'public\_%'
  loop
    execute format('grant select on %I to public_reader', v);
  end loop;
end $$;
