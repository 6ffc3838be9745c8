-- Two walls closed. Raw text of rows set aside knows its source, so that it stands behind the wall of that source; and what the
-- house reads for its snapshot is read by a role of its own, which sees the columns of facts behind no wall and nothing else.

-- The login may own the tables without being free of their walls.
alter table set_aside no force row level security;
alter table import no force row level security;
alter table set_aside add column source_no smallint;
-- Null only while a backup from before this is restored; then no reader sees the row.
alter table set_aside add column compartment smallint;
update set_aside a set source_no = i.source_no, compartment = i.compartment from import i where i.no = a.import_no;
-- For logins that own without being free, what 0006 could not see.
update import set purge_on = (received_at at time zone 'UTC')::date + case retention
  when 'working-file' then 730 when 'walled' then 1825 end
where retention <> 'open-data' and purge_on is null and purged_on is null;
alter table import force row level security;
alter table set_aside force row level security;

drop policy set_aside_write on set_aside;
create policy set_aside_write on set_aside to record_writer
  using (coalesce(compartment, 0) = 0 or compartment = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[]))
  with check (coalesce(compartment, 0) = 0 or compartment = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[]));
create policy set_aside_read on set_aside for select to member_reader
  using ((compartment = 0 or compartment = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[]))
    and source_no = any (string_to_array(nullif(current_setting('understory.sources', true), ''), ',')::smallint[]));
grant select on set_aside to member_reader;

-- A member without a role sees nothing.
drop policy source_read on source;
create policy source_read on source for select to member_reader
  using ((compartment = 0 or compartment = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[]))
    and provenance = any (string_to_array(current_setting('understory.provenances', true), ',')));
drop policy import_read on import;
create policy import_read on import for select to member_reader
  using ((compartment = 0 or compartment = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[]))
    and provenance = any (string_to_array(current_setting('understory.provenances', true), ',')));
drop policy incident_read on incident;
create policy incident_read on incident for select to member_reader
  using ((compartment = 0 or compartment = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[]))
    and source_no = any (string_to_array(nullif(current_setting('understory.sources', true), ''), ',')::smallint[]));
drop policy event_audit on event;
create policy event_audit on event for select to member_reader
  using (current_setting('understory.role', true) = 'auditor');
-- What residents asked is free text; nobody reads it as a member until there is an action that says who.
drop policy data_question_read on data_question;
create policy data_question_read on data_question for select to record_writer using (true);
revoke select on data_question from member_reader;

do $$
declare t text;
begin
  foreach t in array array['boundary_version', 'area', 'population', 'change_counter']
  loop
    execute format('create policy %I on %I for select to snapshot_reader using (true)', t || '_snapshot', t);
  end loop;
  foreach t in array array['source', 'import', 'incident']
  loop
    execute format('create policy %I on %I for select to snapshot_reader using (compartment = 0)', t || '_snapshot', t);
  end loop;
end $$;

grant select on source, boundary_version, area, population, import, change_counter, incident_fact, incident_fact_ever
  to snapshot_reader;
-- No key but its number, no block, no point, no word of the file.
grant select (import_no, line, part, source_no, occurred_on, occurred_minute, kind, weapon, clearance, setting, victims,
  event_no, place_1, place_2, place_3, place_4, place_5, place_6, place_7, place_8, superseded_by, key_no) on incident to snapshot_reader;
do $$ begin
  execute format('grant usage on schema %I to snapshot_reader', current_schema());
end $$;
