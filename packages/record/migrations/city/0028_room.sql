-- What is said in the room: notes of tables, head counts, consent, and how a note becomes public. Everything but the wording of the consent
-- stands behind the wall `voice`; what was released is read through views without the note it came from.

-- What people are asked before anything is written down; a change is a new version, so that it stays known what somebody agreed to.
create table consent_text (
  series_id uuid not null references dialogue_series (id),
  version integer not null check (version > 0),
  org uuid not null,
  -- The model's ConsentText.
  content jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (series_id, version)
);
-- Append only: the newest answers under a code count. A person is a code on a paper card and a seat at a table, never a name.
create table consent (
  id uuid primary key,
  series_id uuid not null references dialogue_series (id),
  session_id uuid not null references dialogue_session (id),
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  text_version integer not null,
  code_hash text not null,
  table_no smallint not null check (table_no > 0),
  seat smallint not null check (seat > 0),
  recorded boolean not null,
  notes boolean not null,
  quoted boolean not null,
  contacted boolean not null,
  minor boolean not null,
  guardian boolean not null,
  -- How to reach them; erased after the days that the series promised.
  contact text check (length(contact) <= 200),
  by_person text not null,
  at timestamptz not null,
  constraint a_minor_needs_a_guardian check (not minor or guardian or not (recorded or notes or quoted or contacted)),
  constraint contact_only_with_consent check (contact is null or contacted)
);
create index consent_seat on consent (session_id, table_no, seat);

-- What a device at a table may do: add to the notes of that table, and read the run-sheet. Kept as a keyed hash.
create table table_pass (
  id uuid primary key,
  series_id uuid not null references dialogue_series (id),
  session_id uuid not null references dialogue_session (id),
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  table_no smallint not null check (table_no > 0),
  pass_hash text not null unique,
  ends_at timestamptz not null,
  made_by text not null,
  made_at timestamptz not null,
  revoked_at timestamptz
);

-- One point a row. The id is made on the device, so that a point sent twice is one. A correction replaces, a removal marks.
create table table_note (
  id uuid primary key,
  series_id uuid not null references dialogue_series (id),
  session_id uuid not null references dialogue_session (id),
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  table_no smallint not null check (table_no > 0),
  segment_id text not null,
  prompt_id text,
  text text not null check (length(text) between 1 and 1000),
  form text not null check (form in ('verbatim', 'paraphrase')),
  dissent boolean not null,
  channel text not null,
  language text not null,
  seat smallint check (seat > 0),
  device text not null,
  written_at timestamptz not null,
  received_at timestamptz not null,
  replaces uuid
);
create index table_note_session on table_note (session_id, received_at);
-- Append only, so that a device that was offline can take a point back whichever of the two arrives first.
create table table_note_removal (
  note_id uuid primary key,
  session_id uuid not null references dialogue_session (id),
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  at timestamptz not null
);
-- How many people sit at a table; the newest of a table counts.
create table table_tally (
  id uuid primary key,
  series_id uuid not null references dialogue_series (id),
  session_id uuid not null references dialogue_session (id),
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  table_no smallint not null check (table_no > 0),
  people smallint not null check (people between 0 and 500),
  device text not null,
  counted_at timestamptz not null,
  received_at timestamptz not null
);

-- What one person proposes to release and another one approves: never the same.
create table note_release (
  id uuid primary key,
  series_id uuid not null references dialogue_series (id),
  session_id uuid not null references dialogue_session (id),
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  state text not null check (state in ('proposed', 'released', 'declined')),
  -- The model's ProposedPoint, a list; emptied when it is decided.
  points jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  why text check (length(why) <= 500),
  constraint two_people check (decided_by is null or decided_by <> made_by),
  constraint decided_or_not check ((state = 'proposed') = (decided_by is null))
);
create table released_point (
  id uuid primary key,
  note_id uuid not null,
  series_id uuid not null references dialogue_series (id),
  session_id uuid not null references dialogue_session (id),
  release_id uuid not null references note_release (id),
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  segment_id text not null,
  prompt_id text,
  text text not null check (length(text) <= 1000),
  form text not null check (form in ('verbatim', 'paraphrase')),
  dissent boolean not null,
  channel text not null,
  language text not null,
  quoted boolean not null,
  pseudonym text,
  -- The consent that a quote stands on: its code takes it back.
  code_hash text,
  released_at timestamptz not null,
  withdrawn_at timestamptz,
  constraint a_quote_has_a_consent check (quoted = (code_hash is not null)),
  constraint withdrawn_words_are_gone check ((withdrawn_at is null) = (text <> ''))
);
create index released_point_series on released_point (series_id);
create index released_point_code on released_point (code_hash);
-- Anyone with the code on the card adds one; from that moment no view shows what stood on it.
create table quote_withdrawal (
  code_hash text primary key,
  series_id uuid not null references dialogue_series (id),
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  at timestamptz not null
);

do $$
declare t text;
begin
  foreach t in array array['consent_text', 'consent', 'table_pass', 'table_note', 'table_note_removal', 'table_tally', 'note_release',
    'released_point', 'quote_withdrawal']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('grant select on %I to member_reader', t);
    execute format('grant select, insert on %I to record_writer', t);
    if t = 'consent_text' then
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
  end loop;
  foreach t in array array['table_note', 'table_note_removal', 'table_tally', 'quote_withdrawal']
  loop
    execute format('create policy %I on %I for insert to desk_writer with check (true)', t || '_add', t);
    execute format('grant insert on %I to desk_writer', t);
  end loop;
  foreach t in array array['consent_text', 'consent', 'table_pass', 'table_note', 'released_point', 'quote_withdrawal']
  loop
    execute format('create policy %I on %I for select to record_publisher using (true)', t || '_publish', t);
  end loop;
end $$;
create policy consent_text_write on consent_text to record_writer using (true) with check (true);
create policy consent_text_read on consent_text for select to member_reader
  using (current_setting('understory.role', true) in ('facilitator', 'office', 'owner', 'auditor'));
grant update on consent, table_pass, note_release, released_point to record_writer;
grant delete on table_note, table_note_removal to record_writer;

-- The publisher reads what it needs to find and to count, never the words of a note.
grant select on consent_text to record_publisher;
grant select (code_hash, series_id, org) on consent to record_publisher;
grant select (pass_hash, id, series_id, session_id, org, table_no, ends_at, revoked_at) on table_pass to record_publisher;
grant select (id, session_id, table_no, device) on table_note to record_publisher;
grant select on released_point, quote_withdrawal to record_publisher;

create view public_consent_text as
select c.series_id, c.version, c.content, c.made_at from consent_text c join dialogue_series s on s.id = c.series_id where s.state <> 'draft';
create view public_consent_code as
select distinct code_hash, series_id, org from consent;
-- What a pass opens, found by its hash alone; the run-sheet with what is for facilitators.
create view public_table_pass as
select p.pass_hash, p.series_id, p.session_id, p.org, p.table_no, p.ends_at, p.revoked_at, s.slug as series_slug, s.terms as series_terms,
  n.slug as session_slug, n.starts_at, n.ends_at as session_ends_at, n.terms as session_terms
from table_pass p join dialogue_series s on s.id = p.series_id join dialogue_session n on n.id = p.session_id;
create view public_table_points as
select session_id, table_no, device, count(*)::integer as points from table_note group by session_id, table_no, device;
create view public_released_point as
select p.id, p.series_id, p.session_id, p.segment_id, p.prompt_id, p.text, p.form, p.dissent, p.channel, p.language, p.quoted, p.pseudonym, p.released_at
from released_point p join dialogue_series s on s.id = p.series_id
where s.state <> 'draft' and p.withdrawn_at is null
  and not exists (select from quote_withdrawal w where w.code_hash = p.code_hash);
grant select on public_consent_text, public_consent_code, public_table_pass, public_table_points, public_released_point to public_reader;
alter view public_consent_text owner to record_publisher;
alter view public_consent_code owner to record_publisher;
alter view public_table_pass owner to record_publisher;
alter view public_table_points owner to record_publisher;
alter view public_released_point owner to record_publisher;
