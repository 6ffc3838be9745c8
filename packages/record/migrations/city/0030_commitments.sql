-- Promises: what somebody undertook, by when, and by which test it counts as kept. Everything a commitment is follows from its steps, which are
-- added and never changed: no state, no lateness stands in a column.

create table commitment (
  id uuid primary key,
  -- the number of its address, given once in the city
  no integer not null unique check (no > 0),
  made_by text not null,
  org uuid not null,
  made_at timestamptz not null
);
create table commitment_step (
  id uuid primary key,
  commitment_id uuid not null references commitment (id),
  seq integer not null check (seq > 0),
  kind text not null check (kind in ('proposed', 'reworded', 'accepted', 'declined', 'in-progress', 'stalled', 'delivered', 'due-moved',
    'handed-over', 'evidence', 'reviewed')),
  -- The model's StepContent: terms, words, a day or an owner, by its kind.
  content jsonb not null,
  by_person text not null,
  as_role text not null,
  org uuid not null,
  at timestamptz not null,
  unique (commitment_id, seq),
  constraint a_no_has_a_reason check (kind not in ('declined', 'stalled', 'due-moved', 'handed-over')
    or length(content -> 'words' ->> 'text') >= 10)
);
create table commitment_evidence (
  id uuid primary key,
  commitment_id uuid not null references commitment (id),
  seq integer not null,
  kind text not null,
  title text not null check (length(title) between 3 and 200),
  language text not null,
  -- the day it is of, not the day it was handed in
  day text not null check (day ~ '^\d{4}-\d{2}-\d{2}$'),
  -- where anybody can get it
  address text check (length(address) <= 500),
  media_type text,
  bytes bytea check (octet_length(bytes) between 1 and 4194304),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  org uuid not null,
  by_person text not null,
  at timestamptz not null,
  foreign key (commitment_id, seq) references commitment_step (commitment_id, seq),
  constraint the_hash_is_of_the_bytes check (bytes is null or encode(sha256(bytes), 'hex') = sha256)
);

do $$
declare t text;
begin
  foreach t in array array['commitment', 'commitment_step', 'commitment_evidence']
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
-- The publisher never reads who acted, nor the bytes that were handed in.
grant select (id, no) on commitment to record_publisher;
grant select (id, commitment_id, seq, kind, content, org, at) on commitment_step to record_publisher;
grant select (id, commitment_id, seq, kind, title, language, day, address, media_type, sha256, org, at) on commitment_evidence to record_publisher;

create view public_commitment_step as
select c.id, c.no, s.seq, s.kind, s.content, o.name as org, s.at
from commitment_step s join commitment c on c.id = s.commitment_id join understory.organisation o on o.id = s.org;
create view public_commitment_evidence as
select e.id, c.no, e.seq, e.kind, e.title, e.language, e.day, e.address, e.media_type, e.sha256, o.name as org, e.at
from commitment_evidence e join commitment c on c.id = e.commitment_id join understory.organisation o on o.id = e.org;
grant select on public_commitment_step, public_commitment_evidence to public_reader;
alter view public_commitment_step owner to record_publisher;
alter view public_commitment_evidence owner to record_publisher;
