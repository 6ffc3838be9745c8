-- What the plan is measured by. A population indicator is computed from data and has no typed value: the table refuses one. A performance measure
-- is typed by its owner, with the month and the source.

create table plan_measure (
  id uuid primary key,
  item_id uuid not null references plan_item (id),
  kind text not null check (kind in ('indicator', 'how-much', 'how-well', 'better-off')),
  made_by text not null,
  org uuid not null,
  made_at timestamptz not null,
  unique (id, kind)
);
create index plan_measure_item on plan_measure (item_id);
-- Its terms each time they were written, so that a target that was moved can be seen to have moved; and typed values.
create table plan_measure_step (
  id uuid primary key,
  measure_id uuid not null,
  measure_kind text not null,
  seq integer not null check (seq > 0),
  kind text not null check (kind in ('written', 'value')),
  -- the model's IndicatorTerms, PerformanceTerms or MeasureValue
  content jsonb not null,
  by_person text not null,
  as_role text not null,
  org uuid not null,
  org_name text not null,
  at timestamptz not null,
  unique (measure_id, seq),
  foreign key (measure_id, measure_kind) references plan_measure (id, kind),
  constraint an_indicator_is_never_typed check (kind <> 'value' or measure_kind <> 'indicator')
);

do $$
declare t text;
begin
  foreach t in array array['plan_measure', 'plan_measure_step']
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
grant select (id, item_id, kind) on plan_measure to record_publisher;
grant select (measure_id, measure_kind, seq, kind, content, org_name, at) on plan_measure_step to record_publisher;

create view public_plan_measure_step as
select m.id, m.item_id, m.kind as measure_kind, s.seq, s.kind, s.content, s.org_name, s.at
from plan_measure_step s join plan_measure m on m.id = s.measure_id;
grant select on public_plan_measure_step to public_reader;
alter view public_plan_measure_step owner to record_publisher;
