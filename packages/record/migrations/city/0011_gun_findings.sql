-- What the custodian does about signals, leads and doubtful matches, and counsel's decision on the names of dealers.

-- One step that somebody took; the last step of a subject is where it stands. Added to, never changed.
create table finding_step (
  no bigint generated always as identity primary key,
  -- positions in the lists of the model
  kind smallint not null,
  state smallint not null,
  compartment smallint not null,
  subject text not null,
  outcome text,
  note text not null check (length(note) >= 5),
  -- what was computed when the step was taken
  evidence jsonb not null,
  by_person text not null,
  as_role text not null,
  at timestamptz not null,
  constraint outcome_with_closed check ((state = 3) = (outcome is not null))
);
create unique index finding_step_opened on finding_step (kind, subject) where state = 1;
create unique index finding_step_closed on finding_step (kind, subject) where state = 3;

alter table finding_step enable row level security;
alter table finding_step force row level security;
create policy finding_step_write on finding_step to record_writer
  using (compartment = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[]))
  with check (compartment = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[]));
-- The roles of the action `read-gun-links`; a test compares the two lists.
create policy finding_step_read on finding_step for select to member_reader
  using (compartment = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[])
    and current_setting('understory.role', true) = 'custodian');
grant select, insert on finding_step to record_writer;
grant select on finding_step to member_reader;

-- Whether dealers are named outside of the custodian's wall: the newest row holds. Without a row they are not. Added to, never changed.
create table dealer_naming (
  no bigint generated always as identity primary key,
  named boolean not null,
  why text not null check (length(why) >= 10),
  by_person text not null,
  as_role text not null check (as_role = 'counsel'),
  at timestamptz not null
);
alter table dealer_naming enable row level security;
alter table dealer_naming force row level security;
create policy dealer_naming_write on dealer_naming to record_writer using (true) with check (true);
create policy dealer_naming_read on dealer_naming for select to member_reader using (true);
create policy dealer_naming_publish on dealer_naming for select to record_publisher using (true);
grant select, insert on dealer_naming to record_writer;
grant select on dealer_naming to member_reader, record_publisher;

create view public_dealer_naming as select named, why, at from dealer_naming;
-- Dealers of guns of open and invented sources, by number of guns: no row unless counsel's newest decision names them.
create view public_gun_dealer as
select s.name as source, g.dealer_name, g.dealer_state, count(*) as guns,
  count(*) filter (where g.time_to_crime_days < 1095) as within_three_years
from gun g
join import i on i.no = g.import_no
join source s on s.no = g.source_no
where i.state = 'complete' and g.superseded_by is null and i.provenance in ('open', 'invented') and g.dealer_name is not null
  and (select n.named from dealer_naming n order by n.no desc limit 1)
group by s.name, g.dealer_name, g.dealer_state;
grant select on public_dealer_naming, public_gun_dealer to public_reader;
alter view public_dealer_naming owner to record_publisher;
alter view public_gun_dealer owner to record_publisher;
