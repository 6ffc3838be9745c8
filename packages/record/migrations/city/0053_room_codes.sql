-- How a voter began. With a code that the facilitator gave out (a room code, a consent card, a paper ballot, a number of the text-message
-- gateway) a voter is bound by a code; everybody else is an open voter. The two are counted apart, and how somebody began is never changed.
alter table voter add column began_by text check (began_by in ('room-code', 'consent-card', 'proof', 'wait'));
alter table voter add column room_code_id uuid;
-- Open voters that began within one hour from one network share a random number: it is made in memory and computed from no address.
alter table voter add column arrival_id uuid;
create index voter_by_room_code on voter (room_code_id) where room_code_id is not null;

-- A code that is shown in a room: whoever begins with it is a voter bound by a code, up to so many. Kept as a keyed hash.
create table room_code (
  id uuid primary key,
  series_id uuid not null references dialogue_series (id),
  session_id uuid references dialogue_session (id),
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  code_hash text not null unique,
  max_voters integer not null check (max_voters between 1 and 2000),
  ends_at timestamptz not null,
  made_by text not null,
  made_at timestamptz not null,
  revoked_at timestamptz
);
alter table room_code enable row level security;
alter table room_code force row level security;
create policy room_code_write on room_code to record_writer
  using (compartment = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[]))
  with check (compartment = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[]));
-- The facilitator of the series: the roles of the action `read-voice`; a test compares the two lists.
create policy room_code_read on room_code for select to member_reader
  using (compartment = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[])
    and org::text = current_setting('understory.org', true) and current_setting('understory.role', true) = 'facilitator');
create policy room_code_public on room_code for select to public_reader using (true);
grant select on room_code to member_reader;
grant select, insert, update on room_code to record_writer;
grant select (id, series_id, session_id, code_hash, max_voters, ends_at, revoked_at) on room_code to public_reader;

create policy voter_crowd_public on voter for select to public_reader using (true);
grant select (id, series_id, channel, code_hash, began_by, room_code_id) on voter to public_reader;

-- What a code stands for, looked up by its hash alone, and whether the voter is bound by a code.
create view public_voter_crowd with (security_invoker = true) as
select id, series_id, channel, code_hash,
  case when began_by in ('room-code', 'consent-card') or channel in ('paper', 'text-message') then 'code' else 'open' end as crowd
from voter;
-- A room code and how many voters began with it.
create view public_room_code with (security_invoker = true) as
select c.id, c.series_id, c.session_id, c.code_hash, c.max_voters, c.ends_at, c.revoked_at,
  (select count(*) from voter v where v.room_code_id = c.id)::integer as voters
from room_code c;
grant select on public_voter_crowd, public_room_code to public_reader;
alter view public_voter_crowd owner to record_publisher;
alter view public_room_code owner to record_publisher;
