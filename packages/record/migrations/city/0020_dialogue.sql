-- Dialogue: series of sessions on one question. What stands here is for everybody to read once the series is public; who comes, what is
-- said and how to reach somebody are in tables of their own behind the wall `voice`.

create table dialogue_series (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,60}$'),
  state text not null check (state in ('draft', 'public', 'closed')),
  -- The independent facilitator: everything behind the wall of this series is this organisation's.
  facilitator_org uuid not null,
  -- The model's SeriesTerms.
  terms jsonb not null,
  version integer not null check (version > 0),
  made_by text not null,
  made_at timestamptz not null,
  changed_at timestamptz not null
);

create table dialogue_session (
  id uuid primary key,
  series_id uuid not null references dialogue_series (id),
  slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,60}$'),
  facilitator_org uuid not null,
  stage text not null check (stage in ('explain', 'shape', 'report-back')),
  state text not null check (state in ('planned', 'held', 'cancelled')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- The model's SessionTerms.
  terms jsonb not null,
  version integer not null check (version > 0),
  made_by text not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  unique (series_id, slug),
  constraint ends_after_it_starts check (ends_at > starts_at)
);

create view public_dialogue_series as
select id, slug, state, terms, changed_at from dialogue_series where state <> 'draft';
-- What a run-sheet tells the facilitator alone is left out.
create view public_dialogue_session as
select n.id, n.series_id, n.slug, n.stage, n.state, n.starts_at, n.ends_at, n.changed_at,
  jsonb_set(n.terms, '{runSheet}', coalesce(
    (select jsonb_agg(part - 'guidance' order by place) from jsonb_array_elements(n.terms -> 'runSheet') with ordinality as p(part, place)),
    '[]'::jsonb)) as terms
from dialogue_session n join dialogue_series s on s.id = n.series_id where s.state <> 'draft';

do $$
declare t text;
begin
  foreach t in array array['dialogue_series', 'dialogue_session']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to record_writer using (true) with check (true)', t || '_write', t);
    -- The roles of the action `read-dialogue-plan`; a test compares the two lists.
    execute format($policy$create policy %I on %I for select to member_reader
      using (current_setting('understory.role', true) in ('facilitator', 'office', 'owner', 'auditor'))$policy$, t || '_read', t);
    execute format('create policy %I on %I for select to record_publisher using (true)', t || '_publish', t);
    execute format('grant select, insert, update on %I to record_writer', t);
    execute format('grant select on %I to member_reader, record_publisher', t);
  end loop;
end $$;
grant select on public_dialogue_series, public_dialogue_session to public_reader;
alter view public_dialogue_series owner to record_publisher;
alter view public_dialogue_session owner to record_publisher;
