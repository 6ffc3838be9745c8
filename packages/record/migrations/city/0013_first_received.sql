-- When a gun was first told of, whichever row holds it now: how long reports take is learnt from it.
create or replace view public_gun as
select
  s.name as source, i.received_at, g.recovered_on, g.trace_requested_on, g.trace_completed_on, g.sold_on, g.recovery_state,
  g.maker, g.calibre, g.dealer_state, g.time_to_crime_days, g.time_to_crime_basis, g.time_to_crime_reason, g.circumstance, g.type,
  g.serial_state, g.privately_made, g.conversion_device, g.trace_status, g.ballistics, g.multiple_sale, g.reported_stolen, g.flags,
  g.recovery_area, f.first_received_at
from gun g
join import i on i.no = g.import_no
join source s on s.no = g.source_no
join (
  select e.source_no, e.key_no, min(j.received_at) as first_received_at
  from gun e join import j on j.no = e.import_no
  where j.state = 'complete' group by e.source_no, e.key_no
) f on f.source_no = g.source_no and f.key_no = g.key_no
where i.state = 'complete' and g.superseded_by is null and i.provenance in ('open', 'invented');
