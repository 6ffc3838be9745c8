-- Guns of open and invented sources, as anybody may read them: no key, no serial number, no dealer but the state, no word kept beside.
create view public_gun as
select
  s.name as source, i.received_at, g.recovered_on, g.trace_requested_on, g.trace_completed_on, g.sold_on, g.recovery_state,
  g.maker, g.calibre, g.dealer_state, g.time_to_crime_days, g.time_to_crime_basis, g.time_to_crime_reason, g.circumstance, g.type,
  g.serial_state, g.privately_made, g.conversion_device, g.trace_status, g.ballistics, g.multiple_sale, g.reported_stolen, g.flags
from gun g
join import i on i.no = g.import_no
join source s on s.no = g.source_no
where i.state = 'complete' and g.superseded_by is null and i.provenance in ('open', 'invented');

create policy gun_publish on gun for select to record_publisher using (compartment = 0);
grant select on gun to record_publisher;
grant select on public_gun to public_reader;
alter view public_gun owner to record_publisher;
