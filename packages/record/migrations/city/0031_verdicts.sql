-- What residents say of a promise against its written test, and panels drawn by lot. A judge is a keyed hash for one promise: it leads to no card, no
-- address and no other promise.

alter table commitment_step drop constraint commitment_step_kind_check;
alter table commitment_step add constraint commitment_step_kind_check check (kind in ('proposed', 'reworded', 'accepted', 'declined', 'in-progress',
  'stalled', 'delivered', 'due-moved', 'handed-over', 'evidence', 'reviewed', 'judged'));

-- Append only: the newest answer of a judge counts.
create table verdict (
  id uuid primary key,
  commitment_id uuid not null references commitment (id),
  judge_hash text not null,
  crowd text not null check (crowd in ('attended', 'district', 'anyone', 'panel')),
  answer text not null check (answer in ('kept', 'partly', 'not-kept', 'cannot-tell')),
  channel text not null,
  at timestamptz not null
);
create index verdict_newest on verdict (commitment_id, judge_hash, at desc);

-- One panel for a promise, so that nobody draws until they like what comes.
create table verdict_panel (
  id uuid primary key,
  commitment_id uuid not null unique references commitment (id),
  series_id uuid not null references dialogue_series (id),
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  -- Drawn from this by hash: everybody who has the list of willing cards can draw it again.
  seed text not null check (seed ~ '^[0-9a-f]{64}$'),
  pool integer not null check (pool > 0),
  pool_sha256 text not null check (pool_sha256 ~ '^[0-9a-f]{64}$'),
  size integer not null check (size between 10 and pool),
  made_by text not null,
  at timestamptz not null
);
create table verdict_panel_member (
  panel_id uuid not null references verdict_panel (id),
  place smallint not null check (place > 0),
  commitment_id uuid not null,
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  -- The consent card, which has how to reach them; and who they are as a judge of this promise.
  code_hash text not null,
  judge_hash text not null,
  primary key (panel_id, place)
);

do $$
declare t text;
begin
  foreach t in array array['verdict', 'verdict_panel', 'verdict_panel_member']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I for select to record_publisher using (true)', t || '_publish', t);
    execute format('grant select, insert on %I to record_writer', t);
    if t = 'verdict' then
      continue;
    end if;
    execute format($policy$create policy %I on %I to record_writer
      using (compartment = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[]))
      with check (compartment = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[]))$policy$,
      t || '_write', t);
    -- The facilitator of the series: the roles of the action `read-voice`; a test compares the two lists.
    execute format($policy$create policy %I on %I for select to member_reader
      using (compartment = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[])
        and org::text = current_setting('understory.org', true) and current_setting('understory.role', true) = 'facilitator')$policy$,
      t || '_read', t);
    execute format('grant select on %I to member_reader', t);
  end loop;
end $$;
create policy verdict_write on verdict to record_writer using (true) with check (true);
create policy verdict_add on verdict for insert to desk_writer with check (true);
grant insert on verdict to desk_writer;

grant select (id, commitment_id, judge_hash, crowd, answer, at) on verdict to record_publisher;
grant select (commitment_id, series_id, seed, pool, pool_sha256, size, at) on verdict_panel to record_publisher;
grant select (commitment_id, judge_hash) on verdict_panel_member to record_publisher;

-- Counts of the newest answer of each judge; a crowd of fewer than ten says only that somebody answered.
create view public_verdict_count as
select commitment_id, crowd, case when judges >= 10 then judges end as judges, case when judges >= 10 then kept end as kept,
  case when judges >= 10 then partly end as partly, case when judges >= 10 then not_kept end as not_kept,
  case when judges >= 10 then cannot_tell end as cannot_tell
from (
  select commitment_id, crowd, count(*)::integer as judges, count(*) filter (where answer = 'kept')::integer as kept,
    count(*) filter (where answer = 'partly')::integer as partly, count(*) filter (where answer = 'not-kept')::integer as not_kept,
    count(*) filter (where answer = 'cannot-tell')::integer as cannot_tell
  from (
    select distinct on (commitment_id, judge_hash) commitment_id, crowd, answer from verdict order by commitment_id, judge_hash, at desc, id desc
  ) newest group by commitment_id, crowd
) counted;
create view public_verdict_panel as
select commitment_id, seed, pool, pool_sha256, size, at from verdict_panel;
-- Whether a judge was drawn, found by the hash alone.
create view public_panel_judge as
select commitment_id, judge_hash from verdict_panel_member;
-- How many cards were filled in in a series: who could have answered.
create view public_attended as
select s.slug, count(distinct c.code_hash)::integer as people
from consent c join dialogue_series s on s.id = c.series_id where s.state <> 'draft' group by s.slug having count(distinct c.code_hash) >= 10;
grant select on public_verdict_count, public_verdict_panel, public_panel_judge, public_attended to public_reader;
alter view public_verdict_count owner to record_publisher;
alter view public_verdict_panel owner to record_publisher;
alter view public_panel_judge owner to record_publisher;
alter view public_attended owner to record_publisher;
