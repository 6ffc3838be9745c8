-- Retention: when the rows of an import must be gone, what was purged, and what a legal hold keeps.

alter table import add column purge_on date;
-- The day on which its rows went; the import itself stays, with what it brought in counts.
alter table import add column purged_on date;
-- Imports that are there already: the days of their class, as the model has them.
update import set purge_on = (received_at at time zone 'UTC')::date + case retention
  when 'working-file' then 730 when 'walled' then 1825 end
where retention <> 'open-data';

-- What a day took, by class. Added to while the day lasts, so that a run that was cut goes on.
create table purge (
  day date not null,
  class text not null,
  imports integer not null default 0 check (imports >= 0),
  rows bigint not null default 0 check (rows >= 0),
  set_aside bigint not null default 0 check (set_aside >= 0),
  held integer not null default 0 check (held >= 0),
  primary key (day, class)
);

create table legal_hold (
  id uuid primary key,
  kind text not null check (kind in ('city', 'class', 'source', 'import')),
  subject text not null,
  owner text not null,
  reason text not null,
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  set_at timestamptz not null,
  ended_at timestamptz,
  ended_by text,
  ended_why text,
  constraint ended_whole check (num_nonnulls(ended_at, ended_by, ended_why) in (0, 3))
);

alter table purge enable row level security;
alter table purge force row level security;
create policy purge_write on purge to record_writer using (true) with check (true);
-- The roles of the action `read-retention`; a test compares the two lists.
create policy purge_read on purge for select to member_reader
  using (current_setting('understory.role', true) in ('custodian', 'counsel', 'auditor', 'operator'));
alter table legal_hold enable row level security;
alter table legal_hold force row level security;
create policy legal_hold_write on legal_hold to record_writer using (true) with check (true);
create policy legal_hold_read on legal_hold for select to member_reader
  using (current_setting('understory.role', true) in ('custodian', 'counsel', 'auditor', 'operator'));

grant select, insert, update on purge, legal_hold to record_writer;
grant select on purge, legal_hold to member_reader;
