-- Making sense together: a codebook in versions, coding by people apart from each other, themes, findings that two people publish, and
-- the check by those who took part. All of it stands behind the wall `voice` but what the publisher's views show of published findings.

-- Append only: a new version renames, merges or retires codes and never loses one.
create table codebook_version (
  series_id uuid not null references dialogue_series (id),
  version integer not null check (version > 0),
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  -- The model's Code, a list.
  codes jsonb not null,
  -- Residents who took part in making this version, as a number.
  took_part smallint not null check (took_part between 0 and 2000),
  why text not null check (length(why) <= 500),
  made_by text not null,
  made_at timestamptz not null,
  primary key (series_id, version)
);

-- A sample of points, drawn by a seed, that some people code apart from each other.
create table coding_round (
  id uuid primary key,
  series_id uuid not null references dialogue_series (id),
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  codebook_version integer not null,
  -- Points that could have been drawn.
  population integer not null check (population >= 0),
  seed integer not null,
  coders smallint not null check (coders between 1 and 6),
  made_by text not null,
  made_at timestamptz not null,
  -- When the last of the coders was done: until then nobody reads what another one gave.
  closed_at timestamptz
);
create index coding_round_series on coding_round (series_id);
create table coding_unit (
  round_id uuid not null references coding_round (id),
  note_id uuid not null,
  place integer not null,
  series_id uuid not null,
  session_id uuid not null,
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  primary key (round_id, note_id)
);
create table coding_part (
  round_id uuid not null references coding_round (id),
  coder text not null,
  series_id uuid not null,
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  joined_at timestamptz not null,
  done_at timestamptz,
  primary key (round_id, coder)
);
create table coding (
  round_id uuid not null references coding_round (id),
  note_id uuid not null,
  coder text not null,
  series_id uuid not null,
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  -- Numbers by the id of a code.
  codes jsonb not null,
  -- While it is sealed its coder alone reads it; once it is not, nobody changes it.
  sealed boolean not null,
  at timestamptz not null,
  primary key (round_id, note_id, coder)
);
-- Append only: what somebody decided where coders differed; the newest counts, and what the coders gave stays.
create table coding_decision (
  id uuid primary key,
  round_id uuid not null references coding_round (id),
  note_id uuid not null,
  code text not null,
  series_id uuid not null,
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  value smallint not null,
  why text not null check (length(why) between 3 and 500),
  decided_by text not null,
  decided_at timestamptz not null
);
create index coding_decision_round on coding_decision (round_id);

-- Append only, both of them: the newest version counts.
create table theme_list (
  series_id uuid not null references dialogue_series (id),
  version integer not null check (version > 0),
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  -- The model's Theme, a list.
  themes jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (series_id, version)
);
create table participant_profile (
  series_id uuid not null references dialogue_series (id),
  version integer not null check (version > 0),
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  -- The model's ProfileDimension, a list: head counts of slips without names.
  dimensions jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (series_id, version)
);

-- What one person proposes to publish and another one decides about: never the same.
create table findings (
  id uuid primary key,
  series_id uuid not null references dialogue_series (id),
  version integer not null check (version > 0),
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  state text not null check (state in ('proposed', 'checking', 'published', 'declined')),
  -- The model's FindingsContent: themes and numbers, no word of a note.
  content jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  published_at timestamptz,
  why text check (length(why) <= 500),
  unique (series_id, version),
  constraint two_people check (decided_by is null or decided_by <> made_by),
  constraint decided_or_not check ((state = 'proposed') = (decided_by is null)),
  constraint published_or_not check ((state = 'published') = (published_at is not null))
);
-- Released points under the themes of findings.
create table finding_point (
  findings_id uuid not null references findings (id),
  theme_id text not null,
  point_id uuid not null references released_point (id),
  series_id uuid not null,
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  primary key (findings_id, theme_id, point_id)
);

-- Themes going back to those who took part.
create table member_check (
  id uuid primary key,
  findings_id uuid not null unique references findings (id),
  series_id uuid not null references dialogue_series (id),
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  -- Codes of cards that could answer when it was opened.
  asked integer not null check (asked >= 0),
  ends_on date not null,
  opened_by text not null,
  opened_at timestamptz not null,
  -- The model's CheckResult, once one person ended the check; another one publishes it.
  result jsonb,
  ended_by text,
  ended_at timestamptz,
  published_by text,
  published_at timestamptz,
  constraint two_people check (published_by is null or published_by <> ended_by),
  constraint ended_before_published check (published_at is null or (ended_at is not null and published_by is not null)),
  constraint a_result_when_ended check ((result is null) = (ended_at is null))
);
-- Append only: the newest of a code counts.
create table check_answer (
  id uuid primary key,
  check_id uuid not null,
  series_id uuid not null,
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  code_hash text not null,
  -- The model's CheckAnswer by the id of a theme.
  answers jsonb not null,
  missing text check (length(missing) <= 600),
  language text not null,
  channel text not null,
  at timestamptz not null
);
create index check_answer_check on check_answer (check_id);

-- What whoever decides answers to a theme; public. A theme's newest answer counts.
create table theme_answer (
  id uuid primary key,
  series_id uuid not null references dialogue_series (id),
  findings_id uuid not null references findings (id),
  theme_id text not null,
  org uuid not null,
  decision text not null check (decision in ('accepted', 'partly', 'declined')),
  words jsonb not null,
  -- The commitment that it became, where it did.
  commitment_id uuid,
  made_by text not null,
  made_at timestamptz not null
);
create index theme_answer_findings on theme_answer (findings_id);

do $$
declare
  t text;
  wall constant text := $wall$compartment = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[])$wall$;
  own constant text := $own$ and org::text = current_setting('understory.org', true) and current_setting('understory.role', true) = 'facilitator'$own$;
begin
  foreach t in array array['codebook_version', 'coding_round', 'coding_unit', 'coding_part', 'coding', 'coding_decision', 'theme_list',
    'participant_profile', 'findings', 'finding_point', 'member_check', 'check_answer', 'theme_answer']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('grant select on %I to member_reader', t);
    execute format('grant select, insert on %I to record_writer', t);
    if t = 'theme_answer' then
      continue;
    end if;
    execute format('create policy %I on %I to record_writer using (%s) with check (%s)', t || '_write', t, wall, wall);
    -- The roles of the action `read-voice`; what a coder gave stays theirs alone until the round is closed.
    execute format('create policy %I on %I for select to member_reader using (%s%s%s)', t || '_read', t, wall, own,
      case when t = 'coding' then $seal$ and (not sealed or coder = current_setting('understory.actor', true))$seal$ else '' end);
  end loop;
  foreach t in array array['findings', 'finding_point', 'member_check', 'theme_answer']
  loop
    execute format('create policy %I on %I for select to record_publisher using (true)', t || '_publish', t);
  end loop;
end $$;
-- What coders gave stays as they gave it once it is open.
create policy coding_stays on coding as restrictive for update to record_writer using (sealed) with check (true);
create policy theme_answer_write on theme_answer to record_writer using (true) with check (true);
create policy theme_answer_read on theme_answer for select to member_reader
  using (current_setting('understory.role', true) in ('facilitator', 'office', 'owner', 'auditor'));
create policy check_answer_add on check_answer for insert to desk_writer with check (true);
grant insert on check_answer to desk_writer;
grant update on coding_round, coding_part, coding, findings, member_check to record_writer;

grant select (id, series_id, version, state, content, published_at, org) on findings to record_publisher;
grant select (findings_id, theme_id, point_id) on finding_point to record_publisher;
grant select (id, findings_id, series_id, org, ends_on, opened_at, result, ended_at, published_at) on member_check to record_publisher;
grant select (id, series_id, findings_id, theme_id, decision, words, commitment_id, made_at) on theme_answer to record_publisher;

create view public_findings as
select f.id, f.series_id, f.version, f.content, f.published_at
from findings f join dialogue_series s on s.id = f.series_id where f.state = 'published' and s.state <> 'draft';
-- The points themselves come from the view of released points, so that a withdrawn one is under no theme.
create view public_finding_point as
select p.findings_id, p.theme_id, p.point_id
from finding_point p join findings f on f.id = p.findings_id where f.state = 'published';
-- What the code of a consent card opens: themes that wait for an answer, found by the series of the card.
create view public_open_check as
select c.id, c.series_id, c.org, c.ends_on, f.content, s.slug as series_slug, s.terms as series_terms
from member_check c join findings f on f.id = c.findings_id join dialogue_series s on s.id = c.series_id
where c.ended_at is null and f.state in ('checking', 'published') and s.state <> 'draft';
create view public_member_check as
select c.id, c.findings_id, c.result, c.published_at from member_check c where c.published_at is not null;
create view public_theme_answer as
select a.id, a.findings_id, a.theme_id, a.decision, a.words, a.commitment_id, a.made_at
from theme_answer a join findings f on f.id = a.findings_id where f.state = 'published';
grant select on public_findings, public_finding_point, public_open_check, public_member_check, public_theme_answer to public_reader;
alter view public_findings owner to record_publisher;
alter view public_finding_point owner to record_publisher;
alter view public_open_check owner to record_publisher;
alter view public_member_check owner to record_publisher;
alter view public_theme_answer owner to record_publisher;
