-- What is told of guns, dealers and sales beside the guns themselves, and the part of the city where a gun was recovered.

-- As the file names it. Not in the hash of what the source said, so that imports of before still verify.
alter table gun add column recovery_area text;

create or replace view public_gun as
select
  s.name as source, i.received_at, g.recovered_on, g.trace_requested_on, g.trace_completed_on, g.sold_on, g.recovery_state,
  g.maker, g.calibre, g.dealer_state, g.time_to_crime_days, g.time_to_crime_basis, g.time_to_crime_reason, g.circumstance, g.type,
  g.serial_state, g.privately_made, g.conversion_device, g.trace_status, g.ballistics, g.multiple_sale, g.reported_stolen, g.flags,
  g.recovery_area
from gun g
join import i on i.no = g.import_no
join source s on s.no = g.source_no
where i.state = 'complete' and g.superseded_by is null and i.provenance in ('open', 'invented');

-- One thing told: a number of a place, what a dealer sold in a year, a theft, a sale, a ballistic lead. Which columns are filled is a
-- matter of its kind; the kinds and what each needs are in the model. As with guns a row is known by (import_no, line, part).
create table gun_report (
  key_no bigint not null,
  hash bigint not null,
  flags bigint not null,
  count bigint check (count >= 0),
  import_no integer not null,
  line integer not null,
  superseded_by integer,
  from_day date,
  to_day date,
  source_no smallint not null,
  part smallint not null,
  compartment smallint not null default 0,
  kind smallint not null,
  key text not null,
  what text,
  place text,
  origin text,
  city text,
  name text,
  licence text,
  gun_key text,
  other_gun_key text,
  incident_key text,
  -- the custodian's code for whoever bought or had a gun; intake keeps no name
  party text,
  transaction text,
  constraint days_in_order check ((from_day is null) = (to_day is null) and from_day <= to_day)
);
create index gun_report_row on gun_report using brin (import_no, line) with (pages_per_range = 16);

alter table gun_report enable row level security;
alter table gun_report force row level security;
create policy gun_report_write on gun_report to record_writer
  using (compartment = 0 or compartment = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[]))
  with check (compartment = 0 or compartment = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[]));
create policy gun_report_read on gun_report for select to member_reader
  using ((compartment = 0 or compartment = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[]))
    and source_no = any (string_to_array(nullif(current_setting('understory.sources', true), ''), ',')::smallint[]));
grant select, insert, update, delete on gun_report to record_writer;
grant select on gun_report to member_reader;

-- Numbers about places and countries out of open and invented data: the first seven kinds. No dealer, no gun, no party.
create view public_gun_report as
select s.name as source, s.definition ->> 'title' as title, s.definition ->> 'publisher' as publisher, i.received_at, r.kind,
  r.from_day, r.to_day, r.what, r.place, r.origin, r.count
from gun_report r
join import i on i.no = r.import_no
join source s on s.no = r.source_no
where i.state = 'complete' and r.superseded_by is null and i.provenance in ('open', 'invented') and r.kind between 0 and 6;

create policy gun_report_publish on gun_report for select to record_publisher using (compartment = 0);
grant select on gun_report to record_publisher;
grant select on public_gun_report to public_reader;
alter view public_gun_report owner to record_publisher;
