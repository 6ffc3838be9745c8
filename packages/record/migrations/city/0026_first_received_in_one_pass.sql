-- The same view in one pass over guns: without statistics the join of guns to their first rows was tried as a loop in a loop.
create or replace view public_gun as
select
  s.name as source, g.received_at, g.recovered_on, g.trace_requested_on, g.trace_completed_on, g.sold_on, g.recovery_state,
  g.maker, g.calibre, g.dealer_state, g.time_to_crime_days, g.time_to_crime_basis, g.time_to_crime_reason, g.circumstance, g.type,
  g.serial_state, g.privately_made, g.conversion_device, g.trace_status, g.ballistics, g.multiple_sale, g.reported_stolen, g.flags,
  g.recovery_area, g.first_received_at
from (
  select e.*, i.received_at, min(i.received_at) over (partition by e.source_no, e.key_no) as first_received_at
  from gun e join import i on i.no = e.import_no
  where i.state = 'complete' and i.provenance in ('open', 'invented')
) g join source s on s.no = g.source_no
where g.superseded_by is null;
