-- The weekly meeting about the plan: notes while it is held, and minutes made from it when it is closed. Minutes are for those who work on the plan.

create table plan_meeting (
  id uuid primary key,
  no integer not null unique check (no > 0),
  org uuid not null,
  made_by text not null,
  begun_at timestamptz not null,
  closed_by text,
  closed_at timestamptz,
  -- The model's Minutes; written once, when it is closed.
  minutes jsonb,
  constraint closed_with_minutes check ((closed_at is null) = (minutes is null) and (closed_at is null) = (closed_by is null))
);
-- Never two at once.
create unique index plan_meeting_open on plan_meeting ((true)) where closed_at is null;
-- Append only.
create table plan_meeting_note (
  id uuid primary key,
  meeting_id uuid not null references plan_meeting (id),
  commitment_id uuid references commitment (id),
  text text not null check (length(text) between 3 and 1000),
  language text not null check (language in ('en', 'es')),
  by_person text not null,
  at timestamptz not null
);
do $$
declare t text;
begin
  foreach t in array array['plan_meeting', 'plan_meeting_note']
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
grant update on plan_meeting to record_writer;
