-- What sources say of guns. Codes are positions in the lists of the model.

-- One gun as one source says it: recovered, described, traced. Which rows mean the same firearm is found later. As with incidents a
-- row is known by (import_no, line), which is its order on disk.
create table gun (
  key_no bigint not null,
  hash bigint not null,
  flags bigint not null,
  import_no integer not null,
  line integer not null,
  superseded_by integer,
  recovered_on date,
  trace_requested_on date,
  trace_completed_on date,
  sold_on date,
  time_to_crime_days integer,
  source_no smallint not null,
  part smallint not null,
  compartment smallint not null default 0,
  circumstance smallint not null,
  type smallint not null,
  serial_state smallint not null,
  privately_made smallint not null,
  conversion_device smallint not null,
  trace_status smallint not null,
  -- 0 none, 1 counted from two days, 2 stated by the source
  time_to_crime_basis smallint not null check (time_to_crime_basis between 0 and 2),
  time_to_crime_reason smallint,
  ballistics smallint not null,
  multiple_sale smallint not null,
  reported_stolen smallint not null,
  key text not null,
  recovery_state text,
  recovery_city text,
  maker text,
  model text,
  calibre text,
  serial text,
  dealer_licence text,
  dealer_name text,
  dealer_city text,
  dealer_state text,
  detail text,
  constraint undefined_has_a_reason check ((time_to_crime_days is null) = (time_to_crime_reason is not null)
    and (time_to_crime_days is null) = (time_to_crime_basis = 0))
);
create index gun_row on gun using brin (import_no, line) with (pages_per_range = 16);

alter table gun enable row level security;
alter table gun force row level security;
create policy gun_write on gun to record_writer
  using (compartment = 0 or compartment = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[]))
  with check (compartment = 0 or compartment = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[]));
create policy gun_read on gun for select to member_reader
  using ((compartment = 0 or compartment = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[]))
    and source_no = any (string_to_array(nullif(current_setting('understory.sources', true), ''), ',')::smallint[]));
grant select, insert, update, delete on gun to record_writer;
grant select on gun to member_reader;
