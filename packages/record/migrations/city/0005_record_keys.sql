-- The number of a row's key in its source joins the facts: it stays the same in another file, where import, line and
-- part do not, so that a record keeps its key in releases. Views can only grow at their end.
create or replace view incident_fact_ever with (security_invoker = true) as
select
  f.import_no, f.line, f.part, f.source_no::integer as source_no,
  f.occurred_on - date '1970-01-01' as day,
  extract(year from f.occurred_on)::integer as year,
  (extract(year from f.occurred_on) * 12 + extract(month from f.occurred_on) - 1)::integer as month_no,
  floor((f.occurred_on - date '1970-01-01' + 3) / 7.0)::integer as week_no,
  extract(isodow from f.occurred_on)::integer as weekday,
  (f.occurred_minute / 60)::integer as hour,
  f.kind, f.weapon, f.clearance, f.setting, f.victims, f.event_no,
  f.place_1, f.place_2, f.place_3, f.place_4, f.place_5, f.place_6, f.place_7, f.place_8,
  f.superseded_by, f.key_no
from incident f
join import i on i.no = f.import_no
where i.state = 'complete';

create or replace view incident_fact with (security_invoker = true) as
select
  import_no, line, part, source_no, day, year, month_no, week_no, weekday, hour, kind, weapon, clearance, setting,
  victims, event_no, place_1, place_2, place_3, place_4, place_5, place_6, place_7, place_8, key_no
from incident_fact_ever
where superseded_by is null;
