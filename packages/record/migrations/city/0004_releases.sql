-- Releases: tables of a dataset as they left the house, or wait to. Three tables that are added to and never changed: what
-- a release is, its files, and how it was decided. Its state follows: without a decision it is a draft; approved, it is public
-- until another approved one names it as superseded.

create table release (
  id uuid primary key,
  dataset text not null,
  number integer not null check (number > 0),
  -- Rows that were counted, in words that never change: releases over the same rows are put together by an attacker.
  population text not null,
  disclosure text not null,
  -- Built from trace data: drafts stand behind that wall, and only the police custodian approves them.
  trace_derived boolean not null,
  -- Built from hospital, outreach or dialogue records: police never see the draft.
  kept_from_police boolean not null,
  -- Whether the disclosure report lets it be approved.
  approvable boolean not null,
  as_of date not null,
  made_by text not null,
  made_at timestamptz not null,
  why text not null default '',
  -- SHA-256 of the file manifest.json.
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  -- Title, what is counted, notes, provenances.
  about jsonb not null,
  methods jsonb not null,
  report jsonb not null,
  -- Public releases that its audit put together with it.
  earlier jsonb not null default '[]',
  unique (dataset, number),
  unique (id, trace_derived, kept_from_police),
  unique (id, made_by, approvable, trace_derived, kept_from_police)
);

create table release_file (
  release_id uuid not null,
  name text not null check (name ~ '^[a-z0-9][a-z0-9._-]{0,120}$'),
  media_type text not null,
  bytes bigint not null,
  sha256 text not null,
  content bytea not null,
  trace_derived boolean not null,
  kept_from_police boolean not null,
  primary key (release_id, name),
  foreign key (release_id, trace_derived, kept_from_police) references release (id, trace_derived, kept_from_police),
  constraint as_it_says check (bytes = octet_length(content) and sha256 = encode(sha256(content), 'hex'))
);

-- The rules of approving stand in the table itself: once, by somebody else, never what discloses, trace by the custodian.
create table release_decision (
  release_id uuid primary key,
  decision text not null check (decision in ('approved', 'withdrawn')),
  decided_by text not null,
  decided_as text not null,
  organisation text,
  decided_at timestamptz not null,
  why text not null default '',
  supersedes uuid unique references release (id),
  made_by text not null,
  approvable boolean not null,
  trace_derived boolean not null,
  kept_from_police boolean not null,
  foreign key (release_id, made_by, approvable, trace_derived, kept_from_police)
    references release (id, made_by, approvable, trace_derived, kept_from_police),
  constraint approved_by_another check (decision = 'withdrawn' or decided_by <> made_by),
  constraint approved_by_role check (decision = 'withdrawn' or decided_as in ('custodian', 'counsel')),
  constraint trace_by_custodian check (decision = 'withdrawn' or not trace_derived or decided_as = 'custodian'),
  constraint not_by_police check (not kept_from_police or decided_as <> 'custodian'),
  constraint approved_discloses_nothing check (decision = 'withdrawn' or approvable),
  constraint only_public_supersedes check (decision = 'approved' or supersedes is null)
);

create view public_release as
select
  r.id, r.dataset, r.number, r.population, r.disclosure, r.as_of, r.made_at, r.content_hash, r.about, r.methods, r.report,
  d.decided_as as approved_as, d.organisation as approved_for, d.decided_at as approved_at, d.supersedes,
  n.release_id as superseded_by
from release r
join release_decision d on d.release_id = r.id and d.decision = 'approved'
left join release_decision n on n.supersedes = r.id;

create view public_release_file as
select f.release_id, f.name, f.media_type, f.bytes, f.sha256, f.content
from release_file f
join release_decision d on d.release_id = f.release_id and d.decision = 'approved';

do $$
declare t text;
begin
  foreach t in array array['release', 'release_file', 'release_decision']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I for select to record_writer using (true)', t || '_read_writer', t);
    execute format('create policy %I on %I for insert to record_writer with check (true)', t || '_add', t);
    -- The roles of the action `see-release-drafts`; a test compares the two lists. 1 is the compartment `trace`.
    execute format($policy$create policy %I on %I for select to member_reader
      using (current_setting('understory.role', true) in ('analyst', 'custodian', 'counsel', 'auditor')
        and (not kept_from_police or current_setting('understory.role', true) <> 'custodian')
        and (not trace_derived
          or 1 = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[])))$policy$,
      t || '_read', t);
    execute format('create policy %I on %I for select to record_publisher using (true)', t || '_publish', t);
  end loop;
end $$;

-- Nobody may update or delete: what was released stays.
grant select, insert on release, release_file, release_decision to record_writer;
grant select on release, release_file, release_decision to member_reader, record_publisher;
grant select on public_release, public_release_file to public_reader;
alter view public_release owner to record_publisher;
alter view public_release_file owner to record_publisher;
