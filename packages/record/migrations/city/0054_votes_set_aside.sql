-- Votes that a facilitator sets aside: a burst of voters that hardly can be people. Append only: a decision is undone by a later one, and all of
-- them are the public moderation log, with a reason and a count. Which voters they are stands behind the wall `voice`.
create table vote_set_aside (
  id uuid primary key,
  series_id uuid not null references dialogue_series (id),
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  decision text not null check (decision in ('set-aside', 'restored')),
  reason text not null,
  -- The decision that is undone; undone once.
  restores_id uuid unique references vote_set_aside (id),
  voters integer not null check (voters > 0),
  by_person text not null,
  at timestamptz not null,
  constraint restored_names_a_decision check ((decision = 'restored') = (restores_id is not null))
);
create table vote_set_aside_voter (
  decision_id uuid not null references vote_set_aside (id),
  voter_id uuid not null references voter (id),
  series_id uuid not null,
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  primary key (decision_id, voter_id)
);

do $$
declare t text;
begin
  foreach t in array array['vote_set_aside', 'vote_set_aside_voter']
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
    execute format('create policy %I on %I for select to public_reader using (true)', t || '_public', t);
    execute format('grant select on %I to member_reader', t);
    execute format('grant select, insert on %I to record_writer', t);
  end loop;
end $$;
grant select (id, series_id, decision, reason, restores_id, voters, at) on vote_set_aside to public_reader;
grant select (decision_id, voter_id, series_id) on vote_set_aside_voter to public_reader;

-- The decisions, for the public log: no people.
create view public_vote_set_aside with (security_invoker = true) as
select id, series_id, decision, reason, restores_id, voters, at from vote_set_aside;
-- Voters whose votes count nowhere now.
create view public_voter_set_aside with (security_invoker = true) as
select m.voter_id, m.series_id
from vote_set_aside_voter m
where not exists (select from vote_set_aside r where r.restores_id = m.decision_id);
grant select on public_vote_set_aside, public_voter_set_aside to public_reader;
alter view public_vote_set_aside owner to record_publisher;
alter view public_voter_set_aside owner to record_publisher;
