-- The house's own reading for the snapshot has a role of its own, so that a member's unit of work without a role sees nothing.
create policy city_snapshot on city for select to snapshot_reader using (true);
grant select on city to snapshot_reader;

drop policy event_audit on event;
create policy event_audit on event for select to member_reader
  using (current_setting('understory.role', true) = 'auditor');

-- A house from before this knows the role only now.
grant usage on schema understory to snapshot_reader;
