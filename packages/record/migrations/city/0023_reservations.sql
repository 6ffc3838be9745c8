-- Who will come to a session: seats, language and what somebody needs, without a name. How to reach them stands beside it if they want to
-- be told when something changes, and is erased after the session.

create table reservation (
  id uuid primary key,
  series_id uuid not null references dialogue_series (id),
  session_id uuid not null references dialogue_session (id),
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  seats smallint not null check (seats between 1 and 10),
  language text not null,
  childcare smallint not null check (childcare between 0 and 10),
  interpreter text,
  transport boolean not null,
  access text check (length(access) <= 300),
  contact text check (length(contact) <= 200),
  channel text not null,
  -- keyed hash of the code that cancels it
  code_hash text not null unique,
  at timestamptz not null
);
create table reservation_cancellation (
  reservation_id uuid primary key,
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  at timestamptz not null
);

do $$
declare t text;
begin
  foreach t in array array['reservation', 'reservation_cancellation']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($policy$create policy %I on %I to record_writer
      using (compartment = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[]))
      with check (compartment = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[]))$policy$,
      t || '_write', t);
    -- The facilitator of the series: the roles of the action `read-voice`; a test compares the two lists.
    execute format($policy$create policy %I on %I for select to member_reader
      using (compartment = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[])
        and org::text = current_setting('understory.org', true) and current_setting('understory.role', true) = 'facilitator')$policy$,
      t || '_read', t);
    execute format('create policy %I on %I for insert to desk_writer with check (true)', t || '_add', t);
    execute format('create policy %I on %I for select to record_publisher using (true)', t || '_publish', t);
    execute format('grant select on %I to member_reader', t);
    execute format('grant insert on %I to desk_writer', t);
  end loop;
end $$;
grant select, insert, update on reservation to record_writer;
grant select, insert on reservation_cancellation to record_writer;
-- The desk adds; whose code it was the publisher's view below says, and nothing else of a reservation.
grant select (id, series_id, session_id, org, compartment, seats, code_hash) on reservation to record_publisher;
grant select on reservation_cancellation to record_publisher;

-- Seats taken of a session, for everybody: how many, never who.
create view public_session_seats as
select n.id as session_id, n.series_id, n.facilitator_org, coalesce(sum(r.seats) filter (where c.reservation_id is null), 0)::integer as taken
from dialogue_session n
join dialogue_series s on s.id = n.series_id and s.state <> 'draft'
left join reservation r on r.session_id = n.id
left join reservation_cancellation c on c.reservation_id = r.id
group by n.id, n.series_id, n.facilitator_org;
-- What a code stands for, looked up by its hash alone.
create view public_reservation_code as
select r.code_hash, r.id, r.session_id, r.org, r.compartment, c.reservation_id is not null as cancelled
from reservation r left join reservation_cancellation c on c.reservation_id = r.id;
grant select on public_session_seats, public_reservation_code to public_reader;
alter view public_session_seats owner to record_publisher;
alter view public_reservation_code owner to record_publisher;
