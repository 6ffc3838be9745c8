-- The plan: versions that anybody can read for good, items that keep their id whatever number they get, and what owners say of actions.

create table plan_version (
  id uuid primary key,
  -- the last part of its address, beginning with a year
  slug text not null unique check (slug ~ '^\d{4}(-[a-z0-9]{1,20})?$'),
  made_by text not null,
  org uuid not null,
  made_at timestamptz not null
);
-- Each writing of a draft, and its publication; added, never changed. What is superseded follows from what was published after it.
create table plan_version_step (
  id uuid primary key,
  version_id uuid not null references plan_version (id),
  seq integer not null check (seq > 0),
  kind text not null check (kind in ('written', 'published')),
  -- written: the model's PlanTerms; published: the same with each item's id, and what became of the items of the version before
  content jsonb not null,
  by_person text not null,
  as_role text not null,
  org uuid not null,
  -- as it was called then
  org_name text not null,
  at timestamptz not null,
  unique (version_id, seq)
);
create unique index plan_version_published_once on plan_version_step (version_id) where kind = 'published';
-- An item has its id from the version that first had it.
create table plan_item (
  id uuid primary key,
  version_id uuid not null references plan_version (id)
);
create table plan_item_update (
  id uuid primary key,
  item_id uuid not null references plan_item (id),
  seq integer not null check (seq > 0),
  status text not null check (status in ('not-started', 'in-progress', 'delayed', 'done')),
  -- the model's Written, or null
  words jsonb,
  by_person text not null,
  as_role text not null,
  org uuid not null,
  org_name text not null,
  at timestamptz not null,
  unique (item_id, seq),
  constraint delayed_has_a_reason check (status <> 'delayed' or coalesce(length(words ->> 'text'), 0) >= 10)
);

do $$
declare t text;
begin
  foreach t in array array['plan_version', 'plan_version_step', 'plan_item', 'plan_item_update']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to record_writer using (true) with check (true)', t || '_write', t);
    -- The roles of the action `work-on-plan`; a test compares the two lists.
    execute format($policy$create policy %I on %I for select to member_reader
      using (current_setting('understory.role', true) in ('facilitator', 'office', 'analyst', 'owner', 'provider', 'counsel', 'auditor'))$policy$,
      t || '_read', t);
    execute format('create policy %I on %I for select to record_publisher using (true)', t || '_publish', t);
    execute format('grant select, insert on %I to record_writer', t);
    execute format('grant select on %I to member_reader', t);
  end loop;
end $$;
-- The publisher reads what is public, and never who wrote it.
grant select (id, slug) on plan_version to record_publisher;
grant select (id, version_id, seq, kind, content, org_name, at) on plan_version_step to record_publisher;
grant select (id, version_id) on plan_item to record_publisher;
grant select (item_id, seq, status, words, org_name, at) on plan_item_update to record_publisher;

create view public_plan_version as
select v.id, v.slug, s.id as step_id, s.content, s.org_name, s.at
from plan_version_step s join plan_version v on v.id = s.version_id where s.kind = 'published';
create view public_plan_item_update as
select item_id, seq, status, words, org_name, at from plan_item_update;
grant select on public_plan_version, public_plan_item_update to public_reader;
alter view public_plan_version owner to record_publisher;
alter view public_plan_item_update owner to record_publisher;
