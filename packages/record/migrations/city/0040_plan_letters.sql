-- Letters of the plan: who was reminded of what, and in which weeks the digest went out. No address and no person stands here.

-- Append only. Public: an owner that was reminded five times was reminded five times.
create table plan_reminder (
  id uuid primary key,
  commitment_id uuid not null references commitment (id),
  duty text not null check (duty in ('unanswered', 'overdue', 'silent', 'due-soon')),
  -- the city-local day; once a day whatever happens
  day text not null,
  people integer not null check (people >= 0),
  at timestamptz not null,
  unique (commitment_id, duty, day)
);
create table plan_digest (
  -- the Monday of the week
  week text primary key,
  people integer not null check (people >= 0),
  at timestamptz not null
);
do $$
declare t text;
begin
  foreach t in array array['plan_reminder', 'plan_digest']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to record_writer using (true) with check (true)', t || '_write', t);
    -- The roles of the action `work-on-plan`; a test compares the two lists.
    execute format($policy$create policy %I on %I for select to member_reader
      using (current_setting('understory.role', true) in ('facilitator', 'office', 'analyst', 'owner', 'provider', 'counsel', 'auditor'))$policy$,
      t || '_read', t);
    execute format('grant select, insert on %I to record_writer', t);
    execute format('grant select on %I to member_reader', t);
  end loop;
end $$;
create policy plan_reminder_publish on plan_reminder for select to record_publisher using (true);
grant select (commitment_id, duty, at) on plan_reminder to record_publisher;
create view public_plan_reminder as
select c.no, r.duty, count(*)::integer as count, max(r.at) as last
from plan_reminder r join commitment c on c.id = r.commitment_id group by c.no, r.duty;
grant select on public_plan_reminder to public_reader;
alter view public_plan_reminder owner to record_publisher;
